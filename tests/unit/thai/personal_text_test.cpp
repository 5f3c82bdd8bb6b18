#include "pipeline/thai/personal_text.hpp"

#include <gtest/gtest.h>

namespace tidtam::thai {
namespace {

// The two ids that DOMAIN G.1 worked out by hand: 3·13 + 3·12 + 0·11 + 0·10 + 5·9 + 0·8 + 0·7 + 1·6 + 2·5 + 3·4 + 4·3 +
// 5·2 = 170, 170 mod 11 = 5, 11 − 5 = 6.
TEST(CheckDigit, IsThatOfTheNationalId) {
  EXPECT_TRUE(has_check_digit("3300500123456"));
  EXPECT_TRUE(has_check_digit("1330100000016"));
  EXPECT_FALSE(has_check_digit("3300500123455"));
  EXPECT_FALSE(has_check_digit("1330100000061"));
  EXPECT_FALSE(has_check_digit("330050012345"));
}

TEST(WithoutPersonal, HidesAnIdHoweverItIsWritten) {
  const std::string hidden = "1-3301-xxxxx-xx-6";
  for (const char* written :
       {"1330100000016", "1-3301-00000-01-6", "1 3301 00000 01 6", "๑๓๓๐๑๐๐๐๐๐๐๑๖", "๑-๓๓๐๑-๐๐๐๐๐-๐๑-๖",
        "1 3 3 0 1 0 0 0 0 0 0 1 6", "133010-0000016", "1 - 3301 - 00000 - 01 - 6",
        "1\u20113301\u201100000\u201101\u20116", "13301\u200B00000016", "1_3301_00000_01_6", "1-3301-00000-\n01-6"}) {
    EXPECT_EQ(without_personal(written), hidden) << written;
  }
  EXPECT_EQ(without_personal("เลข 1330100000016 (แก้ไข)"), "เลข 1-3301-xxxxx-xx-6 (แก้ไข)");
  EXPECT_EQ(without_personal("1330100000016.0"), "1-3301-xxxxx-xx-6.0");
  EXPECT_EQ(without_personal("1330100000017"), "1-3301-xxxxx-xx-7") << "mistyped, and still somebody's";
  EXPECT_EQ(without_personal("รหัส G330100000012"), "รหัส Gxxx");
}

TEST(WithoutPersonal, HidesPhoneNumbersAndAddresses) {
  for (const char* written :
       {"0812345678", "081-234-5678", "08-1234-5678", "081 2345678", "๐๘๑-๒๓๔๕๖๗๘", "+66 81 234 5678", "66812345678",
        "045612345", "045-612345", "0-4561-2345", "02-123-4567"}) {
    EXPECT_EQ(without_personal(std::string("โทร. ") + written + " ครับ"),
              std::string("โทร. ") + (*written == '+' ? "+" : "") + "xxx ครับ")
        << written;
  }
  EXPECT_EQ(without_personal("0812345678 0898765432"), "xxx xxx");
  EXPECT_EQ(without_personal("ติดต่อ somchai.j@example.ac.th"), "ติดต่อ xxx");
}

TEST(WithoutPersonal, HidesNamesBehindTheirTitles) {
  EXPECT_EQ(without_personal("ด.ช.สมชาย ใจดี"), "ด.ช.xxx");
  EXPECT_EQ(without_personal("ด.ญ. สมหญิง รักเรียน ป.6/1"), "ด.ญ. xxx ป.6/1");
  EXPECT_EQ(without_personal("เด็กชายสมชาย ใจดี"), "เด็กชายxxx");
  EXPECT_EQ(without_personal("เด็กหญิงสมหญิงรักเรียน"), "เด็กหญิงxxx");
  EXPECT_EQ(without_personal("รายงาน_ด.ช.สมชาย_ใจดี.xlsx"), "รายงาน_ด.ช.xxx.xlsx");
  EXPECT_EQ(without_personal("ผู้ปกครอง นายสมศักดิ์ ใจดี และนางสาวแสงดาว มีสุข"), "ผู้ปกครอง นายxxx และนางสาวxxx");
  EXPECT_EQ(without_personal("มอบทุนแก่เด็กหญิงแสงดาว มีสุข"), "มอบทุนแก่เด็กหญิงxxx");
  EXPECT_EQ(without_personal("Mr. John Smith"), "Mr. xxx");
}

TEST(WithoutPersonal, LeavesOfficersNamedWhereTheirRoleIsAskedFor) {
  EXPECT_EQ(without_personal("นายสมศักดิ์ ใจดี 081-234-5678", Hiding::but_officers), "นายสมศักดิ์ ใจดี xxx");
  EXPECT_EQ(without_personal("ด.ช.สมชาย ใจดี", Hiding::but_officers), "ด.ช.xxx");
}

TEST(WithoutPersonal, LeavesCodesOfAsManyDigits) {
  EXPECT_EQ(without_personal("1330100000017", Hiding::in_codes), "1330100000017");
  EXPECT_EQ(without_personal("0812345678", Hiding::in_codes), "0812345678");
  EXPECT_EQ(without_personal("1330100000016", Hiding::in_codes), "1-3301-xxxxx-xx-6");
  EXPECT_EQ(without_personal("ด.ช.สมชาย ใจดี", Hiding::in_codes), "ด.ช.xxx");
}

TEST(WithoutPersonal, LeavesAllElseAsItStands) {
  for (const char* text : {"",
                           "1,234,567.89",
                           "33010001",
                           "1033530233",
                           "00330001",
                           "15/3/2567 - 30/9/2568",
                           "5-10-2567 - 3-9-2568",
                           "09.00 - 16.30 น.",
                           "ศธ 04009/ว 1234",
                           "ปีงบประมาณ 2565 - 2570",
                           "20004310010000000000",
                           "นายอำเภอเมือง ศรีสะเกษ",
                           "นายกเทศมนตรี ตำบล",
                           "บ้านนายาว",
                           "นายายอามพิทยาคม",
                           "โรงเรียนนางรอง พิทยาคม",
                           "เด็กชายแดนใต้",
                           "เด็กหญิงที่ตั้งครรภ์ ในวัยเรียน",
                           "ด.ช. 25 คน",
                           "จำนวนเด็กหญิงทั้งหมด",
                           "ช่วยเหลือเด็กชายยากไร้ ในชุมชน",
                           "เด็กชาย",
                           "Master plan 2569",
                           "งานด.ศ.",
                           "@",
                           "ผลงาน @ ศรีสะเกษ",
                           "120101 0",
                           "0.95",
                           "1.33E+12"}) {
    EXPECT_EQ(without_personal(text), text);
  }
}

TEST(PersonalSpans, SayOfEachStretchWhatItIs) {
  const auto spans = personal_spans("ด.ช.สมชาย ใจดี 1-3301-00000-01-6 โทร 0812345678 a@b.th");
  ASSERT_EQ(spans.size(), 4U);
  EXPECT_EQ(spans[0].shape, PersonalShape::child_name);
  EXPECT_EQ(spans[1].shape, PersonalShape::national_id);
  EXPECT_EQ(spans[2].shape, PersonalShape::phone);
  EXPECT_EQ(spans[3].shape, PersonalShape::email);
}

}  // namespace
}  // namespace tidtam::thai
