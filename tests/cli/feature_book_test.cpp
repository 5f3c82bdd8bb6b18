#include <filesystem>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/source_dir.hpp"

/// tests/features.csv: what the five source documents ask for, each with the test that shows it or what it waits for.
namespace tidtam::testing {
namespace {

/// Every clause of the five documents that asks for something, counted by hand: ten of the letter, eleven mechanisms
/// and their host, twelve of the plan, ten of the meeting, twenty guidelines and the vision.
std::set<std::string> clauses() {
  std::set<std::string> ids{"M-host", "S4-V"};
  const auto add = [&](const std::string& prefix, int count) {
    for (int number = 1; number <= count; ++number) ids.insert(prefix + std::to_string(number));
  };
  add("S0-", 10);
  add("S2-", 12);
  add("S3-", 10);
  for (int mechanism = 1; mechanism <= 11; ++mechanism) {
    ids.insert((mechanism < 10 ? "M0" : "M") + std::to_string(mechanism));
  }
  for (int strategy = 1; strategy <= 4; ++strategy) add("S4-" + std::to_string(strategy) + ".", 5);
  return ids;
}

bool is_test(const std::string& name) {
  const ::testing::UnitTest& all = *::testing::UnitTest::GetInstance();
  for (int i = 0; i < all.total_test_suite_count(); ++i) {
    const ::testing::TestSuite& suite = *all.GetTestSuite(i);
    for (int j = 0; j < suite.total_test_count(); ++j) {
      if (suite.name() == std::string("Feature") && suite.GetTestInfo(j)->name() == name) return true;
    }
  }
  return false;
}

TEST(FeatureBook, HasATestOrAReasonForEveryClause) {
  const auto file = std::filesystem::path(support::source_dir()) / "tests/features.csv";
  std::set<std::string> told;
  std::size_t tested = 0;
  for (const CsvRow& row : rows_of(base::read_file(file))) {
    const std::string& id = row.at("id");
    EXPECT_TRUE(told.insert(id).second) << id << " stands there twice";
    EXPECT_NE(row.at("test").empty(), row.at("waits_for").empty()) << id << " needs a test, or else what it waits for";
    if (row.at("test").empty()) continue;
    EXPECT_TRUE(is_test(row.at("test"))) << id << ": there is no test Feature." << row.at("test");
    ++tested;
  }
  EXPECT_EQ(told, clauses());
  EXPECT_GE(tested, 50U);
}

}  // namespace
}  // namespace tidtam::testing
