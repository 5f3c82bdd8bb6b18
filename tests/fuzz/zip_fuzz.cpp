#include <cstdlib>
#include <string_view>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"

/// Any bytes give a reading or one finding with a rule; small limits keep the run fast.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string_view view(reinterpret_cast<const char*>(bytes), size);
  const tidtam::formats::Limits limits{.total_bytes = 8 << 20, .entry_bytes = 4 << 20, .cells = 100'000};
  const auto reading = tidtam::formats::read_workbook(view, "a.xlsx", limits);
  if (!reading && reading.reason().rule.empty()) std::abort();
  if (reading) (void)tidtam::formats::dump_cells(reading.value().workbook);
  return 0;
}
