#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/spec/schema.hpp"
#include "pipeline/store/dictionary.hpp"
#include "pipeline/store/views.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::store {
namespace {

const std::filesystem::path kSource = support::source_dir();

model::Schema shipped_schema() {
  return spec::load_schema(spec::Catalogue(kSource));
}

std::vector<std::string> words(const std::string& list) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : list + ", ") {
    if (c == ' ') continue;
    if (c != ',') {
      part += c;
    } else {
      if (!part.empty()) parts.push_back(part);
      part.clear();
    }
  }
  return parts;
}

/// The contract of exports, typed out from the page of tables: columns may be added behind these, none may move.
const std::map<std::string, std::string> kContract{
    {"unit", "unit_code, kind, name, short_name, province_code, amphoe, affiliation, valid_from, valid_to, source"},
    {"unit_parent", "line, unit_code, parent_code, valid_from, valid_to"},
    {"plan_node", "plan, code, parent_code, level, title, valid_from, valid_to"},
    {"plan_map", "from_plan, from_code, to_plan, to_code, relation"},
    {"indicator", "indicator, title, unit_of_measure, direction, aggregation, time_aggregation, period_kind, version"},
    {"round", "round, period, opens, closes"},
    {"due", "round, layout, indicator, unit_kind"},
    {"submission", "file, sha256, unit_code, period, state, same_as, received, rows, facts, findings"},
    {"effective", "unit_code, layout, period, submission, valid_from, valid_to"},
    {"finding", "file, sheet, cell, rule, severity, found, expected, message_th, message_en"},
    {"certification", "unit_code, round, state, by, on, reason"},
    {"alias", "raw, kind, unit_code, by, on"},
    {"waiver", "rule, unit_code, sheet, cell, reason, until, owner"},
    {"project",
     "unit_code, project_code, fiscal_year, name, strategy, tactic, basis, y1, y2, z, stage, owner_group, "
     "responsible_person, start_on, end_on, objectives, output, outcome, allocated, source, kind, is_key, note"},
    {"project_link", "unit_code, project_code, plan, code, is_primary"},
    {"progress", "unit_code, project_code, period, status, percent_done, committed, disbursed, problem, remedy"},
    {"budget_line", "unit_code, project_code, source, category, quarter, planned, disbursed"},
    {"activity", "unit_code, project_code, seq, name, responsible, weight, months"},
    {"indicator_value",
     "unit_code, indicator, dimension, period, numerator, denominator, value, state, target, source_unit"},
    {"joint_indicator",
     "unit_code, joint_code, indicator, lead, co_owner, stage, weight, y1, legal_basis, target, value, period"},
    {"participation", "unit_code, project_code, partner, sector, level, technique, stage"},
    {"census_count", "unit_code, period, age_band, status, male, female, total"},
    {"watch_count", "unit_code, period, cause, listed, found, tracking, not_found, want_return, not_return, returned"},
    {"workforce", "unit_code, period, position, standard, posts, filled, vacant, retiring, short_or_over"},
    {"transfer",
     "unit_code, period, position, major, request_in, request_out, moved_in, moved_out, placed, list_remaining, "
     "other_unit"},
    {"risk", "unit_code, period, risk, kind, likelihood, impact, response, owner, due_on, result"},
    {"incident",
     "unit_code, incident_code, kind, severity, found_on, area, pupils, staff, measure, owner, due_on, status, "
     "trigger"},
    {"problem", "unit_code, period, area, problem, proposal, owner, status"},
    {"host", "unit_code, task, stage, role, host_unit, legal_basis"},
    {"resource", "unit_code, project_code, kind, detail, ready"},
    {"register_entry", "unit_code, kind, on_date, title, category, status, amount, owner, attributes"},
    {"scorecard",
     "line, unit_code, indicator, dimension, period, numerator, denominator, value, target, score, light, n_reporting, "
     "n_expected, reported_value"},
};

TEST(Tables, HoldTheColumnsOfTheExportContractInOrder) {
  const auto schema = shipped_schema();
  for (const auto& [name, columns] : kContract) {
    const auto* table = schema.find(name);
    ASSERT_NE(table, nullptr) << name;
    const auto expected = words(columns);
    ASSERT_GE(table->columns.size(), expected.size()) << name;
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(table->columns[i].name, expected[i]) << name;
  }
}

TEST(Tables, KeepMoneyInMoneyAndDaysInDates) {
  const auto schema = shipped_schema();
  const auto type_of = [&](const char* table, const char* column) {
    const auto& spec = schema.get(table);
    return spec.columns[spec.ordinal_of(column).value()].type;
  };
  EXPECT_EQ(type_of("project", "allocated"), model::ColumnType::money);
  EXPECT_EQ(type_of("progress", "disbursed"), model::ColumnType::money);
  EXPECT_EQ(type_of("project", "start_on"), model::ColumnType::date);
  EXPECT_EQ(type_of("indicator_value", "numerator"), model::ColumnType::decimal);
  EXPECT_EQ(type_of("indicator_value", "value"), model::ColumnType::real);
  EXPECT_EQ(type_of("project", "is_key"), model::ColumnType::flag);
}

TEST(Tables, AreDescribedInWholeSentences) {
  for (const auto& table : shipped_schema().tables) {
    EXPECT_TRUE(table.description.ends_with('.')) << table.name;
    for (const auto& column : table.columns) {
      EXPECT_TRUE(column.description.ends_with('.')) << table.name << '.' << column.name;
    }
  }
}

/// Ten of them typed out; that each column of the table has a head of its own is what makes an export readable.
TEST(ThaiHeads, AreThereForEveryColumnAndOncePerTable) {
  const model::Schema schema = shipped_schema();
  const auto expect_heads = [&](const std::string& name, const std::vector<model::ColumnSpec>& columns) {
    std::map<std::string, std::string> columns_by_head;
    for (const auto& column : columns) {
      const std::string head(schema.thai_head(column));
      EXPECT_NE(head, column.name) << name << "." << column.name << " has no head in thai_heads.yaml";
      const auto [other, is_new] = columns_by_head.emplace(head, column.name);
      EXPECT_TRUE(is_new) << name << ": " << column.name << " and " << other->second << " are both " << head;
    }
  };
  for (const auto& table : schema.tables) expect_heads(table.name, table.columns);
  for (const auto& view : schema.views) expect_heads(view.name, view.columns);
}

TEST(ThaiHeads, OfATableGoBeforeThoseOfAllTables) {
  const model::Schema schema = shipped_schema();
  const auto head = [&](const char* table, const char* column) {
    const auto& spec = schema.get(table);
    return std::string(schema.thai_head(spec.columns[*spec.ordinal_of(column)]));
  };
  EXPECT_EQ(head("unit", "name"), "ชื่อหน่วยงาน");
  EXPECT_EQ(head("project", "name"), "ชื่อโครงการ");
  EXPECT_EQ(head("progress", "unit_code"), "รหัสหน่วยงาน");
  EXPECT_EQ(head("budget_line", "category"), "หมวดรายจ่าย");
  EXPECT_EQ(head("register_entry", "category"), "ประเภท");
}

TEST(Views, AreDescribedInWholeSentences) {
  ASSERT_FALSE(shipped_schema().views.empty());
  for (const auto& view : shipped_schema().views) {
    EXPECT_TRUE(view.description.ends_with('.')) << view.name;
    for (const auto& column : view.columns)
      EXPECT_TRUE(column.description.ends_with('.')) << view.name << '.' << column.name;
  }
}

TEST(Views, AreMadeAfterThoseThatTheyRead) {
  model::Schema schema;
  schema.tables = {
      {"risk", model::TableGroup::fact, "", {{"unit_code", model::ColumnType::text, "", true}}, {"unit_code"}}};
  schema.views = {{"a_last", "", {}, {}, "SELECT * FROM b_first JOIN current_risk", "a.yaml:1"},
                  {"b_first", "", {}, {}, "SELECT 1 FROM unit", "b.yaml:1"}};
  std::vector<std::string> names;
  for (const ViewDefinition& view : view_definitions(schema)) names.push_back(view.name);
  EXPECT_THAT(names, testing::ElementsAre("current_risk", "b_first", "a_last"));
}

TEST(Views, ReadNoViewInACircle) {
  model::Schema schema;
  schema.views = {{"egg", "", {}, {}, "SELECT * FROM hen", "egg.yaml:1"},
                  {"hen", "", {}, {}, "SELECT * FROM egg", "hen.yaml:1"}};
  EXPECT_THROW(view_definitions(schema), ConfigurationError);
}

TEST(Dictionary, IsTheOneInTheDocuments) {
  const std::string made = data_dictionary(shipped_schema());
  if (const char* path = std::getenv("TIDTAM_WRITE_DICTIONARY")) std::ofstream(path, std::ios::binary) << made;
  EXPECT_EQ(base::read_file(kSource / "docs/store-schema.md"), made)
      << "pipeline/store/README.md says how to make the dictionary anew";
}

}  // namespace
}  // namespace tidtam::store
