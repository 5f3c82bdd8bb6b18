#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/decimal.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/record.hpp"
#include "transforms/submission/cover.hpp"
#include "transforms/submission/typed_record.hpp"
#include "transforms/values/words.hpp"

namespace tidtam::transforms {

/// Reads the cells of one table by the kinds of its fields. What cannot be read is absent and has an error; what was read
/// with doubt has a warning. The sheet's unit note scales amounts; the cover's year is what two-digit years are near to.
class FieldReader {
 public:
  FieldReader(const model::RecordBatch& batch, const Cover& cover, const Vocabularies& vocabularies);
  [[nodiscard]] TypedRecord read(const model::Record& record, std::vector<model::Finding>& findings) const;

 private:
  struct CellReading;
  [[nodiscard]] CellReading read_cell(const model::Cell& cell, const model::FieldSpec& field) const;
  void settle_dashes(TypedRecord& record, const std::vector<bool>& dashes) const;
  void spread_period(TypedRecord& record) const;

  const model::RecordBatch* batch_;
  const Cover* cover_;
  const Vocabularies* vocabularies_;
};

/// Half a unit of the last place that a number was typed with: 0.005 for `33.33`, 0.5 for `34`.
[[nodiscard]] std::optional<base::Decimal> rounding_of(const model::Cell& cell);

}  // namespace tidtam::transforms
