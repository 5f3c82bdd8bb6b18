#include "extractors/formats/number_format.hpp"

#include <gtest/gtest.h>

namespace tidtam::formats {
namespace {

constexpr CellStyle kNumber{};
constexpr CellStyle kDate{true, model::kNoFlags};
constexpr CellStyle kBuddhist{true, model::kBuddhistFormat};
constexpr CellStyle kElapsed{true, model::kElapsedFormat};
constexpr CellStyle kPercent{false, model::kPercentFormat};

TEST(NumberFormat, KnowsBuiltInFormatsByNumber) {
  for (const std::uint32_t id : {0U, 1U, 4U, 11U, 12U, 37U, 44U, 48U, 49U, 59U, 62U, 69U, 70U, 82U})
    EXPECT_EQ(style_of_builtin(id), kNumber) << id;
  for (const std::uint32_t id : {14U, 22U, 45U, 47U, 71U, 74U, 77U, 80U}) EXPECT_EQ(style_of_builtin(id), kDate) << id;
  for (const std::uint32_t id : {9U, 10U, 67U, 68U}) EXPECT_EQ(style_of_builtin(id), kPercent) << id;
  EXPECT_EQ(style_of_builtin(46), kElapsed);
  EXPECT_EQ(style_of_builtin(79), kElapsed);
  EXPECT_EQ(style_of_builtin(81), kBuddhist);
}

struct Case {
  const char* code;
  CellStyle style;
};

class NumberFormatCode : public testing::TestWithParam<Case> {};

TEST_P(NumberFormatCode, IsReadAsExcelReadsIt) {
  EXPECT_EQ(style_of_code(GetParam().code), GetParam().style) << GetParam().code;
}

INSTANTIATE_TEST_SUITE_P(Numbers, NumberFormatCode,
                         testing::Values(Case{"General", kNumber}, Case{"#,##0.00", kNumber}, Case{"0.00E+00", kNumber},
                                         Case{"#,##0 \"days\"", kNumber}, Case{"[Red]#,##0;[Blue]-0", kNumber},
                                         Case{"@", kNumber}, Case{"[>=100]0;0.0", kNumber}, Case{"0\\d", kNumber},
                                         Case{"_-* #,##0.00_-;\\-* #,##0.00_-", kNumber},
                                         Case{"[$-D07041E]t#,##0.00", kNumber}, Case{"#,##0 บาท", kNumber},
                                         Case{"0.0%", kPercent}, Case{"[$-D000000]0 0000 00000 00 0", kNumber},
                                         Case{"[$฿-41E]#,##0.00", kNumber}, Case{"", kNumber}));
INSTANTIATE_TEST_SUITE_P(Dates, NumberFormatCode,
                         testing::Values(Case{"yyyy-mm-dd", kDate}, Case{"d/m/yy;@", kDate},
                                         Case{"[$-409]h:mm AM/PM;@", kDate}, Case{"mm:ss.0", kDate},
                                         Case{"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", kDate}, Case{"ว/ด/ปปปป", kDate},
                                         Case{"ว-ดดด-ปป", kDate}, Case{"h:mm \"น.\"", kDate},
                                         Case{"B1dd/mm/yyyy", kDate}, Case{"B2dd/mm/yyyy", kDate},
                                         Case{"[$-101041E]d mmm yy;@", kDate}, Case{"[$-th-TH]d mmm yy", kDate},
                                         Case{"[Red]dd/mm/yyyy", kDate}));
INSTANTIATE_TEST_SUITE_P(
    BuddhistDates, NumberFormatCode,
    testing::Values(Case{"[$-1070000]d/mm/yyyy;@", kBuddhist}, Case{"[$-107041E]d mmmm yyyy;@", kBuddhist},
                    Case{"[$-D07041E]d mmm yy;@", kBuddhist}, Case{"[$-187041E]d mmm yy", kBuddhist},
                    Case{"[$-th-TH,107]d mmmm yyyy", kBuddhist}, Case{"[$-th-TH,D07]d mmmm yyyy", kBuddhist},
                    Case{"[~buddhist]D MMMM YYYY", kBuddhist}, Case{"dd/mm/bbbb", kBuddhist},
                    Case{"d/m/bb", kBuddhist}));
INSTANTIATE_TEST_SUITE_P(ElapsedTimes, NumberFormatCode,
                         testing::Values(Case{"[h]:mm", kElapsed}, Case{"[hh]:mm:ss", kElapsed},
                                         Case{"[mm]:ss", kElapsed}, Case{"[ss]", kElapsed},
                                         Case{"[ช]:นน:ทท", kElapsed}));

}  // namespace
}  // namespace tidtam::formats
