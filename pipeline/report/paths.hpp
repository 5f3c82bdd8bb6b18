#pragma once

#include <string>

#include "pipeline/model/unit.hpp"

namespace tidtam::report {

/// `esao/00330001`: the folder of a unit's report, below `reports/`.
[[nodiscard]] std::string folder_of(const model::Unit& unit);
/// The way from one unit's report to another's: `../../school/33010001/report.html`.
[[nodiscard]] std::string href_between(const model::Unit& from, const model::Unit& to);

}  // namespace tidtam::report
