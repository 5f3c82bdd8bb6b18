#pragma once

#include <map>
#include <string>
#include <vector>

#include "transforms/submission/cover.hpp"
#include "transforms/submission/fact_builder.hpp"
#include "transforms/submission/indicator_facts.hpp"
#include "transforms/submission/project_facts.hpp"
#include "transforms/submission/row_units.hpp"
#include "transforms/submission/submission_draft.hpp"
#include "transforms/submission/table_sums.hpp"
#include "transforms/submission/taken_rows.hpp"
#include "transforms/submission/transformer.hpp"

namespace tidtam::transforms {

/// Makes facts of the rows of a file, table by table, and takes them into the draft; says why where a row gives none.
class RowFacts {
 public:
  /// All of these outlive it; the cover names a unit.
  RowFacts(const ExtractedFile& file, const Meaning& meaning, const Cover& cover, const ProjectCodes& codes,
           SubmissionDraft& draft);

  void add(TypedBatch& batch);
  /// Once all sheets are added: the indicators that whole tables give.
  void add_table_values();

 private:
  using Findings = std::vector<model::Finding>;

  [[nodiscard]] const std::string& unit_code(model::UnitIndex unit) const {
    return meaning_.units.tree.unit(unit).code;
  }
  void add_row(const TypedBatch& batch, TypedRecord& record);
  void add_indicator(const TypedBatch& batch, TypedRecord& record);
  void add_unit(const TypedBatch& batch, TypedRecord& record);
  void add_table_row(const TypedBatch& batch, TypedRecord& record);
  void add_project(const FactBuilder& builder, const TypedBatch& batch, TypedRecord& record);
  [[nodiscard]] const DerivationSpec* derivations_of(const std::string& layout, DerivationScope scope) const;
  void count_persons(TypedBatch& batch);
  void add_if_complete(std::vector<model::Fact> facts, const TypedBatch& batch, TypedRecord& record);
  void note_incomplete(const TypedBatch& batch, TypedRecord& record, std::size_t missing);

  const Meaning& meaning_;
  const Cover& cover_;
  const ProjectCodes& codes_;
  SubmissionDraft& draft_;
  IndicatorContext values_;
  RowUnits units_;
  TakenRows taken_;
  std::map<std::string, TableSums> sums_;  ///< by layout, of those that indicators are derived from whole
};

}  // namespace tidtam::transforms
