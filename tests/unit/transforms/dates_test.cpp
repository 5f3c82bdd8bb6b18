#include "transforms/values/dates.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tidtam::transforms {
namespace {

constexpr DateContext kFileOf2561{2561, 2561};

struct Written {
  std::string text;
  std::string expected;  ///< ISO, or empty
  std::string code;      ///< the one finding, or empty
};

std::string codes_of(const DateReading& reading) {
  std::string joined;
  for (const auto& code : reading.codes) joined += (joined.empty() ? "" : ",") + code;
  return joined;
}

class WrittenDates : public testing::TestWithParam<Written> {};

TEST_P(WrittenDates, ReadAsAThaiOfficerMeansThem) {
  const DateReading reading = read_date(GetParam().text, kFileOf2561);
  EXPECT_EQ(to_text(reading), GetParam().expected) << GetParam().text;
  EXPECT_EQ(codes_of(reading), GetParam().code) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Days, WrittenDates,
    testing::Values(
        Written{"27 พฤษภาคม 2560", "2017-05-27", ""}, Written{"๒๗ พฤษภาคม ๒๕๖๐", "2017-05-27", ""},
        Written{"29 พ.ค. 2560", "2017-05-29", ""}, Written{"29 พค 60", "2017-05-29", ""},
        Written{"29 พ.ค.60", "2017-05-29", ""}, Written{"29พค60", "2017-05-29", ""},
        Written{"วันอาทิตย์ ที่ 28 เดือน พฤษภาคม พ.ศ.2560", "2017-05-28", ""},
        Written{"วันที่ ๑๖ เดือน ธันวาคม พ.ศ.๒๕๖๔", "2021-12-16", ""}, Written{"(8 กันยายน 2564)", "2021-09-08", ""},
        Written{"วันที่ 15 มีนาคม 2561", "2018-03-15", ""}, Written{"ลงวันที่ ๒๖ พฤษภาคม ๒๕๖๐", "2017-05-26", ""},
        Written{"ลว. 25ตค.61", "2018-10-25", ""}, Written{"ลว 28 กย 60", "2017-09-28", ""},
        Written{"31 ส.ค.65", "2022-08-31", ""}, Written{"ณ วันที่ 17 พฤษภาคม 2567 เวลา 10:50 น.", "2024-05-17", ""},
        Written{"17 เม.ย. 2568 10:00 น.", "2025-04-17", ""}, Written{"11 มิ.ย. 2567, 14:44", "2024-06-11", ""},
        Written{"10 มิ.ย. 2565 08.30 – 16.30น.", "2022-06-10", ""}, Written{"อ.29 พฤษภาคม 2561", "2018-05-29", ""},
        Written{"15/3/2561", "2018-03-15", ""}, Written{"15-03-2561", "2018-03-15", ""},
        Written{"15.3.61", "2018-03-15", ""}, Written{"2561-03-15", "2018-03-15", ""},
        Written{"15/03/18", "2018-03-15", "DATE-ERA"}, Written{"18 ก.ย. 02568 11:20", "2025-09-18", ""},
        Written{"2๐ กุมภาพันธ์ ๒๕๖๖", "2023-02-20", ""}, Written{"14032561", "2018-03-14", ""},
        Written{"25610314", "2018-03-14", ""}, Written{"140361", "", "DATE-YEAR"},
        Written{"1/พ.ค./2513", "1970-05-01", ""}, Written{"28 ,มิถุนายน 2485", "1942-06-28", ""},
        Written{"15 ,มกราคม, 2491", "1948-01-15", ""}, Written{"2021-10-01", "2021-10-01", ""},
        Written{"21 เมษายน 2015", "2015-04-21", ""}, Written{"1 ม.ี ค. 2560", "2017-03-01", ""}));

INSTANTIATE_TEST_SUITE_P(
    Ranges, WrittenDates,
    testing::Values(
        Written{"16 พ.ค. – 10 มิ.ย.2565", "2022-05-16/2022-06-10", ""},
        Written{"14 – 16 มีนาคม 2561", "2018-03-14/2018-03-16", ""},
        Written{"4-5 กุมภาพันธ์ 2560", "2017-02-04/2017-02-05", ""},
        Written{"29 กรกฎาคม-2 สิงหาคม 2556", "2013-07-29/2013-08-02", ""},
        Written{"18 กุมภาพันธ์-3 มีนาคม 2556", "2013-02-18/2013-03-03", ""},
        Written{"1 เมษายน – 15 พฤษภาคม 2569", "2026-04-01/2026-05-15", ""},
        Written{"11 – 31 ตุลาคม 2568", "2025-10-11/2025-10-31", ""},
        Written{"ต.ค. 61 – ก.ย. 62", "2018-10-01/2019-09-30", ""},
        Written{"ตุลาคม 2564 - กันยายน 2565", "2021-10-01/2022-09-30", ""},
        Written{"ต.ค.64-ก.ย.65", "2021-10-01/2022-09-30", ""},
        Written{"ต.ค. ๒๕๖๔ – ก.ย. ๒๕๖๕", "2021-10-01/2022-09-30", ""},
        Written{"ระหว่างวันที่ 1 ตุลาคม 2564 จนถึงวันที่ 30 กันยายน 2565", "2021-10-01/2022-09-30", ""},
        Written{"ธ.ค. 64 – ม.ค. 65", "2021-12-01/2022-01-31", ""},
        Written{"ส.ค. – พ.ย. 2565", "2022-08-01/2022-11-30", ""},
        Written{"พ.ย. – มี.ค. 2566", "2022-11-01/2023-03-31", ""},
        Written{"ส.29 กันยายน – อ.2 ตุลาคม 2561", "2018-09-29/2018-10-02", ""},
        Written{"ศ.3 – อา.5 สิงหาคม 2561", "2018-08-03/2018-08-05", ""},
        Written{"พ.ศ. 2560-2579", "2017-01-01/2036-12-31", ""}, Written{"๒๕๖๑-๒๕๖๔", "2018-01-01/2021-12-31", ""},
        Written{"ปี 2558 – 2561", "2015-01-01/2018-12-31", ""},
        Written{"14, 16 มีนาคม 2561", "2018-03-14/2018-03-16", "DATE-LIST"},
        Written{"14 และ 16 มีนาคม 2561", "2018-03-14/2018-03-16", "DATE-LIST"},
        Written{"ภาคเรียนที่ 1/2564", "2021-05-16/2021-10-11", ""}, Written{"ไตรมาสที่ 1/2565", "2021-10-01/2021-12-31", ""},
        Written{"ตลอดปีงบประมาณ 2565", "2021-10-01/2022-09-30", "DATE-VAGUE"},
        Written{"ทุกเดือน", "2017-10-01/2018-09-30", "DATE-VAGUE"},
        Written{"ต่อเนื่อง", "2017-10-01/2018-09-30", "DATE-VAGUE"}, Written{"ภายในเดือนมีนาคม", "../2018-03-31", ""},
        Written{"ต้นเดือนมีนาคม", "2018-03-01/2018-03-10", "DATE-VAGUE"},
        Written{"กลางเดือนมีนาคม", "2018-03-11/2018-03-20", "DATE-VAGUE"},
        Written{"สิ้นเดือนมีนาคม", "2018-03-21/2018-03-31", "DATE-VAGUE"}, Written{"ครึ่งปีแรก", "2017-10-01/2018-03-31", ""},
        Written{"ครึ่งปีหลัง", "2018-04-01/2018-09-30", ""}, Written{"ตุลาคม - ธันวาคม", "2017-10-01/2017-12-31", ""}));

INSTANTIATE_TEST_SUITE_P(
    Doubtful, WrittenDates,
    testing::Values(Written{"วันอังคารที่ 15 มกราคม 2567", "2024-01-15", "DATE-WD"},
                    Written{"หลัง 15 มีนาคม 2561", "2018-03-15", "DATE-VAGUE"},
                    Written{"29 กุมภาพันธ์ 2567", "2024-02-29", ""}, Written{"29/2/2568", "", "DATE-FEB29"},
                    Written{"31/04/2567", "", "DATE-DAY"}, Written{"15/13/2567", "", "DATE-DAY"},
                    Written{"0 มกราคม 2567", "", "DATE-DAY"}, Written{"1 ม.ย. 2560", "", "DATE-01"},
                    Written{"15 มกราคม 2350", "", "DATE-YEAR"}, Written{"1 มกราคม พ.ศ. 2015", "", "DATE-YEAR"},
                    Written{"15 มีนาคม 2482", "1940-03-15", "PRE1941"},
                    Written{"15 เมษายน 2482", "1939-04-15", "PRE1941"}, Written{"1 มกราคม 2483", "", "DATE-YEAR"},
                    Written{"15 มกราคม 2431", "", "DATE-YEAR"}, Written{"27 คุลาคม 2560", "2017-10-27", "DATE-SPELL"},
                    Written{"28 – 3 มีนาคม 2561", "", "DATE-ORDER"}, Written{"โรงเรียนบ้านหนองบัว", "", "DATE-01"},
                    Written{"12/2561", "", "DATE-01"}, Written{"ก่อน พ.ศ. 2490", "", "DATE-01"},
                    Written{"20/05/ๅ15", "", "DATE-01"}));

TEST(ReadDate, NeedsAYearFromSomewhere) {
  const DateReading reading = read_date("30 มิถุนายน", {2561, std::nullopt});
  EXPECT_FALSE(reading.has_value());
  EXPECT_EQ(codes_of(reading), "DATE-NOYEAR");
  EXPECT_EQ(to_text(read_date("30 มิถุนายน", kFileOf2561)), "2018-06-30");
  EXPECT_EQ(to_text(read_date("30 พฤศจิกายน", kFileOf2561)), "2017-11-30");
}

struct Serial {
  double serial;
  std::string expected;
  std::string code;
};
class SerialDates : public testing::TestWithParam<Serial> {};

TEST_P(SerialDates, AreJudgedByTheirOwnYear) {
  const DateReading reading = read_serial_date(GetParam().serial);
  EXPECT_EQ(to_text(reading), GetParam().expected);
  EXPECT_EQ(codes_of(reading), GetParam().code);
}

// 244043 is 2568-02-29: 994 days behind 2565-06-10.
INSTANTIATE_TEST_SUITE_P(
    Checked, SerialDates,
    testing::Values(Serial{43173, "2018-03-14", ""}, Serial{241500, "2018-03-14", "DATE-BE-SERIAL"},
                    Serial{42882, "2017-05-27", ""}, Serial{241209, "2017-05-27", "DATE-BE-SERIAL"},
                    Serial{44722, "2022-06-10", ""}, Serial{243049, "2022-06-10", "DATE-BE-SERIAL"},
                    Serial{36486, "1999-11-22", ""}, Serial{36526, "2000-01-01", ""}, Serial{73051, "2100-01-01", ""},
                    Serial{244043, "", "DATE-FEB29"}, Serial{43173.75, "2018-03-14", ""}, Serial{60, "", "DATE-YEAR"},
                    Serial{-1, "", "DATE-YEAR"}, Serial{1e9, "", "DATE-YEAR"}, Serial{440000, "", "DATE-YEAR"}));

}  // namespace
}  // namespace tidtam::transforms
