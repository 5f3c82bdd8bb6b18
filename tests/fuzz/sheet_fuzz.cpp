#include <cstdio>
#include <cstdlib>
#include <string>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/sheet_scanner.hpp"

namespace {

using namespace tidtam::formats;

struct Outcome {
  bool done = false;
  std::string dump;
};

enum class With : std::uint8_t { scanner, xml_library };

Outcome read_with(With with, const std::string& xml) {
  const std::string_view strings[] = {"one", "two"};
  const CellStyle styles[] = {{}, {true, 0}};
  const Limits limits{.cells = 50'000, .merged_ranges = 1000};
  tidtam::model::Workbook workbook;
  SheetBuilder builder({.strings = strings, .styles = styles, .limits = &limits, .store = &workbook});
  Outcome outcome;
  outcome.done = with == With::scanner ? scan_sheet(xml, builder) == Scan::done : walk_sheet(xml, limits, builder);
  if (builder.is_refused()) outcome.done = false;
  tidtam::model::Sheet sheet;
  std::vector<tidtam::model::Finding> findings;
  builder.finish(sheet, findings);
  workbook.sheets.push_back(std::move(sheet));
  outcome.dump = dump_cells(workbook);
  return outcome;
}

}  // namespace

/// Where the XML library and the scanner both read a sheet, they read the same cells.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string xml(reinterpret_cast<const char*>(bytes), size);
  const Outcome scanned = read_with(With::scanner, xml);
  if (!scanned.done) return 0;
  const Outcome walked = read_with(With::xml_library, xml);
  if (!walked.done || walked.dump == scanned.dump) return 0;
  std::fprintf(stderr, "scanner:\n%s\nlibrary:\n%s\n", scanned.dump.c_str(), walked.dump.c_str());
  std::abort();
}
