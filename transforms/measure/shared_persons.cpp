#include "transforms/measure/shared_persons.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include "transforms/measure/achievement.hpp"

namespace tidtam::transforms {

namespace {
using base::Decimal;

/// What a value is found by: the submission that says it, the unit, the indicator and its dimension.
using Place = std::tuple<std::int64_t, std::string_view, model::UnitIndex, std::string>;
using Values = std::multimap<Place, model::IndicatorValue*>;

std::string name_of(const model::IndicatorValue& value) {
  return value.dimension.empty() ? value.indicator : value.indicator + ";" + value.dimension;
}

/// The values of the submissions that the persons stand in.
Values values_of(std::span<const SharedPerson> persons, std::span<model::IndicatorValue> values) {
  std::vector<std::int64_t> submissions;
  for (const SharedPerson& person : persons) submissions.push_back(person.submission);
  std::ranges::sort(submissions);
  Values found;
  for (model::IndicatorValue& value : values) {
    if (std::ranges::binary_search(submissions, value.submission))
      found.emplace(Place{value.submission, value.layout, value.unit, name_of(value)}, &value);
  }
  return found;
}

std::optional<Decimal> less_one(const std::optional<Decimal>& number) {
  return number ? number->minus(Decimal::of_millionths(Decimal::kOne)) : std::nullopt;
}

/// Takes one person out of a value: `parts` says out of which parts, `n` the numerator, `d` the denominator.
void take_out(model::IndicatorValue& value, std::string_view parts, const IndicatorCatalogue& catalogue) {
  if (parts.find('n') != std::string_view::npos) value.numerator = less_one(value.numerator);
  if (parts.find('d') != std::string_view::npos) value.denominator = less_one(value.denominator);
  const model::Indicator* indicator = catalogue.find(value.indicator);
  if (indicator) value.value = value_of(*indicator, value.numerator, value.denominator);
  if (value.numerator && value.numerator->is_zero()) value.state = model::ValueState::zero_reported;
}

void take_out(const SharedPerson& person, const Values& values, const IndicatorCatalogue& catalogue) {
  std::string_view rest = person.counted;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(' '));
    rest = one.size() == rest.size() ? std::string_view() : rest.substr(one.size() + 1);
    const std::size_t slash = one.rfind('/');
    if (slash == std::string_view::npos) continue;
    const Place place{person.submission, person.layout, person.unit, std::string(one.substr(0, slash))};
    const auto [first, last] = values.equal_range(place);
    for (auto value = first; value != last; ++value) take_out(*value->second, one.substr(slash + 1), catalogue);
  }
}

/// The unit at which a person counts.
model::UnitIndex counting_unit(std::span<const SharedPerson> rows) {
  const auto later = [](const SharedPerson& a, const SharedPerson& b) {
    return std::tuple(a.enrolled_on, a.received, a.unit) < std::tuple(b.enrolled_on, b.received, b.unit);
  };
  return std::ranges::max_element(rows, later)->unit;
}
}  // namespace

void settle_shared_persons(std::span<SharedPerson> persons, std::span<model::IndicatorValue> values,
                           const IndicatorCatalogue& catalogue) {
  const Values known = values_of(persons, values);
  for (std::size_t begin = 0, end = 0; begin < persons.size(); begin = end) {
    while (end < persons.size() && persons[end].key == persons[begin].key) ++end;
    const std::span<SharedPerson> rows = persons.subspan(begin, end - begin);
    const model::UnitIndex unit = counting_unit(rows);
    for (SharedPerson& row : rows) {
      row.is_counted = row.unit == unit;
      if (!row.is_counted) take_out(row, known, catalogue);
    }
  }
}

}  // namespace tidtam::transforms
