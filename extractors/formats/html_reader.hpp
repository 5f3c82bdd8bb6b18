#pragma once

#include <string_view>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/refusal.hpp"

namespace tidtam::formats {

/// Reads the tables of a web page, which many systems hand out under the name .xls: each table that holds data is a
/// sheet, all its cells are text, and the lines of text above it stand in rows above it, as Excel shows them. Spans are
/// merged ranges. A page without such a table, or one that asks for a password, is refused with FILE-HTML.
[[nodiscard]] Read<Reading> read_html(std::string_view bytes, std::string_view sheet_name, const Limits& limits);

}  // namespace tidtam::formats
