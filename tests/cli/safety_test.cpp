#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/source_dir.hpp"

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using tidtam::testing::CsvRow;
using tidtam::testing::digests_below;
using tidtam::testing::outcome_of;
using tidtam::testing::rows_of;
using tidtam::testing::run_shell;
using tidtam::testing::TemporaryWorkspace;
using tidtam::testing::ToolResult;

constexpr const char* kDay = "2026-11-21";

ToolResult run_on_the_day(const TemporaryWorkspace& workspace) {
  return workspace.run({"run", "--date", kDay});
}

fs::path sample(const std::string& name) {
  return fs::path(tidtam::support::source_dir()) / "samples/inbox" / name;
}

void write(const fs::path& file, const std::string& bytes, std::ios::openmode mode = std::ios::trunc) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary | mode) << bytes;
}

void settle_at_once(const TemporaryWorkspace& workspace) {
  write(workspace.root() / "tidtam.yaml", "inbox:\n  settle_seconds: 0\n");
}

std::map<std::string, std::string> states_of(const TemporaryWorkspace& workspace) {
  std::map<std::string, std::string> states;
  for (const CsvRow& row : rows_of(workspace.run({"export", "submission"}).out))
    states[row.at("file")] = row.at("state");
  return states;
}

/// What the samples give where nothing goes wrong.
std::map<std::string, std::string> undisturbed_outcome() {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  EXPECT_EQ(run_on_the_day(workspace).status, 3);
  return outcome_of(workspace);
}

TEST(Recovery, KeepsTheClaimedFilesWhenTheArchiveCannotBeWritten) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  fs::remove_all(workspace.root() / "archive");
  write(workspace.root() / "archive", "no folder");
  const ToolResult stopped = run_on_the_day(workspace);
  EXPECT_EQ(stopped.status, 1);
  EXPECT_THAT(stopped.err, HasSubstr("archive"));
  EXPECT_EQ(digests_below(workspace.root() / "run/claimed").size(), 12U);
  fs::remove(workspace.root() / "archive");
  EXPECT_EQ(run_on_the_day(workspace).status, 3);
  EXPECT_EQ(outcome_of(workspace), undisturbed_outcome());
}

TEST(Recovery, LosesNothingWhenTheDiskIsFull) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  // No file may grow beyond so many half kilobytes: the store, then a report, then nothing.
  for (const char* blocks : {"400", "8000", "14200"}) {
    const ToolResult full =
        run_shell("trap '' XFSZ; ulimit -f $2; exec \"$0\" --workspace \"$1\" run --date 2026-11-21",
                  {workspace.root().string(), blocks});
    EXPECT_TRUE(full.status == 1 || full.status == 3 || full.status == 0) << full.err;
    if (full.status == 1) {
      EXPECT_THAT(full.err, Not(IsEmpty()));
    }
  }
  const ToolResult again = run_on_the_day(workspace);
  EXPECT_TRUE(again.status == 0 || again.status == 3) << again.err;
  EXPECT_EQ(outcome_of(workspace), undisturbed_outcome());
}

TEST(Recovery, SaysThatAStoreIsNoStoreAndLeavesTheInboxAlone) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  write(workspace.root() / "tidtam.db", std::string(20000, 'x'));
  const ToolResult stopped = run_on_the_day(workspace);
  EXPECT_EQ(stopped.status, 1);
  EXPECT_THAT(stopped.err, HasSubstr("tidtam.db"));
  EXPECT_EQ(digests_below(workspace.root() / "inbox").size(), 12U);
}

TEST(Recovery, WarnsThatTheStoreIsGoneWhileTheArchiveIsNot) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  ASSERT_EQ(run_on_the_day(workspace).status, 3);
  fs::remove(workspace.root() / "tidtam.db");
  EXPECT_THAT(run_on_the_day(workspace).err, HasSubstr("the store is new, but the archive holds originals"));
}

TEST(Recovery, ReadsAnOldClaimAndTheFileDroppedAnewUnderItsName) {
  const TemporaryWorkspace workspace;
  settle_at_once(workspace);
  const std::string first = tidtam::base::read_file(sample("33010005/รายงานไตรมาส 4 (ฉบับแรก).xlsx"));
  const std::string second = tidtam::base::read_file(sample("33010005/รายงานไตรมาส 4.xlsx"));
  const fs::path claim = workspace.root() / "run/claimed/7/33010005/รายงาน.xlsx";
  write(claim, first);
  fs::last_write_time(claim, fs::file_time_type::clock::now() - std::chrono::hours(5));
  workspace.drop("33010005/รายงาน.xlsx", second);
  EXPECT_EQ(run_on_the_day(workspace).status, 0);
  std::multiset<std::string> states;
  for (const CsvRow& row : rows_of(workspace.run({"export", "submission"}).out)) states.insert(row.at("state"));
  EXPECT_EQ(states, (std::multiset<std::string>{"accepted", "superseded"}));
  EXPECT_TRUE(fs::is_empty(workspace.root() / "run/claimed"));
}

TEST(Recovery, TakesAFileWhereAnOldClaimHasAFolderOfThatName) {
  const TemporaryWorkspace workspace;
  settle_at_once(workspace);
  write(workspace.root() / "run/claimed/1/33010005/a.xlsx/b.csv", "x");
  workspace.drop("33010005/a.xlsx", tidtam::base::read_file(sample("33010005/รายงานไตรมาส 4.xlsx")));
  run_on_the_day(workspace);
  EXPECT_EQ(states_of(workspace)["33010005/a.xlsx"], "accepted");
}

TEST(SecondRun, ChangesNoFileButStoreAndLog) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  ASSERT_EQ(run_on_the_day(workspace).status, 3);
  const auto files_and_times = [&] {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(workspace.root())) {
      const std::string name = fs::relative(entry.path(), workspace.root()).string();
      if (name == "tidtam.db" || name.starts_with("log")) continue;
      struct stat status {};
      ::lstat(entry.path().c_str(), &status);
      all[name] = entry.is_regular_file()
                      ? std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec) + " " +
                            std::to_string(status.st_ino)
                      : "folder";
    }
    return all;
  };
  const auto before = files_and_times();
  const auto outcome = outcome_of(workspace);
  EXPECT_EQ(run_on_the_day(workspace).status, 0);
  EXPECT_EQ(files_and_times(), before);
  EXPECT_EQ(outcome_of(workspace), outcome);
}

TEST(SecondRun, GivesTheSameWhetherTheReturnsComeTogetherOrInTwoNights) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  // The later half of the alphabet first; so the corrected return comes before the one that it corrects.
  const fs::path aside = workspace.root().parent_path() / "aside";
  fs::create_directories(aside);
  for (const char* folder : {"00330001", "33010000", "33010009"})
    fs::rename(workspace.root() / "inbox" / folder, aside / folder);
  const std::string earlier = "33010005/รายงานไตรมาส 4 (ฉบับแรก).xlsx";
  fs::rename(workspace.root() / "inbox" / earlier, aside / "first.xlsx");
  EXPECT_EQ(run_on_the_day(workspace).status, 3);
  for (const char* folder : {"00330001", "33010000", "33010009"})
    fs::rename(aside / folder, workspace.root() / "inbox" / folder);
  fs::create_directories(workspace.root() / "inbox/33010005");
  fs::rename(aside / "first.xlsx", workspace.root() / "inbox" / earlier);
  EXPECT_EQ(run_on_the_day(workspace).status, 0);
  EXPECT_EQ(outcome_of(workspace), undisturbed_outcome());
}

TEST(SecondRun, KnowsTheSameBytesUnderAnotherNameEvenSideBySide) {
  const TemporaryWorkspace workspace;
  settle_at_once(workspace);
  const std::string bytes = tidtam::base::read_file(sample("33010005/รายงานไตรมาส 4.xlsx"));
  for (const char* name : {"a", "b", "c", "d", "e", "f"})
    workspace.drop("33010005/" + std::string(name) + ".xlsx", bytes);
  EXPECT_EQ(run_on_the_day(workspace).status, 0);
  const auto states = states_of(workspace);
  EXPECT_EQ(states.size(), 6U);
  EXPECT_EQ(std::ranges::count(states, "accepted", [](const auto& entry) { return entry.second; }), 1);
  EXPECT_EQ(std::ranges::count(states, "duplicate", [](const auto& entry) { return entry.second; }), 5);
  EXPECT_EQ(digests_below(workspace.root() / "archive").size(), 1U);
}

TEST(SecondRun, SendsBackABytewiseCopyInTheFolderOfAnotherSchool) {
  const TemporaryWorkspace workspace;
  settle_at_once(workspace);
  const std::string bytes = tidtam::base::read_file(sample("33010005/รายงานไตรมาส 4.xlsx"));
  workspace.drop("33010005/a.xlsx", bytes);
  workspace.drop("33010009/a.xlsx", bytes);
  EXPECT_EQ(run_on_the_day(workspace).status, 3);
  EXPECT_EQ(states_of(workspace)["33010005/a.xlsx"], "accepted");
  EXPECT_EQ(states_of(workspace)["33010009/a.xlsx"], "returned");
}

TEST(Inbox, LeavesAloneWhatIsNoReadyFile) {
  const TemporaryWorkspace workspace;
  settle_at_once(workspace);
  const fs::path inbox = workspace.root() / "inbox";
  const fs::path secret = workspace.root().parent_path() / "secret.csv";
  write(secret, "รายการ,จำนวน\n");
  fs::create_symlink(secret, inbox / "link.xlsx");
  fs::create_directory_symlink(workspace.root().parent_path(), inbox / "linked");
  ASSERT_EQ(::mkfifo((inbox / "pipe.xlsx").c_str(), 0600), 0);
  fs::create_directories(inbox / "folder.xlsx");
  for (const char* name :
       {"~$a.xlsx", ".~lock.a.xlsx#", "a.tmp", "a.TMP", "a.xlsx.part", ".hidden.xlsx", ".hidden/a.csv", "Thumbs.db"}) {
    workspace.drop(name, "x");
  }
  EXPECT_EQ(run_on_the_day(workspace).status, 0);
  EXPECT_THAT(states_of(workspace), IsEmpty());
  EXPECT_TRUE(fs::exists(secret));
  EXPECT_TRUE(fs::is_symlink(inbox / "link.xlsx"));
  EXPECT_TRUE(fs::is_fifo(inbox / "pipe.xlsx"));
  EXPECT_TRUE(fs::is_directory(inbox / "folder.xlsx"));
  EXPECT_TRUE(fs::exists(inbox / "~$a.xlsx"));
}

TEST(Inbox, TakesNamesOfEveryKindAndMakesNoPathOfThem) {
  const TemporaryWorkspace workspace;
  settle_at_once(workspace);
  const std::string in_cp874 = "\xC3\xD2\xC2\xA7\xD2\xB9.xlsx";  // รายงาน, as an old Windows zips it
  const std::vector<std::string> names{"a\nb.xlsx",
                                       "quote'\".xlsx",
                                       "..xlsx.csv",
                                       "...xlsx",
                                       "100%d %s.xlsx",
                                       "<b>&amp;.xlsx",
                                       "-rf.xlsx",
                                       "ไตรมาส 4/ชั้น/ลึก.xlsx",
                                       std::string(250, 'x') + ".xlsx",
                                       "เอก\u0301.xlsx",
                                       "a\\..\\b.xlsx",
                                       in_cp874,
                                       "$(id).xlsx",
                                       " .xlsx"};
  std::size_t taken = 0;
  for (const std::string& name : names) {
    workspace.drop(name, "PK\x03\x04 broken " + std::to_string(++taken));
  }
  const ToolResult result = run_on_the_day(workspace);
  EXPECT_EQ(result.status, 3) << result.err;
  const std::size_t hidden = 2;  // `..xlsx.csv` and `...xlsx` begin with a dot
  EXPECT_EQ(states_of(workspace).size(), names.size() - hidden);
  EXPECT_EQ(states_of(workspace).count("a\uFFFDb.xlsx"), 1U);
  for (const auto& [name, digest] : digests_below(workspace.root() / "returned")) {
    EXPECT_THAT(name, ::testing::MatchesRegex("unknown/[0-9a-f]+/receipt\\.(html|xlsx)"));
  }
  EXPECT_EQ(workspace.run({"status"}).status, 0);
  EXPECT_EQ(workspace.run({"status", "--json"}).status, 0);
}

TEST(Inbox, WaitsForAFileThatStillGrows) {
  const TemporaryWorkspace workspace;
  write(workspace.root() / "tidtam.yaml", "inbox:\n  settle_seconds: 2\n");
  write(workspace.root() / "inbox/33010005/a.csv", "x");
  const ToolResult result = run_shell(
      "(until [ -e \"$1/ended\" ]; do echo more >>\"$1/inbox/33010005/a.csv\"; sleep 0.2; done) & "
      "\"$0\" --workspace \"$1\" run; status=$?; touch \"$1/ended\"; wait; exit $status",
      {workspace.root().string()});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_TRUE(fs::exists(workspace.root() / "inbox/33010005/a.csv"));
  EXPECT_THAT(states_of(workspace), IsEmpty());
}

TEST(Inbox, TakesAFileFromTheFuture) {
  const TemporaryWorkspace workspace;
  workspace.drop("33010005/a.xlsx", tidtam::base::read_file(sample("33010005/รายงานไตรมาส 4.xlsx")));
  fs::last_write_time(workspace.root() / "inbox/33010005/a.xlsx",
                      fs::file_time_type::clock::now() + std::chrono::hours(24 * 400));
  EXPECT_EQ(run_on_the_day(workspace).status, 0);
  EXPECT_EQ(states_of(workspace)["33010005/a.xlsx"], "accepted");
}

TEST(Inbox, SendsBackWhatIsEmptyOrTooLargeAndTakesAFolderOfNoUnitAsItsRoot) {
  const TemporaryWorkspace workspace;
  write(workspace.root() / "tidtam.yaml", "inbox:\n  settle_seconds: 0\nlimits:\n  file_mib: 1\n");
  const std::string large(std::size_t{3} << 20, 'x');
  workspace.drop("33010005/empty.xlsx", "");
  workspace.drop("33010005/large.xlsx", large);
  workspace.drop("nobody/a.xlsx", tidtam::base::read_file(sample("33010005/รายงานไตรมาส 4.xlsx")));
  EXPECT_EQ(run_on_the_day(workspace).status, 3);
  const std::map<std::string, std::string> expected{
      {"33010005/empty.xlsx", "returned"}, {"33010005/large.xlsx", "returned"}, {"nobody/a.xlsx", "accepted"}};
  EXPECT_EQ(states_of(workspace), expected);
  const std::string hash = tidtam::base::sha256_of(large);
  EXPECT_EQ(tidtam::base::read_file(workspace.root() / "archive" / hash.substr(0, 2) / hash), large)
      << "nothing is lost";
}

TEST(Lock, KeepsASecondRunOutAtOnce) {
  const TemporaryWorkspace workspace;
  settle_at_once(workspace);
  workspace.drop("a.csv", "");
  const int held = ::open((workspace.root() / "run/lock").c_str(), O_RDWR | O_CREAT, 0600);
  ASSERT_EQ(::flock(held, LOCK_EX), 0);
  EXPECT_EQ(workspace.run({"run"}).status, 4);
  EXPECT_EQ(workspace.run({"report"}).status, 4);
  EXPECT_EQ(workspace.run({"status"}).status, 0);
  EXPECT_TRUE(fs::exists(workspace.root() / "inbox/a.csv"));
  ::close(held);
  EXPECT_EQ(workspace.run({"run"}).status, 3);
}

TEST(PersonalData, IsReadByNobodyElse) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  ::umask(0);
  const ToolResult result = run_on_the_day(workspace);
  ::umask(022);
  ASSERT_EQ(result.status, 3);
  const auto mode = [&](const fs::path& path) {
    return static_cast<unsigned>(fs::status(workspace.root() / path).permissions());
  };
  EXPECT_EQ(mode("tidtam.db"), 0600U);
  EXPECT_EQ(mode("archive"), 0700U);
  EXPECT_EQ(mode("run"), 0700U);
  for (const auto& entry : fs::recursive_directory_iterator(workspace.root() / "archive")) {
    EXPECT_EQ(mode(entry.path()), entry.is_directory() ? 0700U : 0600U) << entry.path();
  }
}

}  // namespace
