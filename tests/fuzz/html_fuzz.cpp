#include <cstdlib>
#include <string_view>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/html_reader.hpp"

/// Any bytes give a reading or one finding with a rule.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string_view view(reinterpret_cast<const char*>(bytes), size);
  const auto reading = tidtam::formats::read_html(view, "a", {.cells = 10'000, .merged_ranges = 1000});
  if (!reading && reading.reason().rule.empty()) std::abort();
  if (reading) (void)tidtam::formats::dump_cells(reading.value().workbook);
  return 0;
}
