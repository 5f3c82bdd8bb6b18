#pragma once

#include "pipeline/model/report.hpp"

namespace tidtam::report {

/// From this many units below on, figures share the tables of their contributors.
constexpr std::size_t kManyContributors = 100;

/// True where a figure of this section adds up so many units that a list of names for each figure would fill megabytes.
[[nodiscard]] bool has_many_contributors(const model::ReportSection& section);

/// The section with the contributors of such figures set side by side: a row for each unit, a column for each figure,
/// in each cell `numerator/denominator` with the link to the unit's own evidence. Each name stands once a table instead
/// of once a figure. The evidence of a figure keeps its anchor, its sum and its own cells, and leads to its column.
[[nodiscard]] model::ReportSection with_shared_contributors(const model::ReportSection& section);

}  // namespace tidtam::report
