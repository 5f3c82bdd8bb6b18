#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"
#include "tests/support/xlsx_parts.hpp"

namespace tidtam::formats {
namespace {

using support::sheet_xml;
using support::XlsxParts;
using testing::ElementsAre;

Reading reading_of(const std::string& bytes) {
  auto reading = read_workbook(bytes, "return.xlsx", {});
  EXPECT_TRUE(reading.has_value()) << reading.reason().rule;
  return std::move(reading).value();
}

XlsxParts sheet_of(const std::string& rows) {
  XlsxParts parts;
  parts.sheets.emplace_back("S", sheet_xml(rows));
  return parts;
}

std::string dump_of(const std::string& bytes) {
  return dump_cells(reading_of(bytes).workbook);
}

TEST(XlsxReader, ReadsEveryTypeOfCell) {
  XlsxParts parts = sheet_of(
      "<row r=\"1\"><c r=\"A1\"><v>12.5</v></c><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"b\"><v>1</v></c>"
      "<c r=\"D1\" t=\"e\"><v>#REF!</v></c><c r=\"E1\" t=\"str\"><v>a&amp;b</v></c><c r=\"F1\" "
      "t=\"inlineStr\"><is><t>ข</t></is></c>"
      "<c r=\"G1\" s=\"1\"><v>45306</v></c><c r=\"H1\" t=\"d\"><v>2024-01-15T10:20:30</v></c><c r=\"I1\" "
      "s=\"2\"><v>1.5</v></c>"
      "<c r=\"J1\"/></row>");
  parts.strings = support::strings_xml("<si><t xml:space=\"preserve\"> ก\n</t></si>");
  parts.styles = support::styles_xml({{0, ""}, {14, ""}, {46, ""}});
  EXPECT_EQ(dump_of(parts.bytes()),
            "S\tA1\tn\t12.5\nS\tB1\ts\t ก\\n\nS\tC1\tb\ttrue\nS\tD1\te\t#REF!\nS\tE1\ts\ta&b\nS\tF1\ts\tข\n"
            "S\tG1\td\t2024-01-15\nS\tH1\td\t2024-01-15T10:20:30\nS\tI1\td\tPT36H0M0S\n");
}

TEST(XlsxReader, JoinsRichTextAndLeavesPhoneticRunsOut) {
  XlsxParts parts = sheet_of(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
      "t=\"s\"><v>2</v></c></row>");
  parts.strings = support::strings_xml(
      "<si><r><rPr><b/></rPr><t>หนึ่ง</t></r><r><t xml:space=\"preserve\"> two</t></r></si>"
      "<si><t>x</t><rPh sb=\"0\" eb=\"1\"><t>y</t></rPh><phoneticPr fontId=\"1\"/></si><si/>");
  EXPECT_EQ(dump_of(parts.bytes()), "S\tA1\ts\tหนึ่ง two\nS\tB1\ts\tx\n");
}

TEST(XlsxReader, UndoesEscapesOfXmlAndOfExcel) {
  const XlsxParts parts = sheet_of(
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a_x000D_b_x005F_x0041_ &lt;&#x0E01;&#3586;&gt; _x00_</v></c>"
      "<c r=\"B1\" t=\"inlineStr\"><is><t>_xD83D__xDE00_</t></is></c></row>");
  EXPECT_EQ(dump_of(parts.bytes()), "S\tA1\ts\ta\\rb_x0041_ <กข> _x00_\nS\tB1\ts\t😀\n");
}

TEST(XlsxReader, MarksFormulasAndReportsThoseWithoutValue) {
  const Reading reading = reading_of(sheet_of("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c "
                                              "r=\"B1\"><f>A1*2</f></c><c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c>"
                                              "<c r=\"D1\"><f t=\"shared\" si=\"0\"/><v/></c></row>")
                                         .bytes());
  const auto& cells = reading.workbook.sheets.at(0).cells;
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].flags, model::kFormula);
  EXPECT_EQ(cells[1].flags, model::kFormula | model::kFormulaNoValue);
  ASSERT_EQ(reading.findings.size(), 1U);
  EXPECT_EQ(reading.findings[0].rule, "FILE-FORMULA");
  EXPECT_EQ(reading.findings[0].cell, "B1");
  EXPECT_EQ(reading.findings[0].facts.at("count"), "2");
}

TEST(XlsxReader, ShiftsTheDatesOf1904Workbooks) {
  XlsxParts parts = sheet_of("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>43844</v></c><c r=\"B1\"><v>43844</v></c></row>");
  parts.styles = support::styles_xml({{0, ""}, {14, ""}});
  parts.workbook_properties = "<workbookPr date1904=\"1\"/>";
  EXPECT_EQ(dump_of(parts.bytes()), "S\tA1\td\t2024-01-15\nS\tB1\tn\t43844\n");
}

TEST(XlsxReader, ReadsMergedAndHiddenParts) {
  XlsxParts parts;
  parts.sheets.emplace_back("เปิด", sheet_xml("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>2</v></c></row><row "
                                             "r=\"2\" hidden=\"1\"><c r=\"A2\"><v>3</v></c></row>",
                                             "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/></cols>",
                                             "<mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells>"));
  parts.sheets.emplace_back("ซ่อน", sheet_xml("<row r=\"1\"><c r=\"A1\"><v>4</v></c></row>"));
  parts.sheets.emplace_back("ซ่อนลึก", sheet_xml(""));
  parts.sheet_attributes = {"", " state=\"hidden\"", " state=\"veryHidden\""};
  const Reading reading = reading_of(parts.bytes());
  const auto& sheets = reading.workbook.sheets;
  ASSERT_EQ(sheets.size(), 3U);
  EXPECT_THAT(sheets[0].merged, ElementsAre(model::CellRange{{0, 0}, {1, 1}}));
  EXPECT_THAT(sheets[0].hidden_rows, ElementsAre(1));
  EXPECT_THAT(sheets[0].hidden_columns, ElementsAre(2, 3));
  EXPECT_FALSE(sheets[0].cells[0].has(model::kHidden));
  EXPECT_TRUE(sheets[0].cells[1].has(model::kHidden));
  EXPECT_TRUE(sheets[0].cells[2].has(model::kHidden));
  EXPECT_EQ(sheets[1].visibility, model::SheetVisibility::hidden);
  EXPECT_TRUE(sheets[1].cells[0].has(model::kHidden));
  EXPECT_EQ(sheets[2].visibility, model::SheetVisibility::very_hidden);
}

TEST(XlsxReader, CountsOnWhereReferencesAreMissing) {
  EXPECT_EQ(dump_of(sheet_of("<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c "
                             "r=\"C5\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>")
                        .bytes()),
            "S\tA1\tn\t1\nS\tB1\tn\t2\nS\tC5\tn\t3\nS\tD5\tn\t4\nS\tA6\tn\t5\n");
}

TEST(XlsxReader, SortsRowsAndKeepsTheLastOfTwoCellsAtOneAddress) {
  EXPECT_EQ(dump_of(sheet_of("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row><row r=\"1\"><c "
                             "r=\"A1\"><v>3</v></c></row>"
                             "<row r=\"2\"><c r=\"B2\"><v>4</v></c></row>")
                        .bytes()),
            "S\tA1\tn\t3\nS\tA2\tn\t2\nS\tB2\tn\t4\n");
}

TEST(XlsxReader, ReportsStringsThatTheFileDoesNotHold) {
  XlsxParts parts = sheet_of(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>7</v></c><c r=\"C1\" "
      "t=\"s\"><v>-1</v></c></row>");
  parts.strings = support::strings_xml("<si><t>ก</t></si>");
  const Reading reading = reading_of(parts.bytes());
  EXPECT_EQ(dump_cells(reading.workbook), "S\tA1\ts\tก\n");
  ASSERT_EQ(reading.findings.size(), 1U);
  EXPECT_EQ(reading.findings[0].rule, "FILE-STRING");
  EXPECT_EQ(reading.findings[0].cell, "B1");
  EXPECT_EQ(reading.findings[0].facts.at("count"), "2");
}

TEST(XlsxReader, ReportsAddressesThatDoNotExist) {
  const Reading reading = reading_of(
      sheet_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFE1\"><v>2</v></c><c r=\"A1048577\"><v>3</v></c></row>")
          .bytes());
  EXPECT_EQ(dump_cells(reading.workbook), "S\tA1\tn\t1\n");
  ASSERT_EQ(reading.findings.size(), 1U);
  EXPECT_EQ(reading.findings[0].rule, "FILE-REFERENCE");
}

TEST(XlsxReader, KeepsWhatIsNoNumberAsTextAndSaysSo) {
  const Reading reading = reading_of(
      sheet_of("<row r=\"1\"><c r=\"A1\"><v>1e309</v></c><c r=\"B1\"><v>NaN</v></c><c r=\"C1\"><v>1e3</v></c></row>")
          .bytes());
  EXPECT_EQ(dump_cells(reading.workbook), "S\tA1\ts\t1e309\nS\tB1\ts\tNaN\nS\tC1\tn\t1000\n");
  ASSERT_EQ(reading.findings.size(), 1U);
  EXPECT_EQ(reading.findings[0].rule, "FILE-NUMBER");
}

TEST(XlsxReader, ReadsPrefixesCommentsCdataAndUtf16) {
  const std::string prefixed =
      "<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
      "<x:row r='1'><x:c r='A1' "
      "t='inlineStr'><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view(
           "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><!-- x --><v>7</v></c></row></sheetData></worksheet>"))
    wide.append({c, '\0'});
  XlsxParts parts;
  parts.sheets = {{"P", prefixed}, {"W", wide}};
  EXPECT_EQ(dump_of(parts.bytes()), "P\tA1\ts\ta<b\nW\tA1\tn\t7\n");
}

TEST(XlsxReader, LosesNothingOfASecondSheetData) {
  XlsxParts parts;
  parts.sheets.emplace_back("S", sheet_xml("", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>",
                                           "<sheetData><row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData>"));
  EXPECT_EQ(dump_of(parts.bytes()), "S\tA1\tn\t1\nS\tA2\tn\t2\n");
}

TEST(XlsxReader, FindsPartsByAbsoluteAndBackslashTargets) {
  support::ZipWriter zip;
  zip.add("_rels\\.rels", std::string("<Relationships>") +
                              XlsxParts::relation("a", "officeDocument", "/xl/workbook.xml") + "</Relationships>");
  zip.add("xl\\workbook.xml",
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"x\"/><sheet name=\"B\" sheetId=\"2\" "
          "r:id=\"y\"/></sheets></workbook>");
  zip.add("xl\\_rels\\workbook.xml.rels",
          "<Relationships>" + XlsxParts::relation("x", "worksheet", "/xl/worksheets/one.xml") +
              XlsxParts::relation("y", "worksheet", "worksheets\\Two.xml") + "</Relationships>");
  zip.add("xl\\worksheets\\one.xml", sheet_xml("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  zip.add("xl/worksheets/two.xml", sheet_xml("<row r=\"1\"><c r=\"A1\"><v>2</v></c></row>"));
  EXPECT_EQ(dump_of(zip.finish()), "A\tA1\tn\t1\nB\tA1\tn\t2\n");
}

TEST(XlsxReader, ReadsAWorkbookWithoutRelations) {
  support::ZipWriter zip;
  zip.add("xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" sheetId=\"1\"/></sheets></workbook>");
  zip.add("xl/worksheets/sheet1.xml", sheet_xml("<row r=\"1\"><c r=\"A1\" t=\"s\" s=\"4\"><v>0</v></c></row>"));
  zip.add("xl/sharedStrings.xml", support::strings_xml("<si><t>ก</t></si>"));
  EXPECT_EQ(dump_of(zip.finish()), "A\tA1\ts\tก\n");
}

TEST(XlsxReader, NamesASheetWhosePartIsMissing) {
  const Reading reading = reading_of(sheet_of("").zip_without_sheets().finish());
  ASSERT_EQ(reading.findings.size(), 1U);
  EXPECT_EQ(reading.findings[0].rule, "FILE-SHEET");
  EXPECT_EQ(reading.findings[0].sheet, "S");
}

TEST(XlsxReader, KeepsItsTextsWhenTheBytesAreGone) {
  XlsxParts parts = sheet_of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>");
  parts.strings = support::strings_xml("<si><t>ยังอยู่</t></si>");
  auto bytes = std::make_unique<std::string>(parts.bytes());
  const Reading reading = reading_of(*bytes);
  bytes.reset();
  EXPECT_EQ(reading.workbook.sheets[0].cells[0].text(), "ยังอยู่");
}

TEST(XlsxReader, ReadsALargeSheetAnewThatTheScannerGaveUpNearItsEnd) {
  constexpr int kRows = 400;  // 36 MB of XML, of which the scanner gives back what it has passed
  const std::string text(90'000, 'x');
  std::string rows;
  for (int row = 1; row <= kRows; ++row) {
    const std::string number = std::to_string(row);
    rows += "<row r=\"" + number + "\"><c r=\"A" + number + "\" t=\"inlineStr\"><is><t>" + number + text +
            "</t></is></c></row>";
  }
  support::XlsxParts parts;
  parts.sheets.emplace_back("S", support::sheet_xml(rows + "<!-- the XML library alone reads comments -->"));
  const auto reading = read_workbook(parts.bytes(support::Packing::stored), "large.xlsx", {});
  ASSERT_TRUE(reading);
  const auto& cells = reading.value().workbook.sheets[0].cells;
  ASSERT_EQ(cells.size(), static_cast<std::size_t>(kRows));
  EXPECT_EQ(cells.front().text(), "1" + text);
  EXPECT_EQ(cells.back().text(), "400" + text);
}

}  // namespace
}  // namespace tidtam::formats
