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

/// Reads the filled-in sheets of unknown names (layout `aliases`): which unit an officer says that a name means, and
/// where. `folder` is the unit in whose folder the file lay; only names of its own returns may be settled there.
class NameAnswers {
 public:
  NameAnswers(std::span<const TypedBatch> batches, const Meaning& meaning, const model::SourceFile& source);

  /// The `alias` row of an answer, or nothing with errors that say why it cannot hold.
  [[nodiscard]] std::optional<model::Fact> fact_of(const TypedBatch& batch, const TypedRecord& record,
                                                   std::vector<model::Finding>& findings) const;

 private:
  [[nodiscard]] NameAnswer answer_of(const TypedBatch& batch, const TypedRecord& record) const;
  [[nodiscard]] model::UnitIndex unit_of(const TypedBatch& batch, const TypedRecord& record, const NameAnswer& answer,
                                         std::vector<model::Finding>& findings) const;
  void check_indicator(const TypedBatch& batch, const TypedRecord& record, NameAnswer& answer,
                       std::vector<model::Finding>& findings) const;
  void check_kind(const TypedBatch& batch, const TypedRecord& record, const NameAnswer& answer, model::UnitIndex unit,
                  std::vector<model::Finding>& findings) const;
  void check_scope(const TypedBatch& batch, const TypedRecord& record, const NameAnswer& answer, model::UnitIndex unit,
                   std::vector<model::Finding>& findings) const;

  const Meaning& meaning_;
  model::UnitIndex folder_;
  base::Date arrival_;
  std::map<std::string, std::set<std::string>> codes_;  ///< what the file answers, by question
};

}  // namespace tidtam::transforms
