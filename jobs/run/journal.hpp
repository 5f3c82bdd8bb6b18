#pragma once

#include <concepts>
#include <string>
#include <utility>

#include "jobs/run/intake.hpp"
#include "pipeline/base/clock.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// The story of a run, written step by step in transactions of its own. A run that is neither done nor failed was
/// killed.
class Journal {
 public:
  Journal(store::Store& store, const std::string& job, const std::string& catalogue_hash, const base::Clock& clock);
  /// Writes `failed` where finish() was not reached.
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Does the work and writes down how long it took and what it counted.
  template <typename Work>
  void step(const std::string& name, Work&& work) {
    const base::Seconds started = clock_.now();
    if constexpr (std::same_as<decltype(work()), void>) {
      work();
      write_step(name, started, {});
    } else {
      write_step(name, started, work());
    }
  }
  void finish(store::RunStatus status, store::Counts counts);

 private:
  void write_step(const std::string& name, base::Seconds started, store::Counts counts);

  store::Store& store_;
  const base::Clock& clock_;
  store::RunId run_;
  bool finished_ = false;
};

[[nodiscard]] store::Counts counts_of(const IntakeCounts& counts);

}  // namespace tidtam::jobs
