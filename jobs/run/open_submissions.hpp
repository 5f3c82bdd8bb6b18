#pragma once

#include <map>

#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Submissions that are still of interest to an officer: what counts, what waits, and what was returned and not made
/// good since by a later file of the same path, or by one that counts for the same unit and period.
[[nodiscard]] std::map<store::SubmissionId, store::StoredSubmission> open_submissions(store::Store& store);

}  // namespace tidtam::jobs
