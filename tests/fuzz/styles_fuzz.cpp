#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "extractors/formats/styles.hpp"

/// Where the XML library and the scanner both read styles, they take the same cells for dates, percentages and times.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace tidtam::formats;
  const std::string xml(reinterpret_cast<const char*>(bytes), size);
  std::vector<CellStyle> scanned;
  if (scan_styles(xml, scanned) != Scan::done) return 0;
  const auto walked = walk_styles(xml, "styles", {});
  if (!walked || walked.value() == scanned) return 0;
  std::fprintf(stderr, "scanner: %zu formats, library: %zu\n", scanned.size(), walked.value().size());
  for (std::size_t i = 0; i < scanned.size() && i < walked.value().size(); ++i) {
    const CellStyle& other = walked.value()[i];
    if (scanned[i] == other) continue;
    std::fprintf(stderr, "%zu: date %d flags %u and date %d flags %u\n", i, scanned[i].is_date, scanned[i].flags,
                 other.is_date, other.flags);
  }
  std::abort();
}
