#include "transforms/measure/measure.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <utility>

#include "pipeline/base/error.hpp"
#include "transforms/measure/grouping.hpp"

namespace tidtam::transforms {

namespace {
using base::Decimal;
using model::Aggregation;
using model::Indicator;
using model::IndicatorValue;
using model::Line;
using model::UnitIndex;
using model::UnitKind;
using model::ValueState;

constexpr std::uint32_t kNoValue = 0xFFFF'FFFF;

bool counts(ValueState state) {
  return state == ValueState::value || state == ValueState::zero_reported;
}

bool folds_up(Aggregation aggregation) {
  return aggregation != Aggregation::none && aggregation != Aggregation::distinct;
}

/// What one value brings to a roll-up.
struct Parts {
  Decimal numerator;
  Decimal denominator;
};

/// Nothing where a part that the aggregation needs is missing. Where there is no denominator, the value is the
/// numerator.
std::optional<Parts> parts_of(const IndicatorValue& value, const Indicator& indicator) {
  if (!counts(value.state)) return std::nullopt;
  if (needs_denominator(indicator.aggregation)) {
    if (!value.numerator || !value.denominator) return std::nullopt;
    return Parts{*value.numerator, *value.denominator};
  }
  if (value.numerator) return Parts{*value.numerator, {}};
  if (!value.value) return std::nullopt;
  const auto number = Decimal::of_double(*value.value);
  return number ? std::optional(Parts{*number, {}}) : std::nullopt;
}

/// What has come together at one unit on one line.
struct Tally {
  Decimal numerator;
  Decimal denominator;
  double float_numerator = 0;  ///< in parallel, for the ratio of sums that no longer fit 64 bits
  double float_denominator = 0;
  std::uint32_t contributions = 0;
  std::uint32_t zeros = 0;      ///< contributions that reported zero
  std::uint32_t reporting = 0;  ///< units below that reported
  std::uint32_t unasked = 0;    ///< of them, those that it was not due from
  bool has_overflowed = false;

  void add(const Tally& other, Aggregation aggregation) {
    if (other.contributions > 0) {
      const bool is_extreme = aggregation == Aggregation::maximum || aggregation == Aggregation::minimum;
      is_extreme ? keep_extreme(other, aggregation) : add_sums(other);
      contributions += other.contributions;
      zeros += other.zeros;
    }
    reporting += other.reporting;
    unasked += other.unasked;
  }

 private:
  void add_sums(const Tally& other) {
    const auto upper = numerator.plus(other.numerator);
    const auto lower = denominator.plus(other.denominator);
    has_overflowed = has_overflowed || other.has_overflowed || !upper || !lower;
    if (upper) numerator = *upper;
    if (lower) denominator = *lower;
    float_numerator += other.float_numerator;
    float_denominator += other.float_denominator;
  }

  void keep_extreme(const Tally& other, Aggregation aggregation) {
    const bool is_more = other.numerator > numerator;
    if (contributions == 0 || is_more == (aggregation == Aggregation::maximum)) numerator = other.numerator;
  }
};

Tally tally_of(const Parts& parts, ValueState state) {
  Tally tally;
  tally.numerator = parts.numerator;
  tally.denominator = parts.denominator;
  tally.float_numerator = parts.numerator.to_double();
  tally.float_denominator = parts.denominator.to_double();
  tally.contributions = 1;
  tally.zeros = state == ValueState::zero_reported || parts.numerator.is_zero() ? 1 : 0;
  return tally;
}

/// A scorecard before its words, target and light: small, because there may be millions.
struct Result {
  std::uint32_t group = 0;
  UnitIndex unit = model::kNoUnit;
  std::uint32_t own_value = kNoValue;
  std::uint32_t n_reporting = 0;
  std::uint32_t n_expected = 0;
  ValueState state = ValueState::not_reported;
  std::optional<Decimal> numerator;
  std::optional<Decimal> denominator;
  std::optional<double> value;
  std::optional<double> reported_value;
};

}  // namespace

bool stands_on(Line line, UnitKind kind) {
  switch (kind) {
    case UnitKind::school:
    case UnitKind::ministry:
      return true;
    case UnitKind::network:
    case UnitKind::esao:
    case UnitKind::cluster:
    case UnitKind::obec:
      return line == Line::obec;
    case UnitKind::province:
    case UnitKind::region:
    case UnitKind::ops:
      return line == Line::moe;
  }
  return false;
}

namespace {
/// Who should report one indicator in one period, and on each line how many of them lie below each unit.
struct Due {
  std::vector<std::uint8_t> units;
  std::array<std::vector<std::uint32_t>, 2> below;
};

/// The indicator's scale where the period's year lies within the scale's.
const model::ScoreScale* scale_in_force(const Indicator& indicator, const std::optional<model::Period>& period) {
  if (!indicator.scale || !period) return nullptr;
  const std::string year = std::to_string(period->year);
  const bool has_begun = indicator.scale->valid_from <= year;
  const bool has_ended = !indicator.scale->valid_to.empty() && indicator.scale->valid_to < year;
  return has_begun && !has_ended ? &*indicator.scale : nullptr;
}

class RollUp {
 public:
  RollUp(const model::UnitTree& tree, std::span<const IndicatorValue> values, const IndicatorCatalogue& catalogue,
         const Expectation& expectation, std::span<const std::uint32_t> precedence, const LightBands& bands)
      : tree_(tree),
        values_(values),
        catalogue_(catalogue),
        expectation_(expectation),
        precedence_(precedence),
        bands_(bands),
        grouped_(values, catalogue),
        chosen_(tree.size(), kNoValue),
        tallies_(tree.size()) {}

  void run(const TakeScorecard& take) {
    for (std::uint32_t group = 0; group < grouped_.groups().size(); ++group) measure_group(group);
    for (const Line line : model::kLines) hand_out(line, take);
  }

 private:
  void measure_group(std::uint32_t group) {
    const ValueGroup& values = grouped_.groups()[group];
    choose_values(values);
    const IndicatorValue& sample = values_[values.sample];
    const auto period = model::parse_period_code(sample.period);
    scales_.push_back(scale_in_force(*values.indicator, period));
    targets_.push_back(period ? catalogue_.targets(sample.indicator, sample.dimension, *period)
                              : std::vector<const model::Target*>{});
    const Due& due = due_of(values);
    for (const Line line : model::kLines) {
      std::ranges::fill(tallies_, Tally{});
      for (const UnitIndex unit : tree_.bottom_up(line)) measure_unit(group, line, unit, due);
    }
    for (const std::uint32_t position : values.values) chosen_[values_[position].unit] = kNoValue;
  }

  void choose_values(const ValueGroup& group) {
    for (const std::uint32_t position : group.values) {
      TIDTAM_ASSERT(values_[position].unit < tree_.size(), "indicator values belong to units of the tree");
      std::uint32_t& holder = chosen_[values_[position].unit];
      if (holder == kNoValue || takes_precedence(values_, precedence_, position, holder)) holder = position;
    }
  }

  const Due& due_of(const ValueGroup& group) {
    const IndicatorValue& sample = values_[group.sample];
    const auto [entry, is_new] =
        dues_.try_emplace(std::pair(std::string_view(sample.indicator), std::string_view(sample.period)));
    Due& due = entry->second;
    if (!is_new) return due;
    due.units = expectation_.due_units(sample.indicator, sample.period);
    for (const Line line : model::kLines) {
      auto& below = due.below[static_cast<std::size_t>(line)];
      below.assign(tree_.size(), 0);
      for (const UnitIndex unit : tree_.bottom_up(line)) {
        const UnitIndex parent = tree_.parent(line, unit);
        if (parent == model::kNoUnit) continue;
        below[parent] += below[unit] + (stands_on(line, tree_.unit(unit).kind) ? due.units[unit] : 0U);
      }
    }
    return due;
  }

  /// Children are done: their tallies lie in this unit's. Counts its own value, notes the result, hands on to its
  /// parent.
  void measure_unit(std::uint32_t group, Line line, UnitIndex unit, const Due& due) {
    const UnitKind kind = tree_.unit(unit).kind;
    const std::uint32_t due_below = due.below[static_cast<std::size_t>(line)][unit];
    Tally& tally = tallies_[unit];
    const bool is_here = stands_on(line, kind);
    const std::uint32_t own = is_here ? chosen_[unit] : kNoValue;
    if (own == kNoValue && tally.contributions == 0 && due_below + tally.unasked == 0) return;

    const Indicator& indicator = *grouped_.groups()[group].indicator;
    const bool is_due = is_here && due.units[unit] != 0;
    const Tally below = tally;
    const bool has_reported = own != kNoValue && count_own(indicator, own, kind, is_due, tally);
    if (is_here && (own != kNoValue || folds_up(indicator.aggregation))) {
      Result result = result_of(indicator, own, below, tally);
      result.group = group;
      result.unit = unit;
      const bool stands_for_itself = due_below + below.unasked == 0;
      result.n_reporting = stands_for_itself ? has_reported : below.reporting;
      result.n_expected = stands_for_itself ? (is_due || has_reported) : due_below + below.unasked;
      results_[static_cast<std::size_t>(line)].push_back(result);
    }
    const UnitIndex parent = tree_.parent(line, unit);
    if (parent == model::kNoUnit) return;
    tally.reporting += has_reported ? 1 : 0;
    tally.unasked += has_reported && !is_due ? 1 : 0;
    Tally handed_on = folds_up(indicator.aggregation) ? tally : Tally{};
    handed_on.reporting = tally.reporting;
    handed_on.unasked = tally.unasked;
    tallies_[parent].add(handed_on, indicator.aggregation);
  }

  /// Adds the unit's own value to its tally where it counts. True when the unit is one that reported.
  bool count_own(const Indicator& indicator, std::uint32_t own, UnitKind kind, bool is_due, Tally& tally) const {
    const auto parts = parts_of(values_[own], indicator);
    if (!parts) return false;
    const bool is_about_area = kind != UnitKind::school && indicator.office_report == model::OfficeReport::area;
    if (is_about_area && tally.contributions > 0) return false;
    tally.add(tally_of(*parts, values_[own].state), indicator.aggregation);
    return !is_about_area || is_due;
  }

  Result result_of(const Indicator& indicator, std::uint32_t own, const Tally& below, const Tally& tally) const {
    Result result;
    result.own_value = own;
    const bool is_rolled_up = tally.contributions > 0;
    if (is_rolled_up) {
      if (!tally.has_overflowed) result.numerator = tally.numerator;
      if (!tally.has_overflowed && needs_denominator(indicator.aggregation)) result.denominator = tally.denominator;
      result.value = tally.has_overflowed ? floating_value(indicator, tally)
                                          : value_of(indicator, result.numerator, result.denominator);
      result.state = tally.zeros == tally.contributions ? ValueState::zero_reported : ValueState::value;
    }
    if (own == kNoValue) return result;
    const IndicatorValue& value = values_[own];
    const auto parts = parts_of(value, indicator);
    const auto reported = parts                 ? value_of(indicator, parts->numerator, parts->denominator)
                          : counts(value.state) ? value.value
                                                : std::nullopt;
    if (!is_rolled_up) {
      result.value = reported;
      result.state = value.state;
    }
    const bool is_added =
        parts && tally.contributions > below.contributions && indicator.office_report == model::OfficeReport::own;
    const bool is_school = tree_.unit(value.unit).kind == UnitKind::school;
    const bool is_beside = is_rolled_up || indicator.office_report == model::OfficeReport::area;
    if (!is_added && !is_school && is_beside) result.reported_value = reported;
    return result;
  }

  static std::optional<double> floating_value(const Indicator& indicator, const Tally& tally) {
    if (!needs_denominator(indicator.aggregation)) return tally.float_numerator;
    if (tally.float_denominator == 0.0) return std::nullopt;
    return indicator.factor * tally.float_numerator / tally.float_denominator;
  }

  /// Results came group by group; a stable distribution over units puts them in order.
  void hand_out(Line line, const TakeScorecard& take) const {
    const auto& results = results_[static_cast<std::size_t>(line)];
    std::vector<std::uint32_t> next(tree_.size() + 1, 0);
    for (const Result& result : results) ++next[result.unit + 1];
    for (std::size_t unit = 1; unit < next.size(); ++unit) next[unit] += next[unit - 1];
    std::vector<std::uint32_t> order(results.size());
    for (std::uint32_t i = 0; i < results.size(); ++i) order[next[results[i].unit]++] = i;
    for (const std::uint32_t i : order) take(scorecard_of(line, results[i]));
  }

  model::Scorecard scorecard_of(Line line, const Result& result) const {
    const ValueGroup& group = grouped_.groups()[result.group];
    const IndicatorValue& sample = values_[group.sample];
    model::Scorecard card;
    card.line = line;
    card.unit = result.unit;
    card.indicator = sample.indicator;
    card.dimension = sample.dimension;
    card.period = sample.period;
    card.numerator = result.numerator;
    card.denominator = result.denominator;
    card.value = result.value;
    card.reported_value = result.reported_value;
    card.n_reporting = result.n_reporting;
    card.n_expected = result.n_expected;
    card.state = result.state;
    if (result.own_value != kNoValue) card.own_values.push_back(result.own_value);
    judge(*group.indicator, result, card);
    return card;
  }

  void judge(const Indicator& indicator, const Result& result, model::Scorecard& card) const {
    const model::Target* target = target_for(targets_[result.group], tree_.unit(card.unit).code);
    if (target != nullptr) {
      card.target = target->value;
      card.target_upper = target->upper;
    }
    const bool is_the_units_own = target != nullptr && !target->unit_code.empty();
    if (!is_the_units_own && result.own_value != kNoValue && values_[result.own_value].target) {
      card.target = values_[result.own_value].target;
      card.target_upper.reset();
    }
    if (!card.value) return;
    if (const model::ScoreScale* scale = scales_[result.group]) card.score = score_of(*scale, *card.value);
    card.light = light_of(indicator.direction, *card.value, card.target, card.target_upper, bands_);
  }

  const model::UnitTree& tree_;
  std::span<const IndicatorValue> values_;
  const IndicatorCatalogue& catalogue_;
  const Expectation& expectation_;
  std::span<const std::uint32_t> precedence_;
  LightBands bands_;
  GroupedValues grouped_;
  std::vector<std::uint32_t> chosen_;  ///< for each unit the value that speaks for it in the group at hand
  std::vector<Tally> tallies_;
  std::vector<std::vector<const model::Target*>> targets_;  ///< for each group those in force
  std::vector<const model::ScoreScale*> scales_;            ///< likewise, nullptr where there is none
  std::map<std::pair<std::string_view, std::string_view>, Due> dues_;
  std::array<std::deque<Result>, 2> results_;  ///< deques: they grow to millions without being moved
};
}  // namespace

void roll_up(const model::UnitTree& tree, std::span<const IndicatorValue> values, const IndicatorCatalogue& catalogue,
             const Expectation& expectation, std::span<const std::uint32_t> precedence, const LightBands& bands,
             const TakeScorecard& take) {
  TIDTAM_ASSERT(precedence.empty() || precedence.size() == values.size(),
                "there is one rank of precedence for each value");
  RollUp(tree, values, catalogue, expectation, precedence, bands).run(take);
}

std::vector<model::Scorecard> roll_up(const model::UnitTree& tree, std::span<const IndicatorValue> values,
                                      const IndicatorCatalogue& catalogue, const Expectation& expectation,
                                      std::span<const std::uint32_t> precedence, const LightBands& bands) {
  std::vector<model::Scorecard> cards;
  roll_up(tree, values, catalogue, expectation, precedence, bands,
          [&cards](model::Scorecard&& card) { cards.push_back(std::move(card)); });
  return cards;
}

}  // namespace tidtam::transforms
