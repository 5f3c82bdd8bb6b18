#include "extractors/formats/sheet_scanner.hpp"

#include <gtest/gtest.h>

#include <random>

#include "extractors/formats/cell_dump.hpp"
#include "tests/support/xlsx_parts.hpp"

namespace tidtam::formats {
namespace {

/// Sheet XML of all that the scanner knows, chosen by chance.
class SheetMaker {
 public:
  explicit SheetMaker(unsigned seed) : random_(seed) {}

  std::string make() {
    std::string rows;
    for (int row = 1; row <= 12; ++row) {
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
    constexpr const char* kNumbers[] = {"0",   "-1",   "12.5", "45306", "1e5",   "-0.000001", "123456789012345678",
                                        "0.1", "1E-7", " 7 ",  "abc",   "1e999", "-",         "."};
    return kNumbers[pick(14)];
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

struct Outcome {
  bool done = false;
  std::string dump;
};

template <typename ReadWith>
Outcome outcome_of(ReadWith read_with) {
  static const std::vector<std::string_view> kStrings{"ศูนย์", "one", "สอง", ""};
  static const std::vector<CellStyle> kStyles{
      {}, {true, 0}, {true, model::kElapsedFormat}, {false, model::kPercentFormat}};
  const Limits limits;
  model::Workbook workbook;
  SheetBuilder builder({.strings = kStrings, .styles = kStyles, .limits = &limits, .store = &workbook});
  Outcome outcome;
  outcome.done = read_with(limits, builder);
  model::Sheet sheet;
  sheet.name = "S";
  std::vector<model::Finding> findings;
  builder.finish(sheet, findings);
  workbook.sheets.push_back(std::move(sheet));
  outcome.dump = dump_cells(workbook);
  for (const model::Cell& cell : workbook.sheets[0].cells) outcome.dump += std::to_string(cell.flags) + " ";
  for (const model::CellRange& range : workbook.sheets[0].merged)
    outcome.dump += model::to_a1(range.first) + ":" + model::to_a1(range.last);
  for (const std::uint32_t row : workbook.sheets[0].hidden_rows) outcome.dump += " row " + std::to_string(row);
  for (const std::uint16_t column : workbook.sheets[0].hidden_columns)
    outcome.dump += " column " + std::to_string(column);
  for (const model::Finding& finding : findings)
    outcome.dump += "\n" + finding.rule + finding.cell + finding.facts.at("count");
  return outcome;
}

TEST(SheetScanner, MeansTheSameAsTheXmlLibrary) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const std::string xml = SheetMaker(seed).make();
    const Outcome scanned =
        outcome_of([&](const Limits&, SheetBuilder& builder) { return scan_sheet(xml, builder) == Scan::done; });
    const Outcome walked =
        outcome_of([&](const Limits& limits, SheetBuilder& builder) { return walk_sheet(xml, limits, builder); });
    ASSERT_TRUE(scanned.done) << xml;
    ASSERT_TRUE(walked.done) << xml;
    ASSERT_EQ(scanned.dump, walked.dump) << xml;
  }
}

TEST(SheetScanner, GivesUpWhereverItIsCut) {
  const std::string whole = SheetMaker(7).make();
  for (std::size_t size = 0; size + 12 < whole.size(); ++size) {
    const std::string xml = whole.substr(0, size);
    const Outcome scanned =
        outcome_of([&](const Limits&, SheetBuilder& builder) { return scan_sheet(xml, builder) == Scan::done; });
    ASSERT_FALSE(scanned.done) << xml;
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

}  // namespace
}  // namespace tidtam::formats
