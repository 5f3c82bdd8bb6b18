#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/stored_finding.hpp"
#include "pipeline/model/unit.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"
#include "transforms/measure/achievement.hpp"
#include "transforms/measure/expectation.hpp"

namespace tidtam::transforms {

/// Whether what a unit of this kind reports counts on this line: schools and the ministry on both; networks, ESAOs,
/// Clusters and OBEC on `obec`; provinces, regions and OPS on `moe`.
[[nodiscard]] bool stands_on(model::Line line, model::UnitKind kind);

/// Rolls all values up both lines (DECISIONS 31 to 36).
///
/// One value speaks for a unit (takes_precedence in grouping.hpp; `precedence` holds one rank for each value, or is
/// empty). Numerators and denominators are added up the parents, never percentages; SUM and LATEST add values (the
/// latest of each unit), MAX and MIN keep the extreme, NONE and DISTINCT stay at their own unit. Only VALUE and
/// ZERO_REPORTED count, and only with every part that the aggregation needs. A ratio given as a value alone is shown at
/// its own unit.
///
/// An office's report about itself (`own`) is added to what lies below. One about its whole area (`area`) stands in
/// `reported_value`, and counts, here and further up, only where no unit below has reported: then n_reporting is 0 (1
/// where the report was due from the office itself) and value equals reported_value.
///
/// n_reporting, n_expected: units below; for a unit with none below that are due or reporting, the unit itself.
/// The target is the catalogue's for this unit, else the one its own return names, else the catalogue's general one.
/// Units appear that reported or have units below that reported or should have. Ordered by line, unit, indicator,
/// dimension, period; the order of `values` does not matter.
[[nodiscard]] std::vector<model::Scorecard> roll_up(const model::UnitTree& tree,
                                                    std::span<const model::IndicatorValue> values,
                                                    const IndicatorCatalogue& catalogue, const Expectation& expectation,
                                                    std::span<const std::uint32_t> precedence = {},
                                                    const LightBands& bands = {});

/// Takes scorecards one by one, in their order.
using TakeScorecard = std::function<void(model::Scorecard&&)>;
/// The same for a whole country, whose millions of scorecards need not lie in memory at once.
void roll_up(const model::UnitTree& tree, std::span<const model::IndicatorValue> values,
             const IndicatorCatalogue& catalogue, const Expectation& expectation,
             std::span<const std::uint32_t> precedence, const LightBands& bands, const TakeScorecard& take);

/// `PCT-01` where the value typed differs from the value computed by more than half a unit of the last decimal shown.
[[nodiscard]] std::vector<model::Finding> check_typed_values(std::span<const model::IndicatorValue> values,
                                                             const IndicatorCatalogue& catalogue);

/// `REC-01` for each scorecard whose office reported another value for its area than its units add up to.
[[nodiscard]] std::vector<model::StoredFinding> reconcile(const model::UnitTree& tree,
                                                          std::span<const model::Scorecard> scorecards,
                                                          std::span<const model::IndicatorValue> values,
                                                          const IndicatorCatalogue& catalogue);

}  // namespace tidtam::transforms
