#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/submission.hpp"
#include "transforms/submission/typed_record.hpp"
#include "transforms/submission/waivers.hpp"

namespace tidtam::transforms {

/// A submission while its file is read: facts and findings are taken in one by one; at the end they give it its state
/// (DECISIONS 8). What an officer let stand is told as a note.
class SubmissionDraft {
 public:
  /// `found`: what the extractors found already. `waivers` may be nullptr.
  SubmissionDraft(const model::SourceFile& source, std::vector<model::Finding> found, const Waivers* waivers);

  [[nodiscard]] model::Submission& content() { return content_; }
  [[nodiscard]] const model::Submission& content() const { return content_; }

  /// A finding of the whole file or of a sheet: an error returns the file.
  void tell(model::Finding finding) { content_.findings.push_back(std::move(finding)); }
  void tell(std::vector<model::Finding> findings);
  /// Findings of one record, which an error makes faulty: only errors of rows that stand for units of their own leave
  /// the rest of the file as it is.
  void note(TypedRecord& record, const model::RecordBatch& batch, std::vector<model::Finding> found);

  void add(model::Fact fact) { content_.facts.push_back(std::move(fact)); }
  void add(std::vector<model::Fact> facts);

  /// The submission with its state; one that is returned holds no facts. The draft is spent.
  [[nodiscard]] model::Submission finish();

 private:
  void let_stand(model::Finding& finding) const;

  model::Submission content_;
  const Waivers* waivers_;
  std::vector<model::Finding> row_findings_;
  std::size_t row_errors_ = 0;   ///< in rows that stand for units of their own
  std::size_t file_errors_ = 0;  ///< in other rows
};

}  // namespace tidtam::transforms
