#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/formats/shared_strings.hpp"
#include "pipeline/thai/charset.hpp"

/// Where the XML library and the scanner both read shared strings, they read the same ones.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace tidtam::formats;
  const std::string xml(reinterpret_cast<const char*>(bytes), size);
  if (!tidtam::thai::is_clean_utf8(xml)) return 0;  // such XML is never scanned
  tidtam::model::Workbook scanned_store;
  tidtam::model::Workbook walked_store;
  std::vector<std::string_view> scanned;
  if (scan_shared_strings(xml, scanned_store, scanned) != Scan::done) return 0;
  const auto walked = walk_shared_strings(xml, "sharedStrings", {}, walked_store);
  if (!walked || walked.value() == scanned) return 0;
  std::fprintf(stderr, "scanner: %zu strings, library: %zu\n", scanned.size(), walked.value().size());
  for (std::size_t i = 0; i < scanned.size() && i < walked.value().size(); ++i) {
    if (scanned[i] == walked.value()[i]) continue;
    std::fprintf(stderr, "%zu: '%s' and '%s'\n", i, std::string(scanned[i]).c_str(),
                 std::string(walked.value()[i]).c_str());
  }
  std::abort();
}
