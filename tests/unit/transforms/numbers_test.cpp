#include "transforms/values/numbers.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tidtam::transforms {
namespace {

struct Written {
  std::string text;
  std::string expected;
  std::string code;
};

std::string joined(const Codes& codes) {
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : ",") + code;
  return all;
}

class WrittenNumbers : public testing::TestWithParam<Written> {};

TEST_P(WrittenNumbers, ReadAsMeantOrNotAtAll) {
  const NumberReading reading = read_number(GetParam().text);
  EXPECT_EQ(reading.exact ? reading.exact->to_string() : "", GetParam().expected) << GetParam().text;
  EXPECT_EQ(joined(reading.codes), GetParam().code) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Plain, WrittenNumbers,
    testing::Values(Written{"1,234", "1234", ""}, Written{"1 234", "1234", ""}, Written{"๑,๒๓๔.๕๐", "1234.5", ""},
                    Written{"1๐๐", "100", ""}, Written{"68,725,628  \n", "68725628", ""}, Written{"ุ66", "66", ""},
                    Written{"１２", "12", ""}, Written{".5", "0.5", ""}, Written{"4.9010199E7", "49010199", ""},
                    Written{"1.5e2", "150", "NUM-EXP"}, Written{"0.0000005", "0.000001", ""},
                    Written{"5,000.-", "5000", ""}, Written{"(500)", "-500", ""}, Written{"−5", "-5", ""},
                    Written{"–12.5", "-12.5", ""}, Written{"100-", "-100", "NUM-SIGN"}, Written{"-0", "0", ""},
                    Written{"+7", "7", ""}, Written{"(-5)", "-5", ""}, Written{"12.--", "12", ""}));

INSTANTIATE_TEST_SUITE_P(WithWords, WrittenNumbers,
                         testing::Values(Written{"12%", "12", ""}, Written{"ร้อยละ 12", "12", ""},
                                         Written{"12 คน", "12", ""}, Written{"15กม", "15", ""},
                                         Written{"5000 บาท", "5000", ""}, Written{"1.2 ล้านบาท", "1200000", ""},
                                         Written{"3 แสนบาท", "300000", ""}, Written{"12 บาท 50 สตางค์", "12.5", ""},
                                         Written{"จำนวน 12 แห่ง", "12", ""}, Written{"(จำนวน 12 คน)", "12", ""},
                                         Written{"หนึ่งร้อยยี่สิบเอ็ด", "121", ""}, Written{"ลบห้าสิบบาทห้าสิบสตางค์", "-50.5", ""},
                                         Written{"หนึ่งล้านบาทถ้วน", "1000000", ""},
                                         Written{"25,000 บาท (สองหมื่นห้าพันบาทถ้วน)", "25000", ""},
                                         Written{"ประมาณ 100 คน", "100", "NUM-VAGUE"},
                                         Written{"123*", "123", "NUM-FOOT"}, Written{"12.5²", "12.5", "NUM-FOOT"}));

INSTANTIATE_TEST_SUITE_P(Refused, WrittenNumbers,
                         testing::Values(Written{"1,2O0", "", "NUM-01"}, Written{"l23", "", "NUM-01"},
                                         Written{"๔๐K", "", "NUM-01"}, Written{"1,23", "", "NUM-SEP"},
                                         Written{"1,2345", "", "NUM-SEP"}, Written{"12,34,567", "", "NUM-SEP"},
                                         Written{"1.234.567", "", "NUM-01"}, Written{"12 34", "", "NUM-01"},
                                         Written{"10/20", "", "NUM-01"}, Written{"(5)-", "", "NUM-01"},
                                         Written{"-5-", "", "NUM-01"}, Written{"-ลบห้า", "", "NUM-01"},
                                         Written{"3-4", "", "NUM-01"}, Written{"หมดบัญชี", "", "NUM-01"},
                                         Written{"25,000 บาท (สองหมื่นบาทถ้วน)", "", "NUM-01"},
                                         Written{"999999999999999999999", "", "NUM-01"}));

TEST(ReadNumber, FindsTheSecondValueOfACell) {
  const NumberReading reading = read_number("35,344\n(42.54)");
  EXPECT_EQ(reading.value, base::Decimal::parse("35344"));
  EXPECT_EQ(reading.second, base::Decimal::parse("42.54"));
}

TEST(ReadNumber, TellsUnitScaleAndPercent) {
  EXPECT_EQ(read_number("12 แห่ง").unit, "แห่ง");
  EXPECT_TRUE(read_number("ร้อยละ 95.5").is_percent);
  EXPECT_EQ(read_number("2.5 ล้านบาท").scale, 1'000'000);
  EXPECT_TRUE(read_number("2.5 ล้านบาท").in_baht);
}

TEST(ReadNumber, SaysWhereADecimalIsTooNarrow) {
  const NumberReading reading = read_number("14,151,614,181,914");
  EXPECT_EQ(reading.exact->to_string(), "14151614181914");
  EXPECT_FALSE(reading.value);
  EXPECT_EQ(joined(reading.codes), "NUM-BIG");
}

TEST(ReadMoney, IsExactToTheSatangInEveryScale) {
  EXPECT_EQ(read_money("1,234.56", 1).satang, 123'456);
  EXPECT_EQ(read_money("0.29", 1).satang, 29);
  EXPECT_EQ(read_money("1,234.56789", 1'000).satang, 123'456'789);
  EXPECT_EQ(read_money("1.2 ล้านบาท", 1'000).satang, 120'000'000);
  EXPECT_EQ(read_money("500 บาท", 1'000).satang, 50'000);
  EXPECT_EQ(read_money("ห้าสิบสตางค์", 1).satang, 50);
  EXPECT_EQ(read_money("745,678,954,635,895", 1).satang, 74'567'895'463'589'500);
  EXPECT_EQ(money_of_double(0.29, 1).satang, 29);
  EXPECT_EQ(money_of_double(1234.565, 1'000).satang, 123'456'500);
}

TEST(ReadMoney, RefusesWhatIsFinerThanASatang) {
  const MoneyReading money = read_money("12.345", 1);
  EXPECT_FALSE(money.satang);
  EXPECT_EQ(joined(money.codes), "NUM-SATANG");
}

}  // namespace
}  // namespace tidtam::transforms
