#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/period.hpp"

namespace tidtam::model {

enum class Direction : std::uint8_t { higher_better, lower_better, target_band };
/// How a unit's value is made of the units below it (DOMAIN D.1). There is no mean of percentages.
enum class Aggregation : std::uint8_t { sum, ratio, weighted_mean, share_of_units, latest, maximum, minimum, none, distinct };
enum class TimeAggregation : std::uint8_t { sum, latest, cumulative };
/// What an office's own report of the indicator is about (DECISIONS 33).
enum class OfficeReport : std::uint8_t { own, area };

/// Five thresholds t1 … t5 of the score (DOMAIN D.4), valid for some fiscal years.
struct ScoreScale {
  std::vector<double> thresholds;
  std::string valid_from;
  std::string valid_to;
  std::string source;
};

/// A target for all units or one kind, dated, with its source.
struct Target {
  std::string indicator;
  std::string dimension;
  std::string unit_code;  ///< empty: every unit
  int year_from = 0;      ///< Buddhist year of the indicator's own period kind
  int year_to = 0;        ///< 0: open
  int part = 0;           ///< quarter or semester it holds for; 0: all
  double value = 0;
  std::optional<double> upper;  ///< upper end of a target band
  std::string source;
};

/// One indicator of the catalogue (`transforms/indicators/<id>.yaml`).
struct Indicator {
  std::string id;  ///< `I17`
  int version = 1;
  std::string title;
  std::string short_title;
  std::string group;
  std::string unit_of_measure;
  Direction direction = Direction::higher_better;
  Aggregation aggregation = Aggregation::ratio;
  TimeAggregation time_aggregation = TimeAggregation::latest;
  PeriodKind period_kind = PeriodKind::academic_year;
  OfficeReport office_report = OfficeReport::own;
  double factor = 100;  ///< k: value = k × numerator / denominator
  int decimals = 2;
  double weight = 1;
  std::string formula;  ///< in words, for the definition card
  std::string numerator_title;
  std::string denominator_title;
  std::string source;
  std::vector<std::string> variants;  ///< names by which officers call it
  std::optional<ScoreScale> scale;
};

/// `higher_better`, `RATIO` … as exports print them.
[[nodiscard]] std::string_view direction_word(Direction direction);
[[nodiscard]] std::string_view aggregation_word(Aggregation aggregation);
[[nodiscard]] std::string_view time_aggregation_word(TimeAggregation aggregation);
/// `FY`, `FYQ`, `M`, `AY`, `SEM`.
[[nodiscard]] std::string_view period_kind_word(PeriodKind kind);

}  // namespace tidtam::model
