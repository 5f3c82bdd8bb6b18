#include <gtest/gtest.h>

#include "pipeline/model/finding.hpp"
#include "pipeline/model/indicator.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/model/value.hpp"

// The words are a contract: exports, messages and catalogue files hold them (TABLES.md, DOMAIN D.2, DECISIONS 8).
namespace tidtam::model {
namespace {

TEST(Words, StatesOfAValueAreThoseOfTheDomain) {
  EXPECT_EQ(state_word(ValueState::value), "VALUE");
  EXPECT_EQ(state_word(ValueState::zero_reported), "ZERO_REPORTED");
  EXPECT_EQ(state_word(ValueState::not_reported), "NOT_REPORTED");
  EXPECT_EQ(state_word(ValueState::no_data), "NO_DATA");
  EXPECT_EQ(state_word(ValueState::not_applicable), "NOT_APPLICABLE");
  EXPECT_EQ(parse_state("NO_DATA"), ValueState::no_data);
  EXPECT_FALSE(parse_state("no_data"));
}

TEST(Words, StatesOfASubmissionAreThoseOfTheDecisions) {
  EXPECT_EQ(submission_state_word(SubmissionState::accepted), "accepted");
  EXPECT_EQ(submission_state_word(SubmissionState::partly), "partly");
  EXPECT_EQ(submission_state_word(SubmissionState::returned), "returned");
  EXPECT_EQ(submission_state_word(SubmissionState::duplicate), "duplicate");
  EXPECT_EQ(submission_state_word(SubmissionState::superseded), "superseded");
  EXPECT_EQ(submission_state_word(SubmissionState::ignored), "ignored");
  EXPECT_EQ(submission_state_word(SubmissionState::waiting), "waiting");
}

TEST(Words, KindsOfUnitReadBack) {
  for (const char* word : {"school", "network", "esao", "cluster", "obec", "province", "region", "ops", "ministry"}) {
    ASSERT_TRUE(parse_unit_kind(word)) << word;
    EXPECT_EQ(unit_kind_word(*parse_unit_kind(word)), word);
  }
  EXPECT_FALSE(parse_unit_kind("School"));
  EXPECT_EQ(line_word(Line::obec), "obec");
  EXPECT_EQ(line_word(Line::moe), "moe");
}

TEST(Words, SeveritiesAggregationsAndPeriodKinds) {
  EXPECT_EQ(severity_word(Severity::note), "note");
  EXPECT_EQ(severity_word(Severity::warning), "warning");
  EXPECT_EQ(severity_word(Severity::error), "error");
  EXPECT_EQ(aggregation_word(Aggregation::weighted_mean), "WMEAN");
  EXPECT_EQ(aggregation_word(Aggregation::share_of_units), "SHARE_ORG");
  EXPECT_EQ(aggregation_word(Aggregation::distinct), "DISTINCT");
  EXPECT_EQ(time_aggregation_word(TimeAggregation::cumulative), "CUMULATIVE_REPORTED");
  EXPECT_EQ(direction_word(Direction::target_band), "target_band");
  EXPECT_EQ(period_kind_word(PeriodKind::fiscal_quarter), "FYQ");
  EXPECT_EQ(period_kind_word(PeriodKind::semester), "SEM");
  EXPECT_EQ(period_kind_word(PeriodKind::academic_year), "AY");
}

TEST(Words, ColumnTypesAndTableGroupsReadBack) {
  for (const char* word : {"text", "integer", "money", "decimal", "real", "date", "flag", "json"}) {
    ASSERT_TRUE(parse_column_type(word)) << word;
    EXPECT_EQ(column_type_word(*parse_column_type(word)), word);
  }
  for (const char* word : {"dimension", "fact", "housekeeping", "derived", "desk"}) {
    ASSERT_TRUE(parse_table_group(word)) << word;
    EXPECT_EQ(table_group_word(*parse_table_group(word)), word);
  }
}

TEST(Words, DataPrintAsExportsShowThem) {
  EXPECT_EQ(to_text(Datum{}), "");
  EXPECT_EQ(to_text(Datum{std::int64_t{-5}}), "-5");
  EXPECT_EQ(to_text(Datum{*base::Decimal::parse("94.19")}), "94.19");
  EXPECT_EQ(to_text(Datum{100.0 / 3}), "33.3333333333333");
  EXPECT_EQ(to_text(Datum{-0.0}), "0");
  EXPECT_EQ(to_text(Datum{base::Date{2026, 3, 31}}), "2026-03-31");
  EXPECT_EQ(to_text(Datum{std::string("รวม")}), "รวม");
  EXPECT_TRUE(is_absent(Datum{}));
  EXPECT_FALSE(is_absent(Datum{std::string()}));
}

TEST(Words, FieldsAndColumnsAreFoundByName) {
  RecordSpec record;
  record.fields.resize(2);
  record.fields[1].name = "allocated";
  EXPECT_EQ(record.ordinal_of("allocated"), 1U);
  EXPECT_FALSE(record.ordinal_of("Allocated"));
  Schema schema;
  schema.tables.emplace_back();
  schema.tables.front().name = "project";
  schema.tables.front().columns = {{"unit_code", ColumnType::text, "", true}};
  EXPECT_EQ(schema.get("project").ordinal_of("unit_code"), 0U);
  EXPECT_EQ(schema.find("projects"), nullptr);
}

}  // namespace
}  // namespace tidtam::model
