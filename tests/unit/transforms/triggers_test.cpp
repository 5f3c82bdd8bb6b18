#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "pipeline/spec/schema.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/transforms/measure_fixture.hpp"
#include "transforms/triggers/open_incidents.hpp"

/// Incidents that open, go on and close by declared triggers; all figures are worked by hand.
namespace tidtam::transforms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const model::Schema& schema() {
  static const model::Schema loaded = spec::load_schema(spec::Catalogue(support::source_dir()));
  return loaded;
}

const IndicatorCatalogue& indicators() {
  static const IndicatorCatalogue made = fixture::catalogue();
  return made;
}

/// A trigger of one case: its level, and the case's lines.
Trigger trigger_of(const std::string& level, const std::string& one) {
  const std::string yaml = "id: T01\ntitle_th: เหตุ\ntitle_en: An incident\nlevel: " + level +
                           "\nowner: เขตพื้นที่\ndays: 15\nsource: ทดสอบ\nthresholds: {most: 10}\ncases:\n  - {" + one +
                           "}\n";
  return read_trigger(spec::Node::parse(yaml, "T01.yaml"), "T01", schema(), indicators());
}

/// Areas whose RAT is above ten.
Trigger above_ten(const std::string& level = "2") {
  return trigger_of(level,
                    "of: [esao], scorecard: RAT, condition: value > most, fill: {pupils: numerator}, "
                    "opens: {value: 11}, quiet: {value: 10}");
}

base::Date day(const std::string& iso) {
  return base::parse_iso_date(iso).value();
}

/// What a test says of the world: scorecards, values, rows, and when they came.
struct World {
  model::UnitTree tree = fixture::country();
  std::vector<model::Scorecard> cards = {};
  std::vector<model::IndicatorValue> values = {};
  CountedFacts facts = {};
  std::map<std::int64_t, base::Date> received = {};
  std::map<std::string, base::Date> due = {};

  void card(const std::string& unit, const std::string& period, std::optional<double> value,
            const std::string& indicator = "RAT", const std::string& dimension = {}) {
    model::Scorecard made;
    made.unit = tree.find(unit);
    made.line = unit.starts_with("P") || unit.starts_with("R") ? model::Line::moe : model::Line::obec;
    made.indicator = indicator;
    made.dimension = dimension;
    made.period = period;
    made.value = value;
    made.numerator = fixture::decimal(value);
    made.denominator = fixture::decimal(100);
    cards.push_back(made);
  }

  [[nodiscard]] std::vector<TriggeredIncident> open(const TriggerBook& book) {
    std::ranges::stable_sort(cards, {}, [](const model::Scorecard& one) { return std::pair(one.line, one.unit); });
    const TriggerInputs inputs{book,
                               tree,
                               cards,
                               values,
                               facts,
                               [this](std::int64_t submission) {
                                 const auto found = received.find(submission);
                                 return found == received.end() ? std::nullopt : std::optional(found->second);
                               },
                               [this](const model::Period& period) {
                                 const auto found = due.find(model::to_code(period));
                                 return found == due.end() ? std::nullopt : std::optional(found->second);
                               }};
    return open_incidents(inputs);
  }
};

/// `E1 T01-FY2569Q2 FY2569Q1..FY2569Q3 closed FY2569Q4`.
std::vector<std::string> lives_of(const std::vector<TriggeredIncident>& incidents, const World& world) {
  std::vector<std::string> lives;
  for (const TriggeredIncident& one : incidents) {
    lives.push_back(world.tree.unit(one.unit).code + " " + one.code() + " " + model::to_code(one.first) + ".." +
                    model::to_code(one.last) + (one.closed ? " closed " + model::to_code(*one.closed) : " open"));
  }
  return lives;
}

/// The lives at E1 where the quarters from FY2569Q1 on have these values; nothing where one was not reported.
std::vector<std::string> lives_at_e1(const Trigger& trigger, const std::vector<std::optional<double>>& quarters) {
  World world;
  model::Period period{model::PeriodKind::fiscal_quarter, 2569, 1, 0};
  for (const auto& value : quarters) {
    world.card("E1", model::to_code(period), value);
    if (++period.part > 4) period = {period.kind, period.year + 1, 1, 0};
  }
  std::ranges::reverse(world.cards);  // whatever comes first
  const TriggerBook book({trigger});
  return lives_of(world.open(book), world);
}

TEST(Triggers, OpenWithTheSecondSnapshotRunningAndNotWithOne) {
  EXPECT_THAT(lives_at_e1(above_ten(), {12}), IsEmpty());
  EXPECT_THAT(lives_at_e1(above_ten(), {12, 9, 12}), IsEmpty());
  EXPECT_THAT(lives_at_e1(above_ten(), {12, 13}), ElementsAre("E1 T01-FY2569Q2 FY2569Q1..FY2569Q2 open"));
}

TEST(Triggers, OpenAnEmergencyAtOnce) {
  EXPECT_THAT(lives_at_e1(above_ten("4"), {9, 12}), ElementsAre("E1 T01-FY2569Q2 FY2569Q2..FY2569Q2 open"));
}

TEST(Triggers, CarryAnIncidentOnCloseItAndOpenAnotherButNeverTwoAtATime) {
  EXPECT_THAT(
      lives_at_e1(above_ten(), {12, 13, 14, 9, 12, 12}),
      ElementsAre("E1 T01-FY2569Q2 FY2569Q1..FY2569Q3 closed FY2569Q4", "E1 T01-FY2570Q2 FY2570Q1..FY2570Q2 open"));
}

TEST(Triggers, TakeASnapshotThatIsMissingForNeitherGoodNorBad) {
  EXPECT_THAT(lives_at_e1(above_ten(), {12, std::nullopt, 12}), ElementsAre("E1 T01-FY2569Q3 FY2569Q1..FY2569Q3 open"));
  EXPECT_THAT(lives_at_e1(above_ten(), {12, 12, std::nullopt}), ElementsAre("E1 T01-FY2569Q2 FY2569Q1..FY2569Q2 open"));
}

TEST(Triggers, LookAtTheKindsOfUnitTheyName) {
  World world;
  for (const char* unit : {"S1", "E1", "E2", "C1"}) {
    world.card(unit, "FY2569Q1", 12);
    world.card(unit, "FY2569Q2", 12);
  }
  const TriggerBook book({above_ten()});
  EXPECT_THAT(lives_of(world.open(book), world),
              ElementsAre("E1 T01-FY2569Q2 FY2569Q1..FY2569Q2 open", "E2 T01-FY2569Q2 FY2569Q1..FY2569Q2 open"));
}

TEST(Triggers, AreFoundOnTheDayTheReturnCameAndNoLaterThanItWasDue) {
  World world;
  const auto value_of = [&](const char* unit, const char* period, std::int64_t submission, const char* came) {
    auto value = fixture::value_of_unit(world.tree, unit, "RAT", 12, 100);
    value.period = period;
    value.submission = submission;
    world.values.push_back(value);
    world.received[submission] = day(came);
  };
  for (const char* unit : {"E1", "E2"}) {
    for (const char* period : {"FY2569Q1", "FY2569Q2"}) world.card(unit, period, 12);
  }
  world.due["FY2569Q2"] = day("2026-04-30");
  // S1 and S2 lie below E1: the later of the two completes the figure. E2's return came after it was due.
  value_of("S1", "FY2569Q2", 1, "2026-04-02");
  value_of("S2", "FY2569Q2", 2, "2026-04-09");
  value_of("S1", "FY2569Q1", 3, "2026-04-20");
  value_of("E2", "FY2569Q2", 4, "2026-06-15");
  const TriggerBook book({above_ten()});
  const auto incidents = world.open(book);
  ASSERT_EQ(incidents.size(), 2U);
  EXPECT_EQ(incidents[0].found_on, day("2026-04-09"));
  EXPECT_EQ(incidents[1].found_on, day("2026-04-30"));
}

TEST(Triggers, SayWhatTheySawAndFillInWhatTheyAreAskedFor) {
  World world;
  world.card("E1", "FY2569Q1", 12);
  world.card("E1", "FY2569Q2", 13);
  const TriggerBook book({above_ten()});
  const auto incidents = world.open(book);
  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_EQ(incidents[0].figures, "value=13 most=10");
  EXPECT_EQ(model::to_text(incidents[0].filled.at("pupils")), "13");
}

TEST(Triggers, LookBackAYearUpToTheCountryAndAside) {
  const Trigger trigger = trigger_of(
      "4",
      "of: [esao], scorecard: RAT, beside: {wide: WM}, "
      "condition: value <= year_ago_value - 5 and value < top_value and previous_value > value and wide_value == 7, "
      "opens: {value: 40, year_ago_value: 45, top_value: 41, previous_value: 44, wide_value: 7}, "
      "quiet: {value: 40, year_ago_value: 44, top_value: 41, previous_value: 44, wide_value: 7}");
  World world;
  for (const char* unit : {"E1", "E2"}) {
    world.card(unit, "AY2568S1", 45);
    world.card(unit, "AY2568S2", 44);
    world.card(unit, "AY2569S1", unit == std::string("E1") ? 40 : 40.5);
    world.card(unit, "AY2568S1", 7, "WM");  // the same period has none: the latest speaks
  }
  world.card("MOE", "AY2569S1", 41);
  const TriggerBook book({trigger});
  EXPECT_THAT(lives_of(world.open(book), world), ElementsAre("E1 T01-AY2569S1 AY2569S1..AY2569S1 open"));
}

/// A row of `joint_indicator` of P1.
CountedFact joint_row(const std::string& code, const std::string& period, double value, base::Seconds received) {
  const model::TableSpec& table = schema().get("joint_indicator");
  CountedFact fact;
  fact.data.resize(table.columns.size());
  const auto put = [&](const char* column, model::Datum datum) {
    fact.data[table.ordinal_of(column).value()] = std::move(datum);
  };
  put("unit_code", std::string("P1"));
  put("joint_code", code);
  put("lead", std::string("ศธจ."));
  put("target", 80.0);
  put("value", value);
  put("period", period);
  fact.period = period;
  fact.received = received;
  fact.file = period + ".xlsx";
  return fact;
}

TEST(Triggers, FollowTheRowsOfATableThingByThing) {
  const Trigger trigger = trigger_of("3",
                                     "of: [province], table: joint_indicator, condition: value <= 0.5 * target, "
                                     "fill: {owner: lead}, opens: {target: 80, value: 40}, "
                                     "quiet: {target: 80, value: 41}");
  constexpr base::Seconds kJune = 1780000000;  // 2026-05-28
  World world;
  world.facts["joint_indicator"] = {joint_row("J1", "FY2569Q2", 40, kJune), joint_row("J2", "FY2569Q2", 30, kJune),
                                    joint_row("J2", "FY2569Q1", 60, kJune), joint_row("J1", "FY2569Q1", 35, kJune),
                                    joint_row("J3", "FY2569Q1", 10, kJune)};
  const TriggerBook book({trigger});
  const auto incidents = world.open(book);
  ASSERT_EQ(incidents.size(), 1U) << "J2 was red once, and J3 was reported once";
  EXPECT_EQ(model::to_code(incidents[0].opened), "FY2569Q2");
  EXPECT_THAT(incidents[0].code(), HasSubstr("T01-FY2569Q2-"));
  EXPECT_EQ(incidents[0].found_on, day("2026-05-29")) << "03:26 in Thailand on the day after 20:26 UTC";
  EXPECT_EQ(model::to_text(incidents[0].filled.at("owner")), "ศธจ.");
  std::ranges::reverse(world.facts["joint_indicator"]);
  const auto again = world.open(book);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].code(), incidents[0].code());
}

/// What loading a case complains of.
std::string complaint_about(const std::string& one) {
  try {
    (void)trigger_of("2", one);
  } catch (const ConfigurationError& error) {
    return error.what();
  }
  return "";
}

TEST(Triggers, AreRefusedWhereAnExampleOrANameIsWrong) {
  EXPECT_THAT(
      complaint_about("of: [esao], scorecard: RAT, condition: value > most, opens: {value: 10}, quiet: {value: 1}"),
      HasSubstr("T01.yaml:10: the condition does not hold"));
  EXPECT_THAT(
      complaint_about("of: [esao], scorecard: RAT, condition: value > most, opens: {value: 11}, quiet: {value: 12}"),
      HasSubstr("the condition holds"));
  EXPECT_THAT(
      complaint_about("of: [esao], scorecard: NIX, condition: value > most, opens: {value: 11}, quiet: {value: 1}"),
      HasSubstr("there is no indicator 'NIX'"));
  EXPECT_THAT(complaint_about("of: [esao], condition: true, opens: {}, quiet: {}"), HasSubstr("what is looked at"));
  EXPECT_THAT(complaint_about("of: [esao], table: unit, condition: true, opens: {}, quiet: {}"),
              HasSubstr("a fact table"));
}

TEST(Triggers, OfTheCatalogueLoad) {
  const spec::Catalogue catalogue(support::source_dir());
  const IndicatorCatalogue shipped = IndicatorCatalogue::load(catalogue);
  const TriggerBook book = TriggerBook::load(catalogue, schema(), shipped);
  std::vector<std::string> ids;
  for (const Trigger& trigger : book.triggers()) ids.push_back(trigger.id);
  EXPECT_THAT(ids, ElementsAre("C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C12",
                               "C13", "C14", "C16", "C17"));
}

}  // namespace
}  // namespace tidtam::transforms
