#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/run/intake.hpp"
#include "pipeline/model/effective.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// The one writer: takes submissions in order, merges each with what is stored, commits in groups, and lets go of the
/// claimed files whose group is committed.
class MergeWriter {
 public:
  MergeWriter(store::Store& store, const Knowledge& knowledge, IntakeCounts& counts)
      : store_(store), knowledge_(knowledge), counts_(counts) {}
  /// `claimed` is removed once the submission is committed. Throws Error where the store does not take it; nothing of
  /// it is written then, and the others of the group are as they were.
  void add(model::Submission submission, const ClaimedFile& claimed);
  /// Writes down what a stored file says after it was read again, and lets it count where it does now, and nowhere
  /// else: what it had superseded counts again.
  void replace(const store::StoredSubmission& stored, model::Submission reading);
  void commit_when_full();
  /// Commits what is open.
  void finish();

 private:
  /// Lets what is stored count from this moment on, until a later version came.
  void merge(const store::StoredSubmission& stored, base::Seconds from);
  /// The same at every time at which its bytes came.
  void merge_at_all_times(const store::StoredSubmission& stored);
  void withdraw(const store::StoredSubmission& stored);
  [[nodiscard]] std::vector<model::EffectiveRow> chain_of(const model::EffectiveKey& key);
  [[nodiscard]] bool is_known(const model::Submission& submission);
  /// The submission of the same bytes that was taken in before, or nothing.
  [[nodiscard]] std::optional<store::StoredSubmission> taken_before(const model::Submission& submission,
                                                                    store::SubmissionId itself = 0);
  /// Whether the submission counts from its arrival on; one that came after its round closed waits.
  [[nodiscard]] bool counts_now(model::Submission& submission) const;
  [[nodiscard]] bool came_too_late(std::string_view period, base::Seconds received) const;

  static constexpr std::size_t kGroupSize = 64;
  store::Store& store_;
  const Knowledge& knowledge_;
  IntakeCounts& counts_;
  std::unique_ptr<store::GroupScope> group_;
  std::vector<std::filesystem::path> claimed_;
};

}  // namespace tidtam::jobs
