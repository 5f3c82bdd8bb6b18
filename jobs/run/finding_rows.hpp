#pragma once

#include <span>
#include <vector>

#include "pipeline/model/stored_finding.hpp"
#include "pipeline/spec/messages.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Findings with their sentences finished in both languages.
[[nodiscard]] std::vector<store::FindingRow> finding_rows(std::span<const model::Finding> findings,
                                                          const spec::Messages& messages);

/// Writes down what a step found about submissions that are stored, those of each together. Only inside a group.
void add_stored_findings(std::vector<model::StoredFinding> found, store::FindingMaker maker,
                         const spec::Messages& messages, store::Store& store);

}  // namespace tidtam::jobs
