#include <string>
#include <string_view>

#include "extractors/formats/reader.hpp"
#include "tests/support/xlsx_parts.hpp"

/// The bytes as one part of a sound workbook: the first byte picks which, so that mutation need not keep a zip valid.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string part(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  tidtam::support::XlsxParts parts;
  parts.strings = tidtam::support::strings_xml("<si><t>a</t></si>");
  parts.styles = tidtam::support::styles_xml({{0, ""}, {14, ""}});
  parts.sheets.emplace_back("S",
                            tidtam::support::sheet_xml("<row r=\"1\"><c r=\"A1\" t=\"s\" s=\"1\"><v>0</v></c></row>"));
  switch (bytes[0] % 4) {
    case 0:
      parts.strings = part;
      break;
    case 1:
      parts.styles = part;
      break;
    case 2:
      parts.workbook_properties = part;
      break;
    default:
      parts.sheets[0].second = part;
      break;
  }
  (void)tidtam::formats::read_workbook(parts.bytes(tidtam::support::Packing::stored), "a.xlsx", {});
  return 0;
}
