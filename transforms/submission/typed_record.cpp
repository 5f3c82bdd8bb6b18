#include "transforms/submission/typed_record.hpp"

#include <utility>

namespace tidtam::transforms {

const std::string* text_of(const TypedRecord& record, const model::RecordSpec& spec, std::string_view field) {
  const auto ordinal = spec.ordinal_of(field);
  return ordinal ? std::get_if<std::string>(&record.values[*ordinal].datum) : nullptr;
}

model::Finding finding_at(const model::RecordBatch& batch, const model::Record& record, std::size_t ordinal,
                          std::string rule, model::Severity severity, std::string expected) {
  model::Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.sheet = batch.sheet;
  if (const model::Cell* cell = record.cells[ordinal]) {
    finding.cell = model::to_a1(cell->ref);
    finding.found = model::shown_value(*cell);
  } else if (const auto& head = batch.heads[ordinal]) {
    finding.cell = model::to_a1({record.row, head->column});
  } else {
    finding.cell = model::to_a1(lineage_cell(batch, record));
  }
  finding.expected = std::move(expected);
  finding.facts["header"] =
      batch.head_texts[ordinal].empty() ? batch.spec->fields[ordinal].name : batch.head_texts[ordinal];
  return finding;
}

model::CellRef lineage_cell(const model::RecordBatch& batch, const model::Record& record) {
  for (const std::string& field : batch.spec->key) {
    if (const auto ordinal = batch.spec->ordinal_of(field); ordinal && record.cells[*ordinal])
      return record.cells[*ordinal]->ref;
  }
  if (const auto ordinal = batch.spec->ordinal_of(batch.spec->lineage_field); ordinal && record.cells[*ordinal]) {
    return record.cells[*ordinal]->ref;
  }
  for (const model::Cell* cell : record.cells) {
    if (cell) return cell->ref;
  }
  return {record.row, 0};
}

}  // namespace tidtam::transforms
