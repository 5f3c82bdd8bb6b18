#include "transforms/submission/typed_record.hpp"

#include <optional>
#include <utility>

#include "pipeline/thai/personal_text.hpp"

namespace tidtam::transforms {

const std::string* text_of(const TypedRecord& record, const model::RecordSpec& spec, std::string_view field) {
  const auto ordinal = spec.ordinal_of(field);
  return ordinal ? std::get_if<std::string>(&record.values[*ordinal].datum) : nullptr;
}

namespace {
/// What a finding says of a cell. Columns may have shifted: of a sheet with a row for each person it says nothing but
/// an id that is hidden (DOMAIN H); of an officer's answers, nothing that may be the officer's name, which has no
/// digit.
std::string quoted(const model::Cell& cell, const model::RecordSpec& spec, std::size_t ordinal) {
  std::string shown = model::shown_value(cell);
  if (spec.grain == model::RecordGrain::desk) {
    const bool may_be_name =
        spec.fields[ordinal].kind != model::FieldKind::name && shown.find_first_of("0123456789") == std::string::npos;
    return may_be_name ? std::string() : shown;
  }
  if (spec.grain != model::RecordGrain::person) return shown;
  if (spec.fields[ordinal].kind != model::FieldKind::person_id) return {};
  const auto spans = thai::personal_spans(shown);
  const bool is_id = spans.size() == 1 && spans.front().shape == thai::PersonalShape::national_id &&
                     spans.front().begin == 0 && spans.front().end == shown.size();
  return is_id ? thai::without_personal(shown) : std::string();
}

bool names_person(const model::FieldSpec& field) {
  return field.kind == model::FieldKind::person || field.kind == model::FieldKind::person_id ||
         field.personal != model::PersonalClass::none;
}

/// What tells the row from others of its sheet, as it stands there: its key, else what names it. Empty where rows are
/// persons.
std::string row_label(const model::RecordSpec& spec, const model::Record& record) {
  if (spec.grain == model::RecordGrain::person || spec.grain == model::RecordGrain::desk) return {};
  std::vector<std::string> fields = spec.key;
  if (fields.empty()) fields.push_back(spec.lineage_field);
  std::string label;
  for (const std::string& field : fields) {
    const auto ordinal = spec.ordinal_of(field);
    if (!ordinal || !record.cells[*ordinal] || names_person(spec.fields[*ordinal])) continue;
    label += (label.empty() ? "" : " · ") + model::shown_value(*record.cells[*ordinal]);
  }
  return label;
}
}  // namespace

model::Finding finding_at(const model::RecordBatch& batch, const model::Record& record, std::size_t ordinal,
                          std::string rule, model::Severity severity, std::string expected) {
  model::Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.sheet = batch.sheet;
  if (const model::Cell* cell = record.cells[ordinal]) {
    finding.cell = model::to_a1(cell->ref);
    finding.found = quoted(*cell, *batch.spec, ordinal);
  } else if (const auto& head = batch.heads[ordinal]) {
    finding.cell = model::to_a1({record.row, head->column});
  } else {
    finding.cell = model::to_a1(lineage_cell(batch, record));
  }
  finding.expected = std::move(expected);
  const std::string& header =
      batch.head_texts[ordinal].empty() ? batch.spec->fields[ordinal].name : batch.head_texts[ordinal];
  finding.facts["header"] = header;
  if (const std::string row = row_label(*batch.spec, record); !row.empty())
    finding.facts["about"] = row + " › " + header;
  return finding;
}

model::CellRef lineage_cell(const model::RecordBatch& batch, const model::Record& record) {
  std::optional<model::CellRef> carried;  // merged from a row above, and so other rows' too
  const auto own_cell = [&](std::string_view field) -> const model::Cell* {
    const auto ordinal = batch.spec->ordinal_of(field);
    const model::Cell* cell = ordinal ? record.cells[*ordinal] : nullptr;
    if (!cell || cell->ref.row >= record.row) return cell;
    if (!carried) carried = cell->ref;
    return nullptr;
  };
  for (const std::string& field : batch.spec->key) {
    if (const model::Cell* cell = own_cell(field)) return cell->ref;
  }
  if (const model::Cell* cell = own_cell(batch.spec->lineage_field)) return cell->ref;
  if (carried) return *carried;
  for (const model::Cell* cell : record.cells) {
    if (cell) return cell->ref;
  }
  return {record.row, 0};
}

}  // namespace tidtam::transforms
