#include "jobs/run/open_findings.hpp"

#include <map>
#include <tuple>

#include "jobs/run/open_submissions.hpp"
#include "transforms/submission/waivers.hpp"

namespace tidtam::jobs {

std::vector<OpenFinding> open_findings(store::Store& store) {
  std::map<std::tuple<std::string, std::string, std::string>, OpenFinding> by_key;
  for (const auto& [id, submission] : open_submissions(store)) {
    if (submission.unit_code.empty()) continue;
    for (const store::FindingRow& row : store.findings_of(id)) {
      if (!transforms::can_stand(row.rule, row.severity)) continue;
      OpenFinding& open = by_key[{submission.unit_code, submission.period, row.rule}];
      if (open.count++ == 0) {
        open = {submission.unit_code, row.rule, submission.period, row, submission.source.path, 1};
      }
    }
  }
  std::vector<OpenFinding> findings;
  findings.reserve(by_key.size());
  for (auto& [key, open] : by_key) findings.push_back(std::move(open));
  return findings;
}

}  // namespace tidtam::jobs
