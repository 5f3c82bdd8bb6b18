#include "pipeline/report/xlsx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "pipeline/base/error.hpp"
#include "pipeline/report/build.hpp"
#include "pipeline/report/html.hpp"
#include "pipeline/report/receipt.hpp"
#include "tests/support/invented_nation.hpp"

namespace tidtam::report {
namespace {

using ::testing::HasSubstr;
using tidtam::testing::InventedNation;

class Workbooks : public ::testing::Test {
 protected:
  Workbooks()
      : scratch_(std::filesystem::path(::testing::TempDir()) /
                 ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::create_directories(scratch_);
  }
  ~Workbooks() override { std::filesystem::remove_all(scratch_); }

  [[nodiscard]] model::Report report_of(std::string_view code) const {
    const ReportInputs inputs = nation_.inputs();
    const InputIndex index(inputs);
    const model::UnitIndex unit = nation_.unit(code);
    return build_report(index, unit, *spec_for(specs_, nation_.units.unit(unit).kind));
  }

  InventedNation nation_;
  std::vector<ReportSpec> specs_ = InventedNation::load_specs();
  std::filesystem::path scratch_;
};

TEST_F(Workbooks, AreTheSameBytesForTheSameReport) {
  const model::Report report = report_of("00990001");
  const std::string first = xlsx_bytes(report, scratch_);
  EXPECT_EQ(first.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(first, xlsx_bytes(report, scratch_));
  EXPECT_TRUE(std::filesystem::is_empty(scratch_));
}

TEST_F(Workbooks, SaySoWhenTheyCannotBeWritten) {
  EXPECT_THROW(render_xlsx(report_of("99010001"), scratch_ / "no such folder" / "report.xlsx"), Error);
}

TEST_F(Workbooks, HaveTheSheetsOfTheLayoutInItsOrder) {
  std::vector<std::string> sheets;
  for (const auto& section : report_of("00990001").sections) {
    if (std::ranges::find(sheets, section.sheet) == sheets.end()) sheets.push_back(section.sheet);
  }
  EXPECT_THAT(sheets, ::testing::ElementsAre("สรุป", "ตัวชี้วัด", "รายหน่วย", "โครงการ", "งบประมาณ", "ผู้ยังไม่ส่ง", "คุณภาพข้อมูล",
                                             "ที่มา", "คำนิยาม"));
}

TEST(SheetNames, AreMadeLegal) {
  EXPECT_EQ(legal_sheet_name("a/b:c*d?e[f]g\\h"), "a-b-c-d-e-f-g-h");
  EXPECT_EQ(legal_sheet_name(""), "-");
  EXPECT_EQ(legal_sheet_name("'x'"), "-x-");
  EXPECT_EQ(legal_sheet_name(std::string(40, 'x')).size(), 31U);
}

class Receipts : public ::testing::Test {
 protected:
  Receipts() {
    source_.path = "99010003/ส่งใหม่ <แก้>.xlsx";
    source_.received = 1774894200;
    findings_ = {{"PCT-01", model::Severity::warning, "", "ก", "A1", "9", "8", {}},
                 {"NUM-02", model::Severity::error, "", "ก", "B10", "=cmd()", "45", {}},
                 {"NUM-01", model::Severity::error, "", "ก", "C9", "สิบ", "10", {}}};
    inputs_.source = &source_;
    inputs_.findings = findings_;
    inputs_.unit_name = "โรงเรียนสมมุติ";
    inputs_.text_of = [](const model::Finding& finding) {
      return FindingText{"ผิด " + finding.rule, "แก้", finding.expected};
    };
    inputs_.phrases = &phrases_;
  }

  model::SourceFile source_;
  std::vector<model::Finding> findings_;
  Phrases phrases_ = InventedNation::load_phrases();
  ReceiptInputs inputs_;
};

TEST_F(Receipts, ListErrorsBeforeWarningsInReadingOrder) {
  const model::Report receipt = build_receipt(inputs_);
  EXPECT_EQ(receipt.sections[0].title, "สิ่งที่ต้องแก้ 2 จุด");
  const auto& table = std::get<model::ReportTable>(receipt.sections[1].blocks.front());
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0].cells[1].text, "C9");
  EXPECT_EQ(table.rows[1].cells[1].text, "B10");
  EXPECT_EQ(table.rows[2].cells[1].text, "A1");
}

TEST_F(Receipts, NameTheFileAndShowWhatWasFoundEscaped) {
  const HtmlRenderer renderer(InventedNation::html_templates());
  const std::string page = renderer.render(build_receipt(inputs_));
  EXPECT_THAT(page, HasSubstr("99010003/ส่งใหม่ &lt;แก้&gt;.xlsx"));
  EXPECT_THAT(page, HasSubstr("=cmd()"));
}

}  // namespace
}  // namespace tidtam::report
