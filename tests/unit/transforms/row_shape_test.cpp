#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/return_builder.hpp"
#include "tests/support/shipped_catalogue.hpp"

/// Rows of a sheet that become other rows of their table: quarters side by side, months with marks.
namespace tidtam::transforms {
namespace {

using support::Content;
using support::SheetBuilder;
using support::shown;
using testing::ElementsAre;
using testing::IsEmpty;

/// `quarter planned disbursed cell` of each budget line, `.` where there is nothing.
std::vector<std::string> lines_of(const model::Submission& read) {
  std::vector<std::string> lines;
  for (const model::Fact& fact : read.facts) {
    if (fact.table->name != "budget_line") continue;
    std::string& line = lines.emplace_back();
    for (const char* column : {"quarter", "planned", "disbursed"}) {
      const std::string text = shown(fact, column);
      line += (text.empty() ? "." : text) + " ";
    }
    line += model::to_a1(fact.cell);
  }
  return lines;
}

model::Submission with_budget(const std::vector<Content>& quarters) {
  model::Workbook workbook;
  support::add_cover(workbook);
  std::vector<Content> row{"P1", "อาหารกลางวัน", "อปท.", "ค่าวัสดุ"};
  row.insert(row.end(), quarters.begin(), quarters.end());
  SheetBuilder(workbook, "งบประมาณ")
      .row({"รหัสโครงการ",
            "ชื่อโครงการ",
            "แหล่งเงิน",
            "หมวดรายจ่าย",
            "ไตรมาส 1",
            {},
            "ไตรมาส 2",
            {},
            "ไตรมาส 3",
            {},
            "ไตรมาส 4",
            {},
            "รวม"})
      .row({{}, {}, {}, {}, "แผน", "เบิกจ่าย", "แผน", "เบิกจ่าย", "แผน", "เบิกจ่าย", "แผน", "เบิกจ่าย", {}})
      .merge("A1", "A2")
      .merge("B1", "B2")
      .merge("C1", "C2")
      .merge("D1", "D2")
      .merge("E1", "F1")
      .merge("G1", "H1")
      .merge("I1", "J1")
      .merge("K1", "L1")
      .merge("M1", "M2")
      .row(row)
      .add();
  return support::read(workbook);
}

TEST(Budget, HasARowForEachQuarterThatSomethingIsSaidOf) {
  // Of the third quarter nothing is said; the fourth paid nothing, which a dash says (DECISIONS 17).
  const auto read = with_budget({100, 90, 50, {}, {}, {}, 25.5, "-", 175.5});
  EXPECT_THAT(lines_of(read), ElementsAre("1 10000 9000 E3", "2 5000 . G3", "4 2550 0 K3"));
  for (const model::Fact& fact : read.facts) {
    EXPECT_EQ(shown(fact, "project_code"), "P1");
    EXPECT_EQ(shown(fact, "source"), "อปท.");
    EXPECT_EQ(shown(fact, "category"), "ค่าวัสดุ");
  }
}

TEST(Budget, OfAQuarterThatOnlyPaidStandsAtThatAmount) {
  EXPECT_THAT(lines_of(with_budget({{}, 90})), ElementsAre("1 . 9000 F3"));
}

TEST(Budget, ThatIsNotDividedIsOneForTheWholeYear) {
  EXPECT_THAT(lines_of(with_budget({{}, {}, {}, {}, {}, {}, {}, {}, 1000})), ElementsAre(". 100000 . M3"));
}

TEST(Budget, OfARowWithoutAnyAmountIsNoLine) {
  EXPECT_THAT(lines_of(with_budget({})), IsEmpty());
}

std::string months_of(const std::vector<Content>& marks) {
  model::Workbook workbook;
  support::add_cover(workbook);
  std::vector<Content> row{"P1", 1, "ประชุม"};
  row.insert(row.end(), marks.begin(), marks.end());
  SheetBuilder(workbook, "กิจกรรม")
      .row({"รหัสโครงการ", "ที่", "กิจกรรม", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
            "ก.ค.", "ส.ค.", "ก.ย."})
      .row(row)
      .add();
  const auto read = support::read(workbook);
  EXPECT_EQ(read.facts.size(), 1U);
  EXPECT_THAT(support::places_of(read), IsEmpty());
  return read.facts.size() == 1 ? shown(read.facts[0], "months") : "no row";
}

TEST(Months, AreThoseWithAMarkOfAnyKind) {
  // The signs of DOMAIN C.3, an amount, a day and words among them.
  EXPECT_EQ(months_of({"/", "✓", "√", "x", "X", "*", "←→", "<---->", 12500, "15 มิ.ย. 69", "ประชุมครู", "●"}),
            "1 2 3 4 5 6 7 8 9 10 11 12");
}

TEST(Months, AreNotThoseWhereAWordOrSignSaysNo) {
  EXPECT_EQ(months_of({{}, "-", 0, "ไม่มี", "–", " ", "/", "0", "ไม่", "--->", {}, {}}), "7 10");
}

TEST(Step, BelongsToTheProjectThatItsRowNames) {
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "โครงการ")
      .row({"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา"})
      .row({"P-7", "โครงการรักการอ่าน", "ปีงบประมาณ 2569"})
      .add();
  SheetBuilder(workbook, "กิจกรรม")
      .row({"ชื่อโครงการ", "กิจกรรม", "น้ำหนัก", "ต.ค.", "พ.ย."})
      .row({"โครงการรักการอ่าน", "จัดมุมหนังสือ", 60, "/", {}})
      .row({"โครงการรักการอ่าน", "ประเมินผล", 40, {}, "/"})
      .add();
  const auto read = support::read(workbook);
  ASSERT_EQ(read.facts.size(), 3U) << "steps without a number are told apart by their names";
  EXPECT_EQ(shown(read.facts[1], "project_code"), "P-7");
  EXPECT_EQ(shown(read.facts[1], "name"), "จัดมุมหนังสือ");
  EXPECT_EQ(shown(read.facts[2], "months"), "2");
}

/// The indicator values that a province's sheet of children out of school gives, `I18 numerator/denominator cell`.
std::vector<std::string> watch_values(bool says_itself) {
  model::Workbook workbook;
  support::add_cover(workbook, "PEO33", "สำนักงานศึกษาธิการจังหวัดศรีสะเกษ");
  SheetBuilder(workbook, "เฝ้าระวังเด็กนอกระบบ")
      .row({"สาเหตุ", "ทั้งหมด", "พบตัว", "กลับเข้าสู่ระบบแล้ว"})
      .row({"ความยากจน", 40, 30, 18})
      .row({"ย้ายตามผู้ปกครอง", 25, 10, 8})
      .row({"รวม", 65, 40, 26})
      .add();
  if (says_itself) {
    SheetBuilder(workbook, "ตัวชี้วัด").row({"รหัสตัวชี้วัด", "ตัวตั้ง", "ตัวหาร"}).row({"I19", 30, 65}).add();
  }
  std::vector<std::string> values;
  for (const model::Fact& fact : support::read(workbook).facts) {
    if (fact.table->name != "indicator_value") continue;
    values.push_back(shown(fact, "indicator") + " " + shown(fact, "numerator") + "/" + shown(fact, "denominator") +
                     " " + shown(fact, "period") + " " + model::to_a1(fact.cell));
  }
  return values;
}

TEST(Watch, GivesItsIndicatorsOfAllCausesTogether) {
  EXPECT_THAT(watch_values(false), ElementsAre("I18 40/65 FY2569Q4 C4", "I19 26/65 FY2569Q4 D4"));
}

TEST(Watch, GivesNoneThatTheUnitSendsItself) {
  EXPECT_THAT(watch_values(true), ElementsAre("I19 30/65 FY2569Q4 A2", "I18 40/65 FY2569Q4 C4"));
}

TEST(NewLayout, OfSuchAShapeIsAYamlFile) {
  const support::ShippedCatalogue& shipped = support::ShippedCatalogue::get();
  std::vector<layouts::LayoutSpec> all = shipped.layouts;
  all.push_back(layouts::read_layout(spec::Node::parse(R"(
id: age_groups
version: 1
title: เด็กตามช่วงอายุ
grain: own_unit
table: census_count
sheet: [เด็กตามช่วงอายุ]
key: [age_band]
series:
  column: status
  rows:
    ในระบบ: {male: boys_in, total: all_in}
    นอกระบบ: {total: all_out}
fields:
  - {name: age_band, kind: text, required: true, headers: [กลุ่มวัย]}
  - {name: boys_in, kind: count, column: false, headers: [ชายในระบบ]}
  - {name: all_in, kind: count, required: true, column: false, headers: [รวมในระบบ]}
  - {name: all_out, kind: count, required: true, column: false, headers: [รวมนอกระบบ]}
)",
                                                       "age_groups.yaml"),
                                     "age_groups", &shipped.schema));
  model::Workbook workbook;
  support::add_cover(workbook);
  SheetBuilder(workbook, "เด็กตามช่วงอายุ")
      .row({"กลุ่มวัย", "ชายในระบบ", "รวมในระบบ", "รวมนอกระบบ"})
      .row({"6-11 ปี", 40, 90, 5})
      .row({"12-14 ปี", 30, 70, {}})
      .add();
  const layouts::Matcher matcher(all, layouts::load_options(shipped.catalogue));
  const layouts::Extraction extraction = matcher.extract(workbook);
  ExtractedFile file;
  file.cover = &*extraction.cover;
  file.batches = extraction.batches;
  const model::Submission read = transform(file, shipped.meaning());
  std::vector<std::string> rows;
  for (const model::Fact& fact : read.facts) {
    rows.push_back(shown(fact, "age_band") + "|" + shown(fact, "status") + "|" + shown(fact, "male") + "|" +
                   shown(fact, "total") + "|" + model::to_a1(fact.cell));
  }
  EXPECT_THAT(rows, ElementsAre("6-11 ปี|ในระบบ|40|90|B2", "6-11 ปี|นอกระบบ||5|D2", "12-14 ปี|ในระบบ|30|70|B3"));
}

}  // namespace
}  // namespace tidtam::transforms
