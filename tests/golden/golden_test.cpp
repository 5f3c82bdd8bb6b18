#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "extractors/formats/reader.hpp"
#include "pipeline/base/files.hpp"
#include "tests/support/shipped_catalogue.hpp"
#include "tests/support/source_dir.hpp"

/// Whole returns, from their bytes to their facts: `<case>/input.xlsx` or `.csv` and what is made of it in
/// `<case>/expected.txt`. tests/update_goldens writes the latter anew, to be read before it is committed.
namespace tidtam {
namespace {

std::filesystem::path folder_of_cases() {
  return std::filesystem::path(support::source_dir()) / "tests/golden";
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_of_cases())) {
    // These hold cases of their own, see format_golden_test.cpp, suggest_golden_test.cpp and
    // tests/cli/reading_messages_test.cpp.
    const std::string name = entry.path().filename().string();
    const bool is_own = name == "formats" || name == "suggest" || name == "reading";
    if (entry.is_directory() && !is_own) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

std::string dump_of_records(const layouts::Extraction& extraction) {
  std::string dump;
  for (const model::RecordBatch& batch : extraction.batches) {
    dump += fmt::format("table {} on {} from row {}{}\n", batch.spec->layout, batch.sheet, batch.header_row + 1,
                        batch.unit_note ? fmt::format(", in {} baht", batch.unit_note->baht) : "");
    for (const model::Record& record : batch.records) {
      dump += fmt::format("  row {}{}:", record.row + 1, record.is_total ? " (total)" : "");
      for (std::size_t i = 0; i < record.cells.size(); ++i) {
        if (!record.cells[i]) continue;
        std::string shown = model::shown_value(*record.cells[i]);
        std::ranges::replace(shown, '\n', ' ');
        dump += fmt::format(" {}={}", batch.spec->fields[i].name, shown);
      }
      dump += '\n';
    }
  }
  return dump;
}

std::string dump_of_meaning(const model::Submission& read) {
  std::string dump = fmt::format("{} {} {}, {} rows\n", model::submission_state_word(read.state), read.unit_code,
                                 read.period, read.rows);
  for (const model::Fact& fact : read.facts) {
    dump += fmt::format("fact {} {}!{}:", fact.table->name, fact.sheet, model::to_a1(fact.cell));
    for (std::size_t i = 0; i < fact.data.size(); ++i) {
      const std::string shown = model::to_text(fact.data[i]);
      if (!shown.empty()) dump += fmt::format(" {}={}", fact.table->columns[i].name, shown);
    }
    dump += '\n';
  }
  for (const model::Finding& finding : read.findings) {
    dump += fmt::format("{} {} {}!{} found '{}' expected '{}'\n  {}\n", model::severity_word(finding.severity),
                        finding.rule, finding.sheet, finding.cell, finding.found, finding.expected,
                        support::ShippedCatalogue::get().messages.sentence(finding, spec::Language::th));
  }
  return dump;
}

std::string dump_of(const std::filesystem::path& folder) {
  const bool is_csv = std::filesystem::exists(folder / "input.csv");
  const std::string name = is_csv ? "input.csv" : "input.xlsx";
  auto reading = formats::read_workbook(base::read_file(folder / name), name, {});
  if (!reading) return "refused: " + reading.reason().rule + "\n";
  const support::ShippedCatalogue& shipped = support::ShippedCatalogue::get();
  const layouts::Extraction extraction = shipped.matcher.extract(reading.value().workbook);
  // A csv has no cover: it lay in the folder of the district that sent it.
  return dump_of_records(extraction) +
         dump_of_meaning(support::read(reading.value().workbook, is_csv ? "33010000" : ""));
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, ReadsAsItsExpectedTextSays) {
  const std::filesystem::path folder = folder_of_cases() / GetParam();
  const std::string dump = dump_of(folder);
  if (std::getenv("TIDTAM_UPDATE_GOLDENS") != nullptr) {
    ASSERT_EQ(std::getenv("CI"), nullptr) << "what is expected is decided by people";
    base::write_file_atomically(folder / "expected.txt", dump);
    return;
  }
  EXPECT_EQ(dump, base::read_file(folder / "expected.txt"));
}

/// The input of the case and what is read of it.
TEST_P(Golden, GivesEachCellOneFate) {
  const std::filesystem::path folder = folder_of_cases() / GetParam();
  const bool is_csv = std::filesystem::exists(folder / "input.csv");
  const std::string name = is_csv ? "input.csv" : "input.xlsx";
  auto reading = formats::read_workbook(base::read_file(folder / name), name, {});
  if (!reading) return;  // nothing of it was read, which ReadsAsItsExpectedTextSays looks at
  const model::Submission read = support::read(reading.value().workbook, is_csv ? "33010000" : "");
  EXPECT_FALSE(read.cells.empty());
  for (const model::FateCounts& sheet : read.cells) {
    std::uint64_t n_settled = 0;
    for (const model::CellFate fate : model::kLastFates) n_settled += sheet.of(fate);
    EXPECT_EQ(n_settled, sheet.n_cells) << sheet.sheet;
    EXPECT_EQ(sheet.n_twice, 0U) << sheet.sheet;
  }
}

std::string all_expected() {
  std::string all;
  for (const std::string& name : cases()) all += base::read_file(folder_of_cases() / name / "expected.txt");
  return all;
}

TEST(Golden, ThereIsACaseOfEachLayout) {
  const std::string expected = all_expected();
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(support::source_dir()) / "extractors/layouts")) {
    const bool is_yaml = entry.path().extension() == ".yaml";
    if (!is_yaml || !base::read_file(entry.path()).starts_with("id: ")) continue;
    const std::string id = entry.path().stem().string();
    // A form of labels gives no table; its case is called after it.
    const bool is_there = expected.find("table " + id + " on ") != std::string::npos ||
                          std::filesystem::exists(folder_of_cases() / id / "expected.txt");
    EXPECT_TRUE(is_there) << "no case in tests/golden reads a sheet of the layout " << id;
    ++count;
  }
  EXPECT_GE(count, 30U);
}

TEST(Golden, ThereIsACaseOfEachRuleOfLayouts) {
  const std::string expected = all_expected();
  const std::string messages =
      base::read_file(std::filesystem::path(support::source_dir()) / "templates/messages/layouts.yaml");
  std::size_t count = 0;
  for (const std::string& rule : support::ShippedCatalogue::get().messages.rules()) {
    if (messages.find("\n" + rule + ":\n") == std::string::npos) continue;
    EXPECT_NE(expected.find(" " + rule + " "), std::string::npos) << "no case in tests/golden breaks " << rule;
    ++count;
  }
  EXPECT_GE(count, 10U);
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(cases()), [](const auto& one) { return one.param; });

}  // namespace
}  // namespace tidtam
