#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/thai/breaks.hpp"
#include "pipeline/thai/collation.hpp"

namespace tidtam::thai {
namespace {

TEST(Collator, OrdersByConsonantAsTheDictionaryDoes) {
  const Collator order;
  std::vector<std::string> words{"แก้ว", "ขาว", "เกม", "กา", "กบ", "ไก่", "ก้าน"};
  std::sort(words.begin(), words.end(), [&](const auto& a, const auto& b) { return order(a, b); });
  EXPECT_EQ(words, (std::vector<std::string>{"กบ", "กา", "ก้าน", "เกม", "แก้ว", "ไก่", "ขาว"}));
}

TEST(Collator, HasSortKeysInTheSameOrderAsItsComparison) {
  const Collator order;
  const std::vector<std::string> words{"เขต 1", "เขต 2", "กา", "ก้าน", "แผน", "ผล", ""};
  for (const auto& a : words) {
    for (const auto& b : words)
      EXPECT_EQ(order.compare(a, b) < 0, order.sort_key(a) < order.sort_key(b)) << a << " " << b;
  }
}

TEST(DisplayWidth, CountsNoMarks) {
  EXPECT_EQ(display_width("ที่"), 1U);
  EXPECT_EQ(display_width("น้ำ"), 2U);
  EXPECT_EQ(display_width("abc 1"), 5U);
}

TEST(LineBreaker, BreaksBetweenWordsAndLosesNothing) {
  LineBreaker breaker;
  const std::string text = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา";
  const auto lines = breaker.wrapped(text, 14);
  ASSERT_GT(lines.size(), 1U);
  std::string joined;
  for (const auto& line : lines) {
    EXPECT_LE(display_width(line), 14U) << line;
    joined += line;
  }
  EXPECT_EQ(joined, text);
}

TEST(LineBreaker, KeepsWrittenLineBreaks) {
  LineBreaker breaker;
  EXPECT_EQ(breaker.wrapped("หนึ่ง\nสอง", 40), (std::vector<std::string>{"หนึ่ง", "สอง"}));
  EXPECT_TRUE(breaker.wrapped("", 40).empty());
}

}  // namespace
}  // namespace tidtam::thai
