#include "transforms/measure/shared_persons.hpp"

#include <gtest/gtest.h>

#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

using base::Decimal;

model::IndicatorValue value_of_unit(model::UnitIndex unit, std::int64_t submission, std::string indicator,
                                    std::string dimension, int numerator,
                                    std::optional<int> denominator = std::nullopt) {
  model::IndicatorValue value;
  value.unit = unit;
  value.submission = submission;
  value.layout = "pupils";
  value.indicator = std::move(indicator);
  value.dimension = std::move(dimension);
  value.numerator = Decimal::of_integer(numerator);
  if (denominator) value.denominator = Decimal::of_integer(*denominator);
  value.state = model::ValueState::value;
  return value;
}

SharedPerson person(const char* key, model::UnitIndex unit, std::int64_t submission, std::optional<base::Date> enrolled,
                    base::Seconds received, const char* counted) {
  return {key, unit, "pupils", submission, enrolled, received, counted, false};
}

base::Date day(const char* iso) {
  return *base::parse_iso_date(iso);
}

class SharedPersons : public ::testing::Test {
 protected:
  const IndicatorCatalogue& catalogue_ = support::ShippedCatalogue::get().indicators;
  std::vector<model::IndicatorValue> values_{
      value_of_unit(1, 10, "I13", "", 92), value_of_unit(1, 10, "I13", "sex=male", 1),
      value_of_unit(1, 10, "I17", "", 2, 92), value_of_unit(2, 20, "I13", "", 30)};
};

TEST_F(SharedPersons, CountWhereTheyEnrolledLater) {
  std::vector<SharedPerson> persons{person("a", 1, 10, day("2020-05-16"), 200, "I13/n I13;sex=male/n I17/nd"),
                                    person("a", 2, 20, day("2025-06-01"), 100, "I13/n")};
  settle_shared_persons(persons, values_, catalogue_);
  EXPECT_FALSE(persons[0].is_counted);
  EXPECT_TRUE(persons[1].is_counted);
  EXPECT_EQ(values_[0].numerator, Decimal::of_integer(91));
  EXPECT_EQ(values_[0].value, 91);
  EXPECT_EQ(values_[1].numerator, Decimal::of_integer(0));
  EXPECT_EQ(values_[1].state, model::ValueState::zero_reported);
  EXPECT_EQ(values_[2].numerator, Decimal::of_integer(1));
  EXPECT_EQ(values_[2].denominator, Decimal::of_integer(91));
  EXPECT_EQ(values_[3].numerator, Decimal::of_integer(30));
}

TEST_F(SharedPersons, CountWhereTheLaterReturnSpeaksOfThemWithoutADay) {
  std::vector<SharedPerson> persons{person("a", 1, 10, std::nullopt, 200, "I13/n"),
                                    person("a", 2, 20, std::nullopt, 100, "I13/n")};
  settle_shared_persons(persons, values_, catalogue_);
  EXPECT_EQ(values_[0].numerator, Decimal::of_integer(92));
  EXPECT_EQ(values_[3].numerator, Decimal::of_integer(29));
}

TEST_F(SharedPersons, LeaveTheValuesOfOtherSubmissionsAlone) {
  values_.push_back(value_of_unit(1, 11, "I13", "", 90));
  std::vector<SharedPerson> persons{
      person("a", 1, 10, day("2020-05-16"), 200, "I13/n"), person("a", 2, 20, day("2025-06-01"), 100, "I13/n"),
      person("b", 1, 10, day("2025-06-01"), 200, "I13/n"), person("b", 2, 20, day("2020-05-16"), 100, "I13/n")};
  settle_shared_persons(persons, values_, catalogue_);
  EXPECT_EQ(values_[0].numerator, Decimal::of_integer(91));
  EXPECT_EQ(values_[3].numerator, Decimal::of_integer(29));
  EXPECT_EQ(values_.back().numerator, Decimal::of_integer(90));
}

}  // namespace
}  // namespace tidtam::transforms
