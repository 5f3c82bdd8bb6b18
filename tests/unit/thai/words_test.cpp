#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/thai/date_lexer.hpp"
#include "pipeline/thai/month_names.hpp"
#include "pipeline/thai/number_lexer.hpp"
#include "pipeline/thai/number_words.hpp"

namespace tidtam::thai {
namespace {

int month_of(const std::string& text) {
  const auto match = match_month(text);
  return match ? match->month : -1;
}

TEST(Months, AreKnownInEverySpelling) {
  const std::vector<std::vector<std::string>> spellings{
      {"มกราคม", "ม.ค.", "มค", "ม.ค", "มค.", "ม. ค.", "มกรคม"},
      {"กุมภาพันธ์", "ก.พ.", "กพ", "กุมภาพันธุ์", "กุมพาพันธ์"},
      {"มีนาคม", "มี.ค.", "มีค", "มี.ค"},
      {"เมษายน", "เม.ย.", "เมย", "เมย."},
      {"พฤษภาคม", "พ.ค.", "พค", "พฤศภาคม"},
      {"มิถุนายน", "มิ.ย.", "มิย"},
      {"กรกฎาคม", "ก.ค.", "กค", "กรกฏาคม"},
      {"สิงหาคม", "ส.ค.", "สค", "สิงหคม"},
      {"กันยายน", "ก.ย.", "กย", "กันยายม"},
      {"ตุลาคม", "ต.ค.", "ตค", "ตุลาคาม"},
      {"พฤศจิกายน", "พ.ย.", "พย", "พฤษจิกายน", "พฤศจิกายาน"},
      {"ธันวาคม", "ธ.ค.", "ธค", "ธันวาคน"},
  };
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    for (const auto& spelling : spellings[i]) {
      EXPECT_EQ(month_of(spelling), static_cast<int>(i) + 1) << spelling;
      EXPECT_FALSE(match_month(spelling)->misspelt) << spelling;
      EXPECT_EQ(match_month(spelling + " 2565")->length, spelling.size()) << spelling;
    }
  }
}

DateToken lexed_alone(std::string_view text) {
  DateTokens tokens;
  lex_date(text, tokens);
  return tokens.all().size() == 1 ? tokens.all()[0] : DateToken{0, DateWord::unknown, 0, false, false};
}

TEST(DateLexer, KnowsEveryMonthByItsPlainNames) {
  for (std::size_t i = 0; i < 12; ++i) {
    for (const std::string_view name : {kFullMonths[i], kDottedMonths[i]}) {
      const DateToken month = lexed_alone(name);
      EXPECT_EQ(month.word, DateWord::month) << name;
      EXPECT_EQ(month.value, static_cast<int>(i) + 1) << name;
    }
  }
}

TEST(DateLexer, SaysWhetherAllWasSpeltAsKnown) {
  DateTokens tokens;
  for (const std::string text : {"วันที่ 15 มีนาคม 2561", "๑๕ มี.ค.๖๑", "ม. ค. 2561", "1 – 3 ก.ค. 2561 เวลา 08.30 น."})
    EXPECT_EQ(lex_date(text, tokens), Lexed::as_spelt) << text;
  for (const std::string text : {"15 มิถนายน 2561", "15 เเมษายน 2561", "ม.ย. 2561", "1 เสร็จ", "15 ่มีนาคม 2561"})
    EXPECT_EQ(lex_date(text, tokens), Lexed::with_doubts) << text;
}

TEST(DateLexer, EndsWhatIsTooLongForADateWithAnUnknownWord) {
  std::string text;
  for (int day = 1; day <= 100; ++day) text += std::to_string(day) + " ";
  DateTokens tokens;
  lex_date(text, tokens);
  EXPECT_EQ(tokens.all().size(), DateTokens::kMost);
  EXPECT_EQ(tokens.all().back().word, DateWord::unknown);
}

TEST(Months, DoNotKnowTheAprilOfAWrongTable) {
  EXPECT_EQ(month_of("ม.ย."), 0);
  EXPECT_EQ(month_of("มย 2560"), 0);
}

TEST(Months, TakeTheOnlyNearNameAndSaySo) {
  const auto match = match_month("มิถนายน 2465");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->month, 6);
  EXPECT_TRUE(match->misspelt);
  EXPECT_EQ(month_of("โรงเรียน"), -1);
  EXPECT_EQ(month_of("คน"), -1);
}

TEST(NumberWords, SpellNumbersAsBanksDo) {
  const std::vector<std::pair<std::string, std::uint64_t>> spelled{{"ศูนย์", 0},
                                                                   {"สิบเอ็ด", 11},
                                                                   {"ยี่สิบ", 20},
                                                                   {"หนึ่งร้อยยี่สิบเอ็ด", 121},
                                                                   {"หนึ่งพันสองร้อยเอ็ด", 1201},
                                                                   {"หนึ่งล้านล้าน", 1'000'000'000'000},
                                                                   {"สองล้านสามแสนหกร้อยสิบสอง", 2'300'612}};
  for (const auto& [text, value] : spelled) {
    const auto number = spelled_number(text);
    ASSERT_TRUE(number) << text;
    EXPECT_EQ(number->whole, value) << text;
    EXPECT_EQ(number->length, text.size()) << text;
  }
}

TEST(NumberWords, RefuseWordsThatContradict) {
  EXPECT_FALSE(spelled_number("สิบร้อย"));
  EXPECT_FALSE(spelled_number("โรงเรียน"));
}

TEST(NumberLexer, TakesUnitsOnlyAsWholeWords) {
  EXPECT_TRUE(match_number_word("คน"));
  EXPECT_FALSE(match_number_word("คนไข้"));
  EXPECT_EQ(match_number_word("ล้านบาท")->factor, 1'000'000);
  EXPECT_EQ(match_number_word("พันล้านบาท")->factor, 1'000'000'000);
}

}  // namespace
}  // namespace tidtam::thai
