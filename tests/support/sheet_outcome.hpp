#pragma once

#include <libdeflate.h>

#include <string>
#include <string_view>
#include <vector>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/sheet_scanner.hpp"
#include "extractors/formats/zip_archive.hpp"

namespace tidtam::support {

/// All that a reader of sheet XML says of a sheet, in one text, so that two readers can be held against each other.
struct SheetOutcome {
  bool is_done = false;  ///< read to the end, and within the limits
  std::string said;
};

/// Of `read_with(const Limits&, SheetBuilder&)`, with a few invented shared strings and styles.
template <typename ReadWith>
SheetOutcome outcome_of(ReadWith read_with, const formats::Limits& limits = {}) {
  const std::vector<std::string_view> strings{"ศูนย์", "one", "สอง", ""};
  const std::vector<formats::CellStyle> styles{
      {}, {true, 0}, {true, model::kElapsedFormat}, {false, model::kPercentFormat}};
  model::Workbook workbook;
  formats::SheetBuilder builder({.strings = strings, .styles = styles, .limits = &limits, .store = &workbook});
  SheetOutcome outcome;
  outcome.is_done = read_with(limits, builder) && !builder.is_refused();
  model::Sheet& sheet = workbook.sheets.emplace_back();
  sheet.name = "S";
  std::vector<model::Finding> findings;
  builder.finish(sheet, findings);
  outcome.said = formats::dump_cells(workbook);
  for (const model::Cell& cell : sheet.cells) outcome.said += std::to_string(cell.flags) + " ";
  for (const model::CellRange& range : sheet.merged)
    outcome.said += model::to_a1(range.first) + ":" + model::to_a1(range.last);
  for (const std::uint32_t row : sheet.hidden_rows) outcome.said += " row " + std::to_string(row);
  for (const std::uint16_t column : sheet.hidden_columns) outcome.said += " column " + std::to_string(column);
  for (const model::Finding& finding : findings)
    outcome.said += "\n" + finding.rule + finding.cell + finding.facts.at("count");
  return outcome;
}

/// The XML shown through a window that begins with `room` bytes (one at least) and grows only where it must, so that it
/// is cut where it never is in large files.
class SmallWindow {
 public:
  SmallWindow(std::string_view xml, std::size_t room)
      : entry_{.name = "sheet",
               .packed_bytes = xml.size(),
               .bytes = xml.size(),
               .crc = libdeflate_crc32(0, xml.data(), xml.size())},
        stream_(entry_, xml),
        window_(stream_, xml.size(), room) {}

  formats::XmlWindow& window() { return window_; }

 private:
  formats::ZipEntry entry_;
  formats::ZipStream stream_;
  formats::XmlWindow window_;
};

}  // namespace tidtam::support
