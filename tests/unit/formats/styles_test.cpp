#include "extractors/formats/styles.hpp"

#include <gtest/gtest.h>

#include "tests/support/xlsx_parts.hpp"

namespace tidtam::formats {
namespace {

std::vector<CellStyle> scanned(const std::string& xml) {
  std::vector<CellStyle> styles;
  EXPECT_EQ(scan_styles(xml, styles), Scan::done) << xml;
  return styles;
}

TEST(Styles, MeanTheSameByScannerAndXmlLibrary) {
  const std::string xml = support::styles_xml({{0, ""},
                                               {14, ""},
                                               {165, "d &quot;น.&quot; mmm"},
                                               {166, "0 &quot;day&quot;"},
                                               {10, ""},
                                               {164, "[h]:mm"},
                                               {999, ""}});
  const std::vector<CellStyle> expected{
      {}, {true, 0}, {true, 0}, {}, {false, model::kPercentFormat}, {true, model::kElapsedFormat}, {}};
  EXPECT_EQ(scanned(xml), expected);
  EXPECT_EQ(walk_styles(xml, "styles", {}).value(), expected);
}

TEST(Styles, LeaveTheCodesOfConditionalFormatsAlone) {
  const std::string xml =
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0\"/></numFmts><cellXfs><xf "
      "numFmtId=\"164\"><alignment/></xf></cellXfs>"
      "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"d/m/yy\"/></dxf></dxfs></styleSheet>";
  EXPECT_EQ(scanned(xml), std::vector<CellStyle>{CellStyle{}});
  EXPECT_EQ(walk_styles(xml, "styles", {}).value(), std::vector<CellStyle>{CellStyle{}});
}

TEST(Styles, CountEachListOfFormatsAndNoAttributeOfAnExtension) {
  const std::vector<CellStyle> expected{{}, {true, 0}};
  for (const std::string xml :
       {"<styleSheet xmlns:x=\"x\"><cellXfs><xf x:numFmtId=\"14\" numFmtId=\"0\"/><xf "
        "numFmtId=\"14\"/></cellXfs></styleSheet>",
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/></cellXfs><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        "<styleSheet xmlns:x=\"x\"><cellXfs><xf numFmtId=\"0\"/><x:xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0\"/></numFmts><numFmts><numFmt numFmtId=\"171\" "
        "formatCode=\"d/m/yy\"/></numFmts><cellXfs><xf numFmtId=\"170\"/><xf "
        "numFmtId=\"171\"/></cellXfs></styleSheet>"}) {
    EXPECT_EQ(parse_styles(xml, "styles", {}).value(), expected) << xml;
    EXPECT_EQ(walk_styles(xml, "styles", {}).value(), expected) << xml;
  }
}

/// A format passed over would give every cell after it the look of its neighbour: numbers as dates, dates as numbers.
TEST(Styles, CountEachFormatWhateverBlankFollowsItsName) {
  const std::vector<CellStyle> expected{{}, {true, 0}, {true, 0}};
  for (const std::string blank : {" ", "\t", "\n", "\r", "\r\n  "}) {
    const std::string xml = "<styleSheet><numFmts><numFmt" + blank +
                            "numFmtId=\"170\" formatCode=\"d/m/yy\"/></numFmts><cellXfs><xf" + blank + "/><xf" + blank +
                            "numFmtId=\"14\"/><xf" + blank +
                            "numFmtId=\"170\"><alignment/></xf></cellXfs></styleSheet>";
    EXPECT_EQ(scanned(xml), expected) << xml;
    EXPECT_EQ(walk_styles(xml, "styles", {}).value(), expected) << xml;
  }
}

TEST(Styles, AreWalkedWhereTheScannerDoesNotKnowTheXml) {
  const std::vector<CellStyle> expected{{}, {true, 0}};
  for (const std::string xml :
       {"<x:styleSheet><x:cellXfs><x:xf numFmtId='0'/><x:xf numFmtId='14'/></x:cellXfs></x:styleSheet>",
        "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        "<styleSheet><cellXfs><!-- <xf numFmtId=\"9\"/> --><xf numFmtId=\"0\"/><xf "
        "numFmtId=\"14\"/></cellXfs></styleSheet>"}) {
    EXPECT_EQ(parse_styles(xml, "styles", {}).value(), expected) << xml;
  }
}

}  // namespace
}  // namespace tidtam::formats
