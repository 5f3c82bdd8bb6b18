#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/fact.hpp"
#include "pipeline/model/finding.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// Reads the filled-in sheets of open findings (layout `acknowledgements`): which an officer lets stand, why, and until
/// when.
class WaiverAnswers {
 public:
  /// `source` is the file; all of these outlive the object.
  WaiverAnswers(std::span<const TypedBatch> batches, const Meaning& meaning, const model::SourceFile& source);

  /// The `waiver` row of an answer, or nothing with errors that say why it cannot hold: no such rule or unit, a unit
  /// outside the folder, an error without an end, one that may not stand or of the folder's own unit, no owner, neither
  /// period nor end, another answer about the same finding.
  [[nodiscard]] std::optional<model::Fact> fact_of(const TypedBatch& batch, const TypedRecord& record,
                                                   std::vector<model::Finding>& findings) const;

 private:
  [[nodiscard]] Waiver waiver_of(const TypedBatch& batch, const TypedRecord& record) const;
  /// The id of the rule that is meant, however it was typed; empty where there is none.
  [[nodiscard]] std::string rule_id(const std::string& typed) const;
  [[nodiscard]] bool is_error(const TypedBatch& batch, const TypedRecord& record, const std::string& rule) const;
  void check_rule(const TypedBatch& batch, const TypedRecord& record, const Waiver& waiver,
                  std::vector<model::Finding>& findings) const;
  void check_time(const TypedBatch& batch, const TypedRecord& record, const Waiver& waiver,
                  std::vector<model::Finding>& findings) const;
  void check_unit(const TypedBatch& batch, const TypedRecord& record, const Waiver& waiver,
                  std::vector<model::Finding>& findings) const;

  const Meaning& meaning_;
  const model::SourceFile& source_;
  std::map<std::string, std::string> rule_ids_;        ///< by their keys
  std::map<std::string, std::set<std::string>> says_;  ///< what the file says of each finding
};

}  // namespace tidtam::transforms
