#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/model/finding.hpp"
#include "transforms/rules/rule_book.hpp"
#include "transforms/submission/cover.hpp"
#include "transforms/submission/project_facts.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// Holds the records of a return against the rules of `transforms/rules/`: each by itself and beside its project, and
/// the rows of a layout together. Pure; what it is given outlives it.
class RuleChecks {
 public:
  /// `received`: when the file came in, 0 where nobody knows.
  RuleChecks(const Meaning& meaning, const Cover& cover, base::Seconds received, const ProjectCodes& codes,
             std::span<const TypedBatch> batches);

  /// What one record breaks, each at its cell.
  [[nodiscard]] std::vector<model::Finding> of_record(const TypedBatch& batch, const TypedRecord& record) const;
  /// What the rows of each layout break together: at the column's header, or at the first row of a group.
  [[nodiscard]] std::vector<model::Finding> of_tables() const;

 private:
  struct Row {
    const TypedBatch* batch;
    const TypedRecord* record;
  };
  [[nodiscard]] RecordSurroundings surroundings_of(const TypedBatch& batch, const TypedRecord& record) const;
  void check_together(const LayoutRules& rules, const Rule& rule, std::span<const Row> rows,
                      std::vector<model::Finding>& found) const;
  [[nodiscard]] bool has_rows(std::string_view layout) const;

  /// The project that a row is about: a sheet that is kept by project knows it by its name too.
  [[nodiscard]] std::string project_of(const TypedRecord& record, const model::RecordSpec& spec) const;
  [[nodiscard]] SeenBeside seen_beside(const LayoutRules& rules, const TypedBatch& batch,
                                       const TypedRecord& record) const;
  void set_goals(RecordSurroundings& around, const TypedRecord& record, const model::RecordSpec& spec) const;

  const Meaning& meaning_;
  const Cover& cover_;
  RecordSurroundings of_return_;  ///< those that every record of the return has
  const ProjectCodes& codes_;
  std::span<const TypedBatch> batches_;
  /// Rows that are counted beside those of other layouts: by layout, then by project.
  std::map<std::string, std::map<std::string, std::vector<RowValues>>, std::less<>> by_project_;
};

}  // namespace tidtam::transforms
