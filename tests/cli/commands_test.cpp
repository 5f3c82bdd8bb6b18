#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::testing {
namespace {
namespace fs = std::filesystem;
using ::testing::HasSubstr;

const fs::path kRoot = support::source_dir();

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> help_arguments(const std::string& command) {
  auto arguments = words_of(command);
  arguments.emplace_back("--help");
  return arguments;
}

/// The sub-commands that a help text lists, with the command before them.
std::vector<std::string> commands_in(const std::string& help, const std::string& before) {
  std::vector<std::string> commands;
  std::istringstream lines(help);
  bool listed = false;
  for (std::string line; std::getline(lines, line);) {
    if (listed && line.empty()) break;
    if (listed && line.size() > 2 && line[2] != ' ') commands.push_back(before + words_of(line).front());
    if (line == "Subcommands:") listed = true;
  }
  return commands;
}

/// `--near`, `--json` …: the long options of a help text.
std::vector<std::string> options_in(const std::string& help) {
  std::vector<std::string> options;
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find("--");
    if (!line.starts_with("  -") || at == std::string::npos) continue;
    options.push_back(line.substr(at, line.find_first_of(" ,:[", at) - at));
  }
  return options;
}

/// The section of docs/commands.md about a command: from its heading to the next one.
std::string section_about(const std::string& command) {
  const std::string page = base::read_file(kRoot / "docs" / "commands.md");
  const std::size_t at = page.find("\n## tidtam " + command + "\n");
  if (at == std::string::npos) return {};
  return page.substr(at, page.find("\n## ", at + 1) - at);
}

std::vector<std::string> all_commands() {
  std::vector<std::string> commands;
  for (const std::string& command : commands_in(run_tool({"--help"}).out, "")) {
    const auto below = commands_in(run_tool({command, "--help"}).out, command + " ");
    if (below.empty()) commands.push_back(command);
    commands.insert(commands.end(), below.begin(), below.end());
  }
  return commands;
}

TEST(Commands, EachIsInTheManualWithEveryOptionOfItsHelp) {
  const auto commands = all_commands();
  EXPECT_GE(commands.size(), 10U);
  for (const std::string& command : commands) {
    const std::string section = section_about(command);
    EXPECT_FALSE(section.empty()) << "docs/commands.md has no section 'tidtam " << command << "'";
    for (const std::string& option : options_in(run_tool(help_arguments(command)).out)) {
      if (option == "--help") continue;
      EXPECT_THAT(section, HasSubstr("`" + option)) << command;
    }
  }
}

TEST(Commands, TheManualNamesNoneThatIsNotThere) {
  const auto commands = all_commands();
  std::istringstream page(base::read_file(kRoot / "docs" / "commands.md"));
  const std::string heading = "## tidtam ";
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with(heading)) continue;
    EXPECT_THAT(commands, ::testing::Contains(line.substr(heading.size())));
  }
}

TEST(Commands, EachHelpEndsWithTheExitStatuses) {
  for (const std::string& command : all_commands()) {
    const ToolResult help = run_tool(help_arguments(command));
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_THAT(help.out, HasSubstr("Exit status: 0 done; 1 fatal; 2 usage or configuration; 3 done, but")) << command;
  }
}

TEST(Commands, WithoutAWorkspaceTheThreeWaysToNameOneAreSaid) {
  const ToolResult status = run_tool({"status", "--workspace", "/nonexistent/workspace"});
  EXPECT_EQ(status.status, 2);
  EXPECT_THAT(status.err, HasSubstr("tidtam init /nonexistent/workspace"));
}

TEST(Returned, AFileThatSpeaksForAnotherUnitGoesBackToTheFolderItLayIn) {
  const TemporaryWorkspace workspace;
  base::write_file_atomically(workspace.root() / "tidtam.yaml", "scope: [\"33010001\", \"33010005\"]\n");
  workspace.drop("33010001/report.xlsx", base::read_file(kRoot / "samples/inbox/33010005/รายงานไตรมาส 4.xlsx"));
  EXPECT_EQ(workspace.run({"run"}).status, 3);
  EXPECT_TRUE(fs::exists(workspace.root() / "returned/33010001"));
  EXPECT_FALSE(fs::exists(workspace.root() / "returned/33010005"));
}

TEST(Catalogue, EveryShippedFileLoads) {
  const ToolResult check = run_tool({"catalogue", "check"});
  EXPECT_EQ(check.status, 0) << check.err;
  EXPECT_THAT(check.out, HasSubstr("indicators "));
}

/// Every shipped YAML is read by a loader that refuses what it does not know: an unknown key in it ends with its name.
TEST(Catalogue, AnUnknownKeyInAFileOfAnyKindIsRefusedByItsName) {
  const std::vector<std::pair<std::string, std::string>> files{
      {"layouts", "extractors/layouts/projects.yaml"},      {"layouts", "extractors/layouts/recognition.yaml"},
      {"suggest", "extractors/layouts/suggest/words.yaml"}, {"rules", "transforms/rules/projects.yaml"},
      {"indicators", "transforms/indicators/I17.yaml"},     {"derivations", "transforms/derivations/school_table.yaml"},
      {"reports", "templates/reports/sch-1.yaml"},          {"jobs", "jobs/definitions/nightly.yaml"}};
  for (const auto& [kind, path] : files) {
    const TemporaryWorkspace workspace;
    const fs::path copy = workspace.root() / "catalogue" / kind / fs::path(path).filename();
    fs::create_directories(copy.parent_path());
    base::write_file_atomically(copy, base::read_file(kRoot / path) + "\nno_such_key: 1\n");
    const ToolResult check = workspace.run({"catalogue", "check"});
    EXPECT_EQ(check.status, 2) << path;
    EXPECT_THAT(check.err, ::testing::AllOf(HasSubstr(copy.filename().string() + ":"), HasSubstr("no_such_key")))
        << path;
  }
}

TEST(Catalogue, AFolderThatIsNoKindIsRefused) {
  const TemporaryWorkspace workspace;
  fs::create_directories(workspace.root() / "catalogue" / "layout");
  const ToolResult check = workspace.run({"catalogue", "check"});
  EXPECT_EQ(check.status, 2);
  EXPECT_THAT(check.err, HasSubstr("layouts, suggest, rules"));
}

}  // namespace
}  // namespace tidtam::testing
