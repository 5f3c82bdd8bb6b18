#pragma once

#include <cstdint>
#include <string>

#include "jobs/run/knowledge.hpp"
#include "jobs/run/measure_step.hpp"
#include "jobs/run/progress_line.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

struct Published {
  std::uint64_t reports = 0;  ///< units that have one
  bool changed = false;       ///< something differs from what readers had before
};

/// A digest of all that reports depend on: catalogue, settings, what counts, which files came, and the day. Reports
/// whose digest is the one last published need not be made again.
[[nodiscard]] std::string report_signature(const Knowledge& knowledge, store::Store& store, const Settings& settings,
                                           base::Date run_date);

/// Builds and renders the report of every unit that has one, side by side, and publishes the whole tree at once.
[[nodiscard]] Published publish_reports(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                                        const Measurement& measurement, base::Date run_date, ProgressLine& progress);

}  // namespace tidtam::jobs
