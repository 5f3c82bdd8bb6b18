#pragma once

#include <string>
#include <vector>

#include "pipeline/model/record.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// The rows of one layout added up: counts and amounts of those that were taken, whatever sheet they stand on. What is
/// absent adds nothing; a column without any figure has the state of its first cell.
class TableSums {
 public:
  void add(const TypedBatch& batch, const TypedRecord& record);
  /// The sheet of the first row.
  [[nodiscard]] const TypedBatch& batch() const { return *batch_; }
  /// One record with the sums. Its cells are those of the first sheet's total row, by which the way back leads to where
  /// the officer added up; without one it stands at the heads.
  [[nodiscard]] const TypedRecord& record();

 private:
  const TypedBatch* batch_ = nullptr;
  std::vector<model::Value> values_;
  model::Record place_;
  TypedRecord record_;
};

}  // namespace tidtam::transforms
