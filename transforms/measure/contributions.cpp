#include "transforms/measure/contributions.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "transforms/measure/achievement.hpp"
#include "transforms/measure/grouping.hpp"
#include "transforms/measure/measure.hpp"

namespace tidtam::transforms {

namespace {
using base::Decimal;
using model::Aggregation;
using model::IndicatorValue;
using model::Line;
using model::UnitIndex;

/// What a value brings to its ancestors.
struct Addends {
  Decimal numerator;
  std::optional<Decimal> denominator;
};

bool says_something(const IndicatorValue& value) {
  return value.state == model::ValueState::value || value.state == model::ValueState::zero_reported;
}

std::optional<Addends> addends_of(const IndicatorValue& value, Aggregation aggregation) {
  std::optional<Decimal> numerator = value.numerator;
  const bool is_share = needs_denominator(aggregation);
  if (!numerator && !is_share && value.value) numerator = Decimal::of_double(*value.value);
  if (!numerator || (is_share && !value.denominator)) return std::nullopt;
  return Addends{*numerator, is_share ? value.denominator : std::nullopt};
}

/// The sums that one scorecard should have.
struct Expected {
  std::uint32_t group = 0;
  UnitIndex unit = model::kNoUnit;
  std::optional<Decimal> numerator;  ///< nothing where the sum left the range of decimals
  std::optional<Decimal> denominator;
};

/// Sums of one group on one line, for the units that something came to.
class Sums {
 public:
  explicit Sums(std::size_t n_units) : place_(n_units, kNowhere) {}

  [[nodiscard]] bool has(UnitIndex unit) const { return place_[unit] != kNowhere; }

  void add(UnitIndex unit, const Addends& addends, Aggregation aggregation) {
    if (!has(unit)) {
      place_[unit] = static_cast<std::uint32_t>(sums_.size());
      sums_.push_back({0, unit, addends.numerator, addends.denominator});
      return;
    }
    Expected& sum = sums_[place_[unit]];
    if (aggregation == Aggregation::maximum || aggregation == Aggregation::minimum) {
      const bool is_more = sum.numerator && addends.numerator > *sum.numerator;
      const bool is_less = sum.numerator && *sum.numerator > addends.numerator;
      if (aggregation == Aggregation::maximum ? is_more : is_less) sum.numerator = addends.numerator;
      return;
    }
    if (sum.numerator) sum.numerator = sum.numerator->plus(addends.numerator);
    if (sum.denominator && addends.denominator) sum.denominator = sum.denominator->plus(*addends.denominator);
  }

  /// Hands the sums over and is empty again.
  void hand_over(std::uint32_t group, std::vector<Expected>& to) {
    for (Expected& sum : sums_) {
      sum.group = group;
      place_[sum.unit] = kNowhere;
      to.push_back(sum);
    }
    sums_.clear();
  }

 private:
  static constexpr std::uint32_t kNowhere = 0xFFFF'FFFF;
  std::vector<std::uint32_t> place_;
  std::vector<Expected> sums_;
};

/// How many units stand above each unit on a line.
std::vector<std::uint8_t> depths_of(const model::UnitTree& tree, Line line) {
  std::vector<std::uint8_t> depths(tree.size(), 0);
  const auto bottom_up = tree.bottom_up(line);
  for (auto unit = bottom_up.rbegin(); unit != bottom_up.rend(); ++unit) {
    const UnitIndex parent = tree.parent(line, *unit);
    if (parent != model::kNoUnit) depths[*unit] = static_cast<std::uint8_t>(depths[parent] + 1);
  }
  return depths;
}

class Follower {
 public:
  Follower(const model::UnitTree& tree, std::span<const IndicatorValue> values, const IndicatorCatalogue& catalogue,
           std::span<const std::uint32_t> precedence)
      : tree_(tree),
        values_(values),
        precedence_(precedence),
        grouped_(values, catalogue),
        depths_{depths_of(tree, Line::obec), depths_of(tree, Line::moe)},
        sums_(tree.size()),
        holder_(tree.size(), kNobody) {
    for (std::uint32_t i = 0; i < values.size(); ++i) {
      if (says_something(values[i]) && !catalogue.find(values[i].indicator)) leave_out(i, Uncounted::unknown_indicator);
    }
  }

  Contributions run(std::span<const model::Scorecard> scorecards) {
    for (std::uint32_t group = 0; group < grouped_.groups().size(); ++group) follow_group(group);
    for (const Line line : model::kLines) order_by_unit(expected_[static_cast<std::size_t>(line)]);
    compare(scorecards);
    std::ranges::sort(result_.uncounted, {},
                      [](const UncountedValue& value) { return std::tuple(value.line, value.position); });
    return std::move(result_);
  }

 private:
  static constexpr std::uint32_t kNobody = 0xFFFF'FFFF;

  void leave_out(std::uint32_t position, Uncounted reason) {
    for (const Line line : model::kLines) result_.uncounted.push_back({position, line, reason});
  }

  /// The values that speak for their units; the others are listed.
  std::vector<std::uint32_t> speakers_of(const ValueGroup& group) {
    for (const std::uint32_t position : group.values) {
      std::uint32_t& holder = holder_[values_[position].unit];
      if (holder == kNobody || takes_precedence(values_, precedence_, position, holder)) holder = position;
    }
    std::vector<std::uint32_t> speakers;
    for (const std::uint32_t position : group.values) {
      if (holder_[values_[position].unit] == position) {
        speakers.push_back(position);
      } else if (says_something(values_[position])) {
        leave_out(position, Uncounted::superseded_source);
      }
    }
    for (const std::uint32_t position : group.values) holder_[values_[position].unit] = kNobody;
    return speakers;
  }

  void follow_group(std::uint32_t number) {
    const ValueGroup& group = grouped_.groups()[number];
    const Aggregation aggregation = group.indicator->aggregation;
    std::vector<std::uint32_t> speakers = speakers_of(group);
    std::erase_if(speakers, [&](std::uint32_t position) {
      if (!says_something(values_[position])) return true;
      if (addends_of(values_[position], aggregation)) return false;
      leave_out(position, Uncounted::parts_missing);
      return true;
    });
    for (const Line line : model::kLines) {
      const auto& depths = depths_[static_cast<std::size_t>(line)];
      // What lies deeper goes first: an office's report about its area waits for the units below.
      std::ranges::stable_sort(speakers, std::ranges::greater{},
                               [&](std::uint32_t position) { return depths[values_[position].unit]; });
      for (const std::uint32_t position : speakers) follow(position, *group.indicator, line);
      sums_.hand_over(number, expected_[static_cast<std::size_t>(line)]);
    }
  }

  void follow(std::uint32_t position, const model::Indicator& indicator, Line line) {
    const UnitIndex own = values_[position].unit;
    const model::UnitKind kind = tree_.unit(own).kind;
    const auto list = [&](Uncounted reason) { result_.uncounted.push_back({position, line, reason}); };
    if (!stands_on(line, kind)) return list(Uncounted::other_line);
    const bool is_about_area = kind != model::UnitKind::school && indicator.office_report == model::OfficeReport::area;
    const bool is_added = indicator.aggregation != Aggregation::none && indicator.aggregation != Aggregation::distinct;
    if (is_about_area && sums_.has(own)) return list(Uncounted::area_report);
    const Addends addends = *addends_of(values_[position], indicator.aggregation);
    if (!is_added) {
      sums_.add(own, addends, indicator.aggregation);
      return list(Uncounted::not_added);
    }
    for (UnitIndex unit = own; unit != model::kNoUnit; unit = tree_.parent(line, unit))
      sums_.add(unit, addends, indicator.aggregation);
  }

  /// By unit, groups in their order within each: the order of scorecards.
  void order_by_unit(std::vector<Expected>& expected) const {
    std::vector<std::uint32_t> next(tree_.size() + 1, 0);
    for (const Expected& sum : expected) ++next[sum.unit + 1];
    for (std::size_t unit = 1; unit < next.size(); ++unit) next[unit] += next[unit - 1];
    std::vector<Expected> ordered(expected.size());
    for (const Expected& sum : expected) ordered[next[sum.unit]++] = sum;
    expected = std::move(ordered);
  }

  [[nodiscard]] bool is_of(const model::Scorecard& card, const Expected& sum) const {
    const IndicatorValue& sample = values_[grouped_.groups()[sum.group].sample];
    return card.unit == sum.unit && card.indicator == sample.indicator && card.period == sample.period &&
           card.dimension == sample.dimension;
  }

  void note(Line line, const Expected& sum) {
    result_.imbalances.push_back({line, sum.unit, grouped_.groups()[sum.group].sample});
  }

  /// Both sides come in one order: each sum meets its scorecard, and a scorecard without a sum holds no parts.
  void compare(std::span<const model::Scorecard> scorecards) {
    std::array<std::size_t, 2> next{};
    for (const model::Scorecard& card : scorecards) {
      const auto line = static_cast<std::size_t>(card.line);
      const auto& sums = expected_[line];
      std::size_t& at = next[line];
      if (at < sums.size() && is_of(card, sums[at])) {
        // Beyond the range of decimals the scorecard has a ratio of floating sums and no parts.
        const bool fits = sums[at].numerator && card.numerator;
        if (fits && (card.numerator != sums[at].numerator || card.denominator != sums[at].denominator))
          note(card.line, sums[at]);
        ++at;
      } else if (card.numerator) {
        if (const auto sample = sample_of(card)) result_.imbalances.push_back({card.line, card.unit, *sample});
      }
    }
    for (const Line line : model::kLines) {
      const auto& sums = expected_[static_cast<std::size_t>(line)];
      for (std::size_t i = next[static_cast<std::size_t>(line)]; i < sums.size(); ++i) note(line, sums[i]);
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> sample_of(const model::Scorecard& card) const {
    for (const ValueGroup& group : grouped_.groups()) {
      const IndicatorValue& sample = values_[group.sample];
      if (sample.indicator == card.indicator && sample.period == card.period && sample.dimension == card.dimension)
        return group.sample;
    }
    return std::nullopt;
  }

  const model::UnitTree& tree_;
  std::span<const IndicatorValue> values_;
  std::span<const std::uint32_t> precedence_;
  GroupedValues grouped_;
  std::array<std::vector<std::uint8_t>, 2> depths_;
  Sums sums_;
  std::vector<std::uint32_t> holder_;
  std::array<std::vector<Expected>, 2> expected_;
  Contributions result_;
};
}  // namespace

std::string_view uncounted_word(Uncounted reason) {
  constexpr std::array<std::string_view, 7> kWords{"unknown_indicator", "unknown_unit", "superseded_source",
                                                   "parts_missing",     "not_added",    "other_line",
                                                   "area_report"};
  return kWords[static_cast<std::size_t>(reason)];
}

Contributions follow_contributions(const model::UnitTree& tree, std::span<const IndicatorValue> values,
                                   const IndicatorCatalogue& catalogue, std::span<const std::uint32_t> precedence,
                                   std::span<const model::Scorecard> scorecards) {
  return Follower(tree, values, catalogue, precedence).run(scorecards);
}

}  // namespace tidtam::transforms
