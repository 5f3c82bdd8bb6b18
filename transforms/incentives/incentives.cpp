#include "transforms/incentives/incentives.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "transforms/measure/measure.hpp"

namespace tidtam::transforms {

namespace {
using model::Datum;

/// The scores of a unit's indicators in one year: of each the latest.
struct YearScores {
  struct Latest {
    model::Period period;
    std::optional<double> score;
    double weight = 0;
  };
  std::map<std::string_view, Latest> by_indicator;

  /// Weighted mean of what is scored, and the share of the weights that is.
  [[nodiscard]] std::pair<std::optional<double>, double> mean() const {
    double sum = 0;
    double scored = 0;
    double all = 0;
    for (const auto& [indicator, latest] : by_indicator) {
      all += latest.weight;
      if (!latest.score) continue;
      sum += latest.weight * *latest.score;
      scored += latest.weight;
    }
    if (scored <= 0) return {std::nullopt, 0};
    return {std::round(sum / scored * 10'000) / 10'000, std::round(scored / all * 10'000) / 100};
  }
};

class Judging {
 public:
  explicit Judging(const IncentiveInputs& inputs) : inputs_(inputs) {}

  std::vector<IncentiveEligibility> run() {
    for (const IncentiveRule& rule : inputs_.rules) {
      const auto scores = scores_under(rule);
      for (const auto& [place, of_year] : scores) judge(rule, place.second, place.first, of_year);
    }
    rank();
    return std::move(judged_);
  }

 private:
  using AllScores = std::map<std::pair<int, model::UnitIndex>, YearScores>;

  [[nodiscard]] static bool is_asked(const IncentiveRule& rule, const std::string& indicator) {
    return rule.indicators.empty() || std::ranges::find(rule.indicators, indicator) != rule.indicators.end();
  }

  [[nodiscard]] bool is_judged(const IncentiveRule& rule, const model::Scorecard& card) const {
    const model::UnitKind kind = inputs_.tree.unit(card.unit).kind;
    return std::ranges::find(rule.of, kind) != rule.of.end() && inputs_.in_scope[card.unit] &&
           card.line == (stands_on(model::Line::obec, kind) ? model::Line::obec : model::Line::moe) &&
           card.dimension.empty() && is_asked(rule, card.indicator);
  }

  [[nodiscard]] AllScores scores_under(const IncentiveRule& rule) const {
    AllScores scores;
    for (const model::Scorecard& card : inputs_.scorecards) {
      if (!is_judged(rule, card)) continue;
      const model::Indicator* indicator = inputs_.indicators.find(card.indicator);
      const auto period = model::parse_period_code(card.period);
      const auto year = period ? inputs_.fiscal_year_of(*period) : std::nullopt;
      // What no scale scores cannot drop out of the weights.
      if (!indicator || !indicator->scale || !year) continue;
      YearScores::Latest& latest = scores[{*year, card.unit}].by_indicator[card.indicator];
      if (latest.weight > 0 && *period < latest.period) continue;
      latest = {*period, card.score, indicator->weight};
    }
    return scores;
  }

  void judge(const IncentiveRule& rule, model::UnitIndex unit, int year, const YearScores& scores) {
    const auto [score, scored_weight] = scores.mean();
    if (!score) return;
    std::int64_t due = 0;
    std::int64_t on_time = 0;
    for (const DueRound& round : inputs_.due_rounds) {
      if (round.fiscal_year != year) continue;
      ++due;
      if (inputs_.is_certified_on_time(unit, round.id)) ++on_time;
    }
    const auto own = std::ranges::count(inputs_.emergencies, unit);
    const auto within = std::ranges::count_if(inputs_.emergencies,
                                              [&](model::UnitIndex at) { return inputs_.tree.is_within(at, unit); });
    IncentiveEligibility judged;
    judged.rule = &rule;
    judged.unit = unit;
    judged.fiscal_year = year;
    judged.slots = {*score, scored_weight, due, on_time, std::int64_t{own}, std::int64_t{within - own}};
    judged.slots.insert(judged.slots.end(), rule.thresholds.begin(), rule.thresholds.end());
    for (const IncentiveCondition& condition : rule.conditions)
      judged.met.push_back(spec::is_true(condition.check.evaluate(judged.slots)));
    judged.is_eligible = std::ranges::find(judged.met, false) == judged.met.end();
    judged_.push_back(std::move(judged));
  }

  static double score_of(const IncentiveEligibility& judged) {
    return std::get<double>(judged.slots[static_cast<std::size_t>(IncentiveSlot::score)]);
  }

  void rank() {
    std::ranges::stable_sort(judged_, {}, [this](const IncentiveEligibility& one) {
      return std::tuple(std::string_view(one.rule->id), one.fiscal_year, !one.is_eligible,
                        one.is_eligible ? -score_of(one) : 0, std::string_view(inputs_.tree.unit(one.unit).code));
    });
    for (std::size_t begin = 0, end = 0; begin < judged_.size(); begin = end) {
      const auto goes_with = [&](const IncentiveEligibility& other) {
        return other.rule == judged_[begin].rule && other.fiscal_year == judged_[begin].fiscal_year;
      };
      while (end < judged_.size() && goes_with(judged_[end])) ++end;
      rank(std::span(judged_).subspan(begin, end - begin));
    }
  }

  /// Of one rule and year, the eligible first, by falling scores.
  static void rank(std::span<IncentiveEligibility> judged) {
    for (std::size_t first = 0, next = 0; first < judged.size() && judged[first].is_eligible; first = next) {
      while (next < judged.size() && judged[next].is_eligible && score_of(judged[next]) == score_of(judged[first]))
        ++next;
      for (std::size_t i = first; i < next; ++i) {
        judged[i].rank = static_cast<std::uint32_t>(first + 1);
        judged[i].tied_with = static_cast<std::uint32_t>(next - first - 1);
      }
    }
  }

  const IncentiveInputs& inputs_;
  std::vector<IncentiveEligibility> judged_;
};
}  // namespace

std::vector<IncentiveEligibility> incentive_eligibility(const IncentiveInputs& inputs) {
  return Judging(inputs).run();
}

}  // namespace tidtam::transforms
