#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/value.hpp"

namespace tidtam::transforms {

/// What comes of a record that has no error.
enum class RowOutcome : std::uint8_t {
  counted,   ///< it says something, or is somebody's question to answer
  left_out,  ///< it says again what another said, or lacks what it cannot be without; its sender is told
  silent,    ///< it says nothing that its table could hold
};

/// A record whose cells have been read by their fields' kinds.
struct TypedRecord {
  const model::Record* raw = nullptr;
  std::vector<model::Value> values;  ///< by the ordinals of the layout's fields
  bool is_faulty = false;            ///< an error stands in it
  RowOutcome outcome = RowOutcome::counted;

  [[nodiscard]] bool has(std::size_t ordinal) const { return !model::is_absent(values[ordinal].datum); }
};

/// A table of a sheet, typed.
struct TypedBatch {
  const model::RecordBatch* raw = nullptr;
  std::vector<TypedRecord> records;
};

/// The text, integer or date held by a field of this name; nothing where the layout has no such field or it is absent.
[[nodiscard]] const std::string* text_of(const TypedRecord& record, const model::RecordSpec& spec,
                                         std::string_view field);

/// A finding at a record's field: the sheet, the cell (or the header's column in the record's row, where the cell is
/// empty), what stands there, the header as `{header}`, and the row and column by their names as `{about}`.
[[nodiscard]] model::Finding finding_at(const model::RecordBatch& batch, const model::Record& record,
                                        std::size_t ordinal, std::string rule, model::Severity severity,
                                        std::string expected = {});

/// The cell whose address stands for a whole record: that of its key, else the lineage field's, else the first one;
/// of several that of its own row before one merged from a row above.
[[nodiscard]] model::CellRef lineage_cell(const model::RecordBatch& batch, const model::Record& record);

}  // namespace tidtam::transforms
