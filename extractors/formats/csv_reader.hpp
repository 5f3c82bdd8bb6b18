#pragma once

#include <string_view>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/refusal.hpp"

namespace tidtam::formats {

/// How the fields of a text file are parted.
struct Dialect {
  char delimiter = ',';
  std::size_t skip_bytes = 0;  ///< of a `sep=;` line, which is no row
};

/// Comma, semicolon, tab or bar, by which the rows at the beginning part most evenly; a `sep=` line decides at once.
[[nodiscard]] Dialect dialect_of(std::string_view text);

/// Reads delimited text in any of the encodings of thai::Encoding: one sheet, every non-empty field a text cell. Stray
/// quotes are taken as they stand. Refuses web pages, other XML and bytes that are no text.
[[nodiscard]] Read<Reading> read_csv(std::string_view bytes, std::string_view sheet_name, const Limits& limits);

}  // namespace tidtam::formats
