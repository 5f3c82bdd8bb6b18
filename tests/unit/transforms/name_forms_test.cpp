#include "transforms/units/name_forms.hpp"

#include <gtest/gtest.h>

namespace tidtam::transforms {
namespace {

double likeness_of(std::string_view left, std::string_view right) {
  return likeness(forms_of(left), forms_of(right), 0.6);
}

TEST(Likeness, IsNoneWhereNumbersDiffer) {
  EXPECT_EQ(likeness_of("ราชประชาสามัคคี 25", "ราชประชาสามัคคี 24"), 0);
  EXPECT_EQ(likeness_of("ราชประชาสามัคคี 25", "ราชประชาสามัคคี ๒๕"), 1);
}

TEST(Likeness, IsNoneBetweenASchoolAndABranch) {
  EXPECT_EQ(likeness_of("บ้านผักไหมทอง", "บ้านผักไหมทอง สาขาบ้านเหล่า"), 0);
  EXPECT_EQ(likeness_of("บ้านผักไหมทอง (สาขาบ้านเหล่า)", "บ้านผักไหมทอง สาขาบ้านเหล่า"), 1);
}

TEST(Likeness, IsGreatWithoutTheDonorAndLessWithAnother) {
  EXPECT_DOUBLE_EQ(likeness_of("วัดทุ่งทอง", "วัดทุ่งทอง(ประชาร่วมใจ)"), 0.99);
  EXPECT_LT(likeness_of("วัดทุ่งทอง(เงินอุทิศ)", "วัดทุ่งทอง(ประชาร่วมใจ)"), 0.95);
  EXPECT_DOUBLE_EQ(likeness_of("วัดทุ่งทอง(ประชาฯ)", "วัดทุ่งทอง(ประชาร่วมใจ)"), 0.99) << "the donor cut short";
  EXPECT_DOUBLE_EQ(likeness_of("วัดทุ่งทอง(เงินอุทิศ)", "วัดทุ่งทอง"), 0.96) << "a donor more";
}

TEST(MainSchool, IsWhatStandsBeforeTheWordForABranch) {
  EXPECT_EQ(forms_of(main_school_of("บ้านผักไหมทอง (สาขาบ้านเหล่า)")).full, "บ้านผักไหมทอง");
  EXPECT_EQ(forms_of(main_school_of("อนุบาลดอกจานฯส.บ้านเหล่า")).full, "อนุบาลดอกจาน");
  EXPECT_EQ(main_school_of("บ้านผักไหมทอง"), "");
}

TEST(Likeness, FollowsAShortenedNameToItsFullOne) {
  EXPECT_DOUBLE_EQ(likeness_of("อนุบาลดอกจานฯ", "อนุบาลดอกจานประชาอุปถัมภ์"), 0.98);
}

TEST(Likeness, CountsALostMarkLessThanAnotherLetter) {
  const double lost_mark = likeness_of("บ้านหนองแกว", "บ้านหนองแก้ว");
  const double other_letter = likeness_of("บ้านหนองแสง", "บ้านหนองแวง");
  EXPECT_GT(lost_mark, 0.9);
  EXPECT_LT(other_letter, 0.85) << "two villages, not two spellings";
}

TEST(Likeness, DoesNotTakeTheCollegeForTheSchoolOfItsVillage) {
  EXPECT_LT(likeness_of("บ้านดอกลำดวน", "บ้านดอกลำดวนวิทยาคม"), 0.85);
}

}  // namespace
}  // namespace tidtam::transforms
