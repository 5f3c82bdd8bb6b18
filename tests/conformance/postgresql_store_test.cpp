#include "pipeline/base/error.hpp"
#include "pipeline/model/cell.hpp"
#include "tests/conformance/derived_suite.hpp"
#include "tests/conformance/desk_suite.hpp"
#include "tests/conformance/person_suite.hpp"
#include "tests/conformance/postgresql_place.hpp"
#include "tests/conformance/store_suite.hpp"
#include "tests/conformance/view_suite.hpp"

namespace tidtam::store {
namespace {

INSTANTIATE_TYPED_TEST_SUITE_P(Postgresql, StoreSuite, PostgresqlPlace);
INSTANTIATE_TYPED_TEST_SUITE_P(Postgresql, DerivedSuite, PostgresqlPlace);
INSTANTIATE_TYPED_TEST_SUITE_P(Postgresql, DeskSuite, PostgresqlPlace);
INSTANTIATE_TYPED_TEST_SUITE_P(Postgresql, PersonSuite, PostgresqlPlace);
INSTANTIATE_TYPED_TEST_SUITE_P(Postgresql, ViewSuite, PostgresqlPlace);

class PostgresqlDatabase : public testing::Test {
 protected:
  std::unique_ptr<Store> open(const model::Schema& schema = shipped_schema()) const {
    return open_postgresql_store(schema_.url(), schema);
  }
  std::string complaint_on_opening(const model::Schema& schema = shipped_schema()) const {
    try {
      static_cast<void>(open(schema));
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing";
  }
  PostgresqlSchema schema_;
};

TEST_F(PostgresqlDatabase, OrdersCellsAsTheModelDoes) {
  open();
  for (const std::string text : {"A1", "Z9", "AA10", "XFD1048576", "XFE1", "A1048577", "$B$3", "b3", "A0", "A01", "1A",
                                 "ทั้งแผ่น", "A1:B2", "", "AAAA1", "A12345678"}) {
    const auto ref = model::parse_a1(text);
    const auto place = ref ? std::int64_t{ref->row} * model::kMaxColumns + ref->column : -1;
    EXPECT_EQ(schema_.run("SELECT cell_order('" + text + "')"), std::to_string(place)) << text;
  }
}

TEST_F(PostgresqlDatabase, IsRefusedWhenANewerProgramWroteIt) {
  open();
  schema_.run("UPDATE meta SET value = '99' WHERE key = 'store version'");
  EXPECT_THAT(complaint_on_opening(),
              testing::AllOf(testing::HasSubstr("written by a newer"), testing::HasSubstr("99")));
}

TEST_F(PostgresqlDatabase, IsRefusedWhenItBelongsToAnotherProgram) {
  schema_.run("CREATE TABLE bookmarks (url text)");
  EXPECT_THAT(complaint_on_opening(), testing::HasSubstr("holds the tables of another program"));
  schema_.run("CREATE TABLE meta (key text, value text)");
  EXPECT_THAT(complaint_on_opening(), testing::HasSubstr("holds the tables of another program"));
}

TEST_F(PostgresqlDatabase, IsRefusedWhenItsSchemaIsNotThere) {
  EXPECT_THROW(static_cast<void>(open_postgresql_store(schema_.url() + "_elsewhere", shipped_schema())), Error);
}

TEST_F(PostgresqlDatabase, TakesNoPasswordFromAUrl) {
  try {
    const auto store = open_postgresql_store("postgresql://tidtam:secret@localhost/tidtam", shipped_schema());
    FAIL() << "the password was taken";
  } catch (const ConfigurationError& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("pgpass"), testing::Not(testing::HasSubstr("secret"))));
  }
}

TEST_F(PostgresqlDatabase, SaysWhichServerItCannotReach) {
  try {
    const auto store = open_postgresql_store("postgresql:///tidtam?host=/nowhere", shipped_schema());
    FAIL() << "there is no server there";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("/nowhere"), testing::HasSubstr("cannot be opened")));
  }
}

TEST_F(PostgresqlDatabase, GainsTheColumnsAndTablesThatTablesYamlHasGained) {
  auto older = shipped_schema();
  std::erase_if(older.tables, [](const auto& table) { return table.name == "host"; });
  older.views.clear();
  auto& round = *std::ranges::find(older.tables, "round", &model::TableSpec::name);
  round.columns.pop_back();
  const std::vector<std::vector<model::Datum>> rows{{std::string("R1"), std::string("FY2569Q1")}};
  open(older)->load_dimension("round", rows, "hash");
  const auto store = open();
  EXPECT_EQ(exported(*store, "round"), "round,period,opens,closes,due_on\nR1,FY2569Q1,,,\n");
  EXPECT_TRUE(store->load_dimension("round", rows, "hash"));
  EXPECT_TRUE(exported(*store, "host").starts_with("unit_code,task"));
}

TEST_F(PostgresqlDatabase, IsRefusedWhenAColumnHasChangedItsType) {
  open();
  auto changed = shipped_schema();
  auto& round = *std::ranges::find(changed.tables, "round", &model::TableSpec::name);
  round.columns[1].type = model::ColumnType::integer;
  EXPECT_THAT(complaint_on_opening(changed), testing::HasSubstr("column round.period holds TEXT"));
}

/// docs/postgresql.md says which tables are distributed, by `unit_code`.
TEST_F(PostgresqlDatabase, KeepsTheUnitInEveryUniqueKeyOfADistributedTable) {
  open();
  std::string tables = "'effective', 'person_key'";
  for (const model::TableSpec& table : shipped_schema().tables) {
    if (table.group == model::TableGroup::fact || table.group == model::TableGroup::derived)
      tables += ", '" + table.name + "'";
  }
  const std::string of_schema =
      " WHERE c.relnamespace = '" + schema_.name() + "'::regnamespace AND c.relname IN (" + tables + ")";
  EXPECT_EQ(schema_.run("SELECT string_agg(c.relname, ' ') FROM pg_class c" + of_schema +
                        " AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND "
                        "a.attname = 'unit_code' AND a.attnotnull)"),
            "")
      << "these have no unit in every row";
  EXPECT_EQ(
      schema_.run("SELECT string_agg(i.indexrelid::regclass::text, ' ') FROM pg_index i JOIN pg_class c ON c.oid = "
                  "i.indrelid" +
                  of_schema +
                  " AND i.indisunique AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND "
                  "a.attname = 'unit_code' AND a.attnum = ANY (i.indkey))"),
      "")
      << "these keys do without the unit";
  EXPECT_NE(schema_.run("SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid" + of_schema +
                        " AND i.indisunique"),
            "0");
}

/// As if every step had been made since version 1, on a database that holds a return.
TEST_F(PostgresqlDatabase, OfEveryEarlierVersionIsCopiedAndKeepsWhatItHolds) {
  std::string before;
  {
    const auto store = open();
    GroupScope group(*store);
    auto submission = a_submission("a.xlsx", day(0));
    submission.facts = {an_indicator("33010001", "I17", 1, 100, 6)};
    store_effective(*store, submission);
    group.commit();
    before = exported(*store, "indicator_value") + exported(*store, "submission");
  }
  const int newest = std::stoi(schema_.run("SELECT value FROM meta WHERE key = 'store version'"));
  for (int version = 1; version < newest; ++version) {
    schema_.run("UPDATE meta SET value = '" + std::to_string(version) + "' WHERE key = 'store version'");
    const auto store = open();
    EXPECT_EQ(exported(*store, "indicator_value") + exported(*store, "submission"), before) << version;
    EXPECT_EQ(schema_.run("SELECT value FROM meta WHERE key = 'store version'"), std::to_string(newest));
    const std::string copy = schema_.name() + "_v" + std::to_string(version);
    EXPECT_EQ(schema_.run("SELECT file FROM " + copy + ".submission"), "a.xlsx");
    EXPECT_EQ(schema_.run("SELECT value FROM " + copy + ".meta WHERE key = 'store version'"), std::to_string(version));
    schema_.run("DROP SCHEMA " + copy + " CASCADE");
  }
}

TEST_F(PostgresqlDatabase, IsReadWhileItIsRead) {
  const auto store = open();
  GroupScope group(*store);
  for (int i = 0; i < 3; ++i) {
    auto submission = a_submission("a" + std::to_string(i) + ".xlsx", day(i), "3301000" + std::to_string(i));
    submission.facts = {an_indicator(submission.unit_code, "I17", i, 100, 6)};
    store_effective(*store, submission);
  }
  group.commit();
  std::string told;
  store->for_each_indicator_value({}, [&](const IndicatorRow& row) {
    told += row.unit_code + " " + store->find_submission(row.value.submission)->source.path + "\n";
  });
  EXPECT_EQ(told, "33010000 a0.xlsx\n33010001 a1.xlsx\n33010002 a2.xlsx\n");
}

}  // namespace
}  // namespace tidtam::store
