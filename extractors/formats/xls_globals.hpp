#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/formats/number_format.hpp"
#include "extractors/formats/refusal.hpp"
#include "extractors/formats/xls_records.hpp"
#include "extractors/formats/xls_text.hpp"
#include "extractors/formats/xlsx_parts.hpp"
#include "pipeline/model/workbook.hpp"

namespace tidtam::formats {

/// A worksheet as the workbook lists it.
struct XlsSheetEntry {
  std::string name;
  model::SheetVisibility visibility = model::SheetVisibility::visible;
  std::size_t offset = 0;  ///< of its BOF record in the stream
};

/// How the substream of the globals ended.
enum class XlsEnd : std::uint8_t { complete, without_mark, within_record };

/// What the sheets of a binary workbook share.
struct XlsGlobals {
  XlsTexts texts;
  DateSystem dates = DateSystem::from_1900;
  std::vector<CellStyle> styles;  ///< for each XF record; in BIFF2 for each number format
  std::vector<std::string_view> strings;
  std::vector<XlsSheetEntry> sheets;
  XlsEnd end = XlsEnd::complete;
  std::size_t end_offset = 0;  ///< behind the last record read
};

/// Reads the substream that begins with the BOF record at `offset`: the globals of a workbook, or a worksheet of the
/// old kind that stands alone and holds its own. FILE-ENCRYPTED where it is behind a password.
/// The strings go into `store`.
[[nodiscard]] Read<XlsGlobals> read_xls_globals(std::string_view stream, std::size_t offset, const Limits& limits,
                                                model::Workbook& store);

}  // namespace tidtam::formats
