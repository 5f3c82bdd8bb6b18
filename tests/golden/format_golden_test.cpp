#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"
#include "pipeline/base/files.hpp"
#include "tests/support/source_dir.hpp"

/// Formats and their dialects: `formats/<case>/input.*` and, in `expected.tsv`, the cells that a person says it holds.
namespace tidtam {
namespace {

namespace fs = std::filesystem;

fs::path folder_of_formats() {
  return fs::path(support::source_dir()) / "tests/golden/formats";
}

std::vector<std::string> format_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_of_formats())) {
    if (entry.is_directory() && fs::exists(entry.path() / "expected.tsv")) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::ranges::sort(names);
  return names;
}

fs::path input_of(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().stem() == "input") return entry.path();
  }
  return {};
}

class FormatGolden : public testing::TestWithParam<std::string> {};

TEST_P(FormatGolden, HoldsTheCellsThatItsExpectedTextSays) {
  const fs::path folder = folder_of_formats() / GetParam();
  const fs::path input = input_of(folder);
  ASSERT_FALSE(input.empty()) << "run tests/golden/formats/make_inputs.py";
  const auto reading = formats::read_workbook(base::read_file(input), input.filename().string(), {});
  ASSERT_TRUE(reading) << reading.reason().rule << ' ' << reading.reason().found;
  EXPECT_EQ(formats::dump_cells(reading.value().workbook), base::read_file(folder / "expected.tsv"));
  for (const model::Finding& finding : reading.value().findings) {
    ADD_FAILURE() << finding.rule << ' ' << finding.sheet << '!' << finding.cell << ' ' << finding.found;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, FormatGolden, testing::ValuesIn(format_cases()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace tidtam
