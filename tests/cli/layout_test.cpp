#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/source_dir.hpp"

/// `tidtam layout suggest`, from an unknown sheet to rows in the store.
namespace tidtam::testing {
namespace {
namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const fs::path kRoot = support::source_dir();
/// Three loans under one row of heads, a total of seven things beneath; see tests/golden/suggest_cases.py.
const std::string kLoans = kRoot / "tests/golden/suggest/loans/input.xlsx";
/// A camp's table with three rows, and below it a table of guests.
const std::string kCamps = kRoot / "tests/golden/suggest/camps/input.xlsx";

/// A form of labels and values, filled in, and others.
const std::string kSurvey = kRoot / "tests/golden/suggest/survey/input.xlsx";

ToolResult suggest(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"layout", "suggest"});
  return run_tool(arguments);
}

std::vector<std::string> titles_in(const ToolResult& exported) {
  std::vector<std::string> titles;
  for (const CsvRow& row : rows_of(exported.out)) titles.push_back(row.at("title"));
  return titles;
}

TEST(LayoutSuggest, GivesALayoutByWhichTheUnknownSheetIsRead) {
  const TemporaryWorkspace workspace;
  EXPECT_THAT(workspace.run({"check", "--unit", "33010001", kLoans}).out, HasSubstr("HDR-01"));
  const fs::path layouts = workspace.root() / "catalogue/layouts";
  const ToolResult suggested = workspace.run({"layout", "suggest", "--id", "loans", "--to", layouts, kLoans});
  EXPECT_EQ(suggested.status, 0) << suggested.err;
  EXPECT_EQ(suggested.out, (layouts / "loans.yaml").string() + "\n");
  EXPECT_EQ(workspace.run({"catalogue", "check"}).status, 0);

  const ToolResult check = workspace.run({"check", "--unit", "33010001", kLoans});
  EXPECT_EQ(check.status, 0) << check.out;
  EXPECT_THAT(check.out, AllOf(HasSubstr("3 rows · 3 facts"), Not(HasSubstr("HDR-01"))));

  workspace.drop("33010001/loans.xlsx", base::read_file(kLoans));
  EXPECT_EQ(workspace.run({"run", "--date", "2026-10-21"}).status, 0);
  const ToolResult exported = workspace.run({"export", "register_entry"});
  EXPECT_THAT(titles_in(exported), ElementsAre("เครื่องฉายภาพ", "กล้องถ่ายรูป", "ไมโครโฟน"));
  const auto rows = rows_of(exported.out);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2].at("on_date"), "2026-07-03");
  EXPECT_EQ(rows[2].at("cell"), "C5");
  EXPECT_EQ(rows[2].at("attributes"), R"({"count":4,"number_equipment":"0144"})");
  EXPECT_EQ(rows[0].at("attributes"), R"({"column_h":1,"count":1,"number_equipment":"0012"})");
  EXPECT_THAT(exported.out, Not(HasSubstr("ใจดี"))) << "borrowers are persons";
}

TEST(LayoutSuggest, GivesALayoutByWhichAFormOfLabelsIsOneRow) {
  const TemporaryWorkspace workspace;
  const fs::path layouts = workspace.root() / "catalogue/layouts";
  EXPECT_EQ(
      workspace.run({"layout", "suggest", "--sheet", "อาคาร", "--id", "buildings", "--to", layouts, kSurvey}).status,
      0);
  workspace.drop("33010001/survey.xlsx", base::read_file(kSurvey));
  EXPECT_EQ(workspace.run({"run", "--date", "2026-10-21"}).status, 0);
  const auto rows = rows_of(workspace.run({"export", "register_entry"}).out);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].at("title"), "อาคารไม้ริมสระ");
  EXPECT_EQ(rows[0].at("on_date"), "2026-06-15");
  EXPECT_EQ(rows[0].at("amount"), "15000050") << "satang";
  EXPECT_EQ(rows[0].at("attributes"), R"({"room":12,"row_7":0})");
}

TEST(LayoutSuggest, PrintsAFileThatCanBeSavedAsItIs) {
  const TemporaryWorkspace workspace;
  const ToolResult suggested = suggest({"--language", "en", kLoans});
  EXPECT_EQ(suggested.status, 0);
  EXPECT_EQ(suggested.err, "");
  EXPECT_THAT(suggested.out, StartsWith("# Proposed from the sheet “ทะเบียนยืม”"));
  fs::create_directories(workspace.root() / "catalogue/layouts");
  base::write_file_atomically(workspace.root() / "catalogue/layouts/input.yaml", suggested.out);
  const ToolResult check = workspace.run({"catalogue", "check"});
  EXPECT_EQ(check.status, 0) << check.err;
}

TEST(LayoutSuggest, QuotesWordsOfYamlAndLeavesListsOfPersonsOut) {
  const TemporaryWorkspace workspace;
  const fs::path file = workspace.root() / "null.csv";
  base::write_file_atomically(file, "รายชื่อ,null,คะแนน\nสมชาย ใจดี,a,1\nสมหญิง ดีใจ,b,2\nสมศรี มีสุข,c,3\n");
  const fs::path layouts = workspace.root() / "catalogue/layouts";
  EXPECT_EQ(workspace.run({"layout", "suggest", "--to", layouts, file}).status, 0);
  const ToolResult checked = workspace.run({"catalogue", "check"});
  EXPECT_EQ(checked.status, 0) << checked.err;
  workspace.drop("33010001/null.csv", base::read_file(file));
  EXPECT_EQ(workspace.run({"run", "--date", "2026-10-21"}).status, 0);
  const ToolResult exported = workspace.run({"export", "register_entry"});
  EXPECT_THAT(titles_in(exported), ElementsAre("a", "b", "c"));
  EXPECT_THAT(exported.out, Not(HasSubstr("ใจดี")));
}

TEST(LayoutSuggest, GivesEachTableOfASheetAndTheOneAskedFor) {
  const ToolResult all = suggest({"--language", "en", kCamps});
  EXPECT_EQ(all.status, 0);
  EXPECT_THAT(all.out, AllOf(HasSubstr("id: input\n"), HasSubstr("\n---\n"), HasSubstr("id: input_2\n")));
  EXPECT_THAT(all.err, HasSubstr("2 layouts"));
  const ToolResult second = suggest({"--table", "2", "--sheet", "ค่าย", kCamps});
  EXPECT_THAT(second.out, AllOf(HasSubstr("title: วิทยากรรับเชิญ\n"), Not(HasSubstr("ชื่อค่าย"))));
  const ToolResult third = suggest({"--table", "3", "--language", "en", kCamps});
  EXPECT_EQ(third.status, 2);
  EXPECT_THAT(third.err, HasSubstr("There is no table 3; 2 were found."));
}

TEST(LayoutSuggest, SaysInBothLanguagesWhatItCannotDo) {
  const ToolResult thai = suggest({"--sheet", "แผนอื่น", kLoans});
  EXPECT_EQ(thai.status, 2);
  EXPECT_THAT(thai.err, HasSubstr("ไม่มีแผ่นงานชื่อ “แผนอื่น” มีแต่ “ทะเบียนยืม”"));
  const ToolResult english = suggest({"--sheet", "แผนอื่น", "--language", "en", kLoans});
  EXPECT_THAT(english.err, HasSubstr("there is no sheet “แผนอื่น”; there are “ทะเบียนยืม”."));

  const std::string list = kRoot / "tests/golden/suggest/report_list/input.xlsx";
  const ToolResult no_heads = suggest({"--language", "en", list});
  EXPECT_EQ(no_heads.status, 1);
  EXPECT_EQ(no_heads.out, "");
  EXPECT_THAT(no_heads.err, HasSubstr("looks like the heads of a table"));

  const ToolResult known = suggest({"--language", "en", kRoot / "samples/inbox/33010005/รายงานไตรมาส 4.xlsx"});
  EXPECT_EQ(known.status, 2);
  EXPECT_THAT(known.err, AllOf(HasSubstr("“โครงการ” by the layout projects"), HasSubstr("--sheet")));

  const ToolResult empty = suggest({"--language", "en", kRoot / "tests/golden/reading/empty_workbook/input.xlsx"});
  EXPECT_EQ(empty.status, 2);
  EXPECT_THAT(empty.err, HasSubstr("all its sheets are empty"));
}

TEST(LayoutSuggest, RefusesWhatIsNoSpreadsheetAndWhatIsNoId) {
  const ToolResult readme = suggest({"/nonexistent/file.xlsx"});
  EXPECT_EQ(readme.status, 1);
  EXPECT_THAT(readme.err, HasSubstr("/nonexistent/file.xlsx"));
  EXPECT_EQ(suggest({kRoot / "tests/golden/suggest"}).status, 1);
  EXPECT_EQ(suggest({}).status, 2);
  EXPECT_EQ(suggest({"--id", "../evil", kLoans}).status, 2);
  EXPECT_EQ(suggest({"--language", "fr", kLoans}).status, 2);
  const ToolResult no_folder = suggest({"--to", kLoans, "--language", "en", kLoans});
  EXPECT_EQ(no_folder.status, 1);
  EXPECT_THAT(no_folder.err, HasSubstr("this folder cannot be made"));
}

TEST(LayoutSuggest, NeverWritesOverAFile) {
  const TemporaryWorkspace workspace;
  const std::string folder = workspace.root() / "catalogue/layouts";
  EXPECT_EQ(suggest({"--id", "loans", "--to", folder, kLoans}).status, 0);
  const ToolResult again = suggest({"--id", "loans", "--to", folder, "--language", "en", kLoans});
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.err, HasSubstr("loans.yaml"));

  EXPECT_EQ(suggest({"--id", "camps_2", "--to", folder, kLoans}).status, 0);
  EXPECT_EQ(suggest({"--id", "camps", "--to", folder, kCamps}).status, 2) << "two tables, camps and camps_2";
  EXPECT_FALSE(fs::exists(fs::path(folder) / "camps.yaml")) << "half of what belongs together is of no use";
}

}  // namespace
}  // namespace tidtam::testing
