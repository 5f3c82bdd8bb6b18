#include "jobs/run/merge_writer.hpp"

#include <algorithm>

#include "jobs/run/finding_rows.hpp"
#include "transforms/merge/merge.hpp"

namespace tidtam::jobs {

using model::SubmissionState;

namespace {
void add_changes(const std::vector<model::EffectiveRow>& chain, std::vector<store::EffectiveChange>& changes) {
  for (const model::EffectiveRow& row : chain) {
    changes.push_back(
        {row.key.unit_code, row.key.layout, row.key.period, row.submission, row.valid_from, row.valid_to});
  }
}

/// What the same bytes said before is not said twice.
void make_duplicate(model::Submission& submission) {
  submission.state = SubmissionState::duplicate;
  submission.facts.clear();
  submission.layouts.clear();
  submission.findings.clear();
}
}  // namespace

bool MergeWriter::is_known(const model::Submission& submission) {
  for (const store::StoredSubmission& known : store_.find_by_sha256(submission.source.sha256)) {
    // The very same file: an earlier run was killed after its commit and before it let go of the claimed file.
    if (known.source.path == submission.source.path && known.source.received == submission.source.received) return true;
  }
  return false;
}

std::optional<store::StoredSubmission> MergeWriter::taken_before(const model::Submission& submission,
                                                                 store::SubmissionId itself) {
  // What is refused although its bytes were taken before lies in the folder of a unit that it may not speak for.
  if (submission.state == SubmissionState::returned) return std::nullopt;
  for (store::StoredSubmission& known : store_.find_by_sha256(submission.source.sha256)) {
    const bool counted = known.state == SubmissionState::accepted || known.state == SubmissionState::partly ||
                         known.state == SubmissionState::superseded || known.state == SubmissionState::waiting;
    if (counted && known.id != itself && known.unit_code == submission.unit_code) return std::move(known);
  }
  return std::nullopt;
}

bool MergeWriter::came_too_late(std::string_view period, base::Seconds received) const {
  const transforms::Round* round = transforms::find_round(knowledge_.rounds, period);
  return round && round->closes && base::thai_date_of(received) > *round->closes;
}

bool MergeWriter::counts_now(model::Submission& submission) const {
  if (submission.state != SubmissionState::accepted && submission.state != SubmissionState::partly) return false;
  if (came_too_late(submission.period, submission.source.received)) submission.state = SubmissionState::waiting;
  return submission.state != SubmissionState::waiting;
}

std::vector<model::EffectiveRow> MergeWriter::chain_of(const model::EffectiveKey& key) {
  std::vector<model::EffectiveRow> chain;
  for (const store::EffectiveRow& row : store_.effective_chain(key.unit_code, key.layout, key.period))
    chain.push_back({key, row.submission, row.sha256, row.valid_from, row.valid_to});
  return chain;
}

void MergeWriter::merge(const store::StoredSubmission& stored, base::Seconds from) {
  std::vector<store::EffectiveChange> changes;
  for (const std::string& layout : stored.layouts) {
    const model::EffectiveKey key{stored.unit_code, layout, stored.period};
    const model::EffectiveRow incoming{key, stored.id, stored.source.sha256, from, std::nullopt};
    add_changes(transforms::chain_with(chain_of(key), incoming), changes);
  }
  if (!changes.empty()) store_.apply_effective(changes);
}

void MergeWriter::merge_at_all_times(const store::StoredSubmission& stored) {
  merge(stored, stored.source.received);
  for (const store::StoredSubmission& again : store_.find_by_sha256(stored.source.sha256)) {
    const bool is_same = again.state == SubmissionState::duplicate && again.same_as == stored.source.path;
    if (is_same && !came_too_late(stored.period, again.source.received)) merge(stored, again.source.received);
  }
}

void MergeWriter::withdraw(const store::StoredSubmission& stored) {
  std::vector<store::EffectiveChange> rest;
  for (const std::string& layout : stored.layouts) {
    const model::EffectiveKey key{stored.unit_code, layout, stored.period};
    add_changes(transforms::chain_without(chain_of(key), stored.id), rest);
  }
  store_.forget_effective(stored.id);
  if (!rest.empty()) store_.apply_effective(rest);
}

void MergeWriter::add(model::Submission submission, const ClaimedFile& claimed) {
  if (!group_) group_ = std::make_unique<store::GroupScope>(store_);
  if (!claimed.is_left_over || !is_known(submission)) {
    const auto same = taken_before(submission);
    if (same) make_duplicate(submission);
    const bool is_counted = counts_now(submission);
    const auto findings = finding_rows(submission.findings, knowledge_.messages);
    store::SubmissionScope scope(store_);
    const auto stored = store_.add_submission(submission, {findings, same ? same->source.path : std::string()});
    if (is_counted) merge(stored, stored.source.received);
    // Sent again after another version, the bytes count again (DECISIONS 6).
    if (same && same->state != SubmissionState::waiting && !came_too_late(same->period, stored.source.received))
      merge(*same, stored.source.received);
    scope.keep();
    if (counts_.first_taken == 0) counts_.first_taken = stored.id;
    counts_.rows += submission.rows;
    counts_.facts += submission.facts.size();
    ++counts_.by_state[submission.state];
  } else {
    ++counts_.by_state[SubmissionState::ignored];
  }
  ++counts_.files;
  counts_.bytes += submission.source.size;
  claimed_.push_back(claimed.path);
}

void MergeWriter::replace(const store::StoredSubmission& stored, model::Submission reading) {
  if (!group_) group_ = std::make_unique<store::GroupScope>(store_);
  const auto same = taken_before(reading, stored.id);
  if (same) make_duplicate(reading);
  const bool is_counted = counts_now(reading);
  const auto findings = finding_rows(reading.findings, knowledge_.messages);
  store::SubmissionScope scope(store_);
  withdraw(stored);
  store_.replace_submission(stored.id, reading, {findings, same ? same->source.path : std::string()});
  if (is_counted) merge_at_all_times(*store_.find_submission(stored.id));
  scope.keep();
  if (counts_.first_taken == 0 || stored.id < counts_.first_taken) return;
  --counts_.by_state[stored.state];
  ++counts_.by_state[reading.state];
}

void MergeWriter::commit_when_full() {
  if (claimed_.size() >= kGroupSize) finish();
}

void MergeWriter::finish() {
  if (group_) group_->commit();
  group_.reset();
  for (const std::filesystem::path& file : claimed_) std::filesystem::remove(file);
  claimed_.clear();
}

}  // namespace tidtam::jobs
