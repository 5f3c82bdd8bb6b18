#include "transforms/comparisons/figures.hpp"

#include <algorithm>

#include "transforms/rules/amounts.hpp"

namespace tidtam::transforms {

namespace {
using Kind = ComparisonSlot::Kind;
using model::Datum;

Datum integer_of(std::size_t number) {
  return static_cast<std::int64_t>(number);
}

Datum days_of(const std::optional<model::Period>& moment, base::Date model::DateRange::*end) {
  const auto days = moment ? model::fiscal_range_of(*moment) : std::nullopt;
  return days ? Datum((*days).*end) : Datum();
}

bool is_within(const model::Period& earlier, const model::Period& moment, Past past) {
  switch (past) {
    case Past::all:
      return true;
    case Past::year:
      return earlier.year == moment.year;
    case Past::season:
      return earlier.year < moment.year && earlier.part == moment.part && earlier.sub_part == moment.sub_part;
  }
  return false;
}

/// One row of each moment: that of the same teller where there is one, else the last.
std::vector<const CountedRow*> one_of_each_moment(std::span<const CountedRow> before, const CountedRow& row,
                                                  Past past) {
  std::vector<const CountedRow*> chosen;
  for (const CountedRow& earlier : before) {
    if (!is_within(*earlier.moment, *row.moment, past)) continue;
    if (chosen.empty() || chosen.back()->moment != earlier.moment) {
      chosen.push_back(&earlier);
    } else if (chosen.back()->teller != row.teller) {
      chosen.back() = &earlier;
    }
  }
  return chosen;
}

std::vector<base::Decimal> numbers_of(std::span<const CountedRow* const> rows, std::size_t column) {
  std::vector<base::Decimal> numbers;
  for (const CountedRow* row : rows) {
    if (const auto number = exact_number(row->fact->data[column])) numbers.push_back(*number);
  }
  return numbers;
}

/// Absent where there are none, and where they make more than can be kept exactly.
Datum sum_of(std::span<const base::Decimal> numbers) {
  if (numbers.empty()) return {};
  base::Decimal sum;
  for (const base::Decimal number : numbers) {
    const auto more = sum.plus(number);
    if (!more) return {};
    sum = *more;
  }
  return sum;
}
}  // namespace

base::Decimal median_of(std::vector<base::Decimal> numbers) {
  std::ranges::sort(numbers);
  const std::size_t middle = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return numbers[middle];
  const std::int64_t low = numbers[middle - 1].millionths();
  return base::Decimal::of_millionths(low + (numbers[middle].millionths() - low) / 2);
}

base::Decimal spread_of(const std::vector<base::Decimal>& numbers) {
  const std::int64_t median = median_of(numbers).millionths();
  std::vector<base::Decimal> distances;
  distances.reserve(numbers.size());
  for (const base::Decimal number : numbers) {
    const std::int64_t distance = number.millionths() - median;
    distances.push_back(base::Decimal::of_millionths(distance < 0 ? -distance : distance));
  }
  return median_of(std::move(distances));
}

Figures::Figures(const CountedRow& row, const CountedRows& rows, Past past, std::span<const CountedRow* const> others,
                 const IndicatorCatalogue& indicators)
    : row_(row), rows_(rows), looks_back_(past), others_(others), indicators_(indicators) {}

std::span<const CountedRow* const> Figures::past() const {
  if (!past_) past_ = one_of_each_moment(rows_.before(row_), row_, looks_back_);
  return *past_;
}

Datum Figures::of(const ComparisonSlot& slot) const {
  const auto& moment = row_.moment;
  switch (slot.kind) {
    case Kind::own:
      return row_.fact->data[slot.column];
    case Kind::year:
      return moment ? Datum(std::int64_t{moment->year}) : Datum();
    case Kind::part:
      return moment && moment->part > 0 ? Datum(std::int64_t{moment->part}) : Datum();
    case Kind::starts_on:
      return days_of(moment, &model::DateRange::first);
    case Kind::ends_on:
      return days_of(moment, &model::DateRange::last);
    case Kind::received_on:
      return base::thai_date_of(row_.fact->received);
    case Kind::layout:
      return row_.fact->layout;
    case Kind::is_latest:
      return std::int64_t{rows_.has_later_in_year(row_) ? 0 : 1};
    case Kind::aggregation:
      return aggregation(slot.column);
    case Kind::previous:
    case Kind::year_ago:
    case Kind::median:
    case Kind::spread:
    case Kind::times:
      return of_past(slot);
    default:
      return of_others(slot);
  }
}

Datum Figures::of_past(const ComparisonSlot& slot) const {
  if (slot.kind == Kind::previous) {
    for (std::size_t i = past().size(); i-- > 0;) {
      if (!model::is_absent(past()[i]->fact->data[slot.column])) return past()[i]->fact->data[slot.column];
    }
    return {};
  }
  if (slot.kind == Kind::year_ago) {
    for (const CountedRow* earlier : past()) {
      model::Period later = *earlier->moment;
      ++later.year;
      if (later == *row_.moment) return earlier->fact->data[slot.column];
    }
    return {};
  }
  const auto numbers = numbers_of(past(), slot.column);
  if (slot.kind == Kind::times) return integer_of(numbers.size());
  if (numbers.empty()) return {};
  return slot.kind == Kind::median ? median_of(numbers) : spread_of(numbers);
}

Datum Figures::of_others(const ComparisonSlot& slot) const {
  if (slot.kind == Kind::other_rows) return integer_of(others_.size());
  if (slot.kind == Kind::other_count) {
    return integer_of(static_cast<std::size_t>(std::ranges::count_if(
        others_, [&](const CountedRow* other) { return !model::is_absent(other->fact->data[slot.column]); })));
  }
  if (others_.empty()) return {};
  switch (slot.kind) {
    case Kind::other:
      return others_.back()->fact->data[slot.column];
    case Kind::other_layout:
      return others_.back()->fact->layout;
    case Kind::other_sum:
      return sum_of(numbers_of(others_, slot.column));
    case Kind::other_max: {
      const auto numbers = numbers_of(others_, slot.column);
      return numbers.empty() ? Datum() : Datum(std::ranges::max(numbers));
    }
    default: {
      const bool same = std::ranges::all_of(
          others_, [&](const CountedRow* other) { return other->fact->submission == row_.fact->submission; });
      return std::int64_t{same ? 1 : 0};
    }
  }
}

Datum Figures::aggregation(std::size_t column) const {
  const auto* id = std::get_if<std::string>(&row_.fact->data[column]);
  const model::Indicator* indicator = id ? indicators_.find(*id) : nullptr;
  return indicator ? Datum(std::string(model::aggregation_word(indicator->aggregation))) : Datum();
}

}  // namespace tidtam::transforms
