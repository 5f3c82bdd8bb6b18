#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "tests/conformance/store_arrangement.hpp"

/// What every store has to keep. A store joins by a `Place` that is made anew for each test, gives the store by
/// `open()` as often as asked (one at a time), and takes it away by `close()`; then
/// `INSTANTIATE_TYPED_TEST_SUITE_P(Name, StoreSuite, Place);`
namespace tidtam::store {

template <typename Place>
class StoreSuite : public testing::Test {
 protected:
  Store& store() { return place_.open(); }
  void reopen() { place_.close(); }

 private:
  Place place_;
};
TYPED_TEST_SUITE_P(StoreSuite);

TYPED_TEST_P(StoreSuite, ExportsAnEmptyTableAsItsHeader) {
  EXPECT_EQ(exported(this->store(), "round"), "round,period,opens,closes,due_on\n");
  EXPECT_EQ(exported(this->store(), "risk"),
            "unit_code,period,risk,kind,likelihood,impact,response,owner,due_on,result,file,sheet,cell\n");
}

TYPED_TEST_P(StoreSuite, ExportsFactsAsTheContractSaysToTheByte) {
  auto submission = a_submission("33010001/Q1.xlsx", day(0));
  submission.facts = {an_indicator("33010001", "I17", 1, 3, 6), a_progress("33010001", "P-2", 125'050, 8)};
  GroupScope group(this->store());
  store_effective(this->store(), submission);
  group.commit();
  EXPECT_EQ(
      exported(this->store(), "indicator_value"),
      "unit_code,indicator,dimension,period,numerator,denominator,value,state,target,source_unit,project_code,"
      "file,sheet,cell\n"
      "33010001,I17,,AY2568,1,3,33.3333333333333,VALUE,,33010001,,33010001/Q1.xlsx,ตัวชี้วัด,C6\n");
  EXPECT_EQ(exported(this->store(), "progress"),
            "unit_code,project_code,period,status,percent_done,committed,disbursed,problem,remedy,file,sheet,cell\n"
            "33010001,P-2,FY2569Q1,ONGOING,62.5,,125050,\"ฝนตกหนัก, \"\"น้ำท่วม\"\"\",,33010001/Q1.xlsx,ความก้าวหน้า,A8\n");
}

TYPED_TEST_P(StoreSuite, ExportsFlagsDatesAndTextsWithLineBreaks) {
  const auto& table = shipped_schema().get("project");
  std::vector<model::Datum> data(table.columns.size());
  const auto set = [&](const char* column, model::Datum datum) {
    data[table.ordinal_of(column).value()] = std::move(datum);
  };
  set("unit_code", std::string("33010001"));
  set("project_code", std::string("P-1"));
  set("name", std::string("อ่านออก\nเขียนได้"));
  set("start_on", base::Date{2025, 10, 1});
  set("is_key", std::int64_t{1});
  set("allocated", std::int64_t{-5});
  set("note", std::string());
  auto submission = a_submission("a.xlsx", day(0));
  submission.layouts = {"projects"};
  submission.facts = {{&table, data, "projects", "โครงการ", {4, 0}}};
  GroupScope group(this->store());
  store_effective(this->store(), submission);
  group.commit();
  const std::string csv = exported(this->store(), "project");
  EXPECT_EQ(csv.substr(csv.find('\n') + 1),
            "33010001,P-1,,\"อ่านออก\nเขียนได้\",,,,,,,,,,2025-10-01,,,,,-5,,,true,,a.xlsx,โครงการ,A5\n");
}

TYPED_TEST_P(StoreSuite, OrdersCellsByRowAndColumnNotAsText) {
  auto submission = a_submission("a.xlsx", day(0));
  // The same indicator three times, as a faulty sheet may have it: C10 comes behind C9.
  submission.facts = {an_indicator("33010001", "I17", 1, 2, 10), an_indicator("33010001", "I17", 1, 2, 9)};
  GroupScope group(this->store());
  store_effective(this->store(), submission);
  group.commit();
  const std::string csv = exported(this->store(), "indicator_value");
  EXPECT_LT(csv.find(",C9\n"), csv.find(",C10\n"));
}

TYPED_TEST_P(StoreSuite, GivesTheSameExportWhateverTheOrderOfArrival) {
  auto first = a_submission("a.xlsx", day(0), "33010001");
  first.facts = {an_indicator("33010001", "I17", 1, 100, 6), an_indicator("33010001", "I13", 5, 1, 7)};
  auto second = a_submission("b.xlsx", day(0), "33010002");
  second.facts = {an_indicator("33010002", "I17", 2, 100, 6)};
  const auto export_of = [&](const std::vector<const model::Submission*>& order) {
    GroupScope group(this->store());
    for (const auto* submission : order) store_effective(this->store(), *submission);
    std::string csv;
    for (const auto* table : {"indicator_value", "submission", "effective"}) csv += exported(this->store(), table);
    return csv;  // rolled back, so that both orders meet an empty store
  };
  const std::string forwards = export_of({&first, &second});
  EXPECT_THAT(forwards, testing::HasSubstr("33010002,I17"));
  EXPECT_EQ(export_of({&second, &first}), forwards);
}

TYPED_TEST_P(StoreSuite, LetsANewerVersionSupersedeTheOlder) {
  auto old_version = a_submission("Q1.xlsx", day(0));
  old_version.facts = {an_indicator("33010001", "I17", 9, 100, 6)};
  auto new_version = a_submission("Q1 แก้ไข.xlsx", day(3));
  new_version.facts = {an_indicator("33010001", "I17", 4, 100, 6)};
  GroupScope group(this->store());
  const auto first = store_effective(this->store(), old_version);
  const auto second = store_effective(this->store(), new_version);
  group.commit();
  EXPECT_EQ(this->store().find_submission(first.id)->state, model::SubmissionState::superseded);
  EXPECT_EQ(this->store().find_submission(second.id)->state, model::SubmissionState::accepted);
  const std::string current = exported(this->store(), "indicator_value");
  EXPECT_THAT(current, testing::HasSubstr("AY2568,4,100"));
  EXPECT_THAT(current, testing::Not(testing::HasSubstr("AY2568,9,100")));
  const std::string all = exported(this->store(), "indicator_value", {Versions::all, {}});
  EXPECT_THAT(all, testing::HasSubstr("AY2568,9,100"));
}

TYPED_TEST_P(StoreSuite, KeepsAFileWhileOneOfItsLayoutsStillCounts) {
  auto whole = a_submission("Q1.xlsx", day(0));
  whole.facts = {an_indicator("33010001", "I17", 1, 100, 6), a_progress("33010001", "P-1", 111, 6)};
  auto correction = a_submission("progress.xlsx", day(2));
  correction.layouts = {"progress"};
  correction.facts = {a_progress("33010001", "P-1", 222, 6)};
  GroupScope group(this->store());
  const auto first = store_effective(this->store(), whole);
  store_effective(this->store(), correction);
  group.commit();
  EXPECT_EQ(this->store().find_submission(first.id)->state, model::SubmissionState::accepted);
  EXPECT_THAT(exported(this->store(), "indicator_value"), testing::HasSubstr("Q1.xlsx"));
  const std::string progress = exported(this->store(), "progress");
  EXPECT_THAT(progress, testing::HasSubstr("222"));
  EXPECT_THAT(progress, testing::Not(testing::HasSubstr("111")));
}

TYPED_TEST_P(StoreSuite, ReadsThePastAsItWas) {
  auto old_version = a_submission("Q1.xlsx", day(0));
  old_version.facts = {an_indicator("33010001", "I17", 9, 100, 6)};
  auto new_version = a_submission("Q1b.xlsx", day(3));
  new_version.facts = {an_indicator("33010001", "I17", 4, 100, 6)};
  GroupScope group(this->store());
  store_effective(this->store(), old_version);
  store_effective(this->store(), new_version);
  group.commit();
  const auto numerators = [&](std::optional<base::Seconds> as_of) {
    std::vector<std::string> found;
    this->store().for_each_indicator_value(
        {as_of, {}}, [&](const IndicatorRow& row) { found.push_back(row.value.numerator->to_string()); });
    return found;
  };
  using testing::ElementsAre;
  EXPECT_THAT(numerators(day(0) - 1), ElementsAre());
  EXPECT_THAT(numerators(day(0)), ElementsAre("9"));
  EXPECT_THAT(numerators(day(3) - 1), ElementsAre("9"));
  EXPECT_THAT(numerators(day(3)), ElementsAre("4"));
  EXPECT_THAT(numerators({}), ElementsAre("4"));
  EXPECT_THAT(exported(this->store(), "indicator_value", {Versions::current, day(1)}),
              testing::HasSubstr("AY2568,9,100"));
  EXPECT_THAT(exported(this->store(), "effective", {Versions::current, day(1)}),
              testing::HasSubstr("2026-01-10T09:00:00+07:00,2026-01-13T09:00:00+07:00"));
}

TYPED_TEST_P(StoreSuite, GivesIndicatorValuesWithAllThatTheRollUpAndItsLineageNeed) {
  auto submission = a_submission("district.xlsx", day(0), "33010000");
  submission.facts = {an_indicator("33010002", "I17", 2, 50, 7), an_indicator("33010001", "I17", 0, 40, 6)};
  submission.facts[1].data[2] = std::string("sex=male");
  submission.facts[1].data[7] = std::string("ZERO_REPORTED");
  submission.facts[1].data[9] = std::string("33010000");
  GroupScope group(this->store());
  const auto stored = store_effective(this->store(), submission);
  group.commit();
  std::vector<IndicatorRow> rows;
  this->store().for_each_indicator_value({}, [&](const IndicatorRow& row) { rows.push_back(row); });
  ASSERT_EQ(rows.size(), 2U);
  const auto& row = rows[0];
  EXPECT_EQ(row.unit_code, "33010001");
  EXPECT_EQ(row.source_unit_code, "33010000");
  EXPECT_EQ(row.value.dimension, "sex=male");
  EXPECT_EQ(row.value.period, "AY2568");
  EXPECT_EQ(row.value.denominator->to_string(), "40");
  EXPECT_EQ(row.value.state, model::ValueState::zero_reported);
  EXPECT_FALSE(row.value.target.has_value());
  EXPECT_EQ(row.value.layout, "indicators");
  EXPECT_EQ(row.value.submission, stored.id);
  EXPECT_EQ(row.value.file + "!" + row.value.sheet + "!" + row.value.cell, "district.xlsx!ตัวชี้วัด!C6");
  EXPECT_EQ(rows[1].unit_code, "33010002");
}

TYPED_TEST_P(StoreSuite, ReadsFactsOfTheUnitsAskedForAlone) {
  auto submission = a_submission("a.xlsx", day(0), "33010000");
  submission.facts = {a_progress("33010002", "P-9", 1, 7), a_progress("33010001", "P-2", 2, 8),
                      a_progress("33010001", "P-1", 3, 9)};
  GroupScope group(this->store());
  store_effective(this->store(), submission);
  group.commit();
  std::vector<std::string> found;
  this->store().for_each_fact("progress", {{}, {"33010001"}}, [&](const FactRow& row) {
    found.push_back(model::to_text(row.data[1]) + " " + model::to_text(row.data[4]) + " " + row.cell);
  });
  EXPECT_THAT(found, testing::ElementsAre("P-1 62.5 A9", "P-2 62.5 A8"));
}

TYPED_TEST_P(StoreSuite, KeepsTheFindingsOfAReturnedFileAndNoneOfItsFacts) {
  auto submission = a_submission("bad.xlsx", day(0));
  submission.state = model::SubmissionState::returned;
  submission.facts = {an_indicator("33010001", "I17", 9, 100, 6)};
  const std::vector<FindingRow> findings{
      {"ตัวชี้วัด", "D10", "NUM-01", model::Severity::error, "1,2O0", "ตัวเลข", "ไม่ใช่ตัวเลข", "is no number", "พิมพ์เป็นตัวเลข",
       "type digits"},
      {"ตัวชี้วัด", "D9", "NUM-02", model::Severity::note, "", "", "ก", "a", "", "", "ตรวจแล้ว", "I17 › เป้าหมาย"}};
  GroupScope group(this->store());
  const auto stored = this->store().add_submission(submission, {findings, ""});
  group.commit();
  EXPECT_EQ(stored.facts, 0U);
  EXPECT_EQ(stored.findings, 2U);
  const auto read = this->store().findings_of(stored.id);
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].found, "1,2O0");
  EXPECT_EQ(read[0].fix_th, "พิมพ์เป็นตัวเลข");
  EXPECT_EQ(read[1].severity, model::Severity::note);
  EXPECT_EQ(read[1].acknowledged, "ตรวจแล้ว");
  EXPECT_EQ(read[1].about, "I17 › เป้าหมาย");
  EXPECT_EQ(exported(this->store(), "finding"),
            "file,sheet,cell,rule,severity,found,expected,message_th,message_en,fix_th,fix_en,acknowledged,about\n"
            "bad.xlsx,ตัวชี้วัด,D9,NUM-02,note,,,ก,a,,,ตรวจแล้ว,I17 › เป้าหมาย\n"
            "bad.xlsx,ตัวชี้วัด,D10,NUM-01,error,\"1,2O0\",ตัวเลข,ไม่ใช่ตัวเลข,is no number,พิมพ์เป็นตัวเลข,type digits,,\n");
  EXPECT_THAT(exported(this->store(), "indicator_value", {Versions::all, {}}), testing::Not(testing::HasSubstr("I17")));
}

TYPED_TEST_P(StoreSuite, ReplacesWhatOneStepFoundAndLeavesWhatOthersFound) {
  const auto finding = [](const char* rule, const char* cell) {
    return FindingRow{"ก", cell, rule, model::Severity::warning, "", "", "ข", "b", "", ""};
  };
  const auto told = [&](SubmissionId id) {
    std::vector<std::string> rules;
    for (const FindingRow& row : this->store().findings_of(id)) rules.push_back(row.rule + " " + row.cell);
    return rules;
  };
  GroupScope group(this->store());
  const auto first = store_effective(this->store(), a_submission("a.xlsx", day(0)), {finding("NUM-01", "B2")});
  const auto second = store_effective(this->store(), a_submission("b.xlsx", day(0), "33010002"));
  this->store().add_findings(first.id, FindingMaker::comparing,
                             std::vector{finding("PRG-01", "A2"), finding("PRG-03", "A3")});
  this->store().add_findings(second.id, FindingMaker::comparing, std::vector{finding("REC-02", "A4")});
  EXPECT_THAT(told(first.id), testing::ElementsAre("NUM-01 B2", "PRG-01 A2", "PRG-03 A3"));
  EXPECT_EQ(this->store().find_submission(first.id)->findings, 3U);
  this->store().add_findings(second.id, FindingMaker::measuring, std::vector{finding("REC-01", "A5")});
  this->store().clear_findings(FindingMaker::comparing);
  this->store().add_findings(first.id, FindingMaker::comparing, std::vector{finding("PRG-03", "A3")});
  group.commit();
  EXPECT_THAT(told(first.id), testing::ElementsAre("NUM-01 B2", "PRG-03 A3"));
  EXPECT_EQ(this->store().find_submission(first.id)->findings, 2U);
  EXPECT_THAT(told(second.id), testing::ElementsAre("REC-01 A5"));
  EXPECT_EQ(this->store().find_submission(second.id)->findings, 1U);
}

TYPED_TEST_P(StoreSuite, SaysOfAFactWithWhichReturnItCame) {
  auto submission = a_submission("a.xlsx", day(2), "33010000");
  submission.facts = {a_progress("33010002", "P-9", 1, 7), a_progress("33010001", "P-2", 2, 8)};
  GroupScope group(this->store());
  const auto stored = store_effective(this->store(), submission);
  group.commit();
  std::vector<FactRow> rows;
  this->store().for_each_fact("progress", {}, [&](const FactRow& row) { rows.push_back(row); });
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].submission, stored.id);
  EXPECT_EQ(rows[0].period, "FY2569Q1");
  EXPECT_EQ(rows[0].received, day(2));
  EXPECT_EQ(model::to_text(rows[0].data[1]), "P-2");
  EXPECT_THAT(this->store().units_in("progress"), testing::ElementsAre("33010001", "33010002"));
  EXPECT_THAT(this->store().units_in("project"), testing::IsEmpty());
}

TYPED_TEST_P(StoreSuite, FindsTheSameBytesAgain) {
  const auto original = a_submission("a.xlsx", day(0));
  auto copy = original;
  copy.source.path = "copy of a.xlsx";
  copy.state = model::SubmissionState::duplicate;
  EXPECT_TRUE(this->store().find_by_sha256(original.source.sha256).empty());
  GroupScope group(this->store());
  store_effective(this->store(), original);
  const auto found = this->store().find_by_sha256(original.source.sha256);
  ASSERT_EQ(found.size(), 1U);
  this->store().add_submission(copy, {{}, found[0].source.path});
  group.commit();
  EXPECT_EQ(exported(this->store(), "submission"),
            "file,sha256,unit_code,period,state,same_as,received,rows,facts,findings,cells\n"
            "a.xlsx," +
                original.source.sha256 +
                ",33010001,FY2569Q1,accepted,,2026-01-10T09:00:00+07:00,7,0,0,\n"
                "copy of a.xlsx," +
                original.source.sha256 + ",33010001,FY2569Q1,duplicate,a.xlsx,2026-01-10T09:00:00+07:00,7,0,0,\n");
}

TYPED_TEST_P(StoreSuite, RefusesToCountTheSameBytesTwice) {
  const auto original = a_submission("a.xlsx", day(0));
  auto copy = original;
  copy.source.path = "copy.xlsx";
  GroupScope group(this->store());
  store_effective(this->store(), original);
  EXPECT_THROW(this->store().add_submission(copy, {}), Error);
}

TYPED_TEST_P(StoreSuite, KeepsTheRestOfAGroupWhenOneSubmissionFails) {
  auto good = a_submission("good.xlsx", day(0));
  good.facts = {an_indicator("33010001", "I17", 1, 100, 6)};
  auto bad = a_submission("bad.xlsx", day(0), "33010002");
  bad.facts = {an_indicator("33010002", "I17", 1, 100, 6), an_indicator("33010002", "I13", 1, 1, 7)};
  bad.facts[1].data[4] = std::string("twelve");
  auto late = a_submission("late.xlsx", day(0), "33010003");
  late.facts = {an_indicator("33010003", "I17", 3, 100, 6)};
  GroupScope group(this->store());
  store_effective(this->store(), good);
  EXPECT_THROW(store_effective(this->store(), bad), Error);
  store_effective(this->store(), late);
  group.commit();
  const std::string csv = exported(this->store(), "indicator_value", {Versions::all, {}});
  EXPECT_THAT(csv, testing::HasSubstr("33010001,I17"));
  EXPECT_THAT(csv, testing::Not(testing::HasSubstr("33010002")));
  EXPECT_THAT(csv, testing::HasSubstr("33010003,I17"));
  EXPECT_TRUE(this->store().find_by_sha256(bad.source.sha256).empty());
}

TYPED_TEST_P(StoreSuite, ForgetsAGroupThatWasNotCommitted) {
  const auto submission = a_submission("a.xlsx", day(0));
  {
    GroupScope group(this->store());
    store_effective(this->store(), submission);
  }
  EXPECT_TRUE(this->store().find_by_sha256(submission.source.sha256).empty());
  this->reopen();
  EXPECT_TRUE(this->store().find_by_sha256(submission.source.sha256).empty());
}

TYPED_TEST_P(StoreSuite, GivesBackASubmissionAsItWasStored) {
  const auto submission = a_submission("33010000/ใบงาน.xlsx", day(2));
  GroupScope group(this->store());
  const auto id = store_effective(this->store(), submission).id;
  group.commit();
  this->reopen();
  const auto stored = this->store().find_submission(id);
  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(stored->source.path, "33010000/ใบงาน.xlsx");
  EXPECT_EQ(stored->source.received, day(2));
  EXPECT_EQ(stored->source.scope_unit, "33010000");
  EXPECT_EQ(stored->source.size, 4'321U);
  EXPECT_EQ(stored->layouts, submission.layouts);
  EXPECT_EQ(stored->rows, 7U);
  EXPECT_EQ(printable_id(stored->source.sha256), submission.source.sha256.substr(0, 16));
}

TYPED_TEST_P(StoreSuite, ChainsVersionsByTheirTimes) {
  GroupScope group(this->store());
  const auto first = store_effective(this->store(), a_submission("a.xlsx", day(0)));
  const auto second = store_effective(this->store(), a_submission("b.xlsx", day(1)));
  // A version that was sent before both and came in last: it never counted after day 0.
  const auto before = this->store().add_submission(a_submission("c.xlsx", day(-1)), {});
  this->store().apply_effective(
      std::vector<EffectiveChange>{{"33010001", "progress", "FY2569Q1", before.id, day(-1), day(0)}});
  const auto chain = this->store().effective_chain("33010001", "progress", "FY2569Q1");
  ASSERT_EQ(chain.size(), 3U);
  EXPECT_EQ(chain[0].submission, before.id);
  EXPECT_EQ(chain[1].submission, first.id);
  EXPECT_EQ(chain[1].valid_to, day(1));
  EXPECT_EQ(chain[2].submission, second.id);
  EXPECT_FALSE(chain[2].valid_to.has_value());
  EXPECT_EQ(chain[2].sha256, a_submission("b.xlsx", day(1)).source.sha256);
  EXPECT_EQ(this->store().find_submission(before.id)->state, model::SubmissionState::superseded);
}

TYPED_TEST_P(StoreSuite, LoadsADimensionOnceForEachContent) {
  const std::vector<std::vector<model::Datum>> rows{
      {std::string("R2"), std::string("FY2569Q2"), base::Date{2026, 1, 1}, base::Date{2026, 4, 10}},
      {std::string("R1"), std::string("FY2569Q1"), base::Date{2025, 10, 1}, {}}};
  EXPECT_TRUE(this->store().load_dimension("round", rows, "hash 1"));
  EXPECT_EQ(exported(this->store(), "round"),
            "round,period,opens,closes,due_on\nR1,FY2569Q1,2025-10-01,,\nR2,FY2569Q2,2026-01-01,2026-04-10,\n");
  EXPECT_FALSE(this->store().load_dimension("round", {}, "hash 1"));
  this->reopen();
  EXPECT_FALSE(this->store().load_dimension("round", {}, "hash 1"));
  EXPECT_TRUE(this->store().load_dimension("round", std::span(rows).first(1), "hash 2"));
  std::vector<std::string> found;
  this->store().for_each_dimension_row("round", [&](auto row) { found.push_back(model::to_text(row[0])); });
  EXPECT_THAT(found, testing::ElementsAre("R2"));
}

TYPED_TEST_P(StoreSuite, LeavesADimensionAsItWasWhenItsNewContentDoesNotFit) {
  const std::vector<std::vector<model::Datum>> rows{{std::string("R1"), std::string("FY2569Q1")}};
  const std::vector<std::vector<model::Datum>> twice{rows[0], rows[0]};
  this->store().load_dimension("round", rows, "hash 1");
  EXPECT_THROW(this->store().load_dimension("round", twice, "hash 2"), Error);
  EXPECT_THAT(exported(this->store(), "round"), testing::EndsWith("R1,FY2569Q1,,,\n"));
  EXPECT_FALSE(this->store().load_dimension("round", rows, "hash 1"));
}

TYPED_TEST_P(StoreSuite, ReplacesScorecardsWholeOrForSomeUnits) {
  const auto unit = [](const char* code) {
    model::Unit made;
    made.code = code;
    return made;
  };
  const model::UnitTree units({unit("33010001"), unit("33010002")}, {});
  const auto card = [&](const char* code, double value) {
    model::Scorecard made;
    made.unit = units.find(code);
    made.indicator = "I17";
    made.period = "AY2568";
    made.numerator = base::Decimal::of_integer(1);
    made.value = value;
    made.light = model::Light::orange;
    made.n_reporting = 3;
    made.n_expected = 4;
    made.state = model::ValueState::value;
    return made;
  };
  this->store().replace_scorecards(std::vector{card("33010002", 2.5), card("33010001", 1.5)}, units);
  this->store().replace_scorecards_of(std::vector{units.find("33010002")}, std::vector{card("33010002", 4.25)}, units);
  EXPECT_EQ(exported(this->store(), "scorecard"),
            "line,unit_code,indicator,dimension,period,numerator,denominator,value,target,score,light,n_reporting,"
            "n_expected,reported_value,target_upper,state\n"
            "obec,33010001,I17,,AY2568,1,,1.5,,,orange,3,4,,,VALUE\n"
            "obec,33010002,I17,,AY2568,1,,4.25,,,orange,3,4,,,VALUE\n");
  std::vector<double> values;
  this->store().for_each_scorecard([&](const ScorecardRow& row) {
    values.push_back(row.card.value.value());
    EXPECT_EQ(row.card.light, model::Light::orange);
    EXPECT_FALSE(row.card.denominator.has_value());
  });
  EXPECT_THAT(values, testing::ElementsAre(1.5, 4.25));
}

TYPED_TEST_P(StoreSuite, TellsTheStoryOfItsRuns) {
  const RunId killed = this->store().begin_run({"nightly", day(0), "0.1.0", "abc"});
  const RunId run = this->store().begin_run({"nightly", day(1), "0.1.0", "abc"});
  this->store().add_run_step(run, {"extract", day(1), day(1) + 5, RunStatus::done, {{"read", 12}, {"returned", 1}}});
  this->store().end_run(run, {day(1) + 9, RunStatus::incomplete, {{"loaded", 11}}});
  this->reopen();
  const auto runs = this->store().runs(10);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].id, run);
  EXPECT_EQ(runs[0].status, RunStatus::incomplete);
  EXPECT_EQ(runs[0].ended, day(1) + 9);
  EXPECT_EQ(runs[0].counts.at("loaded"), 11);
  EXPECT_EQ(runs[0].start.catalogue_hash, "abc");
  EXPECT_EQ(runs[1].id, killed);
  EXPECT_EQ(runs[1].status, RunStatus::running);
  EXPECT_FALSE(runs[1].ended.has_value());
  const auto steps = this->store().steps_of(run);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].counts, (Counts{{"read", 12}, {"returned", 1}}));
  EXPECT_EQ(this->store().runs(1).size(), 1U);
}

TYPED_TEST_P(StoreSuite, RemembersArtifactsAndNotes) {
  const ArtifactRow report{"reports/moe/MOE/report.html", "text/html", "aa", "MOE"};
  this->store().put_artifacts(std::vector<ArtifactRow>{{report.path, report.media_type, "older", "MOE"}});
  this->store().put_artifacts(std::vector<ArtifactRow>{report, {"reports/gone.html", "text/html", "bb", ""}});
  this->store().forget_artifact("reports/gone.html");
  EXPECT_THAT(this->store().artifacts(), testing::ElementsAre(report));
  EXPECT_FALSE(this->store().meta("scope").has_value());
  this->store().set_meta("scope", "33010000");
  this->store().set_meta("scope", "");
  EXPECT_EQ(this->store().meta("scope"), "");
}

TYPED_TEST_P(StoreSuite, RefusesToExportATableThatDoesNotExist) {
  EXPECT_THROW(exported(this->store(), "sqlite_schema"), ConfigurationError);
}

TYPED_TEST_P(StoreSuite, FindsItselfSound) {
  GroupScope group(this->store());
  store_effective(this->store(), a_submission("a.xlsx", day(0)));
  group.commit();
  EXPECT_THAT(this->store().quick_check(), testing::IsEmpty());
}

REGISTER_TYPED_TEST_SUITE_P(StoreSuite, ExportsAnEmptyTableAsItsHeader, ExportsFactsAsTheContractSaysToTheByte,
                            ExportsFlagsDatesAndTextsWithLineBreaks, OrdersCellsByRowAndColumnNotAsText,
                            GivesTheSameExportWhateverTheOrderOfArrival, LetsANewerVersionSupersedeTheOlder,
                            KeepsAFileWhileOneOfItsLayoutsStillCounts, ReadsThePastAsItWas,
                            GivesIndicatorValuesWithAllThatTheRollUpAndItsLineageNeed,
                            ReadsFactsOfTheUnitsAskedForAlone, KeepsTheFindingsOfAReturnedFileAndNoneOfItsFacts,
                            ReplacesWhatOneStepFoundAndLeavesWhatOthersFound, SaysOfAFactWithWhichReturnItCame,
                            FindsTheSameBytesAgain, RefusesToCountTheSameBytesTwice,
                            KeepsTheRestOfAGroupWhenOneSubmissionFails, ForgetsAGroupThatWasNotCommitted,
                            GivesBackASubmissionAsItWasStored, ChainsVersionsByTheirTimes,
                            LoadsADimensionOnceForEachContent, LeavesADimensionAsItWasWhenItsNewContentDoesNotFit,
                            ReplacesScorecardsWholeOrForSomeUnits, TellsTheStoryOfItsRuns, RemembersArtifactsAndNotes,
                            RefusesToExportATableThatDoesNotExist, FindsItselfSound);

}  // namespace tidtam::store
