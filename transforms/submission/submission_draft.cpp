#include "transforms/submission/submission_draft.hpp"

#include <algorithm>
#include <iterator>

#include "pipeline/base/date.hpp"

namespace tidtam::transforms {

SubmissionDraft::SubmissionDraft(const model::SourceFile& source, std::vector<model::Finding> found,
                                 const Waivers* waivers)
    : waivers_(waivers) {
  content_.source = source;
  content_.findings = std::move(found);
}

void SubmissionDraft::tell(std::vector<model::Finding> findings) {
  std::ranges::move(findings, std::back_inserter(content_.findings));
}

void SubmissionDraft::add(std::vector<model::Fact> facts) {
  std::ranges::move(facts, std::back_inserter(content_.facts));
}

void SubmissionDraft::let_stand(model::Finding& finding) const {
  if (!waivers_) return;
  waivers_->let_stand(finding, content_.unit_code, content_.period, base::thai_date_of(content_.source.received));
}

void SubmissionDraft::note(TypedRecord& record, const model::RecordBatch& batch, std::vector<model::Finding> found) {
  for (model::Finding& finding : found) {
    let_stand(finding);
    if (finding.severity == model::Severity::error) {
      record.is_faulty = true;
      (batch.spec->grain == model::RecordGrain::own_unit ? file_errors_ : row_errors_) += 1;
    }
    row_findings_.push_back(std::move(finding));
  }
}

model::Submission SubmissionDraft::finish() {
  const auto is_error = [](const model::Finding& finding) { return finding.severity == model::Severity::error; };
  for (model::Finding& finding : content_.findings) let_stand(finding);
  const bool whole = file_errors_ > 0 || std::ranges::any_of(content_.findings, is_error);
  std::ranges::move(row_findings_, std::back_inserter(content_.findings));
  if (whole) {
    content_.state = model::SubmissionState::returned;
    content_.facts.clear();
    content_.persons.clear();
    content_.layouts.clear();
  } else if (row_errors_ > 0) {
    content_.state = model::SubmissionState::partly;
  }
  return std::move(content_);
}

}  // namespace tidtam::transforms
