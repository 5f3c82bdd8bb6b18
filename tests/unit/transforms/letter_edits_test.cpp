#include "transforms/units/letter_edits.hpp"

#include <gtest/gtest.h>

namespace tidtam::transforms {
namespace {

// Weights by hand from the header: light or swinging letters 0.5, others 1, another letter 1.5, neighbours swapped 1.
TEST(EditsBetween, WeighsWhatHastySpellingDoes) {
  EXPECT_DOUBLE_EQ(edits_between(U"หนองบัว", U"หนองบัว", 3), 0);
  EXPECT_DOUBLE_EQ(edits_between(U"หนองบว", U"หนองบัว", 3), 0.5) << "a vowel sign lost";
  EXPECT_DOUBLE_EQ(edits_between(U"หนองงบัว", U"หนองบัว", 3), 1) << "a consonant doubled";
  EXPECT_DOUBLE_EQ(edits_between(U"ณ", U"น", 3), 0.5) << "alike in sound";
  EXPECT_DOUBLE_EQ(edits_between(U"แสง", U"แวง", 3), 1.5) << "another consonant";
  EXPECT_DOUBLE_EQ(edits_between(U"หนอบงัว", U"หนองบัว", 3), 1) << "neighbours swapped";
}

TEST(EditsBetween, GivesMoreThanTheLimitWhereItTakesMore) {
  EXPECT_GT(edits_between(U"กขคงจ", U"มวสหอ", 1), 1);
  EXPECT_GT(edits_between(U"กขคง", U"", 2.5), 2.5);
}

}  // namespace
}  // namespace tidtam::transforms
