#include "extractors/layouts/suggest/cell_shape.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/suggest/shipped_words.hpp"

namespace tidtam::layouts::suggest {
namespace {

using model::Cell;
using model::CellType;

CellShape shape_of(std::string_view text) {
  return ShapeReader(shipped_words()).shape_of(Cell({0, 0}, CellType::text, model::kNoFlags, text));
}
CellShape shape_of(double number, std::uint8_t flags = model::kNoFlags, CellType type = CellType::number) {
  return ShapeReader(shipped_words()).shape_of(Cell({0, 0}, type, flags, number));
}

void expect_all(CellShape shape, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) EXPECT_EQ(shape_of(text), shape) << text;
}

TEST(CellShape, OfFiguresWrittenAsText) {
  expect_all(CellShape::integer, {"12", "1,204", "๑๒๐", "-5", "+3"});
  expect_all(CellShape::satang, {"1,204.50", "๘๔.๒๕"});
  expect_all(CellShape::decimal, {"3.5", "13.7563"});
  expect_all(CellShape::percent, {"85%", "๘๕ %"});
  expect_all(CellShape::year, {"2568", "๒๕๖๘"});
}

TEST(CellShape, OfNumbersOfTheWorkbook) {
  EXPECT_EQ(shape_of(12.0), CellShape::integer);
  EXPECT_EQ(shape_of(12.25), CellShape::satang);
  EXPECT_EQ(shape_of(12.125), CellShape::decimal);
  EXPECT_EQ(shape_of(2568.0), CellShape::year);
  EXPECT_EQ(shape_of(0.85, model::kPercentFormat), CellShape::percent);
  EXPECT_EQ(shape_of(46000.0, model::kNoFlags, CellType::date), CellShape::date);
  EXPECT_EQ(shape_of(1100000000001.0), CellShape::identity);
}

TEST(CellShape, OfCodesAndOfChaptersWhichAreNoDates) {
  expect_all(CellShape::code, {"0012", "P-014", "LIC-01", "2022.3.17", "ก123", "1.2.3"});
}

TEST(CellShape, OfDaysAndSpans) {
  expect_all(CellShape::date, {"5 ธันวาคม 2568", "๑๒ ม.ค. ๖๙", "15/3/2569", "15.3.2569", "2026-03-15", "15 มี.ค."});
  expect_all(CellShape::date_range,
             {"5 - 7 ธันวาคม 2568", "ต.ค. 68 - ก.ย. 69", "มีนาคม 2569", "ไตรมาส 2", "ตลอดปีงบประมาณ"});
}

TEST(CellShape, OfPersonsUnitsAndContacts) {
  expect_all(CellShape::person, {"นายสมมติ ใจดี", "ด.ญ.ตัวอย่าง มีสุข"});
  expect_all(CellShape::unit, {"โรงเรียนบ้านทุ่งลม", "สพป.ศรีสะเกษ เขต 1"});
  expect_all(CellShape::identity, {"1-1000-00000-00-1", "1100000000001"});
  expect_all(CellShape::contact, {"044-000001", "0440000012", "nobody@example.org"});
  expect_all(CellShape::text, {"นายกเทศมนตรี", "โรงเรียน", "ห้องสมุด"});
}

TEST(CellShape, OfNothing) {
  expect_all(CellShape::missing, {"-", "–", ".................", "ชื่อ ........ สกุล"});
}

TEST(Pattern, HoldsNoLetterOfTheValue) {
  const auto pattern = [](std::string_view text, CellShape shape) {
    return pattern_of(Cell({0, 0}, CellType::text, model::kNoFlags, text), shape);
  };
  EXPECT_EQ(pattern("๑,๒๐๔.๕๐", CellShape::satang), "9,999.99");
  EXPECT_EQ(pattern("ชั้น ป.6/2", CellShape::text), "ก ก.9/9");
  EXPECT_EQ(pattern("5 ธันวาคม 2568", CellShape::date), "d mmm yyyy");
  EXPECT_EQ(pattern("LIC-01", CellShape::code), "a-99");
}

}  // namespace
}  // namespace tidtam::layouts::suggest
