// Cells as officers write them, each with what a colleague who knows the forms takes it for: a value, a value and what
// is doubtful of it, or no value and why. The tables in written_cells/ were judged by hand, in a file of the year 2566.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/support/source_dir.hpp"
#include "transforms/values/normalise.hpp"

namespace tidtam::transforms {
namespace {

class WrittenCells : public testing::TestWithParam<std::string> {};

TEST_P(WrittenCells, ReadAsMeantOrNotAtAll) {
  const std::string& kind = GetParam();
  std::ifstream table(std::string(support::source_dir()) + "/tests/unit/transforms/written_cells/" + kind + ".tsv");
  std::string line;
  ASSERT_TRUE(std::getline(table, line)) << "the table of " << kind << " is missing";
  while (std::getline(table, line)) {
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    const std::string text = line.substr(0, tab);
    EXPECT_EQ(normalise_line(kind, text, {2566}), line.substr(tab + 1)) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, WrittenCells, testing::Values("date", "number", "period", "code"));

}  // namespace
}  // namespace tidtam::transforms
