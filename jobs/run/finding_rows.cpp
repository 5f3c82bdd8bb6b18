#include "jobs/run/finding_rows.hpp"

namespace tidtam::jobs {

std::vector<store::FindingRow> finding_rows(std::span<const model::Finding> findings, const spec::Messages& messages) {
  std::vector<store::FindingRow> rows;
  rows.reserve(findings.size());
  for (const model::Finding& finding : findings) {
    using spec::Language;
    rows.push_back({finding.sheet, finding.cell, finding.rule, finding.severity, finding.found, finding.expected,
                    messages.sentence(finding, Language::th), messages.sentence(finding, Language::en),
                    messages.fix(finding, Language::th), messages.fix(finding, Language::en)});
  }
  return rows;
}

}  // namespace tidtam::jobs
