#include "pipeline/thai/charset_pages.hpp"

#include <gtest/gtest.h>

namespace tidtam::thai {
namespace {

TEST(CodePage, ReadsThePagesOfWindows) {
  EXPECT_EQ(CodePage(874).to_utf8("\xA1\xD2 1"), "กา 1");
  EXPECT_EQ(CodePage(1252).to_utf8("caf\xE9 \x80"), "café €");
  EXPECT_EQ(CodePage(1250).to_utf8("\xE8"), "č");
  EXPECT_EQ(CodePage(1251).to_utf8("\xCC\xEE"), "Мо");
  EXPECT_EQ(CodePage(437).to_utf8("\x81"), "ü");
  EXPECT_EQ(CodePage(932).to_utf8("\x93\xFA\x96\x7B"), "日本");
}

TEST(CodePage, ReadsUnicodeAndThePagesOfTheMacintosh) {
  EXPECT_EQ(CodePage(1200).to_utf8(std::string_view("\x01\x0E", 2)), "ก");
  EXPECT_EQ(CodePage(65001).to_utf8("ครู"), "ครู");
  EXPECT_EQ(CodePage(10000).to_utf8("\x8E"), "é");
  EXPECT_EQ(CodePage(32768).to_utf8("\x8E"), "é");
}

TEST(CodePage, TakesUnknownPagesForTheWesternOne) {
  EXPECT_EQ(CodePage(4).to_utf8("\xE9"), "é");
  EXPECT_EQ(CodePage(32769).to_utf8("\x96"), "–");
}

}  // namespace
}  // namespace tidtam::thai
