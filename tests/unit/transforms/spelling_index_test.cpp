#include "transforms/units/spelling_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tidtam::transforms {
namespace {
using model::UnitIndex;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(SpellingIndex, FindsTheUnitsOfANameAndOfNoOther) {
  SpellingIndex index;
  index.add("บ้านหนองไผ่", std::vector<UnitIndex>{7});
  index.add("วัดกลาง", std::vector<UnitIndex>{3, 5});
  index.close();
  EXPECT_THAT(index.find("บ้านหนองไผ่"), ElementsAre(7));
  EXPECT_THAT(index.find("วัดกลาง"), ElementsAre(3, 5));
  for (const char* other : {"", "วัดกลา", "วัดกลาง ", "บ้านหนองไผ่วัดกลาง"}) EXPECT_THAT(index.find(other), IsEmpty());
}

TEST(SpellingIndex, HoldsToTheFirstOfTwoAdditions) {
  SpellingIndex index;
  index.add("วัดกลาง", std::vector<UnitIndex>{3});
  index.add("วัดกลาง", std::vector<UnitIndex>{4});
  index.close();
  EXPECT_THAT(index.find("วัดกลาง"), ElementsAre(3));
}

TEST(SpellingIndex, KeepsManyNamesApart) {
  SpellingIndex index;
  for (UnitIndex i = 0; i < 5'000; ++i) index.add("โรงเรียนที่ " + std::to_string(i), std::vector<UnitIndex>{i});
  index.close();
  for (UnitIndex i = 0; i < 5'000; ++i) ASSERT_THAT(index.find("โรงเรียนที่ " + std::to_string(i)), ElementsAre(i));
}

TEST(SpellingIndex, IsEmptyBeforeAnythingIsAdded) {
  EXPECT_THAT(SpellingIndex().find("วัดกลาง"), IsEmpty());
}

}  // namespace
}  // namespace tidtam::transforms
