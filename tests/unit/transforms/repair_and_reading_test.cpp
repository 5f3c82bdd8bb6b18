// Numbers and dates read as they stand before they are repaired; this holds the two ways against each other.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "pipeline/thai/repair.hpp"
#include "transforms/values/dates.hpp"
#include "transforms/values/numbers.hpp"

namespace tidtam::transforms {
namespace {

/// Pieces that cells are made of, whole and damaged: decomposed and doubled marks, blanks of all kinds, stray marks.
constexpr std::array<std::string_view, 44> kPieces{
    "15", "๑๕",    "2561", "๒๕๖๑",  "/",      "-",      "–",     ".",     ",",     "(",     ")",
    " ",  "  ",    "\n",   "\t",    "\u00A0", "\u200B", "มีนาคม", "มี.ค.",  "มีีนาคม", "พ.ศ.",  "เเมษายน",
    "่",   "ม.ี ค.", "ต.ค.", "วันที่",   "วันที่่",    "ถึง",     "จำนวน", "จํานวน", "1,234", "1 234", ".50",
    "%",  "ร้อยละ", "บาท",  "สตางค์", "สตางค์์",  "คน",     "ล้าน",   "*",     "E7",    "O",     "เวลา"};

TEST(Readings, AreThoseOfTheRepairedTextWhateverThePieces) {
  std::mt19937 random(2561);
  std::size_t dates = 0;
  std::size_t numbers = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (auto pieces = 1 + random() % 6; pieces > 0; --pieces) text += kPieces[random() % kPieces.size()];
    const std::string repaired = thai::repair(text);
    const DateReading date = read_date(text, {2561, 2561});
    const DateReading repaired_date = read_date(repaired, {2561, 2561});
    ASSERT_EQ(to_text(date), to_text(repaired_date)) << text;
    ASSERT_EQ(date.codes, repaired_date.codes) << text;
    const NumberReading number = read_number(text);
    const NumberReading repaired_number = read_number(repaired);
    ASSERT_EQ(number.value, repaired_number.value) << text;
    ASSERT_EQ(number.codes, repaired_number.codes) << text;
    dates += date.has_value() ? 1U : 0U;
    numbers += number.has_value() ? 1U : 0U;
  }
  // Enough of them read for the comparison to mean something.
  EXPECT_GT(dates, 500U);
  EXPECT_GT(numbers, 500U);
}

}  // namespace
}  // namespace tidtam::transforms
