#pragma once

#include <string>
#include <vector>

#include "transforms/submission/cover.hpp"
#include "transforms/submission/submission_draft.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// The units that the rows of a file name (DECISIONS 4, 5). Names that the register does not settle go into the draft
/// as questions.
class RowUnits {
 public:
  /// All of these outlive it.
  RowUnits(const ExtractedFile& file, const Meaning& meaning, const Cover& cover, SubmissionDraft& draft)
      : file_(file), meaning_(meaning), cover_(cover), draft_(draft) {}

  /// The unit that a row of a district's table stands for: by its code, which its name has to bear out, else by its
  /// name within the district; it has to lie below the sender and to be open in the period. kNoUnit with an error.
  [[nodiscard]] model::UnitIndex unit_of(const TypedBatch& batch, const TypedRecord& record,
                                         std::vector<model::Finding>& found);
  /// The unit that a person is of: as the row names it, else the cover's.
  [[nodiscard]] model::UnitIndex unit_of_person(const TypedBatch& batch, const TypedRecord& record,
                                                std::vector<model::Finding>& found);

 private:
  const ExtractedFile& file_;
  const Meaning& meaning_;
  const Cover& cover_;
  SubmissionDraft& draft_;
  std::string last_named_;  ///< what the last row of a person named as its unit
  model::UnitIndex last_unit_ = model::kNoUnit;
};

}  // namespace tidtam::transforms
