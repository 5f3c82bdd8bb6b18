#pragma once

#include "pipeline/model/report.hpp"
#include "pipeline/report/inputs.hpp"

namespace tidtam::report {

/// `reports/index.html`: every unit that has a report, the ministry first, each level grouped under the office above
/// it. Plain links, so that the browser's own search finds a school.
[[nodiscard]] model::Report build_index_page(const InputIndex& index);

}  // namespace tidtam::report
