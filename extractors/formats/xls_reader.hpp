#pragma once

#include <string_view>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/refusal.hpp"

namespace tidtam::formats {

/// Reads a binary workbook (.xls): BIFF5 and BIFF8 in a compound file, and the older BIFF2 to BIFF4, which are a bare
/// stream of records. A sheet of those that has no name of its own is called `sheet_name`. Charts, macro sheets and
/// dialogs are left out; of formulas the results that the file keeps are read.
[[nodiscard]] Read<Reading> read_xls(std::string_view bytes, std::string_view sheet_name, const Limits& limits);

}  // namespace tidtam::formats
