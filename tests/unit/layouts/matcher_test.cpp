#include "extractors/layouts/matcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts {
namespace {

using support::Content;
using support::SheetBuilder;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const model::Finding& finding_of(const Extraction& extraction, std::string_view rule) {
  const auto at = std::ranges::find(extraction.findings, rule, &model::Finding::rule);
  if (at == extraction.findings.end()) throw std::runtime_error("no finding " + std::string(rule));
  return *at;
}

TEST(Matcher, FindsATableBelowTitlesWithItsColumnsInAnyOrder) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1")
      .row({"แบบรายงานความก้าวหน้า ไตรมาสที่ 2 ปีงบประมาณ 2569"})
      .row({"", "", "หน่วย : พันบาท"})
      .gap(3)
      .row({"ที่", "สถานะ", "เบิกจ่ายสะสม", "ชื่อโครงการ", "รหัสโครงการ", "หลักฐาน"})
      .row({1, "แล้วเสร็จ", 12.5, "โครงการก", "P1", "x"})
      .gap()
      .row({2, "ล่าช้า", 7, "โครงการข", "P2"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("progress"));
  const model::RecordBatch& batch = extraction.batches[0];
  EXPECT_EQ(batch.header_row, 5U);
  ASSERT_EQ(batch.records.size(), 2U);
  EXPECT_EQ(shown(batch, 0, "project_code"), "P1");
  EXPECT_EQ(shown(batch, 0, "disbursed"), "12.5");
  EXPECT_EQ(shown(batch, 1, "status"), "ล่าช้า");
  EXPECT_EQ(batch.records[1].row, 8U);
  ASSERT_TRUE(batch.unit_note);
  EXPECT_EQ(batch.unit_note->baht, 1000);
  EXPECT_EQ(model::to_a1(batch.unit_note->cell), "C2");
  ASSERT_EQ(batch.titles.size(), 2U);
  EXPECT_EQ(batch.titles[0]->text(), "แบบรายงานความก้าวหน้า ไตรมาสที่ 2 ปีงบประมาณ 2569");
}

TEST(Matcher, TakesTheRowNumberForNoCode) {
  model::Workbook workbook;
  SheetBuilder(workbook, "โครงการ")
      .row({"ที่", "ชื่อโครงการ", "ระยะเวลาดำเนินการ"})
      .row({1, "โครงการก", "ตลอดปีงบประมาณ"})
      .row({2, "", ""})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.batches.size(), 1U);
  EXPECT_EQ(extraction.batches[0].records.size(), 1U) << "a row with its number alone is empty";
  EXPECT_EQ(shown(extraction.batches[0], 0, "project_code"), "none");
  EXPECT_THAT(rules_of(extraction), IsEmpty());
}

TEST(Matcher, ReportsColumnsThatTheLayoutDoesNotAskFor) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"ที่", "รหัสโครงการ", "สถานะ", "ความเห็น", "หลักฐาน"})
      .row({1, "P1", "แล้วเสร็จ", "1"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  const model::Finding& finding = finding_of(extraction, "HDR-04");
  EXPECT_EQ(finding.severity, model::Severity::note);
  EXPECT_EQ(finding.cell, "D1");
  EXPECT_EQ(finding.facts.at("header"), "“ความเห็น”, “หลักฐาน”");
}

TEST(Matcher, NamesTheRequiredColumnThatAKnownSheetLacks) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า").row({"รหัสโครงการ", "ชื่อโครงการ", "เบิกจ่ายสะสม"}).row({"P1", "ก", 5}).add();
  const Extraction extraction = extract_shipped(workbook);
  const model::Finding& finding = finding_of(extraction, "HDR-03");
  EXPECT_EQ(finding.severity, model::Severity::error);
  EXPECT_EQ(finding.facts.at("header"), "“สถานะ”");
  EXPECT_EQ(finding.sheet, "ความก้าวหน้า");
  EXPECT_THAT(rules_of(extraction), Not(Contains("HDR-01")));
}

TEST(Matcher, SaysOfAnUnknownSheetWhatItLacksOfTheNearestForm) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1")
      .row({"รายงานประจำปี"})
      .row({"รหัสโครงการ", "ปัญหา/อุปสรรค", "สี", "น้ำหนักรถ"})
      .row({"P1", "ไม่มี", "แดง", 5})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  const model::Finding& finding = finding_of(extraction, "HDR-01");
  EXPECT_EQ(finding.cell, "A2");
  EXPECT_EQ(finding.facts.at("why"), "missing_heads");
  EXPECT_EQ(finding.facts.at("row"), "2");
  EXPECT_EQ(finding.facts.at("nearest"), "ความก้าวหน้า");
  EXPECT_EQ(finding.facts.at("known"), "“รหัสโครงการ”, “ปัญหา/อุปสรรค”");
  EXPECT_EQ(finding.facts.at("missing"), "“สถานะ”");
  EXPECT_THAT(extraction.sheets[0].evidence, Contains(HasSubstr("nearest: rows 2-2: progress")));
}

TEST(Matcher, SaysWhereTheHeadsOfAnUnknownSheetStandAndThatThereAreNone) {
  model::Workbook workbook;
  SheetBuilder(workbook, "รถ").row({"ทะเบียนรถ"}).row({"ยี่ห้อ", "สีรถ"}).row({"ก", 5}).add();
  SheetBuilder(workbook, "จดหมาย").row({"เรียนท่านผู้อำนวยการ"}).row({1, 2}).add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.findings.size(), 2U);
  EXPECT_EQ(extraction.findings[0].facts.at("why"), "unknown_heads");
  EXPECT_EQ(extraction.findings[0].facts.at("row"), "2");
  EXPECT_EQ(extraction.findings[1].facts.at("why"), "no_heads");
}

TEST(Matcher, SaysOfASheetThatItIsUnknownButNotOfEmptyOrInstructionSheets) {
  model::Workbook workbook;
  SheetBuilder(workbook, "งบดุล").row({"รายการ", "ยอด"}).row({"ก", 5}).add();
  SheetBuilder(workbook, "Sheet2").add();
  SheetBuilder(workbook, "Sheet3").row({"  "}).add();
  SheetBuilder(workbook, "คำอธิบายข้อมูล").row({"โปรดกรอกให้ครบ"}).add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.findings.size(), 1U);
  EXPECT_EQ(extraction.findings[0].rule, "HDR-01");
  EXPECT_EQ(extraction.findings[0].severity, model::Severity::warning);
  EXPECT_EQ(extraction.findings[0].sheet, "งบดุล");
  EXPECT_THAT(extraction.sheets[0].layouts, IsEmpty());
  EXPECT_EQ(extraction.sheets.size(), 4U);
}

TEST(Matcher, PassesOverRepeatedHeadersSectionsAndNotesAndMarksTotals) {
  model::Workbook workbook;
  SheetBuilder(workbook, "โครงการ")
      .row({"ที่", "ชื่อโครงการ", "ระยะเวลาดำเนินการ", "งบประมาณ"})
      .row({"(1)", "(2)", "(3)", "(4)"})
      .row({"กลยุทธ์ที่ 1 พัฒนาคุณภาพ"})
      .merge("A3", "D3")
      .row({1, "โครงการก", "ทั้งปี", 100})
      .row({"ที่", "ชื่อโครงการ", "ระยะเวลาดำเนินการ", "งบประมาณ"})
      .row({2, "รวมพลังรักการอ่าน", "ทั้งปี", 50})
      .row({"", "รวมทั้งสิ้น", "", 150})
      .gap()
      .row({"หมายเหตุ ข้อมูลเบื้องต้น"})
      .row({"1. ยังไม่รวมงบอื่น"})
      .row({"", "ลงชื่อ..............", "", "ผู้รายงาน"})
      .row({"", "(..............)"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.batches.size(), 1U);
  const model::RecordBatch& batch = extraction.batches[0];
  ASSERT_EQ(batch.records.size(), 3U);
  EXPECT_EQ(shown(batch, 0, "name"), "โครงการก");
  EXPECT_EQ(shown(batch, 1, "name"), "รวมพลังรักการอ่าน");
  EXPECT_FALSE(batch.records[1].is_total);
  EXPECT_EQ(shown(batch, 2, "allocated"), "150");
  EXPECT_TRUE(batch.records[2].is_total);
}

TEST(Matcher, GoesOnAfterANoteWhereTheTableGoesOn) {
  model::Workbook workbook;
  SheetBuilder(workbook, "โครงการ")
      .row({"ชื่อโครงการ", "ระยะเวลาดำเนินการ", "งบประมาณ"})
      .row({"โครงการก", "ทั้งปี", 100})
      .row({"หมายเหตุ : ต่อหน้าถัดไป"})
      .row({"โครงการข", "ทั้งปี", 200})
      .add();
  EXPECT_EQ(extract_shipped(workbook).batches.at(0).records.size(), 2U);
}

TEST(Matcher, ReadsSeveralTablesBelowOneAnother) {
  model::Workbook workbook;
  SheetBuilder(workbook, "รายงาน")
      .row({"รหัสโครงการ", "สถานะ", "เบิกจ่ายสะสม"})
      .row({"P1", "แล้วเสร็จ", 5})
      .gap()
      .row({"ผลตามตัวชี้วัด"})
      .row({"รหัสตัวชี้วัด", "ตัวชี้วัด", "ผลการดำเนินงาน"})
      .row({"I17", "อัตราออกกลางคัน", 0.5})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("progress", "indicators"));
  EXPECT_EQ(extraction.batches[0].records.size(), 1U);
  EXPECT_EQ(shown(extraction.batches[1], 0, "value"), "0.5");
}

TEST(Matcher, ReadsTablesSideBySide) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ตัวชี้วัด")
      .row({"ตัวชี้วัด", "ผลการดำเนินงาน", "", "ตัวชี้วัด", "ผลการดำเนินงาน"})
      .row({"ก", 1, "", "ค", 3})
      .row({"ข", 2})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("indicators", "indicators"));
  EXPECT_EQ(extraction.batches[0].records.size(), 2U);
  ASSERT_EQ(extraction.batches[1].records.size(), 1U);
  EXPECT_EQ(shown(extraction.batches[1], 0, "value"), "3");
}

TEST(Matcher, TakesTheUnitOfMoneyFromAHeadAsItsSheets) {
  model::Workbook workbook;
  SheetBuilder(workbook, "โครงการ").row({"ชื่อโครงการ", "ระยะเวลา", "งบประมาณ (พันบาท)"}).row({"ก", "ทั้งปี", 1}).add();
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รหัสโครงการ", "สถานะ", "เบิกจ่าย"})
      .row({"", "", "(ล้านบาท)"})
      .row({"P1", "แล้วเสร็จ", 1})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.batches.size(), 2U);
  EXPECT_EQ(shown(extraction.batches[0], 0, "allocated"), "1");
  EXPECT_EQ(extraction.batches[0].unit_note.value().baht, 1000);
  EXPECT_EQ(extraction.batches[1].unit_note.value().baht, 1'000'000);
  EXPECT_EQ(extraction.batches[1].records.size(), 1U);
  EXPECT_THAT(rules_of(extraction), IsEmpty());
}

TEST(Matcher, AsksWhereTwoUnitsOfMoneyContradictEachOther) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"หน่วย : บาท"})
      .row({"รหัสโครงการ", "สถานะ", "เบิกจ่าย (ล้านบาท)"})
      .row({"P1", "แล้วเสร็จ", 1})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  const model::Finding& finding = finding_of(extraction, "HDR-06");
  EXPECT_EQ(finding.severity, model::Severity::error);
  EXPECT_EQ(finding.cell, "A1");
  EXPECT_EQ(finding.facts.at("other_cell"), "C2");
}

TEST(Matcher, LeavesAUnitThatIsNoMoneyAlone) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า").row({"หน่วย : คัน"}).row({"รหัสโครงการ", "สถานะ"}).row({"P1", "แล้วเสร็จ"}).add();
  EXPECT_FALSE(extract_shipped(workbook).batches.at(0).unit_note);
}

TEST(Matcher, DoesNotTakeAPercentageColumnForAnAmount) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า").row({"รหัสโครงการ", "สถานะ", "เบิกจ่าย (ร้อยละ)"}).row({"P1", "แล้วเสร็จ", 95}).add();
  EXPECT_EQ(shown(extract_shipped(workbook).batches.at(0), 0, "disbursed"), "none");
}

TEST(Matcher, ReadsWhatIsHiddenAndSaysSo) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รหัสโครงการ", "สถานะ", "ปัญหา"})
      .row({"P1", "แล้วเสร็จ", "ก"})
      .row({"P2", "แล้วเสร็จ", "ก"})
      .row({"P3", "แล้วเสร็จ", "ก"})
      .hide_row(2)
      .hide_row(3)
      .hide_row(9)
      .hide_column("C")
      .hide_column("Z")
      .hide()
      .add();
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_EQ(extraction.batches.at(0).records.size(), 3U);
  EXPECT_THAT(rules_of(extraction), ElementsAre("HID-01", "HID-02", "HID-03"));
  EXPECT_EQ(finding_of(extraction, "HID-02").facts.at("rows"), "2–3");
  EXPECT_EQ(finding_of(extraction, "HID-03").facts.at("columns"), "C");
}

TEST(Matcher, CarriesTextsOfMergedCellsDownButNoFigures) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รหัสโครงการ", "สถานะ", "เบิกจ่ายสะสม", "ปัญหา/อุปสรรค"})
      .row({"P1", "ล่าช้า", 5, "ก"})
      .row({"P2", "", "", "ข"})
      .merge("B2", "B3")
      .merge("C2", "C3")
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.batches.at(0).records.size(), 2U);
  EXPECT_EQ(shown(extraction.batches[0], 1, "status"), "ล่าช้า");
  EXPECT_EQ(shown(extraction.batches[0], 1, "disbursed"), "none");
}

TEST(Matcher, KeepsARecordThatIsMergedOverSeveralRowsAsOne) {
  model::Workbook workbook;
  SheetBuilder(workbook, "โครงการ")
      .row({"ชื่อโครงการ", "วัตถุประสงค์", "ระยะเวลา", "หมายเหตุ"})
      .row({"โครงการก", "1. ก", "ทั้งปี"})
      .row({"", "2. ข", "", "ต่อเนื่อง"})
      .row({"โครงการข", "1. ค", "ทั้งปี"})
      .merge("A2", "A3")
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.batches.at(0).records.size(), 2U);
  EXPECT_EQ(shown(extraction.batches[0], 0, "note"), "ต่อเนื่อง");
  EXPECT_EQ(shown(extraction.batches[0], 1, "name"), "โครงการข");
  EXPECT_EQ(finding_of(extraction, "ROW-02").cell, "B3") << "what is not read is told";
}

TEST(Matcher, ReadsTablesSideBySideOnBeneathTheirHeadersOnTheNextPage) {
  model::Workbook workbook;
  SheetBuilder(workbook, "รวม")
      .row({"รหัสโครงการ", "สถานะ", {}, "ตำแหน่ง", "มีจริง"})
      .row({"P1", "ล่าช้า", {}, "ครู", 40})
      .gap()
      .row({"รหัสโครงการ", "สถานะ", {}, "ตำแหน่ง", "มีจริง"})
      .row({"P2", "แล้วเสร็จ", {}, "ผู้อำนวยการ", 1})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre("progress", "workforce"));
  ASSERT_EQ(extraction.batches[0].records.size(), 2U);
  ASSERT_EQ(extraction.batches[1].records.size(), 2U) << "its second page used to be lost";
  EXPECT_EQ(shown(extraction.batches[1], 1, "position"), "ผู้อำนวยการ");
}

TEST(Matcher, PassesCellsWithErrorsOn) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รหัสโครงการ", "สถานะ", "เบิกจ่าย"})
      .row({"P1", "ล่าช้า"})
      .error("C2", "#REF!")
      .add();
  EXPECT_EQ(shown(extract_shipped(workbook).batches.at(0), 0, "disbursed"), "#REF!");
}

TEST(Matcher, DoesNotDecideBetweenTwoLayoutsThatFitAboutEqually) {
  model::Workbook workbook;
  SheetBuilder(workbook, "Sheet1")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลาดำเนินการ", "สถานะ"})
      .row({"P1", "ก", "ทั้งปี", "ล่าช้า"})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_THAT(extraction.batches, IsEmpty());
  EXPECT_THAT(rules_of(extraction), ElementsAre("HDR-02"));
}

TEST(Matcher, LetsTheSheetNameDecideBetweenThem) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้าโครงการ ไตรมาส 2")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลาดำเนินการ", "สถานะ"})
      .row({"P1", "ก", "ทั้งปี", "ล่าช้า"})
      .add();
  EXPECT_THAT(layouts_of(extract_shipped(workbook)), ElementsAre("progress"));
}

TEST(Matcher, WarnsWhereTwoColumnsMeanTheSameField) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า")
      .row({"รหัสโครงการ", "สถานะ", "เบิกจ่าย", "เบิกจ่ายสะสม"})
      .row({"P1", "ล่าช้า", 1, 2})
      .add();
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_EQ(finding_of(extraction, "HDR-05").cell, "D1");
  EXPECT_EQ(shown(extraction.batches.at(0), 0, "disbursed"), "1");
}

TEST(Matcher, CountsTheCellsOfASheet) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า").row({"รายงาน"}).row({"ที่", "รหัสโครงการ", "สถานะ"}).row({1, "P1", "ล่าช้า"}).add();
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_EQ(extraction.sheets.size(), 1U);
  EXPECT_EQ(extraction.sheets[0].n_cells, 7U);
  const model::FateCounts counts = extraction.fates.at(0).counts();
  EXPECT_EQ(counts.of(model::CellFate::head), 4U) << "the title and three heads";
  EXPECT_EQ(counts.of(model::CellFate::value), 2U);
  EXPECT_EQ(counts.of(model::CellFate::unmapped), 1U) << "the row's number";
  EXPECT_THAT(extraction.sheets[0].layouts, ElementsAre("progress"));
  EXPECT_THAT(extraction.sheets[0].evidence, ElementsAre(testing::HasSubstr("rows 2-2: progress")));
}

TEST(Matcher, ReadsTextFiguresOfACsvAsData) {
  model::Workbook workbook;
  SheetBuilder(workbook, "รายงาน").row({"ตัวชี้วัด", "เป้าหมาย", "ผล"}).row({"ก", "๙๕", "1,234.50"}).add();
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_EQ(shown(extraction.batches.at(0), 0, "value"), "1,234.50");
  EXPECT_EQ(extraction.batches.at(0).header_row, 0U);
}

TEST(Matcher, DoesNotLookForTheFirstHeaderBeyondTheSearchedRows) {
  model::Workbook workbook;
  SheetBuilder(workbook, "ความก้าวหน้า").row({"เรียน"}).gap(60).row({"รหัสโครงการ", "สถานะ"}).row({"P1", "ล่าช้า"}).add();
  EXPECT_THAT(layouts_of(extract_shipped(workbook)), IsEmpty());
}

}  // namespace
}  // namespace tidtam::layouts
