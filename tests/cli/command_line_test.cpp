#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/source_dir.hpp"

namespace {

namespace fs = std::filesystem;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using tidtam::testing::digests_below;
using tidtam::testing::rows_of;
using tidtam::testing::run_shell;
using tidtam::testing::run_tool;
using tidtam::testing::TemporaryWorkspace;
using tidtam::testing::ToolResult;

fs::path sample(const std::string& name) {
  return fs::path(tidtam::support::source_dir()) / "samples/inbox" / name;
}

void write(const fs::path& file, const std::string& text, std::ios::openmode mode = std::ios::trunc) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary | mode) << text;
}

TEST(CommandLine, PrintsTheExitStatusesInEveryHelp) {
  const std::vector<std::vector<std::string>> commands{
      {},         {"init"},  {"run"},       {"check"},    {"report"},    {"status"},
      {"export"}, {"cells"}, {"normalise"}, {"schedule"}, {"catalogue"}, {"catalogue", "check"}};
  for (std::vector<std::string> command : commands) {
    command.emplace_back("--help");
    const ToolResult help = run_tool(command);
    EXPECT_EQ(help.status, 0);
    EXPECT_THAT(help.err, IsEmpty());
    for (const char* status : {"0 done", "1 fatal", "2 usage", "3 done, but", "4 another"})
      EXPECT_THAT(help.out, HasSubstr(status));
  }
}

TEST(CommandLine, EndsWithTwoAtWhatItDoesNotKnow) {
  const std::vector<std::vector<std::string>> wrong{{},
                                                    {"frobnicate"},
                                                    {"status", "--frobnicate"},
                                                    {"normalise", "frobnicate"},
                                                    {"cells"},
                                                    {"--workspace", "/nonexistent", "status"},
                                                    {"--workspace", "/nonexistent", "run"},
                                                    {"--workspace", "/nonexistent", "check", "x.xlsx"}};
  for (const auto& arguments : wrong) {
    const ToolResult result = run_tool(arguments);
    EXPECT_EQ(result.status, 2) << ::testing::PrintToString(arguments);
    EXPECT_THAT(result.out, IsEmpty());
    EXPECT_THAT(result.err, Not(IsEmpty()));
  }
  const TemporaryWorkspace workspace;
  EXPECT_EQ(workspace.run({"run", "weekly"}).status, 2);
  EXPECT_EQ(workspace.run({"run", "--date", "31.3.2026"}).status, 2);
  EXPECT_EQ(workspace.run({"export", "nothing"}).status, 2);
  EXPECT_EQ(workspace.run({"init", workspace.root().string()}).status, 2);
}

TEST(CommandLine, WorksWithoutAWorkspaceWhereItNeedsNone) {
  const std::string file = sample("33010005/รายงานไตรมาส 4.xlsx").string();
  const std::string nowhere = "cd / && unset TIDTAM_WORKSPACE && ";
  EXPECT_EQ(run_shell(nowhere + "exec \"$0\" check \"$1\"", {file}).status, 0);
  EXPECT_EQ(run_shell(nowhere + "exec \"$0\" check --json \"$1\"", {sample("33010012/ส่งรายงานไตรมาส 4.xlsx").string()})
                .status,
            3);
  EXPECT_THAT(run_shell(nowhere + "exec \"$0\" cells \"$1\"", {file}).out, HasSubstr("33010005"));
  EXPECT_EQ(run_shell(nowhere + "echo 1,250 | exec \"$0\" normalise number", {}).out, "1250\t\n");
  EXPECT_EQ(run_shell(nowhere + "echo abc | exec \"$0\" normalise number", {}).status, 0);
  EXPECT_EQ(run_shell(nowhere + "exec \"$0\" catalogue check", {}).status, 0);
  EXPECT_EQ(run_shell(nowhere + "exec \"$0\" status", {}).status, 2);
}

TEST(CommandLine, GoesOnToTheNextFileAfterOneThatCannotBeRead) {
  const std::string file = sample("33010005/รายงานไตรมาส 4.xlsx").string();
  for (const char* command : {"cells", "check"}) {
    const ToolResult result = run_tool({command, "/nonexistent.xlsx", file});
    EXPECT_EQ(result.status, 1);
    EXPECT_THAT(result.err, HasSubstr("/nonexistent.xlsx"));
    EXPECT_THAT(result.out, HasSubstr("33010005"));
  }
}

TEST(CommandLine, FindsTheWorkspaceByOptionVariableAndFolder) {
  const TemporaryWorkspace workspace;
  const std::string root = workspace.root().string();
  const std::vector<std::string> parameters{root};
  EXPECT_EQ(run_shell("cd / && TIDTAM_WORKSPACE=$1 exec \"$0\" status", parameters).status, 0);
  EXPECT_EQ(run_shell("cd \"$1\" && exec \"$0\" status", parameters).status, 0);
  EXPECT_EQ(run_shell("cd \"$1/run/claimed\" && TIDTAM_WORKSPACE= exec \"$0\" status", parameters).status, 0);
  EXPECT_EQ(run_shell("cd / && TIDTAM_WORKSPACE=/nonexistent exec \"$0\" --workspace \"$1\" status", parameters).status,
            0);
  EXPECT_EQ(run_shell("cd / && exec \"$0\" status --workspace \"$1\"", parameters).status, 0);
}

TEST(CommandLine, NamesFileAndLineOfAFaultyCatalogueOrSetting) {
  const TemporaryWorkspace workspace;
  write(workspace.root() / "catalogue/jobs/weekly.yaml",
        "id: weekly\ntitle: x\nschedule: \"10 1 * * *\"\nstepz: [collect]\n");
  EXPECT_EQ(workspace.run({"catalogue", "check"}).status, 2);
  EXPECT_THAT(workspace.run({"catalogue", "check"}).err, HasSubstr("weekly.yaml:4"));
  EXPECT_EQ(workspace.run({"run"}).status, 2);
  EXPECT_THAT(workspace.run({"run"}).err, HasSubstr("weekly.yaml:4"));
  fs::remove(workspace.root() / "catalogue/jobs/weekly.yaml");
  write(workspace.root() / "tidtam.yaml", "language: th\nlog_level: loud\n");
  EXPECT_EQ(workspace.run({"status"}).status, 2);
  EXPECT_THAT(workspace.run({"status"}).err, HasSubstr("tidtam.yaml:2"));
}

TEST(CommandLine, PrintsTheResultAloneOnStdout) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  const ToolResult result = workspace.run({"run", "--date", "2026-11-21"});
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(result.err, HasSubstr("nightly: files 12"));
  EXPECT_THAT(result.err, Not(HasSubstr("\r"))) << "no progress line off a terminal";
  const ToolResult status = workspace.run({"status"});
  EXPECT_THAT(status.err, IsEmpty());
  EXPECT_LT(std::count(status.out.begin(), status.out.end(), '\n'), 24) << "one screen";
  EXPECT_THAT(workspace.run({"status", "--json"}).out, HasSubstr("\"returned\": 2"));
}

/// What the program writes to a terminal.
std::string on_a_terminal(const std::vector<std::string>& arguments) {
  std::vector<char*> argv{const_cast<char*>(TIDTAM_PROGRAM)};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    ::execv(TIDTAM_PROGRAM, argv.data());
    ::_exit(127);
  }
  std::string seen;
  char piece[4096];
  for (ssize_t got = 0; (got = ::read(terminal, piece, sizeof piece)) > 0;)
    seen.append(piece, static_cast<std::size_t>(got));
  ::close(terminal);
  ::waitpid(child, nullptr, 0);
  return seen;
}

TEST(CommandLine, ShowsAProgressLineOnATerminalAndClearsIt) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  const std::string seen = on_a_terminal({"--workspace", workspace.root().string(), "run", "--date", "2026-11-21"});
  const auto shown = seen.find("report: 0 / 30");
  ASSERT_NE(shown, std::string::npos) << seen;
  const auto log = seen.find("nightly: files");
  ASSERT_NE(log, std::string::npos);
  const auto cleared = seen.rfind("\r\033[K", log);
  EXPECT_GT(cleared, seen.rfind("report: ", log)) << "the line is gone before the log goes on";
}

TEST(Schedule, PrintsALineThatTheShellOfCronRuns) {
  const TemporaryWorkspace plain;
  const fs::path odd = plain.root().parent_path() / "it's 100% ours";
  ASSERT_EQ(run_tool({"init", odd.string()}).status, 0);
  const std::string line = run_tool({"--workspace", odd.string(), "schedule"}).out;
  const auto start = line.find("10 1 * * * ");
  ASSERT_NE(start, std::string::npos) << line;
  std::string command = line.substr(start + 11, line.find('\n', start) - start - 11);
  // As cron reads it: `%` ends the command unless a backslash stands before it, which goes.
  for (auto at = command.find('%'); at != std::string::npos; at = command.find('%', at)) {
    ASSERT_EQ(command[at - 1], '\\');
    command.erase(at - 1, 1);
  }
  write(odd / "inbox/33010005/a.csv", "");
  fs::last_write_time(odd / "inbox/33010005/a.csv", fs::file_time_type::clock::now() - std::chrono::hours(1));
  const ToolResult result = tidtam::testing::run_program(
      {"/usr/bin/env", "-i", "PATH=/usr/bin:/bin", "HOME=/nonexistent", "LANG=C", "/bin/sh", "-c", command}, {});
  EXPECT_EQ(result.status, 3) << result.err;
  EXPECT_THAT(result.out + result.err, IsEmpty()) << "cron would send it by mail every night";
  EXPECT_FALSE(fs::exists(odd / "inbox/33010005/a.csv"));
  EXPECT_TRUE(fs::exists(odd / "reports/index.html"));
  EXPECT_THAT(tidtam::base::read_file(odd / "log/cron.log"), HasSubstr("returned 1"));
}

TEST(Overlay, ClosesARoundSoThatLateReturnsWait) {
  const TemporaryWorkspace workspace;
  workspace.fill_with_samples();
  std::string rounds =
      tidtam::base::read_file(fs::path(tidtam::support::source_dir()) / "transforms/reference/rounds.csv");
  std::string closed;
  const auto rows = rows_of(rounds);
  const std::string head = rounds.substr(0, rounds.find('\n'));
  ASSERT_THAT(head, HasSubstr("closes"));
  std::size_t place = 0;
  for (std::size_t at = 0; head.compare(at, 6, "closes") != 0; at = head.find(',', at) + 1) ++place;
  std::istringstream lines(rounds);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("FY2569Q4,")) {
      std::size_t at = 0;
      for (std::size_t i = 0; i < place; ++i) at = line.find(',', at) + 1;
      line.replace(at, line.find(',', at) == std::string::npos ? std::string::npos : line.find(',', at) - at,
                   "2026-09-30");
    }
    closed += line + '\n';
  }
  write(workspace.root() / "catalogue/reference/rounds.csv", closed);
  const ToolResult result = workspace.run({"run", "--date", "2026-11-21"});
  EXPECT_EQ(result.status, 3) << result.err;
  std::map<std::string, int> states;
  for (const auto& row : rows_of(workspace.run({"export", "submission"}).out)) {
    if (row.at("period") == "FY2569Q4") ++states[row.at("state")];
  }
  EXPECT_GT(states["waiting"], 0);
  EXPECT_EQ(states["accepted"], 0);
  EXPECT_THAT(workspace.run({"status"}).out, HasSubstr("รออนุมัติ"));
}

TEST(Logs, NameNoPersonAndNoNationalId) {
  const TemporaryWorkspace workspace;
  write(workspace.root() / "tidtam.yaml", "inbox:\n  settle_seconds: 0\nlog_level: debug\n");
  const std::string csv =
      "\xEF\xBB\xBFที่,รหัสโครงการ,ชื่อโครงการ,ผู้รับผิดชอบ,งบประมาณที่ได้รับจัดสรร,เลขประจำตัวประชาชน\n"
      "1,ก-01,โครงการอ่านออก,นายสมมติ ทดสอบนาม,สองหมื่นเจ็ด x 1101700203451,1-1017-00203-45-1\n";
  workspace.drop("33010005/โครงการ.csv", csv);
  const ToolResult result = workspace.run({"run", "--date", "2026-11-21"});
  std::string shown = result.out + result.err + workspace.run({"status"}).out + workspace.run({"status", "--json"}).out;
  for (const char* folder : {"log", "reports"}) {
    for (const auto& [name, digest] : digests_below(workspace.root() / folder)) {
      if (!name.ends_with(".xlsx")) shown += tidtam::base::read_file(workspace.root() / folder / name);
    }
  }
  ASSERT_THAT(shown, HasSubstr("33010005/โครงการ.csv"));
  for (const char* private_word : {"ทดสอบนาม", "1101700203451", "1-1017-00203-45-1"})
    EXPECT_THAT(shown, Not(HasSubstr(private_word)));
}

}  // namespace
