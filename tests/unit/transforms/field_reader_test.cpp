#include "transforms/submission/field_reader.hpp"

#include <deque>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

using model::FieldKind;
using model::ValueState;
using testing::ElementsAre;
using testing::IsEmpty;

/// One row of an invented layout: a field of each kind that a test names, and a cell for each.
class Row {
 public:
  model::Cell& add(std::string name, FieldKind kind, std::string vocabulary = {}, std::string group = {}) {
    spec_.fields.push_back({std::move(name), kind, false, std::move(vocabulary), std::move(group)});
    model::Cell& cell = cells_.emplace_back();
    cell.ref = {4, static_cast<std::uint16_t>(cells_.size() - 1)};
    return cell;
  }
  Row& text(std::string name, FieldKind kind, std::string_view text, std::string vocabulary = {},
            std::string group = {}) {
    model::Cell& cell = add(std::move(name), kind, std::move(vocabulary), std::move(group));
    cell = model::Cell(cell.ref, model::CellType::text, model::kNoFlags, text);
    return *this;
  }
  Row& number(std::string name, FieldKind kind, double number, std::uint8_t flags = 0) {
    model::Cell& cell = add(std::move(name), kind);
    cell = model::Cell(cell.ref, model::CellType::number, flags, number);
    return *this;
  }
  Row& unit_note(std::int64_t baht) {
    batch_.unit_note = model::UnitNote{baht, {}};
    return *this;
  }

  TypedRecord read() {
    spec_.layout = "invented";
    batch_.spec = &spec_;
    batch_.sheet = "แผ่นงาน";
    batch_.heads.resize(spec_.fields.size());
    batch_.head_texts.resize(spec_.fields.size());
    record_.row = 4;
    record_.cells.clear();
    findings.clear();
    for (const model::Cell& cell : cells_) record_.cells.push_back(&cell);
    Cover cover;
    cover.fiscal_year = 2569;
    cover.quarter = 4;
    const FieldReader reader(batch_, cover, support::ShippedCatalogue::get().vocabularies);
    return reader.read(record_, findings);
  }
  std::string value() { return model::to_text(read().values.at(0).datum); }
  std::vector<std::string> rules() {
    read();
    std::vector<std::string> rules;
    for (const model::Finding& finding : findings) rules.push_back(finding.rule + " " + finding.cell);
    return rules;
  }

  std::vector<model::Finding> findings;

 private:
  model::RecordSpec spec_;
  std::deque<model::Cell> cells_;
  model::RecordBatch batch_;
  model::Record record_;
};

std::string money(std::string_view text, std::int64_t note = 1) {
  return Row().text("money", FieldKind::money, text).unit_note(note).value();
}

TEST(MoneyField, IsInSatangHoweverItIsWritten) {
  EXPECT_EQ(money("12,500.-"), "1250000");
  EXPECT_EQ(money("๔๕,๐๐๐.๕๐ บาท"), "4500050");
  EXPECT_EQ(money("1 234"), "123400");
  EXPECT_EQ(money("หนึ่งร้อยบาทถ้วน"), "10000");
  EXPECT_EQ(money("-"), "0");
  EXPECT_EQ(money("ไม่ใช้งบประมาณ"), "0");
  EXPECT_EQ(money("ไม่มีข้อมูล"), "");
}

TEST(MoneyField, IsScaledByTheSheetsNoteUnlessTheCellNamesItsUnit) {
  EXPECT_EQ(money("12.5", 1000), "1250000");
  EXPECT_EQ(money("500 บาท", 1000), "50000");
  EXPECT_EQ(Row().number("money", FieldKind::money, 1.25).unit_note(1'000'000).value(), "125000000");
}

TEST(MoneyField, SaysWhatCannotBeRead) {
  EXPECT_THAT(Row().text("money", FieldKind::money, "1,2O0").rules(), ElementsAre("NUM-01 A5"));
  EXPECT_THAT(Row().text("money", FieldKind::money, "1,23,4").rules(), ElementsAre("NUM-SEP A5"));
}

TEST(PercentField, IsTheNumberThatIsShown) {
  EXPECT_EQ(Row().number("p", FieldKind::percent, 0.95, model::kPercentFormat).value(), "95");
  EXPECT_EQ(Row().number("p", FieldKind::percent, 0.95).value(), "0.95");
  EXPECT_EQ(Row().text("p", FieldKind::percent, "๘๐ %").value(), "80");
  EXPECT_EQ(Row().text("p", FieldKind::percent, "ร้อยละ 12").value(), "12");
}

TEST(CountField, TakesADashForZeroOnlyBesideAReportedSibling) {
  const TypedRecord beside = Row().text("a", FieldKind::count, "-").number("b", FieldKind::count, 3).read();
  EXPECT_EQ(beside.values[0].state, ValueState::zero_reported);
  EXPECT_EQ(model::to_text(beside.values[0].datum), "0");
  const TypedRecord alone = Row().text("a", FieldKind::count, "-").text("b", FieldKind::count, "–").read();
  EXPECT_EQ(alone.values[0].state, ValueState::not_applicable);
  EXPECT_FALSE(alone.has(0));
}

TEST(CountField, OfAnExamTakesADashForNotApplicable) {
  const TypedRecord read = Row()
                               .number("pupils", FieldKind::count, 95)
                               .text("takers", FieldKind::count, "-", {}, "O-NET ม.6")
                               .text("mean", FieldKind::score, "-", {}, "O-NET ม.6")
                               .text("thin", FieldKind::count, "-", {}, "น้ำหนักส่วนสูง")
                               .read();
  EXPECT_EQ(read.values[1].state, ValueState::not_applicable);
  EXPECT_FALSE(read.has(1));
  EXPECT_EQ(read.values[2].state, ValueState::not_applicable);
  EXPECT_EQ(read.values[3].state, ValueState::zero_reported);
}

TEST(CountField, TakesWholeNumbersAlone) {
  EXPECT_EQ(Row().text("n", FieldKind::count, "๑๒๐ คน").value(), "120");
  EXPECT_THAT(Row().number("n", FieldKind::count, 1.5).rules(), ElementsAre("NUM-INT A5"));
}

TEST(States, TellApartWhyThereIsNoNumber) {
  const auto state_of = [](std::string_view text) {
    return Row().text("n", FieldKind::number, text).read().values[0].state;
  };
  EXPECT_EQ(state_of("ไม่มีข้อมูล"), ValueState::no_data);
  EXPECT_EQ(state_of("N/A"), ValueState::no_data);
  EXPECT_EQ(state_of("ไม่เกี่ยวข้อง"), ValueState::not_applicable);
  EXPECT_EQ(state_of("ไม่มีชั้น ป.6"), ValueState::not_applicable);
  EXPECT_EQ(state_of("-"), ValueState::not_applicable);
  EXPECT_EQ(state_of("  "), ValueState::not_reported);
  EXPECT_EQ(state_of("0"), ValueState::zero_reported);
  EXPECT_EQ(state_of("7"), ValueState::value);
}

TEST(DateField, MendsASerialTypedInTheBuddhistEra) {
  Row row;
  row.number("on", FieldKind::date, 241500);  // 2561-03-14, worked out in DOMAIN E.6
  EXPECT_EQ(row.value(), "2018-03-14");
  EXPECT_EQ(row.findings.at(0).rule, "DATE-BE-SERIAL");
}

TEST(DateField, TellsOfASpanOfWhichItTakesTheFirstDay) {
  EXPECT_EQ(Row().text("on", FieldKind::date, "1-31 ธ.ค. 2569").value(), "2026-12-01");
  EXPECT_THAT(Row().text("on", FieldKind::date, "1-31 ธ.ค. 2569").rules(), ElementsAre("DATE-SPAN A5"));
  EXPECT_THAT(Row().text("on", FieldKind::date, "ปีงบประมาณ 2570").rules(), ElementsAre("DATE-SPAN A5"));
  EXPECT_THAT(Row().text("on", FieldKind::date, "1-1 ธ.ค. 2569").rules(), IsEmpty());
  EXPECT_THAT(Row().text("on", FieldKind::date, "31 ธ.ค. 2569").rules(), IsEmpty());
}

TEST(DateField, RefusesTheTwentyNinthOfFebruaryOfACommonYear) {
  EXPECT_THAT(Row().text("on", FieldKind::date, "29/2/2568").rules(), ElementsAre("DATE-FEB29 A5"));
  EXPECT_EQ(Row().text("on", FieldKind::date, "29/2/2567").value(), "2024-02-29");
}

TEST(PeriodField, FillsStartAndEndThatHaveNoColumnOfTheirOwn) {
  Row row;
  row.text("period", FieldKind::date_range, "ต.ค. 68 – ก.ย. 69");
  row.add("start_on", FieldKind::date);
  row.add("end_on", FieldKind::date);
  const TypedRecord read = row.read();
  EXPECT_EQ(model::to_text(read.values[1].datum), "2025-10-01");
  EXPECT_EQ(model::to_text(read.values[2].datum), "2026-09-30");
}

TEST(WordField, IsTheCodeOfItsWordAndKeepsWhatItDoesNotKnow) {
  EXPECT_EQ(Row().text("w", FieldKind::word, "ดำเนินการ\nแล้วเสร็จ", "project_status").value(), "DONE");
  Row unknown;
  unknown.text("w", FieldKind::word, "คิดอยู่", "project_status");
  EXPECT_EQ(unknown.value(), "คิดอยู่");
  EXPECT_EQ(unknown.findings.at(0).rule, "WORD-02");
}

TEST(WordSetField, IsSortedAndSaysThatAnUnknownWordIsLeftOut) {
  EXPECT_EQ(Row().text("w", FieldKind::word_set, "Function/Area", "basis").value(), "Area,Function");
  EXPECT_EQ(Row().text("w", FieldKind::word_set, "งานตามภารกิจ\nAgenda, Cluster", "basis").value(),
            "Agenda,Cluster,Function");
  EXPECT_THAT(Row().text("w", FieldKind::word_set, "Area, อื่นใด", "basis").rules(), ElementsAre("WORD-03 A5"));
}

TEST(AnyField, NamesTheCellOfAFormulaErrorAndOfAFormulaWithoutResult) {
  Row row;
  model::Cell& broken = row.add("money", FieldKind::money);
  broken = model::Cell(broken.ref, model::CellType::error, model::kNoFlags, "#REF!");
  row.add("count", FieldKind::count).flags = model::kFormulaNoValue;
  EXPECT_THAT(row.rules(), ElementsAre("CELL-ERR A5", "CELL-FORMULA B5"));
  EXPECT_EQ(row.findings[0].found, "#REF!");
}

TEST(Rounding, IsHalfOfTheLastPlaceThatWasTyped) {
  const auto half = [](std::string_view text) {
    return rounding_of(model::Cell({}, model::CellType::text, model::kNoFlags, text))->to_double();
  };
  EXPECT_NEAR(half("33.33"), 0.005, 2e-6);
  EXPECT_NEAR(half("๓๔"), 0.5, 2e-6);
}

TEST(FieldReader, TakesNoNationalIdForAFigure) {
  EXPECT_THAT(Row().number("n", FieldKind::count, 1330100000016).rules(), ElementsAre("PII-04 A5"));
  EXPECT_EQ(Row().number("n", FieldKind::count, 1330100000016).value(), "");
  EXPECT_THAT(Row().text("n", FieldKind::money, "๑๓๓๐๑๐๐๐๐๐๐๑๖").rules(), ElementsAre("PII-04 A5"));
  EXPECT_THAT(Row().text("n", FieldKind::number, "1330100000016.00").rules(), ElementsAre("PII-04 A5"));
  EXPECT_EQ(Row().text("n", FieldKind::number, "1330100000017").value(), "1330100000017") << "another check digit";
}

}  // namespace
}  // namespace tidtam::transforms
