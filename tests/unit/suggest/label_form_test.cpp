#include "extractors/layouts/suggest/label_form.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/sheet_builder.hpp"
#include "tests/unit/suggest/shipped_words.hpp"

namespace tidtam::layouts::suggest {
namespace {

using support::SheetBuilder;
using testing::ElementsAre;
using testing::IsEmpty;

/// `label at its value's place`, one for each; empty where the sheet is no form.
std::vector<std::string> labels_of(const model::Workbook& workbook) {
  constexpr std::uint32_t kSearchRows = 60;
  const SheetRows rows(workbook.sheets[0]);
  std::vector<std::string> labels;
  if (const auto form = sample_form(rows, kSearchRows, shipped_words())) {
    for (const SampleColumn& column : form->columns) labels.push_back(column.texts.front() + " at " + column.place);
  }
  return labels;
}

TEST(LabelForm, HasValuesOfTheKindsThatItsLabelsAnnounce) {
  model::Workbook workbook;
  SheetBuilder(workbook, "a")
      .row({"แบบสำรวจ"})
      .row({1, "ชื่ออาคาร", "อาคารริมสระ"})
      .row({2, "จำนวนห้อง", 12, "ห้อง"})
      .row({3, "วันที่สำรวจ", "15 มิ.ย. 2569"})
      .add();
  EXPECT_THAT(labels_of(workbook), ElementsAre("ชื่ออาคาร at C2", "จำนวนห้อง at C3", "วันที่สำรวจ at C4"));
}

TEST(LabelForm, MayBeBlankWhereItsLabelsEndInColons) {
  model::Workbook workbook;
  SheetBuilder(workbook, "a").row({"เรื่อง:"}).row({"ที่มา :"}).row({"ผลสรุป:"}).add();
  EXPECT_THAT(labels_of(workbook), ElementsAre("เรื่อง at A1", "ที่มา at A2", "ผลสรุป at A3"));
}

TEST(LabelForm, IsNoTableOfTwoColumns) {
  model::Workbook workbook;
  SheetBuilder(workbook, "a")
      .row({"รายการ", "จำนวน"})
      .row({"จำนวนครู", 10})
      .row({"จำนวนห้อง", 8})
      .row({"จำนวนโต๊ะ", 90})
      .add();
  EXPECT_THAT(labels_of(workbook), IsEmpty());
}

TEST(LabelForm, HasNoLabelTwice) {
  model::Workbook workbook;
  SheetBuilder(workbook, "a").row({"ชื่อ:", "ก"}).row({"จำนวน:", 10}).row({"ชื่อ:", "ข"}).row({"จำนวน:", 8}).add();
  EXPECT_THAT(labels_of(workbook), IsEmpty());
}

TEST(LabelForm, HasNoWideRow) {
  model::Workbook workbook;
  SheetBuilder(workbook, "a")
      .row({"ชื่อ:", "ก"})
      .row({"จำนวน:", 10})
      .row({"วันที่:", "1 ม.ค. 2569"})
      .row({"ชาย", "หญิง", "รวม", "ครู", "ห้อง"})
      .add();
  EXPECT_THAT(labels_of(workbook), IsEmpty());
}

}  // namespace
}  // namespace tidtam::layouts::suggest
