#include "extractors/formats/shared_strings.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace tidtam::formats {
namespace {

Scan scanned(const std::string& inside_of_properties) {
  const std::string xml = "<sst><si><r><rPr>" + inside_of_properties + "</rPr><t>ก</t></r></si></sst>";
  model::Workbook store;
  std::vector<std::string_view> strings;
  return scan_shared_strings(xml, store, strings);
}

TEST(SharedStrings, AreLeftToTheXmlLibraryWhereTheEndOfAnElementCouldBeHidden) {
  EXPECT_EQ(scanned("<b/>"), Scan::done);
  EXPECT_EQ(scanned("<rPr/></rPr><t>ข</t></r></si></sst>"), Scan::unfamiliar) << "properties in properties";
  EXPECT_EQ(scanned("<?x </rPr><t>ข</t></r></si></sst> ?>"), Scan::unfamiliar) << "an end in an instruction";
  EXPECT_EQ(scanned("<!-- </rPr><t>ข</t></r></si></sst> -->"), Scan::unfamiliar) << "an end in a comment";
}

}  // namespace
}  // namespace tidtam::formats
