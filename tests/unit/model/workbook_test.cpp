#include "pipeline/model/workbook.hpp"

#include <cstring>
#include <utility>

#include <gtest/gtest.h>

namespace tidtam::model {
namespace {

Sheet sheet_with(std::vector<CellRef> refs) {
  Sheet sheet;
  for (const CellRef ref : refs)
    sheet.cells.push_back(Cell(ref, CellType::number, kNoFlags, ref.row * 100.0 + ref.column));
  return sheet;
}

TEST(Sheet, FindsACellByItsAddressOrNone) {
  const Sheet sheet = sheet_with({{0, 2}, {3, 0}, {3, 5}, {9, 1}});
  ASSERT_NE(sheet.at({3, 5}), nullptr);
  EXPECT_EQ(sheet.at({3, 5})->number(), 305);
  EXPECT_EQ(sheet.at({3, 4}), nullptr);
  EXPECT_EQ(sheet.at({10, 0}), nullptr);
  EXPECT_EQ(Sheet().at({0, 0}), nullptr);
}

TEST(Sheet, GivesARowInColumnOrder) {
  const Sheet sheet = sheet_with({{0, 2}, {3, 0}, {3, 5}, {9, 1}});
  const auto row = sheet.row(3);
  ASSERT_EQ(row.size(), 2U);
  EXPECT_EQ(row[0].ref.column, 0);
  EXPECT_EQ(row[1].ref.column, 5);
  EXPECT_TRUE(sheet.row(1).empty());
  EXPECT_TRUE(sheet.row(1'048'575).empty());
}

TEST(Workbook, KeepsWhatItIsGivenAliveWhenItMoves) {
  Workbook first;
  std::string passing = "ผู้รับผิดชอบ";
  const std::string_view kept = first.keep(passing);
  auto buffer = std::make_unique<char[]>(3);
  std::memcpy(buffer.get(), "abc", 3);
  const std::string_view block = first.keep(std::move(buffer), 3);
  passing.assign(passing.size(), 'x');
  const Workbook second = std::move(first);
  EXPECT_EQ(kept, "ผู้รับผิดชอบ");
  EXPECT_EQ(block, "abc");
}

TEST(Workbook, KeepsManyAndLongStringsApart) {
  Workbook workbook;
  std::vector<std::pair<std::string, std::string_view>> kept;
  for (int i = 0; i < 5000; ++i) {
    const std::string text = std::to_string(i) + std::string(static_cast<std::size_t>(i % 97), 'x');
    kept.emplace_back(text, workbook.keep(text));
  }
  const std::string giant(1 << 20, 'g');
  kept.emplace_back(giant, workbook.keep(giant));
  kept.emplace_back("after", workbook.keep("after"));
  EXPECT_TRUE(workbook.keep("").empty());
  for (const auto& [text, view] : kept) ASSERT_EQ(text, view);
}

}  // namespace
}  // namespace tidtam::model
