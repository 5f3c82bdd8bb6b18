#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "pipeline/report/build.hpp"
#include "pipeline/report/xlsx.hpp"
#include "tests/support/invented_nation.hpp"
#include "tests/support/zip_reader.hpp"

namespace tidtam::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tidtam::testing::InventedNation;

/// The workbook of a service area whose first project has a name that begins like a formula, part by part.
class WorkbookParts : public ::testing::Test {
 protected:
  WorkbookParts() {
    const model::UnitIndex unit = nation_.unit("00990001");
    std::ranges::find(nation_.projects, unit, &Project::unit)->name = "=HYPERLINK(\"x\")";
    const ReportInputs inputs = nation_.inputs();
    const InputIndex index(inputs);
    const auto scratch =
        std::filesystem::path(::testing::TempDir()) / ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::create_directories(scratch);
    const auto specs = InventedNation::load_specs();
    parts_ =
        support::parts_of_zip(xlsx_bytes(build_report(index, unit, *spec_for(specs, model::UnitKind::esao)), scratch));
    std::filesystem::remove_all(scratch);
  }

  /// Sheets stand in the order of the workbook: cover, summary, indicators, units, projects, budget …
  [[nodiscard]] const std::string& sheet(int number) const {
    return parts_.at("xl/worksheets/sheet" + std::to_string(number) + ".xml");
  }

  InventedNation nation_;
  std::map<std::string, std::string> parts_;
};

TEST_F(WorkbookParts, StoreNumbersAsNumbersAndTextThatLooksLikeAFormulaAsText) {
  for (int number = 1; parts_.contains("xl/worksheets/sheet" + std::to_string(number) + ".xml"); ++number) {
    EXPECT_THAT(sheet(number), Not(HasSubstr("<f>"))) << number;
  }
  EXPECT_THAT(parts_.at("xl/sharedStrings.xml"), HasSubstr("=HYPERLINK("));
  // Title, note and heads stand above the first indicator; its value is a number, its name a shared string.
  const auto cell = [&](const std::string& reference) {
    const std::size_t at = sheet(3).find("<c r=\"" + reference + "\"");
    return at == std::string::npos ? "no cell" : sheet(3).substr(at, sheet(3).find('>', at) - at);
  };
  EXPECT_THAT(cell("A4"), HasSubstr("t=\"s\""));
  EXPECT_THAT(cell("B4"), HasSubstr("s=\""));
  EXPECT_THAT(cell("B4"), Not(HasSubstr("t=\"")));
}

TEST_F(WorkbookParts, ShowDatesInTheBuddhistEra) {
  EXPECT_THAT(parts_.at("xl/styles.xml"), HasSubstr("[$-107041E]"));
  EXPECT_THAT(parts_.at("xl/styles.xml"), HasSubstr("TH Sarabun New"));
}

TEST_F(WorkbookParts, FreezeFilterAndRepeatTheHeadsOfTables) {
  for (int number : {3, 4, 5, 6}) {
    EXPECT_THAT(sheet(number), HasSubstr("state=\"frozen\"")) << number;
    EXPECT_THAT(sheet(number), HasSubstr("<autoFilter ref=")) << number;
  }
  EXPECT_THAT(parts_.at("xl/workbook.xml"), HasSubstr("_xlnm.Print_Titles"));
}

TEST_F(WorkbookParts, FitEverySheetToTheWidthOfAPageWithItsNumberAtTheFoot) {
  int count = 0;
  for (const auto& [name, content] : parts_) {
    if (!name.starts_with("xl/worksheets/sheet")) continue;
    ++count;
    EXPECT_THAT(content, HasSubstr("fitToPage=\"1\"")) << name;
    EXPECT_THAT(content, HasSubstr("paperSize=\"9\"")) << name;
    EXPECT_THAT(content, HasSubstr("&amp;P จาก &amp;N")) << name;
  }
  EXPECT_EQ(count, 10);
}

TEST_F(WorkbookParts, DrawNativeCharts) {
  EXPECT_TRUE(parts_.contains("xl/charts/chart1.xml"));
}

}  // namespace
}  // namespace tidtam::report
