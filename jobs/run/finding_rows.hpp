#pragma once

#include <span>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "pipeline/spec/messages.hpp"
#include "pipeline/store/rows.hpp"

namespace tidtam::jobs {

/// Findings with their sentences finished in both languages.
[[nodiscard]] std::vector<store::FindingRow> finding_rows(std::span<const model::Finding> findings,
                                                          const spec::Messages& messages);

}  // namespace tidtam::jobs
