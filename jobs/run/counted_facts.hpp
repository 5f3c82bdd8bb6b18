#pragma once

#include <string_view>
#include <vector>

#include "pipeline/store/store.hpp"
#include "transforms/comparisons/counted_rows.hpp"

namespace tidtam::jobs {

/// A row of the store as the transforms take it.
[[nodiscard]] transforms::CountedFact counted_fact(const store::FactRow& row);
/// The rows of a table that count.
[[nodiscard]] std::vector<transforms::CountedFact> counted_facts(std::string_view table,
                                                                 const store::ReadOptions& options,
                                                                 store::Store& store);

}  // namespace tidtam::jobs
