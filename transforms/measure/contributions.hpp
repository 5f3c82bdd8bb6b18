#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/unit.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"

namespace tidtam::transforms {

/// Why a value that says something is not counted above its own unit.
enum class Uncounted : std::uint8_t {
  unknown_indicator,  ///< the catalogue has no such indicator
  unknown_unit,       ///< the register has no such unit any more
  superseded_source,  ///< another return or sheet speaks for the unit (DECISIONS 34)
  parts_missing,      ///< a ratio given as a value alone, without numerator and denominator (DECISIONS 31)
  not_added,          ///< the indicator is added up by nobody: NONE, DISTINCT
  other_line,         ///< its office does not stand on this line
  area_report,        ///< an office's report about its area, of which units below have reported (DECISIONS 33)
};
/// `unknown_indicator` …
[[nodiscard]] std::string_view uncounted_word(Uncounted reason);

/// A value, by its position, that is not counted on a line; one that is counted on neither line stands here for both.
struct UncountedValue {
  std::uint32_t position = 0;
  model::Line line = model::Line::obec;
  Uncounted reason = Uncounted::parts_missing;
};

/// A scorecard, by line, unit and the position of a value that carries its indicator, dimension and period, whose parts
/// are not those of the values below it.
struct Imbalance {
  model::Line line = model::Line::obec;
  model::UnitIndex unit = model::kNoUnit;
  std::uint32_t sample = 0;
};

struct Contributions {
  std::vector<UncountedValue> uncounted;  ///< by line, then position
  std::vector<Imbalance> imbalances;      ///< faults of ours; empty where each value is counted once at each ancestor
};

/// Follows each value up the parents of both lines and adds it to every ancestor, by another way than roll_up goes, and
/// holds the sums against the scorecards. `scorecards` in the order of roll_up, made of these values and `precedence`.
[[nodiscard]] Contributions follow_contributions(const model::UnitTree& tree,
                                                 std::span<const model::IndicatorValue> values,
                                                 const IndicatorCatalogue& catalogue,
                                                 std::span<const std::uint32_t> precedence,
                                                 std::span<const model::Scorecard> scorecards);

}  // namespace tidtam::transforms
