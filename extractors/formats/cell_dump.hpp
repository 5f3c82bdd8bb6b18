#pragma once

#include <string>

#include "pipeline/model/workbook.hpp"

namespace tidtam::formats {

/// What `tidtam cells` prints: a line for each non-empty cell, tab-separated: sheet name, A1 reference, type (`n`
/// number, `s` text, `b` boolean, `e` error, `d` date), value. Tab, line ends and backslash are written `\t \n \r \\`.
[[nodiscard]] std::string dump_cells(const model::Workbook& workbook);

}  // namespace tidtam::formats
