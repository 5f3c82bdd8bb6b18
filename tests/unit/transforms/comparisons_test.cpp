#include "transforms/comparisons/compare.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "tests/support/shipped_catalogue.hpp"
#include "transforms/comparisons/figures.hpp"

namespace tidtam::transforms {
namespace {

using model::Datum;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Datum whole(std::int64_t number) {
  return number;
}
Datum decimal(const char* text) {
  return *base::Decimal::parse(text);
}
Datum text(const char* word) {
  return std::string(word);
}

/// Facts of one unit, put together column by column.
class Facts {
 public:
  /// A row that came with a submission, whose file is named after it, in a return of this period.
  Facts& add(const std::string& table, std::int64_t submission, const std::string& return_period,
             const std::map<std::string, Datum>& columns, const std::string& layout = {}) {
    const model::TableSpec& spec = support::ShippedCatalogue::get().schema.get(table);
    CountedFact fact;
    fact.data.resize(spec.columns.size());
    fact.data[*spec.ordinal_of("unit_code")] = text("33010001");
    for (const auto& [column, datum] : columns) fact.data.at(*spec.ordinal_of(column)) = datum;
    fact.layout = layout.empty() ? table : layout;
    fact.file = "file " + std::to_string(submission);
    fact.sheet = "ชีต";
    fact.cell = "A" + std::to_string(facts_[table].size() + 2);
    fact.submission = submission;
    fact.period = return_period;
    fact.received = 1'767'225'600 + submission;  // 1 January 2026
    facts_[table].push_back(std::move(fact));
    return *this;
  }
  Facts& progress(std::int64_t submission, const std::string& period, std::int64_t baht, const char* project = "P1") {
    return add("progress", submission, period,
               {{"project_code", text(project)}, {"period", period}, {"disbursed", whole(baht * 100)}});
  }
  Facts& pupils(std::int64_t submission, const std::string& period, const char* number,
                const char* source_unit = "33010001", const std::string& layout = "indicators") {
    return add("indicator_value", submission, "FY2569Q4",
               {{"indicator", text("I13")},
                {"period", period},
                {"numerator", decimal(number)},
                {"state", text("VALUE")},
                {"source_unit", text(source_unit)}},
               layout);
  }

  [[nodiscard]] std::vector<model::StoredFinding> compared() const {
    const auto& shipped = support::ShippedCatalogue::get();
    Likeness likeness(shipped.comparisons);
    for (const TableComparisons& table : shipped.comparisons.tables()) {
      const auto found = facts_.find(table.table->name);
      if (!Likeness::is_asked_of(table) || found == facts_.end()) continue;
      for (const CountedFact& fact : found->second) likeness.add(table, fact);
    }
    const ColumnTitles titles{{{"progress", "disbursed"}, "เบิกจ่ายสะสม"}};
    return compare(facts_, {shipped.comparisons, shipped.indicators, titles, likeness});
  }
  /// `RULE file!cell found/expected` of each finding.
  [[nodiscard]] std::vector<std::string> told() const {
    std::vector<std::string> lines;
    for (const model::StoredFinding& one : compared()) {
      lines.push_back(one.finding.rule + " " + one.finding.file + "!" + one.finding.cell + " " + one.finding.found +
                      "/" + one.finding.expected);
    }
    return lines;
  }
  void reverse() {
    for (auto& [table, rows] : facts_) std::ranges::reverse(rows);
  }

 private:
  CountedFacts facts_;
};

std::vector<base::Decimal> decimals(std::initializer_list<const char*> texts) {
  std::vector<base::Decimal> numbers;
  for (const char* one : texts) numbers.push_back(*base::Decimal::parse(one));
  return numbers;
}

TEST(Median, IsTheMiddleOneOrTheMeanOfTheTwo) {
  EXPECT_EQ(median_of(decimals({"7"})).to_string(), "7");
  EXPECT_EQ(median_of(decimals({"9", "1", "4"})).to_string(), "4");
  EXPECT_EQ(median_of(decimals({"10", "1", "4", "3"})).to_string(), "3.5");
  EXPECT_EQ(median_of(decimals({"-3", "-4"})).to_string(), "-3.5");
}

TEST(Spread, IsNotMovedByOneWildNumber) {
  // 338, 340, 341, 350, 3,400: the median is 341, the distances from it 3, 1, 0, 9, 3,059, their median 3.
  EXPECT_EQ(spread_of(decimals({"338", "340", "341", "350", "3400"})).to_string(), "3");
}

TEST(Comparing, TellsOfASumSoFarThatShrankWithinTheYear) {
  const Facts facts = Facts().progress(1, "FY2569Q1", 5000).progress(2, "FY2569Q2", 4000);
  ASSERT_THAT(facts.told(), ElementsAre("PRG-01 file 2!A3 4,000.00/5,000.00"));
  const auto found = facts.compared();
  EXPECT_EQ(found[0].submission, 2);
  EXPECT_EQ(found[0].finding.severity, model::Severity::warning);
  EXPECT_EQ(found[0].finding.facts.at("header"), "เบิกจ่ายสะสม");
  EXPECT_EQ(found[0].finding.facts.at("period"), "2/2569");
  EXPECT_EQ(found[0].finding.facts.at("past"), "1/2569: 5,000.00");
}

TEST(Comparing, LooksBackOverAQuarterThatWasNotReported) {
  EXPECT_THAT(Facts().progress(1, "FY2569Q1", 5000).progress(3, "FY2569Q3", 4999).told(),
              ElementsAre("PRG-01 file 3!A3 4,999.00/5,000.00"));
}

TEST(Comparing, LetsANewYearBeginAtNothing) {
  EXPECT_THAT(Facts().progress(1, "FY2568Q4", 5000).progress(2, "FY2569Q1", 10).told(), IsEmpty());
}

TEST(Comparing, KeepsThingsApart) {
  EXPECT_THAT(Facts().progress(1, "FY2569Q1", 5000, "P1").progress(2, "FY2569Q2", 4000, "P2").told(), IsEmpty());
}

TEST(Comparing, GivesTheSameWhateverTheOrderOfTheFacts) {
  Facts facts = Facts()
                    .progress(1, "FY2569Q1", 5000)
                    .progress(2, "FY2569Q2", 4000)
                    .progress(3, "FY2569Q3", 3000)
                    .pupils(1, "AY2567S1", "338")
                    .pupils(4, "AY2568S1", "3380");
  const auto forwards = facts.told();
  EXPECT_EQ(forwards.size(), 3U);
  facts.reverse();
  EXPECT_EQ(facts.told(), forwards);
}

TEST(Comparing, HoldsACountAgainstItsOwnPast) {
  Facts facts = Facts().pupils(1, "AY2566S1", "338").pupils(2, "AY2567S1", "342").pupils(3, "AY2568S1", "340");
  EXPECT_THAT(Facts(facts).pupils(4, "AY2569S1", "402").told(), IsEmpty()) << "a quarter of 340 is 85";
  ASSERT_THAT(Facts(facts).pupils(4, "AY2569S1", "3410").told(), ElementsAre("NUM-08 file 4!A5 3,410/340"));
  const auto wild = Facts(facts).pupils(4, "AY2569S1", "3410").compared();
  EXPECT_EQ(wild[0].finding.facts.at("past"), "1/2566: 338 · 1/2567: 342 · 1/2568: 340");
  EXPECT_EQ(wild[0].finding.facts.at("indicator"), "จำนวนนักเรียนทั้งหมด");
}

TEST(Comparing, IsMilderWhereLittleOfThePastIsKnown) {
  EXPECT_THAT(Facts().pupils(1, "AY2568S1", "300").pupils(2, "AY2569S1", "440").told(), IsEmpty());
  EXPECT_THAT(Facts().pupils(1, "AY2568S1", "300").pupils(2, "AY2569S1", "460").told(),
              ElementsAre("NUM-08 file 2!A3 460/300"));
}

TEST(Comparing, AsksAfterANothingWhereThereAlwaysWasSomething) {
  EXPECT_THAT(Facts().pupils(1, "AY2568S1", "12").pupils(2, "AY2569S1", "0").told(),
              ElementsAre("NUM-09 file 2!A3 0/12"));
  EXPECT_THAT(Facts().pupils(1, "AY2568S1", "3").pupils(2, "AY2569S1", "0").told(), IsEmpty());
}

TEST(Comparing, LooksBackOnTheSameTellerWhereSeveralSpoke) {
  // The district's table said 900 by mistake last year, the school itself 300; this year's 310 is the school's own.
  const Facts facts = Facts()
                          .pupils(1, "AY2568S1", "900", "33010000", "school_table")
                          .pupils(2, "AY2568S1", "300")
                          .pupils(3, "AY2569S1", "310");
  EXPECT_THAT(facts.told(), ElementsAre("REC-02 file 1!A2 900/300"));
}

TEST(Comparing, ReadsABudgetFromAnotherFile) {
  const auto with_budget = [](std::int64_t submission, std::int64_t baht) {
    return Facts()
        .progress(2, "FY2569Q2", 5000)
        .add("project", submission, "FY2569Q1",
             {{"project_code", text("P1")},
              {"fiscal_year", whole(2569)},
              {"name", text("ก")},
              {"allocated", whole(baht * 100)}});
  };
  EXPECT_THAT(with_budget(1, 5000).told(), IsEmpty());
  EXPECT_THAT(with_budget(1, 4999).told(), ElementsAre("PRG-03 file 2!A2 5,000.00/4,999.00"));
  EXPECT_THAT(with_budget(2, 4999).told(), IsEmpty()) << "within one file the rule over the row has spoken already";
}

TEST(Comparing, TakesAProjectAsTheLatestReturnTellsIt) {
  Facts facts = Facts().progress(3, "FY2569Q2", 5000);
  for (const auto& [submission, period, baht] :
       {std::tuple(1, "FY2569Q1", 4000), std::tuple(2, "FY2569Q2", 6000), std::tuple(4, "FY2568Q4", 1)}) {
    facts.add("project", submission, period,
              {{"project_code", text("P1")},
               {"fiscal_year", whole(2569)},
               {"name", text("ก")},
               {"allocated", whole(baht * 100)}});
  }
  EXPECT_THAT(facts.told(), IsEmpty());
}

TEST(Comparing, HoldsTheQuartersOfTheBudgetAgainstTheSumSoFar) {
  Facts facts = Facts().progress(2, "FY2569Q2", 9000);
  const auto line = [&](std::int64_t quarter, std::int64_t baht, const char* source) {
    facts.add("budget_line", 1, "FY2569Q2",
              {{"project_code", text("P1")},
               {"source", text(source)},
               {"quarter", whole(quarter)},
               {"disbursed", whole(baht * 100)}});
  };
  line(1, 4000, "รายหัว");
  line(2, 3000, "รายหัว");
  EXPECT_THAT(Facts(facts).told(), ElementsAre("PRG-02 file 2!A2 9,000.00/7,000.00"));
  line(2, 2000, "บริจาค");
  EXPECT_THAT(Facts(facts).told(), IsEmpty());
  line(3, 500, "บริจาค");  // a later quarter is not in the sum so far
  EXPECT_THAT(Facts(facts).told(), IsEmpty());
}

TEST(Comparing, AddsTheLinesOfTheLatestReturnAlone) {
  // The budget sheet is sent with every return: its first quarter stands in both, and is paid once.
  Facts facts = Facts().progress(3, "FY2569Q2", 7000);
  for (const auto& [submission, period, quarter, baht] :
       {std::tuple(1, "FY2569Q1", 1, 4000), std::tuple(2, "FY2569Q2", 1, 4000), std::tuple(2, "FY2569Q2", 2, 3000)}) {
    facts.add("budget_line", submission, period,
              {{"project_code", text("P1")}, {"quarter", whole(quarter)}, {"disbursed", whole(baht * 100)}});
  }
  EXPECT_THAT(facts.told(), IsEmpty());
}

TEST(Comparing, LooksBackOnTheDistrictsTableForTheDistrictsTable) {
  const Facts facts = Facts()
                          .pupils(1, "AY2568S1", "300")
                          .pupils(2, "AY2568S1", "302", "33010000", "school_table")
                          .pupils(3, "AY2568S1", "301", "33019999", "school_table_2")
                          .pupils(4, "AY2569S1", "3000", "33010000", "school_table");
  std::vector<std::string> jumps;
  for (const std::string& line : facts.told()) {
    if (line.starts_with("NUM-08")) jumps.push_back(line);
  }
  EXPECT_THAT(jumps, ElementsAre("NUM-08 file 4!A5 3,000/302"));
}

TEST(Comparing, WaitsWhereTheBudgetDoesNotTellTheQuarterYet) {
  EXPECT_THAT(Facts()
                  .progress(2, "FY2569Q2", 9000)
                  .add("budget_line", 1, "FY2569Q1",
                       {{"project_code", text("P1")}, {"quarter", whole(1)}, {"disbursed", whole(400'000)}})
                  .told(),
              IsEmpty());
}

TEST(Comparing, FindsASchoolInTheTablesOfTwoDistricts) {
  const Facts facts = Facts()
                          .pupils(1, "AY2569S1", "300", "33010000", "school_table")
                          .pupils(2, "AY2569S1", "300", "33020000", "school_table");
  ASSERT_THAT(facts.told(), UnorderedElementsAre("DUP-02 file 1!A2 I13/", "DUP-02 file 2!A3 I13/"));
  EXPECT_EQ(facts.compared()[0].finding.facts.at("other_source_unit"), "33020000");
}

TEST(Comparing, TellsOfAProjectWhoseYearIsOver) {
  const auto reported_in = [](const char* period, base::Date end) {
    return Facts()
        .progress(2, period, 1)
        .add("project", 1, "FY2568Q4",
             {{"project_code", text("P1")}, {"fiscal_year", whole(2568)}, {"name", text("ก")}, {"end_on", end}});
  };
  EXPECT_THAT(reported_in("FY2569Q1", {2025, 9, 30}).told(), ElementsAre("PRG-06 file 2!A2 P1/"));
  EXPECT_THAT(reported_in("FY2569Q1", {2025, 12, 31}).told(), IsEmpty()) << "it runs into the new year";
  EXPECT_THAT(reported_in("FY2568Q4", {2025, 9, 30}).told(), IsEmpty());
}

TEST(Comparing, FindsAProjectThatAnotherUnitReportsTheVerySameWay) {
  const auto project = [](Facts& facts, const char* unit, std::int64_t submission, const char* person,
                          std::int64_t baht) {
    facts.add("project", submission, "FY2569Q1",
              {{"unit_code", text(unit)},
               {"project_code", text("P1")},
               {"fiscal_year", whole(2569)},
               {"name", text("ค่ายวิชาการ")},
               {"responsible_person", text(person)},
               {"allocated", whole(baht * 100)}});
  };
  Facts facts;
  project(facts, "33010001", 1, "ก", 12000);
  project(facts, "33010002", 2, "ก", 12000);
  project(facts, "33010003", 3, "ข", 12000);  // another person
  project(facts, "33010004", 4, "ก", 15000);  // another budget
  ASSERT_THAT(facts.told(), ElementsAre("DUP-03 file 1!A2 ค่ายวิชาการ/", "DUP-03 file 2!A3 ค่ายวิชาการ/"));
  const auto found = facts.compared();
  EXPECT_EQ(found[0].finding.facts.at("other_unit"), "33010002");
  EXPECT_EQ(found[1].finding.facts.at("other_unit"), "33010001");
}

TEST(ComparisonBook, RefusesAnErrorAndAColumnThatIsNotThere) {
  const auto& schema = support::ShippedCatalogue::get().schema;
  const auto complaint = [&](const std::string& rule) {
    try {
      (void)read_table_comparisons(
          spec::Node::parse("table: progress\nidentity: [unit_code, project_code]\ntime: period\nrules:\n" + rule,
                            "progress.yaml"),
          "progress", schema);
    } catch (const ConfigurationError& failure) {
      return std::string(failure.what());
    }
    return std::string("no complaint");
  };
  const std::string rest =
      ", why: x, check: disbursed >= previous_disbursed, at: disbursed, good: {disbursed: 2, previous_disbursed: 1}, ";
  EXPECT_EQ(complaint("  - {id: A, severity: warning" + rest + "bad: {disbursed: 0, previous_disbursed: 1}}"),
            "no complaint");
  EXPECT_THAT(complaint("  - {id: A, severity: error" + rest + "bad: {disbursed: 0, previous_disbursed: 1}}"),
              HasSubstr("progress.yaml:5: a comparison is a warning or a note"));
  EXPECT_THAT(complaint("  - {id: A, severity: note" + rest + "bad: {disbursed: 1, previous_disbursed: 1}}"),
              HasSubstr("the bad example of A is not found out"));
  EXPECT_THAT(complaint("  - {id: A, severity: note" + rest + "bad: {paid: 1}}"),
              HasSubstr("there is no field 'paid'"));
  EXPECT_THAT(complaint("  - {id: A, severity: note, with: nothing, on: [unit_code]" + rest +
                        "bad: {disbursed: 0, previous_disbursed: 1}}"),
              HasSubstr("there is no table 'nothing'"));
}

}  // namespace
}  // namespace tidtam::transforms
