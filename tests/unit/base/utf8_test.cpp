#include "pipeline/base/utf8.hpp"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace tidtam::base {
namespace {

std::u32string decoded(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += decode_utf8(text, at);
  return points;
}

TEST(Utf8, ReadsOneToFourBytes) {
  // The encodings stand in the Unicode Standard, table 3-6; ก is U+0E01 = E0 B8 81.
  EXPECT_EQ(decoded("A\u00E9\u0E01\U0001F600"), U"A\u00E9\u0E01\U0001F600");
  EXPECT_EQ(decoded("\xE0\xB8\x81"), U"\u0E01");
  EXPECT_EQ(decoded("\xF4\x8F\xBF\xBF"), U"\U0010FFFF");
}

TEST(Utf8, GivesTheReplacementForEachMalformedByteAndGoesOn) {
  EXPECT_EQ(decoded("a\x80"
                    "b"),
            U"a\uFFFDb");                                               // a continuation alone
  EXPECT_EQ(decoded("\xC0\xAF"), U"\uFFFD\uFFFD");                      // overlong slash
  EXPECT_EQ(decoded("\xE0\x80\xAF"), U"\uFFFD\uFFFD\uFFFD");            // overlong in three bytes
  EXPECT_EQ(decoded("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");            // a surrogate
  EXPECT_EQ(decoded("\xF4\x90\x80\x80"), U"\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond U+10FFFF
  EXPECT_EQ(decoded("\xE0\xB8"), U"\uFFFD\uFFFD");                      // cut off at the end
  EXPECT_EQ(decoded("\xE0\xB8"
                    "A"),
            U"\uFFFD\uFFFDA");
  EXPECT_EQ(decoded("\xFF"), U"\uFFFD");
}

TEST(Utf8, WritesWhatItReads) {
  const std::vector<std::pair<char32_t, std::string>> examples{{U'A', "A"},
                                                               {0x7F, "\x7F"},
                                                               {0x80, "\xC2\x80"},
                                                               {0x7FF, "\xDF\xBF"},
                                                               {0x800, "\xE0\xA0\x80"},
                                                               {0x0E01, "\xE0\xB8\x81"},
                                                               {0xFFFF, "\xEF\xBF\xBF"},
                                                               {0x10000, "\xF0\x90\x80\x80"},
                                                               {0x10FFFF, "\xF4\x8F\xBF\xBF"}};
  for (const auto& [point, bytes] : examples) {
    std::string text;
    append_utf8(text, point);
    EXPECT_EQ(text, bytes);
    EXPECT_EQ(decoded(bytes), std::u32string(1, point));
  }
}

TEST(Utf8, TellsAWrittenReplacementFromAFault) {
  EXPECT_TRUE(is_valid_utf8("โรงเรียน"));
  EXPECT_TRUE(is_valid_utf8("\xEF\xBF\xBD"));
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_FALSE(is_valid_utf8("\xE2\xC3\xA7"));  // โรง in Windows-874 begins so
  EXPECT_FALSE(is_valid_utf8("ok\x80"));
  EXPECT_FALSE(is_valid_utf8("\xE0\xB8"));
}

}  // namespace
}  // namespace tidtam::base
