#include "transforms/measure/achievement.hpp"

#include <algorithm>
#include <cmath>

namespace tidtam::transforms {

namespace {
/// Achievement is a quotient of doubles: 99.99999999999999 is the target reached.
constexpr double kTolerance = 1e-9;
}  // namespace

bool needs_denominator(model::Aggregation aggregation) {
  using enum model::Aggregation;
  return aggregation == ratio || aggregation == weighted_mean || aggregation == share_of_units;
}

std::optional<double> value_of(const model::Indicator& indicator, std::optional<base::Decimal> numerator,
                               std::optional<base::Decimal> denominator) {
  if (!numerator) return std::nullopt;
  if (!needs_denominator(indicator.aggregation)) return numerator->to_double();
  if (!denominator || denominator->is_zero()) return std::nullopt;
  return indicator.factor * numerator->to_double() / denominator->to_double();
}

double score_of(const model::ScoreScale& scale, double value) {
  const auto& thresholds = scale.thresholds;
  // A falling scale is a rising one seen in a mirror.
  const double sign = thresholds.front() <= thresholds.back() ? 1.0 : -1.0;
  const double v = sign * value;
  const auto at = [&](std::size_t i) { return sign * thresholds[i]; };
  if (v <= at(0)) return 1.0;
  if (v >= at(thresholds.size() - 1)) return static_cast<double>(thresholds.size());
  std::size_t below = 0;
  while (at(below + 1) <= v) ++below;
  const double score = static_cast<double>(below + 1) + (v - at(below)) / (at(below + 1) - at(below));
  return std::round(score * 10'000.0) / 10'000.0;
}

std::optional<double> achievement_of(model::Direction direction, double value, double target,
                                     std::optional<double> upper) {
  switch (direction) {
    case model::Direction::higher_better:
      if (target == 0.0) return std::nullopt;
      return value / target * 100.0;
    case model::Direction::lower_better:
      if (value <= 0.0) return 100.0;
      if (target == 0.0) return std::nullopt;
      return target / value * 100.0;
    case model::Direction::target_band:
      break;
  }
  const double high = upper.value_or(target);
  if (value >= target && value <= high) return 100.0;
  const double bound = value < target ? target : high;
  if (bound == 0.0) return std::nullopt;
  return std::max(0.0, 100.0 - std::abs(value - bound) / std::abs(bound) * 100.0);
}

model::Light light_of(model::Direction direction, double value, std::optional<double> target,
                      std::optional<double> upper, const LightBands& bands) {
  if (!target) return model::Light::none;
  const auto achieved = achievement_of(direction, value, *target, upper);
  if (!achieved) {
    const bool is_reached = direction == model::Direction::higher_better && value >= *target;
    return is_reached ? model::Light::green : model::Light::red;
  }
  if (*achieved >= bands.green_from - kTolerance) return model::Light::green;
  if (*achieved > bands.yellow_above + kTolerance) return model::Light::yellow;
  if (*achieved > bands.orange_above + kTolerance) return model::Light::orange;
  return model::Light::red;
}

}  // namespace tidtam::transforms
