#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "jobs/run/knowledge.hpp"
#include "jobs/run/progress_line.hpp"
#include "jobs/run/return_reader.hpp"
#include "jobs/workspace/inbox.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/log.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// How many files ended in which state: read = the sum of the states (STYLE 15).
struct IntakeCounts {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;
  std::uint64_t facts = 0;
  std::uint64_t failed = 0;  ///< not taken for a reason of ours; they stay claimed and are read again by the next run
  std::map<model::SubmissionState, std::uint64_t> by_state;
  store::SubmissionId first_taken = 0;  ///< the first that this run stored, all later ones being its own; 0: none

  [[nodiscard]] std::uint64_t of(model::SubmissionState state) const;
};

/// Collect's files through extract and transform, side by side, to one ordered writer that merges and commits in
/// groups: hash, archive, read, commit, and only then the claimed file goes. A file that fails for a reason of ours
/// stays claimed for the next run and the others go on; an archive or a store that cannot be written ends the run
/// (Error).
[[nodiscard]] IntakeCounts take_in(const std::vector<ClaimedFile>& files, const Workspace& workspace,
                                   const Knowledge& knowledge, const ReadingTerms& terms, store::Store& store,
                                   base::Log& log, ProgressLine& progress);

}  // namespace tidtam::jobs
