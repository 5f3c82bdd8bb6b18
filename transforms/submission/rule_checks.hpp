#pragma once

#include <span>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"
#include "transforms/rules/rule_book.hpp"
#include "transforms/submission/cover.hpp"
#include "transforms/submission/project_facts.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// Holds the records of a return against the rules of `transforms/rules/`: each by itself and beside its project, and
/// the rows of a layout together. Pure; what it is given outlives it.
class RuleChecks {
 public:
  RuleChecks(const RuleBook& rules, const IndicatorCatalogue& indicators, const Cover& cover, const ProjectCodes& codes,
             std::span<const TypedBatch> batches)
      : rules_(rules), indicators_(indicators), cover_(cover), codes_(codes), batches_(batches) {}

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

  const RuleBook& rules_;
  const IndicatorCatalogue& indicators_;
  const Cover& cover_;
  const ProjectCodes& codes_;
  std::span<const TypedBatch> batches_;
};

}  // namespace tidtam::transforms
