#include "pipeline/spec/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"

namespace tidtam::spec {
namespace {

using testing::HasSubstr;

std::string complaint_about(std::string_view yaml) {
  try {
    static_cast<void>(parse_schema(Node::parse(yaml, "tables.yaml")));
  } catch (const ConfigurationError& error) {
    return error.what();
  }
  return "nothing";
}

TEST(Schema, ReadsTablesAndColumnsInFileOrder) {
  const auto schema = parse_schema(Node::parse(R"(
risk:
  group: fact
  description: Risks.
  key: [unit_code, risk]
  columns:
    unit_code: {type: text, required: true, description: Unit.}
    risk: {type: text, description: The risk.}
    due_on: {type: date, description: Day.}
)",
                                               "tables.yaml"));
  const auto& risk = schema.get("risk");
  EXPECT_EQ(risk.group, model::TableGroup::fact);
  EXPECT_THAT(risk.key, testing::ElementsAre("unit_code", "risk"));
  ASSERT_EQ(risk.columns.size(), 3U);
  EXPECT_TRUE(risk.columns[0].required);
  EXPECT_FALSE(risk.columns[1].required);
  EXPECT_EQ(risk.columns[2].name, "due_on");
  EXPECT_EQ(risk.columns[2].type, model::ColumnType::date);
}

TEST(Schema, NamesFileAndLineOfAnUnknownType) {
  EXPECT_THAT(complaint_about("risk:\n  group: fact\n  description: Risks.\n  key: risk\n  columns:\n"
                              "    risk: {type: txt, description: The risk.}\n"),
              HasSubstr("tables.yaml:6: 'txt' is no column type"));
}

TEST(Schema, NamesFileAndLineOfAnUnknownGroup) {
  EXPECT_THAT(complaint_about("risk:\n  group: facts\n  description: Risks.\n  key: risk\n  columns:\n"
                              "    risk: {type: text, description: The risk.}\n"),
              HasSubstr("tables.yaml:2: 'facts' is no group of tables"));
}

TEST(Schema, NamesFileAndLineOfAKeyThatIsNoColumn) {
  EXPECT_THAT(complaint_about("risk:\n  group: fact\n  description: Risks.\n  key: [risk, unit]\n  columns:\n"
                              "    risk: {type: text, description: The risk.}\n"),
              HasSubstr("tables.yaml:4: 'unit' is no column of table 'risk'"));
}

TEST(Schema, RefusesUnknownKeysOfAColumn) {
  EXPECT_THAT(complaint_about("risk:\n  group: fact\n  description: Risks.\n  key: risk\n  columns:\n"
                              "    risk: {type: text, descripton: The risk.}\n"),
              HasSubstr("tables.yaml:6: 'descripton' is not known here"));
}

TEST(Schema, RefusesLineageAmongTheColumnsOfAFactTable) {
  EXPECT_THAT(complaint_about("risk:\n  group: fact\n  description: Risks.\n  key: risk\n  columns:\n"
                              "    risk: {type: text, description: The risk.}\n"
                              "    cell: {type: text, description: Its cell.}\n"),
              HasSubstr("tables.yaml:7: 'cell' is lineage"));
}

TEST(Schema, RefusesNamesThatCannotStandInSqlAsTheyAre) {
  EXPECT_THAT(complaint_about("risk:\n  group: fact\n  description: Risks.\n  key: risk\n  columns:\n"
                              "    'risk\"; --': {type: text, description: The risk.}\n"),
              HasSubstr("tables.yaml:6: 'risk\"; --' is no name"));
}

TEST(Schema, RefusesTheColumnsThatStoresKeepForThemselves) {
  EXPECT_THAT(complaint_about("risk:\n  group: fact\n  description: Risks.\n  key: fact_id\n  columns:\n"
                              "    fact_id: {type: integer, description: Number.}\n"),
              HasSubstr("tables.yaml:6: 'fact_id' is a name that the stores keep"));
}

}  // namespace
}  // namespace tidtam::spec
