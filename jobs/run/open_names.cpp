#include "jobs/run/open_names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "transforms/units/settled_names.hpp"

namespace tidtam::jobs {

namespace {
using model::SubmissionState;

/// Submissions whose names are still of interest: what is returned is settled by a later file of the same path, or by
/// one that counts for the same unit and period.
std::map<store::SubmissionId, store::StoredSubmission> asking(store::Store& store) {
  std::map<std::string, base::Seconds> newest_of_path;
  std::map<std::pair<std::string, std::string>, base::Seconds> newest_of_unit;
  std::vector<store::StoredSubmission> all;
  store.for_each_submission([&](const store::StoredSubmission& submission) {
    all.push_back(submission);
    const base::Seconds received = submission.source.received;
    auto& of_path = newest_of_path[submission.source.path];
    of_path = std::max(of_path, received);
    const bool counts = submission.state == SubmissionState::accepted || submission.state == SubmissionState::partly;
    if (!counts || submission.unit_code.empty()) return;
    auto& of_unit = newest_of_unit[{submission.unit_code, submission.period}];
    of_unit = std::max(of_unit, received);
  });
  std::map<store::SubmissionId, store::StoredSubmission> open;
  for (const store::StoredSubmission& submission : all) {
    const base::Seconds received = submission.source.received;
    if (submission.state == SubmissionState::returned) {
      const auto of_unit = newest_of_unit.find({submission.unit_code, submission.period});
      const bool is_replaced = newest_of_path[submission.source.path] > received ||
                               (of_unit != newest_of_unit.end() && of_unit->second > received);
      if (is_replaced) continue;
    } else if (submission.state != SubmissionState::partly && submission.state != SubmissionState::waiting) {
      continue;
    }
    open.emplace(submission.id, submission);
  }
  return open;
}

transforms::NameAnswer scope_of(const model::NameQuestion& question, const std::string& submission) {
  transforms::NameAnswer scope;
  scope.raw = question.raw;
  scope.sender = question.sender;
  scope.amphoe = question.amphoe;
  scope.province = question.province;
  if (!scope.has_scope()) scope.submission = submission;
  return scope;
}
}  // namespace

std::vector<OpenName> open_names(store::Store& store) {
  const auto submissions = asking(store);
  std::map<std::string, OpenName> by_question;
  std::map<std::string, std::set<store::SubmissionId>> files;
  store.for_each_question([&](const store::QuestionRow& row) {
    const auto of = submissions.find(row.submission);
    if (of == submissions.end() || !row.question.unit_code.empty()) return;
    const auto scope = scope_of(row.question, store::printable_id(of->second.source.sha256));
    const std::string key = transforms::question_key(scope);
    OpenName& name = by_question[key];
    if (name.rows == 0) name = {row.question, of->second.source.path, scope.submission, 0, 0};
    ++name.rows;
    files[key].insert(row.submission);
  });
  std::vector<std::pair<std::string, OpenName>> names(by_question.begin(), by_question.end());
  std::ranges::sort(names, {}, [](const auto& entry) {
    return std::tuple(-static_cast<std::int64_t>(entry.second.rows), entry.first);
  });
  std::vector<OpenName> ordered;
  for (auto& [key, name] : names) {
    name.files = files[key].size();
    ordered.push_back(std::move(name));
  }
  return ordered;
}

}  // namespace tidtam::jobs
