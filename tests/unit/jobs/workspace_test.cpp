#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/workspace/archive.hpp"
#include "jobs/workspace/inbox.hpp"
#include "jobs/workspace/lock.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::jobs {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Folders are what this room is about, so these tests have one each.
class WorkspaceTest : public ::testing::Test {
 protected:
  WorkspaceTest() {
    std::string pattern = (fs::temp_directory_path() / "tidtam-workspace-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~WorkspaceTest() override { fs::remove_all(folder_); }

  void drop(const std::string& name, const std::string& bytes = "x") const {
    const fs::path file = folder_ / "inbox" / name;
    fs::create_directories(file.parent_path());
    base::write_file_atomically(file, bytes);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
  }
  [[nodiscard]] std::vector<std::string> claim() const {
    const base::SystemClock clock;
    const auto log = base::silent_log();
    std::vector<std::string> names;
    for (const ClaimedFile& file : claim_ready_files(folder_ / "inbox", folder_ / "claimed", 0, clock, *log)) {
      EXPECT_TRUE(fs::exists(file.path));
      names.push_back(file.inbox_path);
    }
    return names;
  }
  [[nodiscard]] Settings settings_of(const std::string& yaml) const {
    base::write_file_atomically(folder_ / "tidtam.yaml", yaml);
    return load_settings(folder_ / "tidtam.yaml");
  }

  fs::path folder_;
};

TEST(PassingFileName, IsKnownByItsBeginningOrItsEnd) {
  for (const char* name :
       {"~$a.xlsx", ".~lock.a.xlsx#", ".a.xlsx", "a.tmp", "a.Tmp", "a.xlsx.part", "a.crdownload", "Thumbs.db"}) {
    EXPECT_TRUE(is_passing_file_name(name)) << name;
  }
  for (const char* name : {"a.xlsx", "a~$.xlsx", "tmp", "a.tmp.xlsx", "part.csv"})
    EXPECT_FALSE(is_passing_file_name(name)) << name;
}

TEST(PrintablePath, ShowsWhatIsNoTextByAMark) {
  EXPECT_EQ(printable_path("33010005/ไตรมาส 4.xlsx"), "33010005/ไตรมาส 4.xlsx");
  EXPECT_EQ(printable_path("a\nb\x7f.csv"), "a\uFFFDb\uFFFD.csv");
  EXPECT_EQ(printable_path("\xC3\xD2.csv"), "\uFFFD\uFFFD.csv") << "bytes of Windows-874";
}

TEST_F(WorkspaceTest, ClaimsFilesInTheOrderOfTheirPathsAndOnlyOnce) {
  drop("b.csv");
  drop("33010005/a.csv");
  EXPECT_THAT(claim(), ElementsAre("33010005/a.csv", "b.csv"));
  EXPECT_FALSE(fs::exists(folder_ / "inbox/b.csv"));
  fs::remove_all(folder_ / "claimed");
  EXPECT_TRUE(claim().empty());
}

TEST_F(WorkspaceTest, FindsTheClaimsOfARunThatWasKilled) {
  drop("a.csv");
  EXPECT_THAT(claim(), ElementsAre("a.csv"));
  EXPECT_THAT(claim(), ElementsAre("a.csv"));
  drop("a.csv", "a newer one under its name");
  EXPECT_THAT(claim(), ElementsAre("a.csv", "a.csv"));
}

TEST_F(WorkspaceTest, RemovesEmptyFoldersAndNoOthers) {
  fs::create_directories(folder_ / "claimed/1/a/b");
  fs::create_directories(folder_ / "claimed/2");
  base::write_file_atomically(folder_ / "claimed/2/x", "x");
  remove_empty_folders(folder_ / "claimed");
  EXPECT_FALSE(fs::exists(folder_ / "claimed/1"));
  EXPECT_TRUE(fs::exists(folder_ / "claimed/2/x"));
}

TEST_F(WorkspaceTest, KeepsAnOriginalOnceUnderItsHashAndForUsAlone) {
  const Archive archive(folder_ / "archive");
  EXPECT_TRUE(archive.is_empty());
  // The SHA-256 of "abc" as FIPS 180-2 gives it.
  const std::string hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  archive.keep(hash, "abc");
  archive.keep(hash, "abc");
  base::write_file_atomically(folder_ / "file", "abc");
  EXPECT_EQ(archive.keep_file(folder_ / "file"), hash);
  const fs::path kept = folder_ / "archive/ba" / hash;
  EXPECT_EQ(base::read_file(kept), "abc");
  EXPECT_EQ(fs::status(kept).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(folder_ / "archive").permissions(), fs::perms::owner_all);
  EXPECT_FALSE(archive.is_empty());
  archive.clear_unfinished();
  EXPECT_FALSE(fs::exists(folder_ / "archive/incoming"));
}

TEST_F(WorkspaceTest, LetsOneHoldTheLock) {
  auto first = RunLock::acquire(folder_ / "run/lock");
  ASSERT_TRUE(first.has_value());
  EXPECT_FALSE(RunLock::acquire(folder_ / "run/lock").has_value());
  first.reset();
  EXPECT_TRUE(RunLock::acquire(folder_ / "run/lock").has_value());
}

TEST_F(WorkspaceTest, HasADefaultForEverySetting) {
  const Settings settings = settings_of("title: x\n");
  EXPECT_EQ(settings.language, "th");
  EXPECT_EQ(settings.settle_seconds, 5);
  EXPECT_EQ(settings.limits.file_bytes, 128ULL << 20);
  EXPECT_EQ(settings.limits.reading.inflate_ratio, 200U);
}

TEST_F(WorkspaceTest, TakesEveryLimitInTheUnitOfItsName) {
  const LimitSettings limits =
      settings_of(
          "limits: {file_mib: 1, entry_mib: 2, total_mib: 3, inflate_ratio: 4, ratio_from_kib: 5, zip_entries: 6, "
          "sheets: 7, rows: 8, columns: 9, cells: 10, merged_ranges: 11, cell_text_kib: 12, texts_mib: 13, xml_depth: "
          "14}\n")
          .limits;
  EXPECT_EQ(limits.file_bytes, 1'048'576U);
  EXPECT_EQ(limits.reading.entry_bytes, 2'097'152U);
  EXPECT_EQ(limits.reading.total_bytes, 3'145'728U);
  EXPECT_EQ(limits.reading.inflate_ratio, 4U);
  EXPECT_EQ(limits.reading.ratio_from_bytes, 5'120U);
  EXPECT_EQ(limits.reading.entries, 6U);
  EXPECT_EQ(limits.reading.sheets, 7U);
  EXPECT_EQ(limits.reading.rows, 8U);
  EXPECT_EQ(limits.reading.columns, 9U);
  EXPECT_EQ(limits.reading.cells, 10U);
  EXPECT_EQ(limits.reading.merged_ranges, 11U);
  EXPECT_EQ(limits.reading.string_bytes, 12'288U);
  EXPECT_EQ(limits.reading.text_bytes, 13'631'488U);
  EXPECT_EQ(limits.reading.xml_depth, 14U);
}

TEST_F(WorkspaceTest, RefusesSettingsThatItDoesNotKnowWithTheirLine) {
  const auto complaint = [&](const std::string& yaml) -> std::string {
    try {
      (void)settings_of(yaml);
    } catch (const ConfigurationError& failure) {
      return failure.what();
    }
    return "none";
  };
  EXPECT_THAT(complaint("title: x\nlanguag: th\n"), HasSubstr("tidtam.yaml:2"));
  EXPECT_THAT(complaint("language: fr\n"), HasSubstr("tidtam.yaml:1"));
  EXPECT_THAT(complaint("title: x\ninbox:\n  settle_seconds: -1\n"), HasSubstr("tidtam.yaml:3"));
  EXPECT_THAT(complaint("limits:\n  file_mib: 0\n"), HasSubstr("tidtam.yaml:2"));
  EXPECT_THAT(complaint("limits:\n  file_mib: 1\n  rows: 1048577\n"), HasSubstr("tidtam.yaml:3"));
  EXPECT_THAT(complaint("limits:\n  cellls: 1\n"), HasSubstr("there is no limit 'cellls'"));
  EXPECT_THAT(complaint("log_level: loud\n"), HasSubstr("tidtam.yaml:1"));
}

TEST_F(WorkspaceTest, IsMadeOnceAndFoundAgain) {
  Workspace::create(folder_ / "new");
  EXPECT_THROW(Workspace::create(folder_ / "new"), ConfigurationError);
  EXPECT_EQ(Workspace::find((folder_ / "new/").string()).root(), folder_ / "new");
  EXPECT_THROW(Workspace::find((folder_ / "nowhere").string()), ConfigurationError);
}

TEST_F(WorkspaceTest, NamesAStoreThatItCannotUse) {
  base::write_file_atomically(folder_ / "tidtam.yaml", "store: mysql:x\n");
  EXPECT_THROW((void)Workspace(folder_).store_place(), ConfigurationError);
  base::write_file_atomically(folder_ / "tidtam.yaml", "store: sqlite:data/x.db\n");
  EXPECT_EQ(Workspace(folder_).store_place().file, folder_ / "data/x.db");
  base::write_file_atomically(folder_ / "tidtam.yaml", "store: postgresql://db.example/tidtam\n");
  EXPECT_EQ(Workspace(folder_).store_place().url, "postgresql://db.example/tidtam");
}

}  // namespace
}  // namespace tidtam::jobs
