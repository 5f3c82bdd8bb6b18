#include "transforms/indicators/indicator_catalogue.hpp"
#include "tests/support/source_dir.hpp"

#include <cmath>
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "transforms/measure/achievement.hpp"

namespace tidtam::transforms {
namespace {
using ::testing::HasSubstr;

const std::filesystem::path kFolder = std::string(support::source_dir()) + "/transforms/indicators";

std::vector<IndicatorFile> shipped_files() {
  std::vector<IndicatorFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".yaml") continue;
    files.push_back(read_indicator(spec::Node::load(entry.path()), entry.path().stem().string()));
  }
  return files;
}

IndicatorCatalogue shipped_catalogue() {
  std::vector<model::Indicator> indicators;
  for (auto& file : shipped_files()) indicators.push_back(std::move(file.indicator));
  return {std::move(indicators), read_targets(base::read_file(kFolder / "targets.csv"), "targets.csv")};
}

constexpr const char* kYaml = R"(
id: I99
title: "ร้อยละของการทดสอบ"
short_title: "ทดสอบ"
group: learning
unit_of_measure: "ร้อยละ"
direction: lower_better
aggregation: RATIO
time_aggregation: LATEST
period_kind: SEM
factor: 100
decimals: 2
numerator: "ก"
denominator: "ข"
formula: "ก ÷ ข × 100"
source: "ทดสอบ"
scale: {thresholds: [5, 4, 3, 2, 1], valid_from: "2560", source: "ทดสอบ"}
examples:
  - {numerator: 1, denominator: 4, expect: 25}
  - {numerator: 1, denominator: 0, expect: not_available}
)";

std::string complaint_about(std::string_view from, std::string_view to, std::string_view stem = "I99") {
  std::string yaml = kYaml;
  yaml.replace(yaml.find(from), from.size(), to);
  try {
    (void)read_indicator(spec::Node::parse(yaml, "I99.yaml"), stem);
  } catch (const ConfigurationError& error) {
    return error.what();
  }
  return "no complaint";
}

model::Indicator indicator_called(std::string id, std::string title) {
  model::Indicator indicator;
  indicator.id = std::move(id);
  indicator.short_title = title + "-";
  indicator.title = std::move(title);
  return indicator;
}

TEST(Indicators, AreAllFiftyThreeOfTheCatalogue) {
  std::set<std::string> ids;
  for (const auto& file : shipped_files()) ids.insert(file.indicator.id);
  EXPECT_EQ(ids.size(), 53U);
  EXPECT_EQ(*ids.begin(), "I01");
  EXPECT_EQ(*ids.rbegin(), "I53");
}

TEST(Indicators, GiveWhatTheirExamplesSay) {
  for (const auto& file : shipped_files()) {
    for (const auto& example : file.examples) {
      const auto value = value_of(file.indicator, example.numerator, example.denominator);
      ASSERT_EQ(value.has_value(), example.expected.has_value()) << example.where;
      if (!value) continue;
      EXPECT_NEAR(*value, *example.expected, 0.5 * std::pow(10.0, -file.indicator.decimals)) << example.where;
    }
  }
}

TEST(Indicators, OfWhichTwentyAndMoreHaveTargetScaleAndLight) {
  const auto catalogue = shipped_catalogue();
  int judged = 0;
  for (const auto& indicator : catalogue.indicators()) {
    const bool has_target = catalogue.target(indicator.id, "", "", {indicator.period_kind, 2568, 2, 0}) != nullptr;
    judged += has_target && indicator.scale ? 1 : 0;
  }
  EXPECT_GE(judged, 20);
}

TEST(Indicators, SayOfAnOfficeWhatAnOfficeCanHave) {
  const auto catalogue = shipped_catalogue();
  EXPECT_EQ(catalogue.find("I40")->office_report, model::OfficeReport::own);
  EXPECT_EQ(catalogue.find("I01")->office_report, model::OfficeReport::area);
}

TEST(Indicators, AreFoundByAnyNameAnOfficerWrites) {
  const auto catalogue = shipped_catalogue();
  ASSERT_NE(catalogue.find_by_name("I17"), nullptr);
  EXPECT_EQ(catalogue.find_by_name("i17")->id, "I17");
  EXPECT_EQ(catalogue.find_by_name(" อัตราการ ออกกลางคัน ")->id, "I17");
  EXPECT_EQ(catalogue.find_by_name("O-NET ป.๖")->id, "I01");
  EXPECT_EQ(catalogue.find_by_name("ร้อยละของความสุข"), nullptr);
}

TEST(Indicators, TakeTheirTargetFromTheQuarterOfThePeriod) {
  const auto catalogue = shipped_catalogue();
  const auto quarter = [](int year, int part) {
    return model::Period{model::PeriodKind::fiscal_quarter, year, part, 0};
  };
  EXPECT_EQ(catalogue.target("I40", "", "", quarter(2563, 2))->value, 54);
  EXPECT_EQ(catalogue.target("I40", "", "", quarter(2566, 4))->value, 93);
  EXPECT_EQ(catalogue.target("I41", "category=investment", "", quarter(2565, 1))->value, 13);
  EXPECT_EQ(catalogue.target("I40", "", "", {model::PeriodKind::fiscal_month, 2566, 5, 0})->value, 52);
  EXPECT_EQ(catalogue.target("I40", "", "", quarter(2561, 1)), nullptr);
  EXPECT_EQ(catalogue.target("I13", "", "", {model::PeriodKind::semester, 2565, 1, 0}), nullptr);
}

TEST(Targets, PreferTheUnitThenTheDimensionThenThePartThenTheLater) {
  const auto csv =
      "indicator,dimension,unit_code,year_from,year_to,part,value,upper,source\n"
      "I98,,,2560,,,1,,x\n"
      "I98,,,2565,,,2,,x\n"
      "I98,,,2560,,2,3,,x\n"
      "I98,sex=male,,2560,,,4,5,x\n"
      "I98,,10010001,2560,2566,,6,,x\n";
  const IndicatorCatalogue catalogue({indicator_called("I98", "ก")}, read_targets(csv, "targets.csv"));
  const auto value_at = [&](std::string_view dimension, std::string_view unit, int year, int part) {
    return catalogue.target("I98", dimension, unit, {model::PeriodKind::semester, year, part, 0})->value;
  };
  EXPECT_EQ(value_at("", "", 2562, 1), 1);
  EXPECT_EQ(value_at("", "", 2567, 1), 2);
  EXPECT_EQ(value_at("", "", 2567, 2), 3);
  EXPECT_EQ(value_at("sex=male", "", 2567, 2), 4);
  EXPECT_EQ(value_at("sex=female", "", 2567, 1), 2);
  EXPECT_EQ(value_at("sex=male", "10010001", 2566, 2), 6);
  EXPECT_EQ(value_at("sex=male", "10010001", 2567, 2), 4);
  EXPECT_EQ(catalogue.target("I98", "sex=male", "", {model::PeriodKind::semester, 2567, 1, 0})->upper, 5.0);
}

TEST(Targets, RefuseRowsThatCannotBeRead) {
  const std::string head = "indicator,dimension,unit_code,year_from,year_to,part,value,upper,source\n";
  EXPECT_THROW((void)read_targets("indicator,value\n", "t.csv"), ConfigurationError);
  EXPECT_THROW((void)read_targets(head + "I40,,,2565,,,many,,x\n", "t.csv"), ConfigurationError);
  EXPECT_THROW((void)read_targets(head + "I40,,,2565\n", "t.csv"), ConfigurationError);
  EXPECT_THROW(IndicatorCatalogue({}, read_targets(head + "I77,,,2565,,,1,,x\n", "t.csv")), ConfigurationError);
}

TEST(IndicatorCatalogue, RefusesANameThatTwoIndicatorsShare) {
  EXPECT_THROW(IndicatorCatalogue({indicator_called("A", "ก ข"), indicator_called("B", "กข")}, {}), ConfigurationError);
  EXPECT_THROW(IndicatorCatalogue({indicator_called("A", "ก"), indicator_called("A", "ข")}, {}), ConfigurationError);
}

TEST(IndicatorFile, IsRefusedWithItsLineWhereItIsWrong) {
  EXPECT_EQ(complaint_about("I99", "I99"), "no complaint");
  EXPECT_THAT(complaint_about("id: I99", "id: I98"), HasSubstr("I99.yaml:2: the file is called 'I99.yaml'"));
  EXPECT_THAT(complaint_about("RATIO", "MEAN"),
              HasSubstr("I99.yaml:8: 'MEAN' is not known here; known are: SUM, RATIO"));
  EXPECT_THAT(complaint_about("5, 4, 3", "5, 4, 4"), HasSubstr("thresholds have to fall"));
  EXPECT_THAT(complaint_about("5, 4, 3, 2, 1", "5, 4, 3, 2"), HasSubstr("five thresholds are needed"));
  EXPECT_THAT(complaint_about("  - {numerator: 1, denominator: 0, expect: not_available}\n", ""),
              HasSubstr("two examples"));
  EXPECT_THAT(complaint_about("source: \"ทดสอบ\"\nscale", "sauce: \"ทดสอบ\"\nscale"),
              HasSubstr("'sauce' is not known here"));
}

TEST(IndicatorFile, TakesSharesOfUnitsForTheAreaAndTheRestForTheOffice) {
  std::string yaml = kYaml;
  EXPECT_EQ(read_indicator(spec::Node::parse(yaml, "I99.yaml"), "I99").indicator.office_report,
            model::OfficeReport::own);
  yaml.replace(yaml.find("RATIO"), 5, "SHARE_ORG");
  EXPECT_EQ(read_indicator(spec::Node::parse(yaml, "I99.yaml"), "I99").indicator.office_report,
            model::OfficeReport::area);
}

}  // namespace
}  // namespace tidtam::transforms
