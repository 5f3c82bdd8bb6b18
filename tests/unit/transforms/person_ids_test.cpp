#include "transforms/values/person_ids.hpp"

#include <gtest/gtest.h>

namespace tidtam::transforms {
namespace {

// Ids of DOMAIN G.1; 0 1234 56789 01 and its check digit by hand: 0 + 12 + 22 + 30 + 36 + 40 + 42 + 42 + 40 + 36 + 0 +
// 2 = 302, 302 mod 11 = 5, 11 − 5 = 6.
TEST(ReadPersonId, GivesOneFormOfEverySpelling) {
  for (const char* written :
       {"1330100000016", "1-3301-00000-01-6", "1 3301 00000 01 6", "๑๓๓๐๑๐๐๐๐๐๐๑๖", "1330100000016.0"}) {
    const PersonIdReading reading = read_person_id(written);
    EXPECT_EQ(reading.id, "1330100000016") << written;
    EXPECT_TRUE(reading.is_id()) << written;
  }
  EXPECT_EQ(read_person_id("g330100000012").id, "G330100000012");
  EXPECT_TRUE(read_person_id("G330100000012").is_id());
}

TEST(ReadPersonId, GivesBackTheZeroThatExcelTook) {
  EXPECT_EQ(read_person_id("123456789016").id, "0123456789016");
  EXPECT_TRUE(read_person_id("123456789016").is_id());
}

TEST(ReadPersonId, SaysWhatIsNoId) {
  EXPECT_EQ(read_person_id("1330100000017").codes, Codes{"PID-CHK"});
  for (const char* written : {"12345", "ด.ช.สมชาย", "13301000000166", "123456789017", "G33010000001"})
    EXPECT_EQ(read_person_id(written).codes, Codes{"PID-LEN"}) << written;
}

}  // namespace
}  // namespace tidtam::transforms
