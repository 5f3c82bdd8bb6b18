#pragma once

#include <cstdint>

#include "jobs/run/knowledge.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/date.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Writes what goes back to senders: for every returned or partly taken submission of the store that has none yet,
/// `returned/<unit>/<sha8>/receipt.html` and `.xlsx`, the folder whole or not at all; the same bytes under another name
/// get one of their own. While a file waits to be sent again, its receipt is written anew where it is gone, or where
/// more was found (by comparing) than it says. Gives how many were written.
[[nodiscard]] std::uint64_t write_receipts(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                                           base::Date run_date);

/// Takes the receipts of a file and its copies away, since the file says something else now.
void take_back_receipt(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                       const store::StoredSubmission& submission);

}  // namespace tidtam::jobs
