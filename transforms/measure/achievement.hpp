#pragma once

#include <optional>

#include "pipeline/base/decimal.hpp"
#include "pipeline/model/indicator.hpp"
#include "pipeline/model/scorecard.hpp"

/// What one value of an indicator is worth: the formula, the score, the light (DOMAIN D.1, D.4, B.5). Pure functions.
namespace tidtam::transforms {

/// Whether the indicator needs a denominator: ratios, weighted means and shares of units do.
[[nodiscard]] bool needs_denominator(model::Aggregation aggregation);

/// factor × numerator / denominator where a denominator is needed, the numerator elsewhere; unrounded. Nothing where a
/// part is missing or the denominator is zero.
[[nodiscard]] std::optional<double> value_of(const model::Indicator& indicator, std::optional<base::Decimal> numerator,
                                             std::optional<base::Decimal> denominator);

/// 1 … 5: linear between neighbouring thresholds, clamped, rounded to four places. Thresholds rise where higher is
/// better and fall where lower is better.
[[nodiscard]] double score_of(const model::ScoreScale& scale, double value);

/// How much of the target is achieved, in percent; nothing where it cannot be said (a target of zero, except that lower
/// is better and zero is reached: 100).
[[nodiscard]] std::optional<double> achievement_of(model::Direction direction, double value, double target,
                                                   std::optional<double> upper);

/// From which achievement on a light is no longer the next worse one; what is not above `orange_above` is red.
struct LightBands {
  double green_from = 100;
  double yellow_above = 75;
  double orange_above = 50;
};

/// Red where lower is better, the target is zero and the value is not. `none` without a target.
[[nodiscard]] model::Light light_of(model::Direction direction, double value, std::optional<double> target,
                                    std::optional<double> upper, const LightBands& bands = {});

}  // namespace tidtam::transforms
