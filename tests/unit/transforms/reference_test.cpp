#include "transforms/reference/reference.hpp"
#include "tests/support/source_dir.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "transforms/reference/reference_table.hpp"

namespace tidtam::transforms {
namespace {

base::Date day(int year, int month, int day_of_month) {
  return *base::date_of(year, month, day_of_month);
}

const spec::Catalogue& catalogue() {
  static const spec::Catalogue shipped(support::source_dir());
  return shipped;
}

TEST(Rounds, AreTheQuartersOfThirteenFiscalYearsAndStayOpen) {
  const auto rounds = load_rounds(catalogue());
  EXPECT_EQ(rounds.size(), 52U);
  const Round* round = find_round(rounds, "FY2569Q2");
  ASSERT_NE(round, nullptr);
  EXPECT_EQ(round->opens, day(2026, 1, 1));
  EXPECT_EQ(round->due_on, day(2026, 4, 30));
  EXPECT_FALSE(is_open(*round, day(2025, 12, 31)));
  EXPECT_TRUE(is_open(*round, day(2030, 1, 1))) << "no office has closed it";
  for (const Round& each : rounds) {
    EXPECT_EQ(each.opens, model::fiscal_range_of(each.period)->first) << each.id;
    EXPECT_FALSE(each.closes.has_value()) << each.id;
  }
}

TEST(Rounds, ClosedOnesTakeNothingAfterTheirLastDay) {
  const Round round{"FY2565Q1", {}, day(2021, 10, 1), day(2022, 2, 15), {}, {}};
  EXPECT_TRUE(is_open(round, day(2022, 2, 15)));
  EXPECT_FALSE(is_open(round, day(2022, 2, 16)));
}

TEST(Due, AsksForAnExamOnlyWhereTheGradeIsTaughtOrUnknown) {
  const Due exam{"*", "", "I03", model::UnitKind::school, "u", ""};
  model::Unit school;
  school.levels = "kp";
  EXPECT_FALSE(is_due_from(exam, "FY2569Q2", school));
  school.levels = "lu";
  EXPECT_TRUE(is_due_from(exam, "FY2569Q2", school));
  school.levels = "";
  EXPECT_TRUE(is_due_from(exam, "FY2569Q2", school));
  school.kind = model::UnitKind::esao;
  EXPECT_FALSE(is_due_from(exam, "FY2569Q2", school));
}

TEST(Due, ShippedReturnsAreThoseThatEachKindOfUnitSends) {
  std::set<std::string> of_esao;
  std::set<std::string> of_school;
  for (const Due& due : load_due(catalogue())) {
    if (due.unit_kind == model::UnitKind::esao) of_esao.insert(due.layout);
    if (due.unit_kind == model::UnitKind::school && due.indicator.empty()) of_school.insert(due.layout);
  }
  EXPECT_THAT(of_esao, testing::ElementsAre("cover", "indicators", "progress", "projects", "school_table"));
  EXPECT_THAT(of_school, testing::ElementsAre("cover", "indicators", "progress", "projects"));
}

TEST(Terms, FollowTheRegulationExceptInTheEpidemic) {
  const auto terms = load_terms(catalogue());
  const auto range = [&](int year, int semester) {
    return *academic_range_of(terms, {model::PeriodKind::semester, year, semester, 0});
  };
  EXPECT_EQ(range(2565, 1), (model::DateRange{day(2022, 5, 16), day(2022, 10, 11)}));
  EXPECT_EQ(range(2565, 2), (model::DateRange{day(2022, 11, 1), day(2023, 4, 1)}));
  EXPECT_EQ(range(2563, 1).first, day(2020, 7, 1));
  EXPECT_EQ(range(2564, 1).first, day(2021, 6, 14));
  EXPECT_EQ(semester_of(terms, day(2022, 11, 10)), (model::Period{model::PeriodKind::semester, 2565, 2, 0}));
  EXPECT_EQ(semester_of(terms, day(2022, 10, 20)), std::nullopt) << "between terms";
}

TEST(Plans, LeadFromAGoalToItsStrategy) {
  const auto nodes = load_plan_nodes(catalogue());
  const auto parent = [&](std::string_view code) {
    for (const PlanNode& node : nodes) {
      if (node.plan == "XYZ" && node.code == code) return node.parent_code;
    }
    return std::string("none");
  };
  EXPECT_EQ(parent("120101"), "120001");
  EXPECT_EQ(parent("120001"), "3");
  EXPECT_EQ(parent("3"), "");
  EXPECT_EQ(load_plan_map(catalogue(), nodes).size(), 39U)
      << "7 of an ESAO's plan, 23 issues, 3 goals, 6 of the education plan";
}

TEST(Vocabularies, HaveTheSpellingsOfTheTables) {
  const auto vocabularies = load_vocabularies(catalogue());
  const auto codes = [&](const std::string& id) {
    std::vector<std::string> all;
    for (const auto& word : vocabularies.at(id).words) all.push_back(word.code);
    return all;
  };
  EXPECT_THAT(codes("project_status"),
              testing::ElementsAre("DONE", "ONGOING", "NOT_STARTED", "LATE", "CANCELLED", "EXTENDED"));
  EXPECT_THAT(codes("stage"), testing::ElementsAre("upstream", "midstream", "downstream"));
  EXPECT_THAT(codes("participation_level"),
              testing::ElementsAre("inform", "consult", "involve", "collaborate", "empower"));
  EXPECT_THAT(codes("basis"), testing::ElementsAre("Function", "Agenda", "Area", "Cluster"));
  EXPECT_THAT(codes("flag"), testing::ElementsAre("yes", "no"));
}

TEST(OtherReferenceData, IsWhole) {
  EXPECT_EQ(load_provinces(catalogue()).size(), 77U);
  EXPECT_EQ(load_amphoes(catalogue()).size(), 928U) << "50 districts of Bangkok and 878 amphoes";
  double year_total_2566 = 0;
  for (const DisbursementTarget& target : load_disbursement_targets(catalogue())) {
    if (target.fiscal_year == 2566 && target.category == "total" && target.quarter == 4) {
      year_total_2566 = target.cumulative_percent;
    }
  }
  EXPECT_EQ(year_total_2566, 93);
}

TEST(Validity, IncludesItsFirstAndLastDay) {
  EXPECT_TRUE(holds_on("2021-01-01", "2021-12-31", day(2021, 1, 1)));
  EXPECT_TRUE(holds_on("2021-01-01", "2021-12-31", day(2021, 12, 31)));
  EXPECT_FALSE(holds_on("2021-01-01", "2021-12-31", day(2020, 12, 31)));
  EXPECT_FALSE(holds_on("2021-01-01", "2021-12-31", day(2022, 1, 1)));
  EXPECT_TRUE(holds_on("", "", day(1900, 1, 1)));
}

}  // namespace
}  // namespace tidtam::transforms
