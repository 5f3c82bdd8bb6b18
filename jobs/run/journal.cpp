#include "jobs/run/journal.hpp"

#include <exception>

#include "pipeline/base/error.hpp"

namespace tidtam::jobs {

Journal::Journal(store::Store& store, const std::string& job, const std::string& catalogue_hash,
                 const base::Clock& clock)
    : store_(store), clock_(clock), run_(store.begin_run({job, clock.now(), TIDTAM_VERSION, catalogue_hash})) {}

Journal::~Journal() {
  if (finished_) return;
  try {
    store_.end_run(run_, {clock_.now(), store::RunStatus::failed, {}});
  } catch (const std::exception&) {
    // The failure that brought us here is already on its way up; a run row left at `running` says the same.
    finished_ = true;
  }
}

void Journal::write_step(const std::string& name, base::Seconds started, store::Counts counts) {
  store_.add_run_step(run_, {name, started, clock_.now(), store::RunStatus::done, std::move(counts)});
}

void Journal::finish(store::RunStatus status, store::Counts counts) {
  store_.end_run(run_, {clock_.now(), status, std::move(counts)});
  finished_ = true;
}

store::Counts counts_of(const IntakeCounts& counts) {
  store::Counts written{{"files", static_cast<std::int64_t>(counts.files)},
                        {"rows", static_cast<std::int64_t>(counts.rows)},
                        {"facts", static_cast<std::int64_t>(counts.facts)}};
  if (counts.failed > 0) written["failed"] = static_cast<std::int64_t>(counts.failed);
  for (const auto& [state, count] : counts.by_state) {
    written[std::string(model::submission_state_word(state))] = static_cast<std::int64_t>(count);
  }
  return written;
}

}  // namespace tidtam::jobs
