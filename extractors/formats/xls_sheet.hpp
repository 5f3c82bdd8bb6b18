#pragma once

#include <string_view>

#include "extractors/formats/sheet_builder.hpp"
#include "extractors/formats/xls_globals.hpp"

namespace tidtam::formats {

/// How reading of a sheet went, and how far.
struct XlsSheetRead {
  bool is_worksheet = false;  ///< whether there is a BOF of a worksheet at the offset
  XlsEnd end = XlsEnd::complete;
  std::size_t end_offset = 0;
};

/// Reads the worksheet whose BOF record lies at `offset` into `builder`, which keeps the first refusal. Charts and
/// their like within the sheet are passed over.
[[nodiscard]] XlsSheetRead read_xls_sheet(std::string_view stream, std::size_t offset, const XlsGlobals& globals,
                                          SheetBuilder& builder);

}  // namespace tidtam::formats
