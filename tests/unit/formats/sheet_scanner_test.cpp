#include "extractors/formats/sheet_scanner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/support/sheet_outcome.hpp"
#include "tests/support/xlsx_parts.hpp"

namespace tidtam::formats {
namespace {

/// Sheet XML of all that the scanner knows, chosen by chance.
class SheetMaker {
 public:
  explicit SheetMaker(unsigned seed) : random_(seed) {}

  std::string make(int row_count = 12) {
    std::string rows;
    for (int row = 1; row <= row_count; ++row) {
      rows += "<row" + maybe(" r=\"" + std::to_string(row + pick(2)) + "\"") + maybe(" hidden=\"1\"", 8) +
              maybe(" spans=\"1:5\"") + ">" + blank();
      for (int column = pick(3); column < 8; column += 1 + pick(3)) rows += cell(row, column) + blank();
      rows += "</row>";
    }
    return support::sheet_xml(rows, maybe("<cols><col min=\"2\" max=\"3\" width=\"9\" hidden=\"1\"/></cols>"),
                              maybe("<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>"));
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  std::string maybe(const std::string& text, int one_in = 2) { return pick(one_in) == 0 ? text : ""; }
  std::string blank() { return maybe("\n  ", 6); }

  std::string text() {
    constexpr const char* kTexts[] = {"ก",           "a &amp; b", "_x0041_", "",    " ",
                                      "line\r\nend", "&#3585;",   "12",      "x_y", "&lt;_x005F_&gt;"};
    return kTexts[pick(10)];
  }
  std::string number() {
    // Whole and broken parts around the eight and fifteen digits that the scanner takes in one and in two steps.
    constexpr const char* kNumbers[] = {"0",
                                        "-1",
                                        "12.5",
                                        "45306",
                                        "1e5",
                                        "-0.000001",
                                        "123456789012345678",
                                        "0.1",
                                        "1E-7",
                                        " 7 ",
                                        "abc",
                                        "1e999",
                                        "-",
                                        ".",
                                        "1234567",
                                        "12345678",
                                        "123456789",
                                        "123456789012345",
                                        "1234567890123456",
                                        "1234567.89",
                                        "12345678.9",
                                        "-1234567890.12",
                                        "1234567890.123456",
                                        "0.1234567",
                                        "0.12345678",
                                        "12.",
                                        ".5",
                                        "007",
                                        "--1",
                                        "1.2.3",
                                        "99999999.99"};
    return kNumbers[pick(static_cast<int>(std::size(kNumbers)))];
  }
  std::string cell(int row, int column) {
    const std::string ref =
        maybe(" r=\"" + std::string(1, static_cast<char>('A' + column)) + std::to_string(row) + "\"", 2);
    // An attribute of an extension is none of the sheet's, whatever it is called.
    const std::string foreign = maybe(" x14ac:s=\"1\"", 6);
    const std::string style = foreign + maybe(" s=\"" + std::to_string(pick(5)) + "\"");
    const std::string formula = maybe("<f>A1&amp;B1</f>", 4) + maybe("<f t=\"shared\" si=\"0\"/>", 9);
    const auto of_type = [&](const std::string& type, const std::string& value) {
      return "<c" + ref + style + (type.empty() ? "" : " t=\"" + type + "\"") + ">" + formula + value + "</c>";
    };
    switch (pick(9)) {
      case 0:
        return "<c" + ref + style + "/>";
      case 1:
        return of_type("s", "<v>" + std::to_string(pick(6)) + "</v>");
      case 2:
        return of_type("b", "<v>" + std::to_string(pick(2)) + "</v>");
      case 3:
        return of_type("e", "<v>#N/A</v>");
      case 4:
        return of_type("str", "<v>" + text() + "</v>");
      case 5:
        return of_type("inlineStr", "<is><t>" + text() + "</t></is>");
      case 6:
        return of_type("inlineStr", "<is><r><rPr><b/></rPr><t xml:space=\"preserve\">" + text() + "</t></r><r><t>" +
                                        text() + "</t></r></is>");
      case 7:
        return of_type("d", "<v>2024-01-15</v>");
      default:
        return of_type(maybe("n"), pick(8) == 0 ? "<v/>" : "<v>" + number() + "</v>");
    }
  }
  std::mt19937 random_;
};

using support::outcome_of;
using support::SheetOutcome;
using support::SmallWindow;

SheetOutcome scanned(const std::string& xml) {
  return outcome_of([&](const Limits&, SheetBuilder& builder) { return scan_sheet(xml, builder) == Scan::done; });
}

SheetOutcome walked(const std::string& xml) {
  return outcome_of(
      [&](const Limits& limits, SheetBuilder& builder) { return walk_sheet(xml, limits, builder) == XmlFault::none; });
}

TEST(SheetScanner, MeansTheSameAsTheXmlLibrary) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const std::string xml = SheetMaker(seed).make();
    const SheetOutcome by_scanner = scanned(xml);
    const SheetOutcome by_library = walked(xml);
    ASSERT_TRUE(by_scanner.is_done) << xml;
    ASSERT_TRUE(by_library.is_done) << xml;
    ASSERT_EQ(by_scanner.said, by_library.said) << xml;
  }
}

TEST(SheetScanner, MeansTheSameThroughAWindowWhereverThatCuts) {
  const std::string xml = SheetMaker(3).make(3);
  const SheetOutcome whole = scanned(xml);
  for (std::size_t room = 1; room <= xml.size() + 1; ++room) {
    SmallWindow for_scanner(xml, room);
    SmallWindow for_library(xml, room);
    const SheetOutcome by_scanner = outcome_of(
        [&](const Limits&, SheetBuilder& builder) { return scan_sheet(for_scanner.window(), builder) == Scan::done; });
    const SheetOutcome by_library = outcome_of([&](const Limits& limits, SheetBuilder& builder) {
      return walk_sheet(for_library.window(), limits, builder) == XmlFault::none;
    });
    ASSERT_TRUE(by_scanner.is_done && by_library.is_done) << room;
    ASSERT_EQ(by_scanner.said, whole.said) << room;
    ASSERT_EQ(by_library.said, whole.said) << room;
  }
}

TEST(SheetScanner, IsNotMisledByGreaterSignsInAttributes) {
  const std::string xml =
      support::sheet_xml("<row><c><v n=\">\">5</v></c><c><v n=\"/>\">6</v></c><c><f n=\"/>\">A1</f><v>7</v></c></row>");
  EXPECT_EQ(scanned(xml).said, walked(xml).said);
  EXPECT_THAT(scanned(xml).said, testing::HasSubstr("C1"));
}

TEST(SheetScanner, TakesNoTextFromLooksOrPhoneticRunsOrFromBesideTheValue) {
  const std::string xml = support::sheet_xml(
      "<row><c t=\"inlineStr\"><is><r><rPr><t>x</t></rPr><t>a</t></r><rPh><b/><t>y</t></rPh></is></c>"
      "<c t=\"inlineStr\"><is><r><rPr><v>1</v><is/></rPr><t>b</t></r></is></c>"
      "<c t=\"str\"><v>c&amp;d</v><is><t>beside &amp; longer than the value is</t></is></c></row>");
  const SheetOutcome by_library = walked(xml);
  ASSERT_TRUE(by_library.is_done);
  EXPECT_THAT(by_library.said, testing::HasSubstr("A1\ts\ta\n"));
  EXPECT_THAT(by_library.said, testing::HasSubstr("B1\ts\tb\n"));
  EXPECT_THAT(by_library.said, testing::HasSubstr("C1\ts\tc&d\n"));
  EXPECT_EQ(scanned(xml).said, by_library.said);
}

TEST(SheetScanner, ReportsAMergedRangeWithoutReferenceAsTheXmlLibraryDoes) {
  const std::string xml =
      support::sheet_xml("<row><c><v>1</v></c></row>", "", "<mergeCells><mergeCell other=\"A1:B2\"/></mergeCells>");
  EXPECT_THAT(walked(xml).said, testing::HasSubstr("FILE-REFERENCE"));
  EXPECT_EQ(scanned(xml).said, walked(xml).said);
}

TEST(SheetScanner, LeavesRangesToTheXmlLibraryThatStandElsewhereOrAreWrittenOddly) {
  const std::string cells = "<row><c><v>1</v></c></row>";
  const std::string merged = "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>";
  const std::string hidden = "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols>";
  for (const std::string& xml :
       {support::sheet_xml(cells, merged), support::sheet_xml(cells, "", hidden),
        support::sheet_xml(cells, "", "<mergeCells><mergeCell ref=\"&#65;1:B2\"/></mergeCells>")}) {
    EXPECT_FALSE(scanned(xml).is_done) << xml;
    EXPECT_TRUE(walked(xml).is_done) << xml;
  }
}

TEST(SheetScanner, LeavesPrefixesWithinASheetToTheXmlLibrary) {
  const std::string cells = "<row><c><v>1</v></c></row>";
  for (const std::string& xml :
       {support::sheet_xml(cells, "<cols><x:col min=\"1\" max=\"1\" hidden=\"1\"/></cols>"),
        support::sheet_xml(cells, "", "<mergeCells><x:mergeCell ref=\"A1:B2\"/></mergeCells>"),
        support::sheet_xml(cells, "", "<x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>")}) {
    EXPECT_FALSE(scanned(xml).is_done) << xml;
    EXPECT_TRUE(walked(xml).is_done) << xml;
  }
}

TEST(SheetScanner, SeesHiddenColumnsAndMergedRangesWhateverBlankFollowsTheirNames) {
  for (const std::string blank : {" ", "\t", "\n", "\r\n  "}) {
    const std::string xml = support::sheet_xml("<row r=\"1\"><c r=\"B1\"><v>1</v></c></row>",
                                               "<cols><col" + blank + "min=\"2\" max=\"2\" hidden=\"1\"/></cols>",
                                               "<mergeCells><mergeCell" + blank + "ref=\"A1:C2\"/></mergeCells>");
    const support::SheetOutcome outcome = scanned(xml);
    EXPECT_TRUE(outcome.is_done) << xml;
    EXPECT_THAT(outcome.said, testing::HasSubstr("A1:C2 column 1")) << xml;
  }
}

TEST(SheetScanner, GivesUpWhereverItIsCut) {
  const std::string whole = SheetMaker(7).make();
  for (std::size_t size = 0; size + 12 < whole.size(); ++size) {
    const std::string xml = whole.substr(0, size);
    ASSERT_FALSE(scanned(xml).is_done) << xml;
  }
}

TEST(SharedStrings, MeanTheSameByScannerAndXmlLibrary) {
  const std::string xml = support::strings_xml(
      "<si><t>ก</t></si>\n<si/><si><t/></si><si><t xml:space=\"preserve\"> a&amp;b </t></si><si><r><rPr><sz "
      "val=\"1\"/></rPr><t>x</t></r><r><t>_x0041_\r\n</t></r></si>"
      "<si><t>y</t><rPh sb=\"0\" eb=\"1\"><t>z</t></rPh><phoneticPr "
      "fontId=\"1\"/></si><si><r><rPr/><t>_x00</t></r><r><t>41_</t></r></si>");
  model::Workbook store;
  std::vector<std::string_view> scanned;
  ASSERT_EQ(scan_shared_strings(xml, store, scanned), Scan::done);
  EXPECT_EQ(scanned, (std::vector<std::string_view>{"ก", "", "", " a&b ", "xA\n", "y", "A"}));
  EXPECT_EQ(scanned, walk_shared_strings(xml, "sharedStrings", {}, store).value());
}

TEST(SharedStrings, AreNotBegunAnewWithinTheLooksOfARun) {
  const std::string xml = support::strings_xml(
      "<si><r><rPr><si val=\"1\"/></rPr><t>x</t></r></si><si><r><rPr><t>y</t></rPr><t>z</t></r></si>");
  model::Workbook store;
  std::vector<std::string_view> scanned_strings;
  ASSERT_EQ(scan_shared_strings(xml, store, scanned_strings), Scan::done);
  EXPECT_THAT(scanned_strings, testing::ElementsAre("x", "z"));
  EXPECT_THAT(walk_shared_strings(xml, "sharedStrings", {}, store).value(), testing::ElementsAre("x", "z"));
}

TEST(SharedStrings, AreNotEndedByGreaterSignsInAttributes) {
  model::Workbook store;
  const auto strings_of = [&](const std::string& xml) {
    return parse_shared_strings(xml, "sharedStrings", {}, store).value();
  };
  EXPECT_THAT(strings_of("<sst xmlns=\"http://x/>\"><si><t>a</t></si></sst>"), testing::ElementsAre("a"));
  EXPECT_THAT(strings_of("<sst><si><t n=\"/>\">a</t></si></sst>"), testing::ElementsAre("a"));
  EXPECT_THAT(strings_of("<sst><si><t n=\">b\">a</t></si></sst>"), testing::ElementsAre("a"));
  EXPECT_THAT(strings_of("<sst><si><r><rPr n=\"/>\"><sz/></rPr><t>a</t></r></si></sst>"), testing::ElementsAre("a"));
}

}  // namespace
}  // namespace tidtam::formats
