#include <cstdlib>
#include <string_view>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/xls_reader.hpp"
#include "tests/support/xls_writer.hpp"

namespace {
void read(std::string_view bytes) {
  const tidtam::formats::Limits limits{.entry_bytes = 4 << 20, .cells = 100'000};
  const auto reading = tidtam::formats::read_xls(bytes, limits);
  if (!reading && reading.reason().rule.empty()) std::abort();
  if (reading) (void)tidtam::formats::dump_cells(reading.value().workbook);
}
}  // namespace

/// Any bytes give a reading or one finding with a rule: as a file, and as the workbook stream of a sound compound file,
/// so that the fuzzer need not find its way through the tables of sectors to reach the records.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string_view view(reinterpret_cast<const char*>(bytes), size);
  read(view);
  if (!view.starts_with("\xD0\xCF")) read(tidtam::support::CompoundWriter().add("Workbook", view).finish());
  return 0;
}
