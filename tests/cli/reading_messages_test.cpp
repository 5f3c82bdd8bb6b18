#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/support/xlsx_parts.hpp"

/// Files that cannot be read, or not whole: tests/golden/reading/<case>/input.* under the limits of its limits.yaml,
/// and in expected.txt the lines of `tidtam check` about reading, in Thai and in English.
namespace tidtam::testing {
namespace {

namespace fs = std::filesystem;

fs::path folder_of_cases() {
  return fs::path(support::source_dir()) / "tests/golden/reading";
}

struct Case {
  std::string name;
  std::string limits;  ///< lines of the settings
  std::string input;   ///< its file, from the folder of cases or of inputs made; empty where there is none
  std::string expected;
};

/// The rules that reading a file can break: those of the message file of files.
std::set<std::string> rules_of_reading() {
  std::set<std::string> rules;
  std::ifstream messages(fs::path(support::source_dir()) / "templates/messages/files.yaml");
  for (std::string line; std::getline(messages, line);) {
    if (line.starts_with("FILE-")) rules.insert(line.substr(0, line.find(':')));
  }
  return rules;
}

/// `  error FILE-PDF …` → `FILE-PDF`
std::string rule_of(const std::string& line) {
  std::istringstream words(line);
  std::string word;
  words >> word >> word;
  return word;
}

std::string text_of(const fs::path& file) {
  return fs::exists(file) ? base::read_file(file) : std::string();
}

std::vector<Case> reading_cases() {
  std::vector<Case> cases;
  for (const auto& folder : fs::directory_iterator(folder_of_cases())) {
    if (!folder.is_directory()) continue;
    Case& one = cases.emplace_back();
    one.name = folder.path().filename().string();
    one.limits = text_of(folder.path() / "limits.yaml");
    one.expected = text_of(folder.path() / "expected.txt");
    for (const auto& file : fs::directory_iterator(folder.path())) {
      if (file.path().stem() == "input") one.input = one.name + "/" + file.path().filename().string();
    }
  }
  std::ranges::sort(cases, {}, &Case::name);
  return cases;
}

void use_limits(const std::string& limits, const TemporaryWorkspace& workspace) {
  std::string settings = limits.empty() ? "language: th\n" : "limits:\n";
  std::istringstream lines(limits);
  for (std::string line; std::getline(lines, line);) settings += "  " + line + '\n';
  base::write_file_atomically(workspace.root() / "tidtam.yaml", settings);
}

/// Adds what `tidtam check` prints about reading these files, in both languages, to what is known of their cases.
void add_what_is_said(const fs::path& root, const std::vector<std::string>& files, const TemporaryWorkspace& workspace,
                      const std::string& before, std::map<std::string, std::string>& said) {
  static const std::set<std::string> kRules = rules_of_reading();
  for (const char* language : {"th", "en"}) {
    std::vector<std::string> parameters{root.string(), workspace.root().string(), language};
    parameters.insert(parameters.end(), files.begin(), files.end());
    const ToolResult result = run_shell(
        before +
            " && cd \"$1\" && w=$2 l=$3 && shift 3 && exec \"$0\" --workspace \"$w\" check --language \"$l\" \"$@\"",
        parameters);
    EXPECT_EQ(result.status, 3) << result.err;
    std::string name;
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with(' ')) name = line.substr(0, line.find('/'));
      if (kRules.contains(rule_of(line))) said[name] += line + '\n';
    }
  }
}

/// A small file whose texts claim to be 240 MiB long, as far as its packed bytes make that credible.
std::string workbook_of_240_mebibytes() {
  std::string noise;
  for (unsigned word = 1; noise.size() < 300'000; word = word * 1664525U + 1013904223U)
    noise += static_cast<char>(word >> 24);
  support::XlsxParts parts;
  parts.strings = noise;
  parts.sheets.emplace_back("S", support::sheet_xml("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"));
  support::ZipWriter zip;
  zip.add("_rels/.rels", support::XlsxParts::root_relations_xml()).add("xl/workbook.xml", parts.workbook_xml());
  zip.add("xl/_rels/workbook.xml.rels", parts.relations_xml());
  zip.add("xl/sharedStrings.xml", noise, {.bytes = 240U << 20});
  zip.add("xl/worksheets/sheet1.xml", parts.sheets.front().second);
  return zip.finish();
}

/// Inputs that are too large to be kept beside their expected.txt.
struct MadeInput {
  std::string file;
  std::string (*bytes)();
  std::string before = "true";  ///< of the shell: what the program may have
};
const std::map<std::string, MadeInput> kMadeInputs{
    {"limit_file", {"input.csv", [] { return std::string((1 << 20) + 1, 'a'); }}},
    {"too_little_memory", {"input.xlsx", &workbook_of_240_mebibytes, "ulimit -v 300000"}},
};

void update(const std::vector<Case>& cases, const std::map<std::string, std::string>& said) {
  ASSERT_EQ(std::getenv("CI"), nullptr) << "what is expected is decided by people";
  for (const Case& one : cases)
    base::write_file_atomically(folder_of_cases() / one.name / "expected.txt", said.at(one.name));
}

TEST(ReadingMessages, AreThoseThatTheExpectedTextsSay) {
  const TemporaryWorkspace workspace;
  const std::vector<Case> cases = reading_cases();
  std::map<std::string, std::vector<std::string>> files_by_limits;
  std::map<std::string, std::string> said;
  for (const Case& one : cases) {
    if (const auto made = kMadeInputs.find(one.name); made != kMadeInputs.end()) {
      const std::string file = one.name + "/" + made->second.file;
      fs::create_directories(workspace.root() / one.name);
      base::write_file_atomically(workspace.root() / file, made->second.bytes());
      use_limits(one.limits, workspace);
      add_what_is_said(workspace.root(), {file}, workspace, made->second.before, said);
      continue;
    }
    ASSERT_FALSE(one.input.empty()) << one.name << ": run tests/golden/reading/make_inputs.py";
    files_by_limits[one.limits].push_back(one.input);
  }
  for (const auto& [limits, files] : files_by_limits) {
    use_limits(limits, workspace);
    add_what_is_said(folder_of_cases(), files, workspace, "true", said);
  }
  if (std::getenv("TIDTAM_UPDATE_GOLDENS") != nullptr) return update(cases, said);
  for (const Case& one : cases) EXPECT_EQ(said[one.name], one.expected) << one.name;
}

TEST(ReadingMessages, ThereIsACaseOfEachRule) {
  std::set<std::string> shown;
  for (const Case& one : reading_cases()) {
    std::istringstream lines(one.expected);
    for (std::string line; std::getline(lines, line);) shown.insert(rule_of(line));
  }
  EXPECT_THAT(shown, ::testing::IsSupersetOf(rules_of_reading()));
}

TEST(ReadingMessages, ThereIsACaseOfEachLimitOfTheSettings) {
  std::string limits;
  for (const Case& one : reading_cases()) limits += one.limits;
  // The program itself says which limits there are, where it is asked for one that there is not.
  const TemporaryWorkspace workspace;
  base::write_file_atomically(workspace.root() / "tidtam.yaml", "limits:\n  no_such: 1\n");
  const std::string complaint = workspace.run({"status"}).err;
  constexpr std::string_view kBefore = "limits are ";
  ASSERT_NE(complaint.find(kBefore), std::string::npos) << complaint;
  std::string names = complaint.substr(complaint.find(kBefore) + kBefore.size());
  std::ranges::replace(names, ',', ' ');
  std::istringstream words(names);
  std::size_t count = 0;
  for (std::string name; words >> name; ++count) EXPECT_THAT(limits, ::testing::HasSubstr(name + ":"));
  EXPECT_GE(count, 14U);
}

}  // namespace
}  // namespace tidtam::testing
