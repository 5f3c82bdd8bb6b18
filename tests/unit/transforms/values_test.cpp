#include <gtest/gtest.h>

#include <string>

#include "pipeline/base/error.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/messages.hpp"
#include "tests/support/source_dir.hpp"
#include "transforms/values/codes.hpp"
#include "transforms/values/finding_codes.hpp"
#include "transforms/values/missing.hpp"
#include "transforms/values/normalise.hpp"
#include "transforms/values/words.hpp"

namespace tidtam::transforms {
namespace {

using model::FieldKind;

TEST(ReadMissing, TakesADashByItsColumn) {
  EXPECT_EQ(read_missing("-", FieldKind::money), Missing::zero);
  EXPECT_EQ(read_missing(" – ", FieldKind::count), Missing::zero_or_not_applicable);
  EXPECT_EQ(read_missing("--", FieldKind::score), Missing::not_applicable);
  EXPECT_EQ(state_of(Missing::zero_or_not_applicable, Siblings::reported), model::ValueState::zero_reported);
  EXPECT_EQ(state_of(Missing::zero_or_not_applicable, Siblings::none_reported), model::ValueState::not_applicable);
}

TEST(ReadMissing, KnowsTheWordsForEachState) {
  for (const std::string text : {"", " ", "\u00A0", "...", "."})
    EXPECT_EQ(read_missing(text, FieldKind::money), Missing::not_reported) << text;
  for (const std::string text : {"ไม่มีข้อมูล", "n/a", "N/A", "ไม่ระบุ", "ไม่ทราบ"}) {
    EXPECT_EQ(read_missing(text, FieldKind::count), Missing::no_data) << text;
  }
  for (const std::string text : {"ไม่เกี่ยวข้อง", "ไม่มีชั้น ป.6", "ไม่เปิดสอน", "ไม่เปิดสอน ม.ปลาย"}) {
    EXPECT_EQ(read_missing(text, FieldKind::score), Missing::not_applicable) << text;
  }
}

TEST(ReadMissing, TakesAnExhaustedListForNoCountAndNothingElse) {
  EXPECT_EQ(read_missing("หมดบัญชี", FieldKind::count), Missing::not_applicable);
  EXPECT_EQ(read_missing(" หมด บัญชี", FieldKind::count), Missing::not_applicable);
  EXPECT_FALSE(read_missing("หมดบัญชี", FieldKind::money));
  EXPECT_FALSE(read_missing("หมดบัญชี", FieldKind::text));
}

TEST(ReadMissing, LeavesValuesAlone) {
  for (const std::string text : {"0", "-5", "หมดอายุ", "1-2"})
    EXPECT_FALSE(read_missing(text, FieldKind::count)) << text;
  EXPECT_FALSE(read_missing("ไม่มี", FieldKind::text));
  EXPECT_EQ(read_missing("ไม่มี", FieldKind::count), Missing::zero);
}

TEST(ReadCode, UndoesWhatExcelDid) {
  EXPECT_EQ(read_code("'๔๙๐๑๐๑๙๙").code, "49010199");
  EXPECT_EQ(read_code("49010199.0").code, "49010199");
  EXPECT_EQ(read_code("4.9010199E7").code, "49010199");
  EXPECT_EQ(read_code("4901 0199").code, "49010199");
  EXPECT_EQ(read_code("330001", 8).code, "00330001");
  EXPECT_EQ(read_code("fy65-01").code, "FY65-01");
  EXPECT_EQ(code_of_double(330001.0, 8).code, "00330001");
  EXPECT_EQ(read_code("330001", 8).undone, std::vector{CodeDamage::leading_zeros});
}

TEST(ReadCode, RefusesWhatCannotBeTheCode) {
  EXPECT_EQ(read_code("490101991", 8).codes, Codes{"COD-04"});
  EXPECT_EQ(code_of_double(1.5).codes, Codes{"COD-04"});
  EXPECT_EQ(code_of_double(-1).codes, Codes{"COD-04"});
}

TEST(Vocabulary, FindsWordsByKeyAndSetsOfThem) {
  const Vocabulary words({{"area", {"พื้นที่", "Area"}}, {"agenda", {"วาระ"}}, {"done", {"ดำเนินการแล้ว/เสร็จ"}}});
  EXPECT_EQ(words.find(" พื้นที่ "), "area");
  EXPECT_EQ(words.find("AGENDA"), "agenda");
  EXPECT_FALSE(words.find("อื่น ๆ"));
  EXPECT_EQ(words.find_set("วาระ, พื้นที่\nวาระ").ids, (std::vector<std::string>{"agenda", "area"}));
  EXPECT_EQ(words.find_set("ดำเนินการแล้ว/เสร็จ").ids, (std::vector<std::string>{"done"}));
  EXPECT_EQ(words.find_set("วาระและอื่น").unknown, (std::vector<std::string>{"อื่น"}));
}

TEST(Vocabulary, RefusesASpellingOfTwoWords) {
  EXPECT_THROW(Vocabulary({{"a", {"พื้นที่"}}, {"b", {"พื้น ที่"}}}), ConfigurationError);
}

TEST(Normalise, AnswersOneLineForEachKind) {
  const NormaliseOptions options{2567};
  EXPECT_EQ(normalise_line("text", "สํานัก\nงาน ๑", options), "สำนัก\\nงาน ๑\t");
  EXPECT_EQ(normalise_line("digits", "๑,๒๓๔", options), "1,234\t");
  EXPECT_EQ(normalise_line("number", "๑,๒๓๔ คน*", options), "1234\tNUM-FOOT");
  EXPECT_EQ(normalise_line("number", "-", options), "\tNOT_APPLICABLE");
  EXPECT_EQ(normalise_line("date", "", options), "\tMISSING");
  EXPECT_EQ(normalise_line("date", "15/1/67", options), "2024-01-15\t");
  EXPECT_EQ(normalise_line("period", "ไตรมาสที่ 1/2565", options), "FY2565Q1\t");
  EXPECT_EQ(normalise_line("code", "49010199.0", options), "49010199\t");
  EXPECT_FALSE(normalise_line("colour", "x", options));
}

TEST(FindingCodes, HaveAWeightAndSentencesInTheCatalogue) {
  EXPECT_EQ(severity_of("NUM-01"), model::Severity::error);
  EXPECT_EQ(severity_of("DATE-WD"), model::Severity::warning);
  EXPECT_EQ(severity_of("PRE1941"), model::Severity::note);
  const auto messages = spec::Messages::load(spec::Catalogue(support::source_dir()));
  for (const std::string_view code : known_codes()) EXPECT_TRUE(messages.has_rule(code)) << code;
}

}  // namespace
}  // namespace tidtam::transforms
