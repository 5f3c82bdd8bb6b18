#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/tool.hpp"

namespace {

namespace fs = std::filesystem;
using tidtam::testing::outcome_of;
using tidtam::testing::run_program;
using tidtam::testing::TemporaryWorkspace;

constexpr const char* kDay = "2026-11-21";

/// A schema of its own in the server that tests/support/with_postgresql.sh started.
class PostgresqlSchema {
 public:
  explicit PostgresqlSchema(std::string name) : name_(std::move(name)) {
    const char* server = std::getenv("TIDTAM_TEST_POSTGRESQL");
    server_ = server ? server : "run this by tests/support/with_postgresql.sh";
    run("CREATE SCHEMA " + name_);
  }
  ~PostgresqlSchema() { run("DROP SCHEMA " + name_ + " CASCADE"); }
  PostgresqlSchema(const PostgresqlSchema&) = delete;
  PostgresqlSchema& operator=(const PostgresqlSchema&) = delete;
  [[nodiscard]] std::string url() const { return server_ + "&options=-csearch_path%3D" + name_; }

 private:
  void run(const std::string& sql) const {
    const auto result = run_program({"/usr/bin/psql", "-q", "-v", "ON_ERROR_STOP=1", server_, "-c", sql}, "");
    EXPECT_EQ(result.status, 0) << result.err;
  }
  std::string name_;
  std::string server_;
};

/// The samples, to be kept in PostgreSQL.
void fill(const TemporaryWorkspace& workspace, const PostgresqlSchema& schema) {
  workspace.fill_with_samples();
  std::ofstream(workspace.root() / "tidtam.yaml", std::ios::app) << "store: " << schema.url() << "\n";
}

class BothStores : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const TemporaryWorkspace workspace;
    workspace.fill_with_samples();
    EXPECT_EQ(workspace.run({"run", "--date", kDay}).status, 3);
    expected_ = new std::map<std::string, std::string>(outcome_of(workspace));
  }
  static void TearDownTestSuite() { delete expected_; }

  /// What SQLite gave.
  static std::map<std::string, std::string>* expected_;
  PostgresqlSchema schema_{"both_stores"};
};

std::map<std::string, std::string>* BothStores::expected_ = nullptr;

TEST_F(BothStores, GiveTheSameExportsReportsAndReceiptsToTheByte) {
  const TemporaryWorkspace workspace;
  fill(workspace, schema_);
  const auto run = workspace.run({"run", "--date", kDay});
  EXPECT_EQ(run.status, 3) << run.err;
  EXPECT_EQ(outcome_of(workspace), *expected_);
  EXPECT_FALSE(fs::exists(workspace.root() / "tidtam.db"));
  const auto status = workspace.run({"status"});
  EXPECT_EQ(status.status, 0) << status.err;
  // Once more, with nothing new.
  EXPECT_EQ(workspace.run({"run", "--date", kDay}).status, 0);
  EXPECT_EQ(outcome_of(workspace), *expected_);
}

TEST_F(BothStores, GiveTheSameWhateverCameFirst) {
  const TemporaryWorkspace workspace;
  fill(workspace, schema_);
  // The half of the inbox that comes last by name is taken first.
  const fs::path aside = workspace.root().parent_path() / "aside";
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(workspace.root() / "inbox")) {
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), workspace.root() / "inbox"));
  }
  std::ranges::sort(files);
  files.resize(files.size() / 2);
  for (const fs::path& file : files) {
    fs::create_directories((aside / file).parent_path());
    fs::rename(workspace.root() / "inbox" / file, aside / file);
  }
  EXPECT_THAT(workspace.run({"run", "--date", kDay}).status, testing::AnyOf(0, 3));
  for (const fs::path& file : files) {
    fs::create_directories((workspace.root() / "inbox" / file).parent_path());
    fs::rename(aside / file, workspace.root() / "inbox" / file);
  }
  EXPECT_THAT(workspace.run({"run", "--date", kDay}).status, testing::AnyOf(0, 3));
  EXPECT_EQ(outcome_of(workspace), *expected_);
}

}  // namespace
