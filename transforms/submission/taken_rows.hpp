#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/model/unit.hpp"
#include "transforms/submission/project_facts.hpp"
#include "transforms/submission/submission_draft.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// What a row's key fields hold, which tells it from others of its layout.
[[nodiscard]] std::string row_key(const TypedRecord& record, const model::RecordSpec& spec);

/// The rows and values that a file has said so far: a second row of the same thing is left out and named (`DUP-01`),
/// for what it says could only be counted twice.
class TakenRows {
 public:
  TakenRows(const model::TableSpec& indicator_values, SubmissionDraft& draft)
      : indicator_values_(indicator_values), draft_(draft) {}

  /// Whether this row is the first for its unit on the table that begins with the last `begin_table()`.
  [[nodiscard]] bool take_unit(const TypedBatch& batch, TypedRecord& record, model::UnitIndex unit);
  void begin_table() { units_of_table_.clear(); }

  /// Whether this row of a table is the first with its key, on whatever sheet of the file it stands.
  [[nodiscard]] bool take_row(const TypedBatch& batch, TypedRecord& record, const ProjectCodes& codes);

  /// Takes the indicator values of a row into the draft, each key once. The same value said again (a table that goes on
  /// on a second sheet) is no fault; another value is.
  void add_values(const TypedBatch& batch, TypedRecord& record, std::vector<model::Fact> facts);
  /// Takes those values into the draft that no sheet of the file gives itself.
  void add_unsaid_values(std::vector<model::Fact> facts);

 private:
  [[nodiscard]] std::string value_key(const model::Fact& fact) const;
  void note_repeated(const TypedBatch& batch, TypedRecord& record);

  const model::TableSpec& indicator_values_;
  SubmissionDraft& draft_;
  std::map<std::string, std::set<std::string>> keys_;  ///< of the rows taken in, by layout
  std::map<std::string, std::size_t> value_by_key_;    ///< where each indicator value stands among the facts
  std::set<model::UnitIndex> units_of_table_;
};

}  // namespace tidtam::transforms
