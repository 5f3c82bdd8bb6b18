#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/decimal.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/model/value.hpp"

namespace tidtam::model {

/// Traffic light of achievement against target (DOMAIN B.5, D.4).
enum class Light : std::uint8_t { green, yellow, orange, red, none };
[[nodiscard]] std::string_view light_word(Light light);

/// One indicator of one unit and period as the facts give it, before any roll-up.
struct IndicatorValue {
  UnitIndex unit = kNoUnit;
  std::string indicator;
  std::string dimension;  ///< empty for the total, else `subject=math`
  std::string period;     ///< `AY2565S1`
  std::optional<base::Decimal> numerator;
  std::optional<base::Decimal> denominator;
  std::optional<double> value;  ///< as typed, where there is neither numerator nor denominator
  ValueState state = ValueState::not_reported;
  std::optional<double> target;
  UnitIndex source_unit = kNoUnit;  ///< who reported it
  std::string layout;               ///< by which sheet
  std::int64_t submission = 0;
  std::int64_t fact = 0;  ///< row number in the store, for the way back to its cell
  std::string file;
  std::string sheet;
  std::string cell;
};

/// An indicator rolled up for a unit on one line.
struct Scorecard {
  Line line = Line::obec;
  UnitIndex unit = kNoUnit;
  std::string indicator;
  std::string dimension;
  std::string period;
  std::optional<base::Decimal> numerator;
  std::optional<base::Decimal> denominator;
  std::optional<double> value;
  std::optional<double> target;
  std::optional<double> target_upper;
  std::optional<double> score;  ///< 1 … 5, four decimals
  Light light = Light::none;
  std::uint32_t n_reporting = 0;
  std::uint32_t n_expected = 0;
  std::optional<double> reported_value;  ///< what an office reported for its whole area, beside the roll-up (DECISIONS 33)
  ValueState state = ValueState::not_reported;
  std::vector<std::uint32_t> own_values;  ///< positions, in the IndicatorValues measured, of the unit's own values counted here
};

}  // namespace tidtam::model
