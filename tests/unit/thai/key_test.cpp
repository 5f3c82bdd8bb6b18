#include "pipeline/thai/key.hpp"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/thai/digits.hpp"

namespace tidtam::thai {
namespace {

TEST(MatchKey, IsTheSameForTheSpellingsOfOneName) {
  EXPECT_EQ(match_key("สพป. ศรีสะเกษ เขต1"), match_key("สพป.ศรีสะเกษ เขต ๑"));
  EXPECT_EQ(match_key("นิคม 3(กรมประชาสงเคราะห์)"), match_key("นิคม ๓ (กรมประชาสงเคราะห์)"));
  EXPECT_EQ(match_key("สํานักงาน"), match_key("สำนัก\nงาน"));
  EXPECT_EQ(match_key("CLUSTER 14"), match_key("Cluster-14"));
}

TEST(MatchKey, KeepsWhatTellsNamesApart) {
  EXPECT_NE(match_key("นิคม 1"), match_key("นิคม 2"));
  EXPECT_NE(match_key("ต่าง ๆ"), match_key("ต่าง"));
}

TEST(MatchKey, IsItsOwnKeyEvenWhereABlankStoodBetweenAPair) {
  for (const std::string text : {"เ เผน", "ก ํ า", "(ข) .-'\"", "ÊÓ¹Ñ¡§Ò¹"})
    EXPECT_EQ(match_key(match_key(text)), match_key(text));
}

TEST(HeaderKey, PassesOverToneMarksAndUsualMisspellings) {
  EXPECT_EQ(header_key("ร้อยล่ะ"), header_key("ร้อยละ"));
  EXPECT_EQ(header_key("%"), header_key("ร้อยละ"));
  EXPECT_EQ(header_key("วิกฤติ"), header_key("วิกฤต"));
  EXPECT_EQ(header_key("คำนวน"), header_key("คำนวณ"));
  EXPECT_EQ(header_key("คูมือ"), header_key("คู่มือ:"));
  EXPECT_NE(header_key("ป.6"), header_key("ม.6"));
}

TEST(EditDistance, CountsCodePointsUpToItsLimit) {
  EXPECT_EQ(bounded_edit_distance("กกก", "กกก", 2), 0U);
  EXPECT_EQ(bounded_edit_distance("กรกฎาคม", "กรกฏาคม", 2), 1U);
  EXPECT_EQ(bounded_edit_distance("มกราคม", "มกรคม", 2), 1U);
  EXPECT_EQ(bounded_edit_distance("abc", "xyz", 2), std::nullopt);
  EXPECT_EQ(bounded_edit_distance("", "ab", 2), 2U);
}

TEST(Digits, FoldsThaiDigitsAndNothingElse) {
  EXPECT_EQ(to_ascii_digits("๖๙๓,๙4๒.๐๑ บาท"), "693,942.01 บาท");
  EXPECT_EQ(to_ascii_digits("เ\u200Bเผน"), "เ\u200Bเผน");
  EXPECT_TRUE(holds_thai_digit("ป.๖"));
  EXPECT_FALSE(holds_thai_digit("ป.6"));
}

}  // namespace
}  // namespace tidtam::thai
