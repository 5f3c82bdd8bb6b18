#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pipeline/model/workbook.hpp"

namespace tidtam::formats {

/// What `tidtam cells` prints: a line for each non-empty cell, tab-separated: sheet name, A1 reference, type (`n`
/// number, `s` text, `b` boolean, `e` error, `d` date), value. Tab, line ends and backslash are written `\t \n \r \\`.
[[nodiscard]] std::string dump_cells(const model::Workbook& workbook);

/// The same, handed over in pieces of some kilobytes: the dump of a large sheet is longer than the sheet.
void dump_cells(const model::Workbook& workbook, const std::function<void(std::string_view)>& write);

}  // namespace tidtam::formats
