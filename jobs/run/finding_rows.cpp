#include "jobs/run/finding_rows.hpp"

#include <algorithm>

namespace tidtam::jobs {

std::vector<store::FindingRow> finding_rows(std::span<const model::Finding> findings, const spec::Messages& messages) {
  std::vector<store::FindingRow> rows;
  rows.reserve(findings.size());
  for (const model::Finding& finding : findings) {
    using spec::Language;
    const auto fact = [&](const char* name) {
      const auto found = finding.facts.find(name);
      return found == finding.facts.end() ? std::string() : found->second;
    };
    rows.push_back({finding.sheet, finding.cell, finding.rule, finding.severity, finding.found, finding.expected,
                    messages.sentence(finding, Language::th), messages.sentence(finding, Language::en),
                    messages.fix(finding, Language::th), messages.fix(finding, Language::en), fact("acknowledged"),
                    fact("about")});
  }
  return rows;
}

void add_stored_findings(std::vector<model::StoredFinding> found, store::FindingMaker maker,
                         const spec::Messages& messages, store::Store& store) {
  std::ranges::stable_sort(found, {}, &model::StoredFinding::submission);
  for (std::size_t first = 0; first < found.size();) {
    std::vector<model::Finding> of_submission;
    std::size_t next = first;
    for (; next < found.size() && found[next].submission == found[first].submission; ++next)
      of_submission.push_back(std::move(found[next].finding));
    store.add_findings(found[first].submission, maker, finding_rows(of_submission, messages));
    first = next;
  }
}

}  // namespace tidtam::jobs
