#pragma once

#include <optional>
#include <string>

#include "jobs/run/intake.hpp"
#include "jobs/run/job_spec.hpp"
#include "jobs/run/session.hpp"
#include "pipeline/base/clock.hpp"
#include "pipeline/base/log.hpp"

namespace tidtam::jobs {

struct RunOptions {
  std::optional<base::Date> date;  ///< the day that reports are made for; today in Thailand where absent
};

/// What a run did, for its log line and exit status.
struct RunSummary {
  IntakeCounts intake;
  std::uint64_t read_again = 0;  ///< files that say something else since the desk was answered
  std::uint64_t reports = 0;     ///< units that have a report
  bool reports_changed = false;
  std::uint64_t receipts = 0;  ///< written in this run

  /// Whether files went back to their senders; those count too that a killed run had judged and not yet told of.
  [[nodiscard]] bool sent_back() const;
};

/// The whole path, in order: collect → extract → transform → merge → compare → measure → report → deliver. The caller
/// holds the lock.
[[nodiscard]] RunSummary run_job(Session& session, const JobSpec& job, const RunOptions& options,
                                 const base::Clock& clock, base::Log& log);

}  // namespace tidtam::jobs
