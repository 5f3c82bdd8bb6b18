#pragma once

#include <cstdint>

#include "jobs/run/knowledge.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/date.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Writes what goes back to senders: for every returned or partly taken submission of the store that has none yet,
/// `returned/<unit>/<sha8>/receipt.html` and `.xlsx`, the folder whole or not at all. Gives how many were written.
[[nodiscard]] std::uint64_t write_receipts(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                                           base::Date run_date);

/// Takes the receipt of a file away, since the file says something else now.
void take_back_receipt(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                       const store::StoredSubmission& submission);

}  // namespace tidtam::jobs
