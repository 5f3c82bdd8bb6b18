#include "pipeline/model/cell.hpp"

#include <gtest/gtest.h>

namespace tidtam::model {
namespace {

std::string shown(CellType type, double number, std::uint8_t flags = kNoFlags) {
  return shown_value(Cell({}, type, flags, number));
}
std::string shown_date(double serial) {
  return shown(CellType::date, serial);
}

TEST(Cell, NamesColumnsAsSpreadsheetsDo) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(701), "ZZ");
  EXPECT_EQ(column_letters(702), "AAA");
  EXPECT_EQ(column_letters(16383), "XFD");
  EXPECT_EQ(to_a1({1'048'575, 16383}), "XFD1048576");
}

TEST(Cell, ReadsAddressesWithAndWithoutDollars) {
  EXPECT_EQ(parse_a1("D14"), (CellRef{13, 3}));
  EXPECT_EQ(parse_a1("$D$14"), (CellRef{13, 3}));
  EXPECT_EQ(parse_a1("xfd1048576"), (CellRef{1'048'575, 16383}));
}

TEST(Cell, RefusesAddressesThatNoSheetHas) {
  for (const char* text : {"", "A", "14", "A0", "XFE1", "A1048577", "A1:B2", "A-1", "A1 ", "ก1", "AAAAAAAAAAAA1",
                           "A99999999999999999999", "$", "A$"}) {
    EXPECT_FALSE(parse_a1(text)) << text;
  }
}

TEST(Cell, EveryColumnReadsBack) {
  for (std::uint16_t column = 0; column < kMaxColumns; ++column) {
    ASSERT_EQ(parse_a1(column_letters(column) + "7"), (CellRef{6, column}));
  }
}

// Serials worked out in DOMAIN E.6 and known of Excel's calendar, with the 29 February 1900 that never was.
TEST(Cell, ShowsDateSerialsAsIso) {
  EXPECT_EQ(shown_date(43173), "2018-03-14");
  EXPECT_EQ(shown_date(241500), "2561-03-14");
  EXPECT_EQ(shown_date(44722), "2022-06-10");
  EXPECT_EQ(shown_date(243049), "2565-06-10");
  EXPECT_EQ(shown_date(36526), "2000-01-01");
  EXPECT_EQ(shown_date(73051), "2100-01-01");
  EXPECT_EQ(shown_date(1), "1900-01-01");
  EXPECT_EQ(shown_date(59), "1900-02-28");
  EXPECT_EQ(shown_date(60), "1900-02-29");
  EXPECT_EQ(shown_date(61), "1900-03-01");
}

TEST(Cell, ShowsTheTimeWhereThereIsOne) {
  EXPECT_EQ(shown_date(45306.5), "2024-01-15T12:00:00");
  EXPECT_EQ(shown_date(45306 + 37230.0 / 86400), "2024-01-15T10:20:30");
  EXPECT_EQ(shown_date(60.25), "1900-02-29T06:00:00");
  EXPECT_EQ(shown_date(0.75), "18:00:00");
  EXPECT_EQ(shown_date(0), "00:00:00");
}

TEST(Cell, CarriesATimeJustBelowMidnightIntoTheNextDay) {
  EXPECT_EQ(shown_date(45306.999999999), "2024-01-16");
}

TEST(Cell, ShowsElapsedTimeBeyondADay) {
  EXPECT_EQ(shown(CellType::date, 1.5, kElapsedFormat), "PT36H0M0S");
  EXPECT_EQ(shown(CellType::date, 3725.0 / 86400, kElapsedFormat), "PT1H2M5S");
  EXPECT_EQ(shown(CellType::date, -0.5, kElapsedFormat), "-PT12H0M0S");
}

TEST(Cell, ShowsSerialsOutsideTheCalendarAsNumbers) {
  EXPECT_EQ(shown_date(-1), "-1");
  EXPECT_EQ(shown_date(1e9), "1000000000");
}

TEST(Cell, ShowsNumbersWithFifteenSignificantDigits) {
  EXPECT_EQ(shown(CellType::number, 0.1 + 0.2), "0.3");
  EXPECT_EQ(shown(CellType::number, 1234567.89), "1234567.89");
  EXPECT_EQ(shown(CellType::number, 123456789012345), "123456789012345");
  EXPECT_EQ(shown(CellType::number, -0.0), "0");
  EXPECT_EQ(shown(CellType::number, 1.0 / 3), "0.333333333333333");
}

TEST(Cell, ShowsBooleansErrorsAndTextAsTheyStand) {
  EXPECT_EQ(shown(CellType::boolean, 1), "true");
  EXPECT_EQ(shown(CellType::boolean, 0), "false");
  EXPECT_EQ(shown_value(Cell({}, CellType::error, kNoFlags, "#REF!")), "#REF!");
  EXPECT_EQ(shown_value(Cell({}, CellType::text, kNoFlags, " ๑๒ ")), " ๑๒ ");
}

TEST(Cell, ARangeHoldsBothItsCorners) {
  const CellRange range{{1, 1}, {3, 2}};
  EXPECT_TRUE(range.contains({1, 1}));
  EXPECT_TRUE(range.contains({3, 2}));
  EXPECT_FALSE(range.contains({0, 1}));
  EXPECT_FALSE(range.contains({2, 3}));
}

}  // namespace
}  // namespace tidtam::model
