#include "pipeline/thai/charset.hpp"

#include <gtest/gtest.h>
#include <unicode/ustring.h>

#include <array>
#include <random>

namespace tidtam::thai {
namespace {

using namespace std::string_view_literals;

// "โรงเรียน" in Windows-874 by the code chart: each letter is U+0E00 + (byte - A0).
constexpr std::string_view kSchool874 = "\xE2\xC3\xA7\xE0\xC3\xD5\xC2\xB9"sv;

TEST(Charset, ReadsWindows874) {
  EXPECT_EQ(encoding_of(kSchool874), Encoding::windows_874);
  EXPECT_EQ(to_utf8(kSchool874, Encoding::windows_874), "โรงเรียน");
}

TEST(Charset, ReadsThePunctuationThatWindowsAddsToTis620) {
  EXPECT_EQ(to_utf8("\x93\xA1\x94 \x85 \x80", Encoding::windows_874), "“ก” … €");
}

TEST(Charset, ShowsBytesWithoutALetterAsReplacement) {
  EXPECT_EQ(to_utf8("\xA1\xDB\xFF", Encoding::windows_874), "ก\uFFFD\uFFFD");
}

TEST(Charset, TakesPairsThatAreValidUtf8ByChanceAsWindows874) {
  // D1 A1 is "ัก" here and U+0461, a Cyrillic letter, as UTF-8.
  EXPECT_EQ(encoding_of("\xD1\xA1,\xD3\xB9,1"), Encoding::windows_874);
  EXPECT_EQ(encoding_of("\xC3\xD1\xA1,10\n"), Encoding::windows_874);
}

TEST(Charset, KeepsLatinLettersWithAccentsAsUtf8) {
  EXPECT_EQ(encoding_of("caf\xC3\xA9,1\n"), Encoding::utf8);
}

TEST(Charset, TellsUtf8WithAndWithoutMark) {
  EXPECT_EQ(encoding_of("รหัส,ชื่อ\n"), Encoding::utf8);
  EXPECT_EQ(encoding_of("\xEF\xBB\xBFรหัส\n"), Encoding::utf8_bom);
  EXPECT_EQ(to_utf8("\xEF\xBB\xBFรหัส", Encoding::utf8_bom), "รหัส");
}

TEST(Charset, KeepsAUtf8FileWithOneBrokenByteAsUtf8) {
  const std::string text = "โรงเรียนบ้านตัวอย่าง\xE0\xB8,1\n";
  EXPECT_EQ(encoding_of(text), Encoding::utf8);
  EXPECT_TRUE(is_clean_utf8(to_utf8(text, Encoding::utf8)));
}

TEST(Charset, TellsUtf16WithoutMark) {
  EXPECT_EQ(encoding_of("\x01\x0E,\x00"
                        "1\x00\n\x00"sv),
            Encoding::utf16_le);
  EXPECT_EQ(encoding_of("\x0E\x01\x00,\x00"
                        "1\x00\n"sv),
            Encoding::utf16_be);
}

TEST(Charset, ReadsUtf16OfBothOrders) {
  EXPECT_EQ(to_utf8("\xFF\xFE\x01\x0E"
                    "1\x00"sv,
                    Encoding::utf16_le),
            "ก1");
  EXPECT_EQ(to_utf8("\xFE\xFF\x0E\x01\x00"
                    "1"sv,
                    Encoding::utf16_be),
            "ก1");
}

TEST(Charset, ReadsSurrogatePairsAndReplacesLoneOnes) {
  EXPECT_EQ(to_utf8("\x3D\xD8\x00\xDE"sv, Encoding::utf16_le), "😀");
  EXPECT_EQ(to_utf8("\x3D\xD8"
                    "a\x00"sv,
                    Encoding::utf16_le),
            "\uFFFDa");
}

TEST(Charset, AgreesOnValidity) {
  EXPECT_TRUE(is_clean_utf8("ก😀é�"));
  EXPECT_FALSE(is_clean_utf8("กกกกกก\xE0\xB8"));
  EXPECT_FALSE(is_clean_utf8("\xC0\xAF"));
  EXPECT_FALSE(is_clean_utf8("ก\xED\xA0\x80"));
}

bool is_utf8_to_icu(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t units = 0;
  u_strFromUTF8(nullptr, 0, &units, bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error);
}

TEST(Charset, AgreesWithIcuOnTheValidityOfAMillionTexts) {
  // Whole letters of every length, and bytes that no letter has or that end one too early or too late.
  constexpr std::array kPieces{
      "ก"sv,    "ไทย"sv,          "a1,"sv,  "โรงเรียนบ้านตัวอย่าง"sv, "é"sv,        "—"sv,
      "😀"sv,    "\r\n12345678"sv, "\xE0"sv, "\xE0\xB8"sv,         "\xB8"sv,     "\xE0\xB9\x80\x80"sv,
      "\xE0"sv, "\xE0\xBA\x81"sv, "\xFF"sv, "\xED\xA0\x80"sv,     "\xF0\x9F"sv, "\xE0\xB8\x7F"sv};
  constexpr std::size_t kWhole = 8;
  std::mt19937 random(2568);
  std::size_t valid = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    std::string text;
    const std::size_t broken_from = random() % 2 == 0 ? 0 : kWhole;
    const std::size_t broken_at = random() % 8;
    for (std::size_t piece = 0; piece < 8; ++piece) {
      const bool is_broken = broken_from != 0 && piece == broken_at;
      text += kPieces[is_broken ? kWhole + random() % (kPieces.size() - kWhole) : random() % kWhole];
    }
    const bool expected = is_utf8_to_icu(text);
    valid += expected ? 1 : 0;
    ASSERT_EQ(is_clean_utf8(text), expected) << testing::PrintToString(text);
  }
  EXPECT_GT(valid, 400'000U);
  EXPECT_LT(valid, 600'000U);
}

}  // namespace
}  // namespace tidtam::thai
