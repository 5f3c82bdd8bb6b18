#include "jobs/run/read_again.hpp"

#include <algorithm>
#include <set>

#include "jobs/run/finding_rows.hpp"
#include "jobs/run/merge_writer.hpp"
#include "jobs/run/receipt_step.hpp"
#include "jobs/run/return_reader.hpp"
#include "jobs/workspace/archive.hpp"
#include "transforms/units/settled_codes.hpp"

namespace tidtam::jobs {

namespace {
using model::SubmissionState;

constexpr const char* kHeeded = "desk answers";  ///< in `meta`: the answers that all files have been read with

/// Whether something found in the file is let stand now, or was.
bool concerns_waiver(const DeskAnswers& answers, store::Store& store, const store::StoredSubmission& stored) {
  const base::Date arrival = base::thai_date_of(stored.source.received);
  for (const store::FindingRow& row : store.findings_of(stored.id)) {
    model::Finding finding;
    finding.rule = row.rule;
    finding.severity = row.severity;
    finding.sheet = row.sheet;
    finding.cell = row.cell;
    finding.facts["about"] = row.about;
    const bool stands = answers.waivers.find(finding, stored.unit_code, stored.period, arrival) != nullptr;
    if (stands || !row.acknowledged.empty()) return true;
  }
  return false;
}

/// Submissions with a name that is answered now, or was.
std::set<store::SubmissionId> with_answered_names(const DeskAnswers& answers, store::Store& store) {
  std::set<store::SubmissionId> ids;
  store.for_each_question([&](const store::QuestionRow& row) {
    const bool is_answered = !answers.names.find(transforms::answer_key(row.question.kind, row.question.raw)).empty();
    if (is_answered || !row.question.unit_code.empty()) ids.insert(row.submission);
  });
  return ids;
}

bool can_change(SubmissionState state) {
  return state == SubmissionState::returned || state == SubmissionState::partly || state == SubmissionState::accepted ||
         state == SubmissionState::waiting;
}

bool says_the_same(const store::StoredSubmission& stored, const std::vector<store::FindingRow>& before,
                   const model::Submission& reading, const std::vector<store::FindingRow>& now) {
  const auto key = [](const store::FindingRow& row) {
    return std::tie(row.sheet, row.cell, row.rule, row.found, row.message_th, row.severity, row.acknowledged);
  };
  return stored.unit_code == reading.unit_code && stored.period == reading.period &&
         std::ranges::equal(before, now, {}, key, key);
}
}  // namespace

std::uint64_t read_again(const Workspace& workspace, const Knowledge& knowledge, const ReadingTerms& terms,
                         store::Store& store, base::Log& log, IntakeCounts& counts) {
  if (store.meta(kHeeded).value_or("") == terms.answers.digest) return 0;
  const Archive archive(workspace.archive());
  std::vector<store::StoredSubmission> files;
  store.for_each_submission([&](const store::StoredSubmission& stored) {
    if (can_change(stored.state)) files.push_back(stored);
  });
  const std::set<store::SubmissionId> ids = with_answered_names(terms.answers, store);
  std::erase_if(files, [&](const store::StoredSubmission& stored) {
    return !ids.contains(stored.id) && !concerns_waiver(terms.answers, store, stored);
  });
  MergeWriter writer(store, knowledge, counts);
  std::uint64_t changed = 0;
  for (const store::StoredSubmission& stored : files) {
    const auto bytes = archive.read(stored.source.sha256);
    if (!bytes) {
      log.warn("{}: its original is no longer kept; its sender has to send it again", stored.source.path);
      continue;
    }
    model::Submission reading = read_return(stored.source, *bytes, knowledge, terms).submission;
    const auto now = finding_rows(reading.findings, knowledge.messages);
    if (says_the_same(stored, store.findings_of(stored.id, store::FindingMaker::reading), reading, now)) continue;
    take_back_receipt(workspace, knowledge, store, stored);
    writer.replace(stored, std::move(reading));
    ++changed;
  }
  writer.finish();
  store.set_meta(kHeeded, terms.answers.digest);
  return changed;
}

}  // namespace tidtam::jobs
