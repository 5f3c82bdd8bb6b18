#include <cstdlib>
#include <string_view>

#include "extractors/formats/csv_reader.hpp"
#include "pipeline/base/utf8.hpp"

/// Every text read is UTF-8, whatever the bytes were, and cells stand in order.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const auto reading = tidtam::formats::read_csv({reinterpret_cast<const char*>(bytes), size}, "a", {});
  if (!reading) return 0;
  const auto& cells = reading.value().workbook.sheets.at(0).cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].text().empty() || !tidtam::base::is_valid_utf8(cells[i].text())) std::abort();
    if (i > 0 && !(cells[i - 1].ref < cells[i].ref)) std::abort();
  }
  return 0;
}
