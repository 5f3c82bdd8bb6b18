#include "transforms/derivations/derivation.hpp"
#include "tests/support/source_dir.hpp"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"

namespace tidtam::transforms {
namespace {
using base::Decimal;
using model::FieldKind;
using model::ValueState;

/// The leaf fields of the district's table as TABLES.md lists them.
model::RecordSpec school_table() {
  model::RecordSpec record;
  record.layout = "school_table";
  for (const char* count : {"pupils_male",
                            "pupils_female",
                            "pupils_total",
                            "teachers_standard",
                            "teachers_actual",
                            "teachers_short_or_over",
                            "nt_p3_takers",
                            "rt_p1_takers",
                            "onet_p6_takers",
                            "onet_m3_takers",
                            "onet_m6_takers",
                            "dropouts",
                            "below_80",
                            "unread_assessed",
                            "unread",
                            "measured",
                            "well_proportioned",
                            "thin",
                            "short",
                            "overweight",
                            "poor",
                            "poor_supported"}) {
    record.fields.push_back({count, FieldKind::count, false, "", ""});
  }
  for (const char* score : {"nt_p3_mean", "rt_p1_mean", "onet_p6_mean", "onet_m3_mean", "onet_m6_mean"}) {
    record.fields.push_back({score, FieldKind::score, false, "", ""});
  }
  return record;
}

/// A row with these numbers, everything else left blank.
std::vector<model::Value> row_of(const std::map<std::string, model::Value>& cells) {
  std::vector<model::Value> values;
  for (const auto& field : school_table().fields) {
    const auto cell = cells.find(field.name);
    values.push_back(cell == cells.end() ? model::Value{} : cell->second);
  }
  return values;
}

model::Value count(std::int64_t number) {
  return {number, number == 0 ? ValueState::zero_reported : ValueState::value};
}

std::map<std::string, DerivedValue> derived_from(const std::map<std::string, model::Value>& cells) {
  const auto file = spec::Node::load(std::string(support::source_dir()) + "/transforms/derivations/school_table.yaml");
  std::map<std::string, DerivedValue> by_name;
  for (auto& value : derive(read_derivations(file, school_table()), row_of(cells))) {
    by_name.emplace(value.indicator + (value.dimension.empty() ? "" : " " + value.dimension), value);
  }
  return by_name;
}

std::string shown(const DerivedValue& value) {
  const auto text = [](const std::optional<Decimal>& number) { return number ? number->to_string() : "-"; };
  return text(value.numerator) + "/" + text(value.denominator) + " " + std::string(state_word(value.state));
}

TEST(SchoolTable, GivesRatiosByTheirPartsWithTheCellOfTheNumerator) {
  const auto values = derived_from(
      {{"pupils_total", count(200)}, {"dropouts", count(3)}, {"measured", count(180)}, {"thin", count(9)}});
  EXPECT_EQ(shown(values.at("I17")), "3/200 VALUE");
  EXPECT_EQ(school_table().fields[values.at("I17").field].name, "dropouts");
  EXPECT_EQ(shown(values.at("I37 kind=thin")), "9/180 VALUE");
  EXPECT_EQ(shown(values.at("I13")), "200/- VALUE");
}

TEST(SchoolTable, CarriesAMeanAsItsSumOverThoseWhoSat) {
  const auto values =
      derived_from({{"onet_p6_takers", count(30)}, {"onet_p6_mean", {*Decimal::parse("45.67"), ValueState::value}}});
  EXPECT_EQ(shown(values.at("I01")), "1370.1/30 VALUE");  // 45.67 × 30
}

TEST(EnrolmentExport, GivesPupilsBySexAndWhetherTheSchoolIsSmall) {
  model::RecordSpec record;
  record.layout = "dmc_enrolment";
  for (const char* field : {"pupils_male", "pupils_female", "pupils_total"})
    record.fields.push_back({field, FieldKind::count, false, "", ""});
  const auto file = spec::Node::load(std::string(support::source_dir()) + "/transforms/derivations/dmc_enrolment.yaml");
  std::map<std::string, DerivedValue> by_name;
  const std::vector<model::Value> row{count(61), count(59), count(120)};
  for (auto& value : derive(read_derivations(file, record), row)) {
    by_name.emplace(value.indicator + (value.dimension.empty() ? "" : " " + value.dimension), value);
  }
  EXPECT_EQ(shown(by_name.at("I13")), "120/- VALUE");
  EXPECT_EQ(shown(by_name.at("I13 sex=male")), "61/- VALUE");
  EXPECT_EQ(shown(by_name.at("I13 sex=female")), "59/- VALUE");
  EXPECT_EQ(shown(by_name.at("I30")), "1/1 VALUE");  // 120 pupils are still few
}

TEST(SchoolTable, KeepsShortageAndSurplusApart) {
  const auto few = derived_from({{"teachers_standard", count(12)}, {"teachers_actual", count(9)}});
  EXPECT_EQ(shown(few.at("I27 kind=shortage")), "3/- VALUE");
  EXPECT_EQ(shown(few.at("I27 kind=surplus")), "0/- ZERO_REPORTED");
  const auto many = derived_from({{"teachers_standard", count(12)}, {"teachers_actual", count(14)}});
  EXPECT_EQ(shown(many.at("I27 kind=shortage")), "0/- ZERO_REPORTED");
  EXPECT_EQ(shown(many.at("I27 kind=surplus")), "2/- VALUE");
}

TEST(SchoolTable, CountsASchoolOfUpTo120PupilsAsSmall) {
  EXPECT_EQ(shown(derived_from({{"pupils_total", count(120)}}).at("I30")), "1/1 VALUE");
  EXPECT_EQ(shown(derived_from({{"pupils_total", count(121)}}).at("I30")), "0/1 ZERO_REPORTED");
  EXPECT_EQ(shown(derived_from({}).at("I30")), "-/- NOT_REPORTED");
}

TEST(SchoolTable, AddsBoysAndGirlsWhereTheTotalIsBlank) {
  const auto values = derived_from({{"pupils_male", count(80)}, {"pupils_female", count(70)}});
  EXPECT_EQ(shown(values.at("I13")), "150/- VALUE");
  EXPECT_EQ(shown(values.at("I13 sex=male")), "80/- VALUE");
}

TEST(SchoolTable, GivesTheStateOfTheCellThatIsNotThere) {
  const auto values = derived_from({{"pupils_total", count(200)},
                                    {"dropouts", count(0)},
                                    {"onet_p6_mean", {{}, ValueState::not_applicable}},
                                    {"unread", count(4)},
                                    {"unread_assessed", {{}, ValueState::no_data}}});
  EXPECT_EQ(shown(values.at("I17")), "0/200 ZERO_REPORTED");
  EXPECT_EQ(shown(values.at("I01")), "-/- NOT_APPLICABLE");
  EXPECT_EQ(shown(values.at("I11")), "4/- NO_DATA");
  EXPECT_EQ(shown(values.at("I21")), "-/200 NOT_REPORTED");
}

TEST(Derivations, LeaveOutWhatTheirConditionDoesNotAllow) {
  const auto record = school_table();
  const auto file = spec::Node::parse(
      "layout: school_table\nderivations: [{indicator: I17, numerator: dropouts, state_of: dropouts, when: "
      "\"pupils_total > 0\"}]",
      "d.yaml");
  const auto derivations = read_derivations(file, record);
  EXPECT_TRUE(derive(derivations, row_of({{"dropouts", count(1)}})).empty());
  EXPECT_EQ(derive(derivations, row_of({{"dropouts", count(1)}, {"pupils_total", count(5)}})).size(), 1U);
}

TEST(Derivations, AreRefusedWhereTheyNameWhatTheLayoutHasNot) {
  const auto complaint = [](const char* yaml) -> std::string {
    try {
      (void)read_derivations(spec::Node::parse(yaml, "d.yaml"), school_table());
    } catch (const ConfigurationError& error) {
      return error.what();
    }
    return "no complaint";
  };
  using testing::HasSubstr;
  EXPECT_THAT(complaint("layout: x\nderivations: []"),
              HasSubstr("d.yaml:1: these are the fields of layout 'school_table'"));
  EXPECT_THAT(complaint("layout: school_table\nderivations: [{indicator: I1, numerator: pupil, state_of: dropouts}]"),
              HasSubstr("'pupil' is not known here"));
  EXPECT_THAT(complaint("layout: school_table\nderivations: [{indicator: I1, numerator: dropouts, state_of: nothing}]"),
              HasSubstr("has no field 'nothing'"));
  EXPECT_THAT(complaint("layout: school_table\nderivations:\n - {indicator: I1, numerator: short, state_of: short}\n"
                        " - {indicator: I1, numerator: thin, state_of: thin}"),
              HasSubstr("derived twice"));
}

}  // namespace
}  // namespace tidtam::transforms
