#include "extractors/layouts/label_value.hpp"

#include <algorithm>
#include <charconv>

namespace tidtam::layouts {

namespace {

/// Values stand beside their labels, at most a few empty or merged columns away.
constexpr std::uint16_t kFarthestValue = 8;

std::optional<std::size_t> label_field(const model::Cell& cell, std::size_t layout, WordBook& words) {
  if (cell.type != model::CellType::text || is_blank(cell)) return std::nullopt;
  for (const HeaderWord::Hit& hit : words.word_of(cell).hits) {
    if (hit.entry.layout == layout && hit.entry.role == HeadRole::whole) return hit.entry.field;
  }
  return std::nullopt;
}

bool has_digit(const model::Cell& cell) {
  if (cell.type != model::CellType::text) return true;
  const std::string_view text = cell.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') return true;
    if (text.substr(i).starts_with("\xE0\xB9") && i + 2 < text.size() &&
        static_cast<unsigned char>(text[i + 2]) >= 0x90 && static_cast<unsigned char>(text[i + 2]) <= 0x99) {
      return true;
    }
  }
  return false;
}

/// A year has digits: in a table `ปีงบประมาณ` stands beside other heads, which are no values.
bool may_be_value(const model::Cell& cell, model::FieldKind kind) {
  const bool is_year = kind == model::FieldKind::fiscal_year || kind == model::FieldKind::academic_year;
  return !is_year || has_digit(cell);
}

const model::Cell* value_beside(const Row& row, std::size_t label, std::size_t layout, model::FieldKind kind,
                                WordBook& words) {
  for (std::size_t i = label + 1; i < row.cells.size(); ++i) {
    const model::Cell& cell = row.cells[i];
    if (cell.ref.column > row.cells[label].ref.column + kFarthestValue) break;
    if (is_blank(cell)) continue;
    if (label_field(cell, layout, words) || !may_be_value(cell, kind)) break;
    return &cell;
  }
  return nullptr;
}

}  // namespace

FormMarks read_form_marks(const model::Sheet& sheet) {
  constexpr std::string_view kLayout = "layout:";
  FormMarks marks;
  for (const model::Cell& cell : sheet.cells) {
    if (cell.ref.column != 0) continue;
    const model::Cell* value = sheet.at({cell.ref.row, 1});
    if (value == nullptr) continue;
    const std::string label(trimmed(model::shown_value(cell)));
    const std::string text(trimmed(model::shown_value(*value)));
    if (label == "unit_code") marks.unit_code = text;
    if (label == "round") marks.round = text;
    if (label.starts_with(kLayout)) {
      int version = 0;
      std::from_chars(text.data(), text.data() + text.size(), version);
      marks.versions[label.substr(kLayout.size())] = version;
    }
  }
  return marks;
}

std::optional<LabelledBlock> find_labels(const SheetRows& rows, std::size_t end_position, std::size_t layout,
                                         WordBook& words) {
  const model::RecordSpec& record_spec = words.lexicon().layouts()[layout].record;
  const std::size_t n_fields = record_spec.fields.size();
  LabelledBlock block{layout, {}, {}, {}};
  block.batch.spec = &record_spec;
  block.batch.sheet = rows.sheet().name;
  block.batch.heads.resize(n_fields);
  block.batch.head_texts.resize(n_fields);
  model::Record record;
  record.cells.resize(n_fields);
  for (std::size_t p = 0; p < std::min(end_position, rows.size()); ++p) {
    for (std::size_t i = 0; i < rows[p].cells.size(); ++i) {
      const model::Cell& cell = rows[p].cells[i];
      const auto field = label_field(cell, layout, words);
      if (!field || record.cells[*field] != nullptr) continue;
      record.cells[*field] = value_beside(rows[p], i, layout, record_spec.fields[*field].kind, words);
      if (record.cells[*field] == nullptr && block.batch.heads[*field]) continue;
      block.batch.heads[*field] = cell.ref;
      block.batch.head_texts[*field] = trimmed(cell.text());
    }
  }
  bool is_first = true;
  for (std::size_t f = 0; f < n_fields; ++f) {
    const auto& head = block.batch.heads[f];
    if (record_spec.fields[f].required && !head) block.unlabelled.push_back(f);
    if (record_spec.fields[f].required && head && record.cells[f] == nullptr) block.unvalued.push_back(f);
    if (!head) continue;
    if (is_first || head->row < block.batch.header_row) block.batch.header_row = head->row;
    is_first = false;
  }
  if (is_first) return std::nullopt;
  record.row = block.batch.header_row;
  block.batch.records.push_back(std::move(record));
  return block;
}

}  // namespace tidtam::layouts
