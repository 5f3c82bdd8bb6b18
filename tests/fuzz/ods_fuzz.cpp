#include <cstdlib>
#include <string_view>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"
#include "tests/support/zip_writer.hpp"

/// Any content.xml of an OpenDocument file gives a reading or one finding with a rule.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string_view content(reinterpret_cast<const char*>(bytes), size);
  const tidtam::formats::Limits limits{.entry_bytes = 4 << 20, .cells = 100'000};
  const std::string file = tidtam::support::ZipWriter(tidtam::support::Packing::stored)
                               .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                               .add("content.xml", content)
                               .finish();
  const auto reading = tidtam::formats::read_workbook(file, "fuzz.ods", limits);
  if (!reading && reading.reason().rule.empty()) std::abort();
  if (reading) (void)tidtam::formats::dump_cells(reading.value().workbook);
  return 0;
}
