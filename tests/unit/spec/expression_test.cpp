#include "pipeline/spec/expression.hpp"

#include <array>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"

namespace tidtam::spec {
namespace {
using model::Datum;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<SlotSpec> kSlots{{"male", ExpressionType::number},     {"female", ExpressionType::number},
                                   {"total", ExpressionType::number},    {"status", ExpressionType::text},
                                   {"start_on", ExpressionType::date},   {"is_key", ExpressionType::boolean},
                                   {"allocated", ExpressionType::number}};

/// male 2, female 3, total absent, status LATE, start 15 January 2024, is_key yes, allocated 0.1
const std::vector<Datum> kRow{std::int64_t{2},
                              std::int64_t{3},
                              {},
                              std::string("LATE"),
                              base::Date{2024, 1, 15},
                              std::int64_t{1},
                              base::Decimal::of_millionths(100'000)};

std::string shown(const ExpressionValue& value) {
  if (is_absent(value)) return "absent";
  if (std::holds_alternative<bool>(value)) return is_true(value) ? "true" : "false";
  return model::to_text(datum_of(value));
}

std::string result_of(std::string_view source) {
  return shown(Expression::compile(source, kSlots, "rules.yaml:3").evaluate(std::span<const Datum>(kRow)));
}

std::string complaint_about(std::string_view source, std::optional<ExpressionType> wanted = std::nullopt) {
  try {
    (void)Expression::compile(source, kSlots, "rules.yaml:3", wanted);
  } catch (const ConfigurationError& error) {
    return error.what();
  }
  return "no complaint";
}

struct Example {
  const char* source;
  const char* result;
};

void PrintTo(const Example& example, std::ostream* out) {
  *out << example.source;
}

class ExpressionExamples : public testing::TestWithParam<Example> {};

TEST_P(ExpressionExamples, GivesWhatIsWorkedOutByHand) {
  EXPECT_EQ(result_of(GetParam().source), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(
    Precedence, ExpressionExamples,
    testing::Values(Example{"1 + 2 * 3", "7"}, Example{"(1 + 2) * 3", "9"}, Example{"10 - 4 - 3", "3"},
                    Example{"100 / 10 / 5", "2"}, Example{"-2 * -3", "6"}, Example{"2 - -1", "3"},
                    Example{"true or false and false", "true"}, Example{"(true or false) and false", "false"},
                    Example{"not false and false", "false"}, Example{"not (false and false)", "true"},
                    Example{"not male == 3", "true"}, Example{"1 + 1 == 2 and 2 + 2 == 4", "true"}));

INSTANTIATE_TEST_SUITE_P(Numbers, ExpressionExamples,
                         testing::Values(Example{"0.1 + 0.2 == 0.3", "true"}, Example{"allocated * 3 == 0.3", "true"},
                                         Example{"male + female == 5", "true"}, Example{"1 / 8", "0.125"},
                                         Example{"1 / 0", "absent"}, Example{"round(2.5)", "3"},
                                         Example{"round(-2.5)", "-3"}, Example{"round(2.675, 2)", "2.68"},
                                         Example{"round(100 * 2 / 3, 2) == 66.67", "true"},
                                         Example{"abs(male - female)", "1"}, Example{"min(male, female, 1.5)", "1.5"},
                                         Example{"max(male, female)", "3"}, Example{"male <= 2", "true"},
                                         Example{"male < 2", "false"}, Example{"female > 2", "true"},
                                         Example{"female >= 4", "false"}, Example{"male != 2", "false"},
                                         Example{"if(male > 1, 10, 20)", "10"}, Example{"if(male > 2, 10, 20)", "20"},
                                         Example{"9000000000000 + 9000000000000 > 9000000000001", "true"}));

INSTANTIATE_TEST_SUITE_P(
    AbsentTable, ExpressionExamples,
    testing::Values(Example{"total + 1", "absent"}, Example{"-total", "absent"}, Example{"total == total", "absent"},
                    Example{"total <= 5", "absent"}, Example{"total in [1, 2]", "absent"},
                    Example{"min(male, total)", "absent"}, Example{"sum(male, total, female)", "5"},
                    Example{"sum(total)", "absent"}, Example{"first_present(total, male)", "2"},
                    Example{"total is absent", "true"}, Example{"total is not absent", "false"},
                    Example{"male is absent", "false"}, Example{"present(male, female)", "true"},
                    Example{"present(male, total)", "false"}, Example{"count_present(male, total, status)", "2"},
                    Example{"total == 1 and false", "false"}, Example{"false and total == 1", "false"},
                    Example{"total == 1 and true", "absent"}, Example{"total == 1 or true", "true"},
                    Example{"true or total == 1", "true"}, Example{"total == 1 or false", "absent"},
                    Example{"not total == 1", "absent"}, Example{"if(total == 1, 1, 2)", "absent"},
                    Example{"if(male > 0, absent, 2)", "absent"}));

INSTANTIATE_TEST_SUITE_P(
    TextsAndDates, ExpressionExamples,
    testing::Values(Example{"status == 'LATE'", "true"}, Example{"status in ['DONE', 'LATE']", "true"},
                    Example{"status not in ['DONE', 'LATE']", "false"}, Example{"status != \"DONE\"", "true"},
                    Example{"starts_with(status, 'LA')", "true"}, Example{"contains(status, 'TE')", "true"},
                    Example{"length('ที่')", "3"}, Example{"'it''s' == \"it's\"", "true"},
                    Example{"start_on <= date '2024-01-15'", "true"}, Example{"start_on > date '2024-01-15'", "false"},
                    Example{"days_between(start_on, date '2024-03-01')", "46"}, Example{"is_key", "true"},
                    Example{"is_key and status == 'DONE'", "false"}));

TEST(Expression, TellsTheSlotsItReadsOnceAndInOrder) {
  const auto expression = Expression::compile("total > male + male", kSlots, "x:1");
  EXPECT_THAT(expression.used_slots(), ElementsAre(0, 2));
  EXPECT_EQ(expression.type(), ExpressionType::boolean);
}

TEST(Expression, ReadsValuesWithTheirStatesAsWell) {
  const std::vector<SlotSpec> slots{{"a", ExpressionType::number}};
  const std::vector<model::Value> values{{std::int64_t{7}, model::ValueState::value}};
  EXPECT_EQ(shown(Expression::compile("a * 2", slots, "x:1").evaluate(std::span<const model::Value>(values))), "14");
}

TEST(Expression, RoundsANumberOfASheetAsItWasTyped) {
  const std::vector<SlotSpec> slots{{"a", ExpressionType::number}};
  const std::vector<Datum> row{2.675};
  const auto result = [&](std::string_view source) {
    return shown(Expression::compile(source, slots, "x:1").evaluate(std::span<const Datum>(row)));
  };
  EXPECT_EQ(result("round(a, 2)"), "2.68");
  EXPECT_EQ(result("round(1 / 3, 8) == 0.33333333"), "false");  // a literal has six places
  EXPECT_EQ(result("round(a * 1000, -3)"), "3000");
}

TEST(Expression, TakesADatumOfAnotherTypeForAbsent) {
  const std::vector<SlotSpec> slots{{"a", ExpressionType::number}};
  const std::vector<Datum> row{std::string("หมดบัญชี")};
  EXPECT_EQ(shown(Expression::compile("a + 1", slots, "x:1").evaluate(std::span<const Datum>(row))), "absent");
}

TEST(Expression, PointsAtAnUnknownNameAndListsTheKnownOnes) {
  EXPECT_EQ(
      complaint_about("male + femal == total"),
      "rules.yaml:3: 'femal' is not known here; known are: male, female, total, status, start_on, is_key, allocated\n"
      "  male + femal == total\n"
      "         ^");
}

TEST(Expression, PutsTheCaretBelowThaiTextWithoutCountingToneMarks) {
  // The text takes 4 columns with its quotes: the vowel and the tone mark stand above their consonant.
  EXPECT_EQ(
      complaint_about("'ที่' == nobody"),
      "rules.yaml:3: 'nobody' is not known here; known are: male, female, total, status, start_on, is_key, allocated\n"
      "  'ที่' == nobody\n"
      "         ^");
}

TEST(Expression, RefusesTypesThatDoNotGoTogether) {
  EXPECT_THAT(complaint_about("male + status"), HasSubstr("a number is expected here, this is a text"));
  EXPECT_THAT(complaint_about("male == 'x'"), HasSubstr("a number is expected here, this is a text"));
  EXPECT_THAT(complaint_about("status < 'x'"), HasSubstr("a text has no order"));
  EXPECT_THAT(complaint_about("start_on > 2024"), HasSubstr("a date is expected here, this is a number"));
  EXPECT_THAT(complaint_about("not male"), HasSubstr("a yes or no is expected here, this is a number"));
  EXPECT_THAT(complaint_about("if(male, 1, 2)"), HasSubstr("a yes or no is expected here"));
  EXPECT_THAT(complaint_about("male + 1", ExpressionType::boolean),
              HasSubstr("this gives a number where a yes or no is expected"));
}

TEST(Expression, RefusesWhatIsNotWellWritten) {
  EXPECT_THAT(complaint_about(""), HasSubstr("something is missing here"));
  EXPECT_THAT(complaint_about("male +"), HasSubstr("something is missing here"));
  EXPECT_THAT(complaint_about("(male"), HasSubstr("')' is expected here"));
  EXPECT_THAT(complaint_about("male = 2"), HasSubstr("equality is written '=='"));
  EXPECT_THAT(complaint_about("1 < male < 3"), HasSubstr("join two with 'and'"));
  EXPECT_THAT(complaint_about("male female"), HasSubstr("something follows"));
  EXPECT_THAT(complaint_about("status == 'open"), HasSubstr("no closing quote"));
  EXPECT_THAT(complaint_about("start_on == date '2023-02-29'"), HasSubstr("this is no day"));
  EXPECT_THAT(complaint_about("mean(male)"), HasSubstr("there is no function 'mean'; there are: if, abs"));
  EXPECT_THAT(complaint_about("round(1, 2, 3)"), HasSubstr("'round' takes 1 to 2 operands, not 3"));
  EXPECT_THAT(complaint_about("male is 3"), HasSubstr("'absent' is expected after 'is'"));
  EXPECT_THAT(complaint_about("12abc"), HasSubstr("this is no number"));
  EXPECT_THAT(complaint_about(std::string(500, '(') + "1"), HasSubstr("nested too deeply"));
}

TEST(Expression, EitherCompilesOrComplainsWhateverIsWritten) {
  const std::array<const char*, 24> words{
      "male", "status", "start_on", "is_key", "1",   "0.5", "'x'",  "date '2024-01-15'",
      "(",    ")",      "+",        "/",      "==",  "<=",  "and",  "or",
      "not ", "is",     "absent",   "in",     "[1]", "if(", "max(", ","};
  std::mt19937 random(2565);
  int compiled = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string source;
    for (std::size_t length = 1 + random() % 8; length > 0; --length) (source += words[random() % words.size()]) += ' ';
    try {
      (void)Expression::compile(source, kSlots, "x:1").evaluate(std::span<const Datum>(kRow));
      ++compiled;
    } catch (const ConfigurationError& error) {
      EXPECT_THAT(error.what(), HasSubstr("^"));
    }
  }
  EXPECT_GT(compiled, 500);
  EXPECT_LT(compiled, 19'500);
}

TEST(Expression, NamesTheLineOfItsYamlNode) {
  const Node file = Node::parse("a: 1\ncheck: male +\n", "x.yaml");
  try {
    (void)Expression::compile(file.at("check"), kSlots);
    FAIL() << "compiled";
  } catch (const ConfigurationError& error) {
    EXPECT_THAT(error.what(), testing::StartsWith("x.yaml:2: something is missing here"));
  }
}

}  // namespace
}  // namespace tidtam::spec
