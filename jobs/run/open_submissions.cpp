#include "jobs/run/open_submissions.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tidtam::jobs {

using model::SubmissionState;

std::map<store::SubmissionId, store::StoredSubmission> open_submissions(store::Store& store) {
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
    } else if (submission.state == SubmissionState::duplicate || submission.state == SubmissionState::ignored ||
               submission.state == SubmissionState::superseded) {
      continue;
    }
    open.emplace(submission.id, submission);
  }
  return open;
}

}  // namespace tidtam::jobs
