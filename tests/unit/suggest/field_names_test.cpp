#include "extractors/layouts/suggest/field_names.hpp"

#include <gtest/gtest.h>

#include "tests/unit/suggest/shipped_words.hpp"

namespace tidtam::layouts::suggest {
namespace {

using model::FieldKind;

TEST(FieldNames, AreMadeOfLatinHeads) {
  EXPECT_EQ(latin_name("Teacher Count (2568)"), "teacher_count_2568");
  EXPECT_EQ(latin_name("2nd Round"), "n_2nd_round");
  EXPECT_EQ(latin_name("O-NET ป.6"), "") << "Thai letters are in it";
  EXPECT_EQ(latin_name("2568"), "");
}

TEST(FieldNames, AreTranslatedWordByWord) {
  EXPECT_EQ(translated_name("จำนวนนักเรียนชาย (คน)", "count", shipped_words()), "pupils_male");
  EXPECT_EQ(translated_name("งบประมาณที่ได้รับจัดสรร", "money", shipped_words()), "budget_allocated");
  EXPECT_EQ(translated_name("จำนวน", "count", shipped_words()), "count");
  EXPECT_EQ(translated_name("แผน ไตรมาส 1", "money", shipped_words()), "plan_quarter_1");
  EXPECT_EQ(translated_name("๒๕๖๘", "count", shipped_words()), "year_2568");
  EXPECT_EQ(translated_name("60-64 ปี", "count", shipped_words()), "") << "a span, not a number";
  EXPECT_EQ(translated_name("ถังน้ำดื่มสาธารณะ", "count", shipped_words()), "") << "most of it is other words";
}

TEST(FieldNames, AreGivenOnceAndNeverThoseOfColumnsThatHoldSomethingElse) {
  FieldNames names(shipped_words());
  EXPECT_EQ(names.take("male", "ชาย", "column_c", FieldKind::count), "male");
  EXPECT_EQ(names.take("male", "นักเรียนชาย", "column_d", FieldKind::count), "pupils_male");
  EXPECT_EQ(names.take("", "ชาย", "column_e", FieldKind::count), "column_e");
  EXPECT_EQ(names.take("unit_code", "รหัสหน่วย", "column_f", FieldKind::code), "column_f");
  EXPECT_EQ(names.take("amount", "อื่น ๆ", "column_g", FieldKind::count), "column_g") << "amount holds money";
}

}  // namespace
}  // namespace tidtam::layouts::suggest
