#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/error.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/workbook.hpp"

namespace tidtam::formats {

/// What a file may cost. Each is looked at before the memory is spent; what goes beyond is refused with FILE-LIMIT.
struct Limits {
  std::uint64_t total_bytes = 512ULL << 20;  ///< inflated bytes of all zip entries read, together
  std::uint64_t entry_bytes = 256ULL << 20;  ///< inflated bytes of one zip entry; bytes of a text file
  std::uint64_t inflate_ratio = 200;         ///< inflated to deflated bytes, for entries of ratio_from_bytes and more
  std::uint64_t ratio_from_bytes = 1ULL << 20;  ///< smaller entries may deflate as well as they like
  std::size_t entries = 4000;                   ///< files in the zip
  std::size_t sheets = 4000;                    ///< sheets of a workbook
  std::uint32_t rows = model::kMaxRows;         ///< highest row number of a sheet
  std::uint32_t columns = model::kMaxColumns;   ///< highest column number of a sheet
  std::size_t cells = 5'000'000;                ///< non-empty cells of the whole workbook
  std::size_t merged_ranges = 200'000;          ///< merged ranges of one sheet
  std::size_t string_bytes = 128ULL << 10;  ///< UTF-8 bytes of one cell's text (Excel itself stops at 32,767 letters)
  std::uint64_t text_bytes = 256ULL << 20;  ///< texts of all cells together, a shared string counted for each cell
  std::size_t xml_depth = 64;               ///< elements within one another
};

/// What the bytes of a file are, whatever its name says.
enum class Format : std::uint8_t {
  xlsx,
  xls,  ///< binary workbooks, in a compound file or bare
  ods,
  csv,  ///< any delimited text
  html,  ///< the tables of a web page
  xlsb,  ///< the binary twin of xlsx
  xml,   ///< XML that is no HTML: Excel 2003 tables and others
  pdf,
  image,
  empty,
  truncated,  ///< begins as a zip and has no end, or nothing but zeros
  unknown,
};

/// A file read whole. Warnings of places in it stand in `findings`; a file that cannot be read is no Reading.
struct Reading {
  model::Workbook workbook;
  Format format = Format::unknown;
  std::string encoding;  ///< of text files: `UTF-8`, `Windows-874` …
  std::vector<model::Finding> findings;
};

/// Reads a spreadsheet by what its bytes are, never by its extension; the name serves as sheet name of text files.
/// Any bytes give either a Reading or exactly one finding that says why not and what to do. The bytes may go after the
/// call.
[[nodiscard]] base::Result<Reading, model::Finding> read_workbook(std::string_view bytes, std::string_view file_name,
                                                                  const Limits& limits);

}  // namespace tidtam::formats
