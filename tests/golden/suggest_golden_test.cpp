#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "extractors/formats/reader.hpp"
#include "extractors/layouts/suggest/suggest.hpp"
#include "pipeline/base/files.hpp"
#include "tests/support/shipped_catalogue.hpp"
#include "tests/support/source_dir.hpp"

/// Sheets that no shipped layout takes: `suggest/<case>/input.xlsx` and, in `expected.txt`, the layouts proposed for
/// them.
namespace tidtam {
namespace {

namespace fs = std::filesystem;

fs::path folder_of_suggestions() {
  return fs::path(support::source_dir()) / "tests/golden/suggest";
}

std::vector<std::string> suggest_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_of_suggestions())) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

/// In Thai as the command gives it, then the comments alone in English.
std::string dump_of_suggestion(const layouts::suggest::Suggestion& suggestion) {
  const spec::Messages& messages = support::ShippedCatalogue::get().messages;
  std::string dump = to_yaml(suggestion, messages, spec::Language::th) + "---- in English\n";
  const std::string english = to_yaml(suggestion, messages, spec::Language::en);
  for (std::size_t at = 0; at < english.size();) {
    const std::size_t end = english.find('\n', at);
    const std::string line = english.substr(at, end - at);
    if (line.find_first_not_of(' ') == line.find('#') && line.find("# - {") == std::string::npos) dump += line + "\n";
    at = end + 1;
  }
  return dump + "----\n";
}

std::string dump_of_case(const fs::path& folder) {
  const auto reading = formats::read_workbook(base::read_file(folder / "input.xlsx"), "input.xlsx", {});
  if (!reading) return "refused: " + reading.reason().rule + "\n";
  const support::ShippedCatalogue& shipped = support::ShippedCatalogue::get();
  const layouts::LayoutOptions options = layouts::load_options(shipped.catalogue);
  layouts::suggest::Quest quest;
  quest.file_stem = folder.filename().string();
  for (const model::Sheet& sheet : reading.value().workbook.sheets) quest.sheets.push_back(&sheet);
  const auto answer = suggest_layouts(quest, {shipped.layouts, options, shipped.schema},
                                      layouts::suggest::load_words(shipped.catalogue));
  std::string dump;
  for (const auto& suggestion : answer.suggestions) dump += dump_of_suggestion(suggestion);
  for (const auto& refusal : answer.refusals) dump += "refused: " + refusal.phrase + "\n";
  return dump;
}

class SuggestGolden : public testing::TestWithParam<std::string> {};

TEST_P(SuggestGolden, ProposesWhatItsExpectedTextSays) {
  const fs::path folder = folder_of_suggestions() / GetParam();
  const std::string dump = dump_of_case(folder);
  if (std::getenv("TIDTAM_UPDATE_GOLDENS") != nullptr) {
    ASSERT_EQ(std::getenv("CI"), nullptr) << "what is expected is decided by people";
    base::write_file_atomically(folder / "expected.txt", dump);
    return;
  }
  EXPECT_EQ(dump, base::read_file(folder / "expected.txt"));
}

INSTANTIATE_TEST_SUITE_P(Cases, SuggestGolden, testing::ValuesIn(suggest_cases()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace tidtam
