#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/base/files.hpp"
#include "pipeline/store/sqlite_store.hpp"
#include "tests/conformance/derived_suite.hpp"
#include "tests/conformance/desk_suite.hpp"
#include "tests/conformance/person_suite.hpp"
#include "tests/conformance/store_suite.hpp"
#include "tests/conformance/view_suite.hpp"

namespace tidtam::store {
namespace {

/// A folder of its own that is gone afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tidtam-store-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class SqlitePlace {
 public:
  Store& open() {
    if (!store_) store_ = open_sqlite_store(folder_.path() / "tidtam.db", shipped_schema());
    return *store_;
  }
  void close() { store_.reset(); }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, StoreSuite, SqlitePlace);
INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, DeskSuite, SqlitePlace);
INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, PersonSuite, SqlitePlace);
INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, ViewSuite, SqlitePlace);
INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, DerivedSuite, SqlitePlace);

class SqliteFile : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "tidtam.db"; }
  std::unique_ptr<Store> open(const model::Schema& schema = shipped_schema()) const {
    return open_sqlite_store(file(), schema);
  }
  /// Does to the file what a person with another program may do.
  void meddle(const char* sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
  }
  std::string complaint_on_opening(const model::Schema& schema = shipped_schema()) {
    try {
      static_cast<void>(open(schema));
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing";
  }
  TemporaryFolder folder_;
};

TEST_F(SqliteFile, StandsAloneWhenItIsClosed) {
  {
    const auto store = open();
    GroupScope group(*store);
    store_effective(*store, a_submission("a.xlsx", day(0)));
    group.commit();
  }
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
    names.push_back(entry.path().filename());
  EXPECT_THAT(names, testing::ElementsAre("tidtam.db"));
}

TEST_F(SqliteFile, IsNotTouchedByOpeningAndReading) {
  open();
  const auto bytes_before = base::sha256_of(base::read_file(file()));
  {
    const auto store = open();
    EXPECT_TRUE(exported(*store, "project").starts_with("unit_code"));
    EXPECT_TRUE(store->quick_check().empty());
  }
  EXPECT_EQ(base::sha256_of(base::read_file(file())), bytes_before);
}

TEST_F(SqliteFile, IsRefusedWhenANewerProgramWroteIt) {
  open();
  meddle("PRAGMA user_version = 99");
  EXPECT_THAT(complaint_on_opening(), testing::AllOf(testing::HasSubstr("tidtam.db: this store was written by a newer"),
                                                     testing::HasSubstr("99")));
}

TEST_F(SqliteFile, IsRefusedWhenItBelongsToAnotherProgram) {
  meddle("CREATE TABLE bookmarks (url TEXT)");
  EXPECT_THAT(complaint_on_opening(), testing::HasSubstr("is a database of another program"));
}

TEST_F(SqliteFile, IsRefusedWhenItIsNoDatabase) {
  base::write_file_atomically(file(), std::string(4096, 'x'));
  EXPECT_THAT(complaint_on_opening(), testing::AllOf(testing::HasSubstr("tidtam.db"), testing::HasSubstr("database")));
}

TEST_F(SqliteFile, GainsTheColumnsAndTablesThatTablesYamlHasGained) {
  auto older = shipped_schema();
  std::erase_if(older.tables, [](const auto& table) { return table.name == "host"; });
  auto& round = *std::ranges::find(older.tables, "round", &model::TableSpec::name);
  round.columns.pop_back();
  const std::vector<std::vector<model::Datum>> rows{{std::string("R1"), std::string("FY2569Q1")}};
  open(older)->load_dimension("round", rows, "hash");
  const auto store = open();
  EXPECT_EQ(exported(*store, "round"), "round,period,opens,closes,due_on\nR1,FY2569Q1,,,\n");
  // What was loaded for the older columns is loaded again, or the new one would stay empty.
  EXPECT_TRUE(store->load_dimension("round", rows, "hash"));
  EXPECT_TRUE(exported(*store, "host").starts_with("unit_code,task"));
}

TEST_F(SqliteFile, LearnsWhichStepMadeAFinding) {
  open();
  meddle("DROP INDEX finding_made_anew; ALTER TABLE finding DROP COLUMN made_by; PRAGMA user_version = 1");
  const auto store = open();
  const std::vector<FindingRow> findings{{"ก", "A2", "PRG-01", model::Severity::warning, "", "", "ข", "b", "", ""}};
  GroupScope group(*store);
  const auto stored = store_effective(*store, a_submission("a.xlsx", day(0)), findings);
  store->add_findings(stored.id, FindingMaker::comparing, findings);
  store->clear_findings(FindingMaker::comparing);
  group.commit();
  EXPECT_EQ(store->findings_of(stored.id).size(), 1U);
}

TEST_F(SqliteFile, OfAnEarlierVersionGetsTheTablesOfTheDeskInTheirPresentShape) {
  open();
  meddle(
      "DROP TABLE alias; CREATE TABLE alias (fact_id INTEGER PRIMARY KEY, submission_id INTEGER NOT NULL, "
      "from_layout TEXT NOT NULL, raw TEXT NOT NULL, kind TEXT NOT NULL, unit_code TEXT NOT NULL, \"by\" TEXT, "
      "\"on\" TEXT, from_sheet TEXT, from_cell TEXT NOT NULL) STRICT; DROP TABLE name_question; "
      "PRAGMA user_version = 2");
  const auto& table = shipped_schema().get("alias");
  auto submission = a_submission("answers.xlsx", day(0), "");
  std::vector<model::Datum> taken_back(table.columns.size());
  taken_back[*table.ordinal_of("raw")] = std::string("บ้านไร่");
  taken_back[*table.ordinal_of("kind")] = std::string("unit");
  taken_back[*table.ordinal_of("by")] = std::string("ก");
  taken_back[*table.ordinal_of("on")] = base::Date{2026, 1, 10};
  submission.facts = {{&table, taken_back, "aliases", "ชื่อ", {4, 0}}};
  const auto store = open();
  GroupScope group(*store);
  store->add_submission(submission, {});  // no unit: what version 2 refused
  group.commit();
  EXPECT_THAT(exported(*store, "alias"), testing::HasSubstr("บ้านไร่,unit,,ก,2026-01-10"));
  EXPECT_TRUE(exported(*store, "name_question").starts_with("file,sheet"));
}

TEST_F(SqliteFile, OfAnEarlierVersionLearnsToCountPersons) {
  open();
  meddle(
      "DROP TABLE person_key; DROP TABLE shared_person; ALTER TABLE submission DROP COLUMN personal; "
      "PRAGMA user_version = 3");
  auto submission = with_persons("a.xlsx", 0, "33010001", {"k1"});
  submission.holds_personal = true;
  const auto store = open();
  GroupScope group(*store);
  const auto id = store_effective(*store, submission).id;
  store_effective(*store, with_persons("b.xlsx", 1, "33010002", {"k1"}));
  group.commit();
  std::size_t rows = 0;
  store->for_each_shared_person([&](const SharedPersonRow&) { ++rows; });
  EXPECT_EQ(rows, 2U);
  EXPECT_TRUE(store->find_submission(id)->holds_personal);
  EXPECT_TRUE(exported(*store, "shared_person").starts_with("unit_code,period"));
}

TEST_F(SqliteFile, IsCopiedBeforeItsShapeIsChanged) {
  {
    const auto store = open();
    GroupScope group(*store);
    store_effective(*store, a_submission("a.xlsx", day(0)));
    group.commit();
  }
  meddle("DROP TABLE person_key; DROP TABLE shared_person; PRAGMA user_version = 3");
  open();
  const std::filesystem::path copy = file().string() + ".v3";
  ASSERT_TRUE(std::filesystem::exists(copy));
  EXPECT_EQ(std::filesystem::status(copy).permissions(), std::filesystem::perms{0600});
  // It is a whole store of that version: this program opens it too.
  EXPECT_THAT(exported(*open_sqlite_store(copy, shipped_schema()), "submission"), testing::HasSubstr("a.xlsx"));
}

TEST_F(SqliteFile, IsRefusedWhenAColumnHasChangedItsType) {
  open();
  auto changed = shipped_schema();
  auto& round = *std::ranges::find(changed.tables, "round", &model::TableSpec::name);
  round.columns[1].type = model::ColumnType::integer;
  EXPECT_THAT(complaint_on_opening(changed), testing::HasSubstr("column round.period holds TEXT"));
}

TEST_F(SqliteFile, CanBeReadWhileAnotherProcessWritesAGroup) {
  const auto writer = open();
  GroupScope group(*writer);
  store_effective(*writer, a_submission("a.xlsx", day(0)));
  const auto reader = open();
  EXPECT_EQ(exported(*reader, "submission"),
            "file,sha256,unit_code,period,state,same_as,received,rows,facts,findings\n");
  group.commit();
  EXPECT_THAT(exported(*reader, "submission"), testing::HasSubstr("a.xlsx"));
}

/// Submissions of one invented group, each with facts enough to fill pages.
void write_group(Store& store, int number) {
  GroupScope group(store);
  for (int i = 0; i < 3; ++i) {
    const std::string name = "group" + std::to_string(number) + "-" + std::to_string(i) + ".xlsx";
    auto submission = a_submission(name, day(number), std::to_string(33'020'000 + number * 3 + i));
    for (std::uint32_t row = 5; row < 55; ++row) {
      submission.facts.push_back(an_indicator(submission.unit_code, "I17", row, 100, row));
    }
    store_effective(store, submission);
  }
  group.commit();
}

/// In a child process: writes group after group and tells of each commit with one byte, until it is killed.
[[noreturn]] void write_groups_until_killed(const std::filesystem::path& file, int told) {
  const auto store = open_sqlite_store(file, shipped_schema());
  for (int number = 0;; ++number) {
    write_group(*store, number);
    if (write(told, "c", 1) != 1) std::abort();
  }
}

/// Kills the writer `pause_us` after it told of `commits` groups; gives how many it told of in all.
int kill_writer_after(const std::filesystem::path& file, int commits, unsigned pause_us) {
  int ends[2];
  if (pipe(ends) != 0) return -1;
  const pid_t child = fork();
  if (child == 0) write_groups_until_killed(file, ends[1]);
  close(ends[1]);
  int told = 0;
  char byte = 0;
  while (told < commits && read(ends[0], &byte, 1) == 1) ++told;
  usleep(pause_us);
  kill(child, SIGKILL);
  while (read(ends[0], &byte, 1) == 1) ++told;
  close(ends[0]);
  int outcome = 0;
  waitpid(child, &outcome, 0);
  return WIFSIGNALED(outcome) && WTERMSIG(outcome) == SIGKILL ? told : -1;
}

TEST_F(SqliteFile, HoldsWholeGroupsWheneverTheWriterIsKilled) {
  for (unsigned trial = 0; trial < 8; ++trial) {
    std::filesystem::remove(file());
    const int told = kill_writer_after(file(), static_cast<int>(trial % 3) + 1, trial * 700);
    ASSERT_GE(told, 1);
    const auto store = open();
    EXPECT_THAT(store->quick_check(), testing::IsEmpty());
    int submissions = 0;
    store->for_each_submission([&](const StoredSubmission& stored) {
      ++submissions;
      EXPECT_EQ(stored.facts, 50U);
    });
    // What was told is there; the group that was being committed is there whole or not at all.
    EXPECT_EQ(submissions % 3, 0);
    EXPECT_GE(submissions, told * 3);
    EXPECT_LE(submissions, (told + 1) * 3);
    int facts = 0;
    store->for_each_indicator_value({}, [&](const IndicatorRow&) { ++facts; });
    EXPECT_EQ(facts, submissions * 50);
    write_group(*store, 1'000);
  }
}

[[noreturn]] void die_in_the_middle_of_a_group(const std::filesystem::path& file) {
  const auto store = open_sqlite_store(file, shipped_schema());
  write_group(*store, 0);
  GroupScope group(*store);
  store_effective(*store, a_submission("lost.xlsx", day(1)));
  SubmissionScope scope(*store);
  store->add_submission(a_submission("open.xlsx", day(1), "33010002"), {});
  std::raise(SIGKILL);
  std::abort();
}

TEST_F(SqliteFile, ForgetsTheGroupInWhichTheWriterWasKilledAndTakesItAgain) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) die_in_the_middle_of_a_group(file());
  int outcome = 0;
  ASSERT_EQ(waitpid(child, &outcome, 0), child);
  ASSERT_TRUE(WIFSIGNALED(outcome) && WTERMSIG(outcome) == SIGKILL);
  {
    const auto store = open();
    EXPECT_TRUE(store->find_by_sha256(a_submission("lost.xlsx", day(1)).source.sha256).empty());
    GroupScope group(*store);
    store_effective(*store, a_submission("lost.xlsx", day(1)));
    group.commit();
    EXPECT_EQ(store->find_by_sha256(a_submission("lost.xlsx", day(1)).source.sha256).size(), 1U);
  }
  EXPECT_FALSE(std::filesystem::exists(file().string() + "-wal"));
}

}  // namespace
}  // namespace tidtam::store
