#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "tests/cli/killer.hpp"
#include "tests/cli/tool.hpp"

namespace {

namespace fs = std::filesystem;
using tidtam::testing::FileChange;
using tidtam::testing::KillPoint;
using tidtam::testing::TemporaryWorkspace;
using tidtam::testing::WatchedRun;

constexpr const char* kDay = "2026-11-21";

void fill(const TemporaryWorkspace& workspace) {
  workspace.fill_with_samples();
  std::ofstream(workspace.root() / "tidtam.yaml", std::ios::app) << "log_level: error\n";
}

std::vector<std::string> run_arguments(const TemporaryWorkspace& workspace) {
  return {"--workspace", workspace.root().string(), "run", "--date", kDay};
}

std::vector<std::string> names_below(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& [name, digest] : tidtam::testing::digests_below(folder)) names.push_back(name);
  return names;
}

/// A run killed at a point, then one that goes to its end.
class Killed : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!tidtam::testing::can_watch()) GTEST_SKIP() << "ptrace is not allowed here";
    TemporaryWorkspace whole;
    fill(whole);
    originals_ = originals_in(whole.root() / "inbox");
    uninterrupted_ = tidtam::testing::run_watched(run_arguments(whole), nullptr);
    ASSERT_EQ(uninterrupted_.status, 3);
    outcome_ = tidtam::testing::outcome_of(whole);
    reports_ = tidtam::testing::digests_below(whole.root() / "reports");
    ASSERT_EQ(outcome_.at("export"), "0");
    ASSERT_EQ(reports_.count("index.html"), 1U);
  }

  static std::vector<std::string> originals_in(const fs::path& folder) {
    std::vector<std::string> hashes;
    for (const auto& [name, digest] : tidtam::testing::digests_below(folder)) hashes.push_back(digest);
    return hashes;
  }

  void expect_same_end(const KillPoint& point) const {
    SCOPED_TRACE("killed before " + point.call + " of …" + point.path + ", occurrence " + std::to_string(point.count));
    const TemporaryWorkspace workspace;
    fill(workspace);
    const WatchedRun killed = tidtam::testing::run_watched(run_arguments(workspace), &point);
    ASSERT_TRUE(killed.was_killed) << "the run never came to this point";
    const auto reports = tidtam::testing::digests_below(workspace.root() / "reports");
    EXPECT_TRUE(reports.empty() || reports == reports_) << "half a tree of reports was published";

    const auto again = workspace.run({"run", "--date", kDay});
    EXPECT_TRUE(again.status == 0 || again.status == 3) << again.err;
    EXPECT_EQ(tidtam::testing::outcome_of(workspace), outcome_);
    expect_nothing_left_over(workspace.root());
    EXPECT_THAT(originals_in(workspace.root() / "archive"), ::testing::UnorderedElementsAreArray(originals_));
    for (const auto& [name, digest] : tidtam::testing::digests_below(workspace.root() / "archive")) {
      EXPECT_EQ(fs::path(name).filename(), digest);
    }
  }

  static void expect_nothing_left_over(const fs::path& root) {
    EXPECT_THAT(names_below(root / "inbox"), ::testing::IsEmpty());
    EXPECT_THAT(names_below(root / "run"), ::testing::ElementsAre("lock"));
    EXPECT_TRUE(fs::is_empty(root / "run" / "claimed"));
    for (const auto& entry : fs::directory_iterator(root)) {
      EXPECT_THAT(entry.path().filename().string(),
                  ::testing::AnyOf("tidtam.yaml", "tidtam.db", "inbox", "reports", "returned", "archive", "run", "log",
                                   "desk", "catalogue"));
    }
  }

  std::vector<std::string> originals_;
  WatchedRun uninterrupted_;
  std::map<std::string, std::string> outcome_;
  std::map<std::string, std::string> reports_;
};

TEST_F(Killed, AtNamedMomentsEndsAsARunThatWasLeftAlone) {
  const KillPoint moments[] = {
      {"rename", "/run/claimed/1/33010005/", 1},  // before the first claim of that folder, others are claimed
      {"mkdir", "/archive/", 1},                  // all is claimed, nothing is in the archive
      {"link", "/archive/", 5},                   // in the middle of the archive
      {"write", "tidtam.db-wal", 60},             // while a group is written
      {"unlink", "/run/claimed/1/", 1},           // the group is committed, its claimed files are all there
      {"write", "/run/publishing/", 20},          // while reports are written
      {"rename", "/workspace/reports", 1},        // before the exchange of the two trees
      {"unlink", "/run/publishing", 1},           // after it
      {"rename", "/returned/", 1},                // before the first receipt is in its place
      {"rename", "/returned/", 2},                // before the second
  };
  for (const KillPoint& moment : moments) expect_same_end(moment);
}

TEST_F(Killed, AnywhereElseEndsSoToo) {
  std::size_t changes = 0;
  for (const FileChange& change : uninterrupted_.changes) {
    if (change.path.find("/workspace/") != std::string::npos) ++changes;
  }
  ASSERT_GT(changes, 200U);
  constexpr std::size_t kPoints = 7;
  // Two more or less from run to run, as threads meet: the last point keeps off the very end.
  for (std::size_t i = 0; i < kPoints; ++i)
    expect_same_end({"", "/workspace/", 1 + i * (changes - 20) / (kPoints - 1)});
}

}  // namespace
