#pragma once

#include "pipeline/model/report.hpp"
#include "pipeline/report/inputs.hpp"
#include "pipeline/report/report_spec.hpp"

namespace tidtam::report {

/// The report of one unit by its edition. Reads only the index; many threads may build at once.
[[nodiscard]] model::Report build_report(const InputIndex& index, model::UnitIndex unit, const ReportSpec& spec);

/// The line whose figures a unit's report prints where its edition names none: the one with units below it, `moe` where
/// both have (the ministry), `obec` where neither has and the unit hangs on it.
[[nodiscard]] model::Line main_line_of(const model::UnitTree& units, model::UnitIndex unit);

}  // namespace tidtam::report
