#pragma once

#include <optional>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// Holds the total rows of a table against the rows above them: every summable column (counts, amounts) whose total
/// differs is a `TOT-01` warning. A total row sums what stands since the last one, or everything (a grand total);
/// blanks are passed over; averages (`เฉลี่ย`) and columns of scores and percentages are left alone.
[[nodiscard]] std::vector<model::Finding> check_totals(const TypedBatch& batch);

/// Asks, at the first of them, whether results are meant as fractions: where a whole column lies between 0 and 1 beside
/// targets above 1 (DECISIONS 18). They are taken as they stand.
[[nodiscard]] std::optional<model::Finding> check_fractions(const TypedBatch& batch);

}  // namespace tidtam::transforms
