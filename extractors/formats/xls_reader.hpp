#pragma once

#include <string_view>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/refusal.hpp"

namespace tidtam::formats {

/// Reads a binary workbook (.xls): BIFF5 and BIFF8 in a compound file, and the older BIFF2 to BIFF4, which are a bare
/// stream of records and whose only sheet, which has no name, is called `Sheet1`. Charts and macro sheets are left out;
/// of formulas the results that the file keeps are read.
[[nodiscard]] Read<Reading> read_xls(std::string_view bytes, const Limits& limits);

}  // namespace tidtam::formats
