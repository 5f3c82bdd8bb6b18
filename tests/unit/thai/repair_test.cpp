#include "pipeline/thai/repair.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"
#include "pipeline/thai/mojibake.hpp"

namespace tidtam::thai {
namespace {

TEST(Repair, MendsEveryDamageOfTheDomainsList) {
  const std::vector<std::pair<std::string, std::string>> seen{
      {"สํานักงาน", "สำนักงาน"},
      {"นํ้า", "น้ำ"},
      {"น้ํา", "น้ำ"},
      {"นำ้", "น้ำ"},
      {"เเผน", "แผน"},
      {"เกณฑ์์", "เกณฑ์"},
      {"เบลเย่ียม", "เบลเยี่ยม"},
      {"กลุ่่ม", "กลุ่ม"},
      {"ขี้้เหล็ก", "ขี้เหล็ก"},
      {"หนา้", "หน้า"},
      {"ุ66", "66"},
      {"ึ78", "78"},
      {"ฺBAANPLOY SCHOOL", "BAANPLOY SCHOOL"},
      {"่้้www.example.ac.th", "www.example.ac.th"},
      {"ม.ี ค.", "มี. ค."},
      {"ก\u00A0ข", "ก ข"},
      {"แผน\u200Bงาน\u00AD\uFEFF", "แผนงาน"},
      {"ค\uF70Aา", "ค่า"},
      {"ป\uF701", "ปิ"},
      {"\uF70F", "ญ"},
      {"  รวม  ทั้งสิ้น \n", "รวม ทั้งสิ้น"},
  };
  for (const auto& [damaged, meant] : seen) EXPECT_EQ(repair(damaged), meant) << damaged;
}

TEST(Repair, LeavesDigitsRepeatedConsonantsAndRepetitionMarksAsWritten) {
  for (const std::string text :
       {"โรงเรียนไทยรัฐวิทยา ๘๒", "กกก", "ต่าง ๆ", "สมมติ", "สิทธิ์", "พันธุ์", "ก็", "เสาร์", "ฤๅษี", "25 °C", "São Tomé"}) {
    EXPECT_EQ(repair(text), text);
    EXPECT_TRUE(is_clean(text)) << text;
  }
}

TEST(Repair, ReadsWindows874ShownAsLatin1OnceAndTwice) {
  const std::string once = "ÊÓ¹Ñ¡§Ò¹";  // สำนักงาน in Windows-874, each byte shown as Latin-1
  EXPECT_EQ(repair(once), "สำนักงาน");
  std::string twice;
  for (const char byte : once) base::append_utf8(twice, static_cast<unsigned char>(byte));
  EXPECT_EQ(repair(twice), "สำนักงาน");
  EXPECT_EQ(repair("ÊӹѡâÀª¹Ò¡ÒÃ"), "สำนักโภชนาการ");
}

TEST(Repair, ReadsUtf8ShownAsLatin1) {
  std::string shown;
  for (const char byte : std::string("แผนงาน")) base::append_utf8(shown, static_cast<unsigned char>(byte));
  EXPECT_EQ(repair(shown), "แผนงาน");
}

TEST(Repair, CountsWhatItMended) {
  const RepairReport report = repair_with_report("สํานักงาน  เเผน");
  EXPECT_EQ(report.count(RepairRule::sara_am), 1U);
  EXPECT_EQ(report.count(RepairRule::double_sara_e), 1U);
  EXPECT_EQ(report.count(RepairRule::blank), 1U);
  EXPECT_EQ(report.count(RepairRule::stray_mark), 0U);
}

TEST(Repair, GivesCleanTextBackWithoutACopy) {
  const std::string clean = "โรงเรียนบ้านหนองบัว";
  std::string buffer;
  EXPECT_EQ(repaired(clean, buffer).data(), clean.data());
  EXPECT_TRUE(buffer.empty());
}

/// Random texts of Thai letters, marks, blanks, digits and the invisible characters of real files.
class RandomTexts {
 public:
  std::string next() {
    static constexpr char32_t kOthers[] = {' ',  '\n',   '.',    'a',    'Z',  '5', 0xA0, 0x200B,
                                           0xAD, 0xFEFF, 0xF70A, 0xF710, 0xE9, '-', '('};
    std::string text;
    const int length = static_cast<int>(random_() % 12U);
    for (int i = 0; i < length; ++i) {
      const auto kind = random_() % 10U;
      if (kind < 4) base::append_utf8(text, static_cast<char32_t>(0x0E01 + random_() % 46U));
      if (kind >= 4 && kind < 8) base::append_utf8(text, static_cast<char32_t>(0x0E30 + random_() % 31U));
      if (kind == 8) base::append_utf8(text, kOthers[random_() % std::size(kOthers)]);
      if (kind == 9) base::append_utf8(text, static_cast<char32_t>(0x0E40 + random_() % 2U));
    }
    return text;
  }

 private:
  std::mt19937 random_{20260331};  // NOLINT: the same texts every time
};

/// The consonants of a text in their order.
std::string consonants_of(std::string_view text) {
  std::string consonants;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    if (is_consonant(c)) base::append_utf8(consonants, c);
  }
  return consonants;
}

TEST(Repair, IsIdempotentAndKeepsEveryConsonantInItsPlaceOverAMillionRandomTexts) {
  RandomTexts texts;
  for (int i = 0; i < 1'000'000; ++i) {
    const std::string text = texts.next();
    const std::string once = repair(text);
    ASSERT_EQ(repair(once), once) << text;
    ASSERT_EQ(consonants_of(once), consonants_of(text)) << text;
  }
}

TEST(Repair, GivesComposedTextByIcusJudgement) {
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(failure);
  ASSERT_TRUE(U_SUCCESS(failure));
  RandomTexts texts;
  for (int i = 0; i < 20'000; ++i) {
    const std::string mended = repair(texts.next());
    UErrorCode asked = U_ZERO_ERROR;
    ASSERT_TRUE(composer->isNormalizedUTF8({mended.data(), static_cast<std::int32_t>(mended.size())}, asked)) << mended;
  }
}

TEST(Mojibake, LeavesLatinNamesAlone) {
  EXPECT_FALSE(undo_mojibake("Café Müller"));
  EXPECT_FALSE(undo_mojibake("25 °C"));
  EXPECT_FALSE(undo_mojibake("สำนักงาน"));
}

}  // namespace
}  // namespace tidtam::thai
