#include "extractors/formats/sheet_builder.hpp"

#include <algorithm>
#include <cmath>

#include "extractors/formats/iso_date.hpp"
#include "extractors/formats/refusal.hpp"
#include "pipeline/base/memory.hpp"

namespace tidtam::formats {

namespace {
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

template <typename Value>
void sort_and_unite(std::vector<Value>& values) {
  std::ranges::sort(values);
  const auto rest = std::ranges::unique(values);
  values.erase(rest.begin(), rest.end());
}
}  // namespace

void SheetBuilder::start_again() {
  *this = SheetBuilder(context_);
}

void SheetBuilder::hide_row(std::uint32_t row) {
  if (row < context_.limits->rows) hidden_rows_.push_back(row);
}

void SheetBuilder::hide_columns(std::uint32_t first, std::uint32_t last) {
  last = std::min(last, context_.limits->columns);
  // More entries than columns are a mistake of the file's; they cost nothing.
  for (std::uint32_t column = std::max(first, 1U); column <= last && hidden_columns_.size() <= 2U * model::kMaxColumns;
       ++column) {
    hidden_columns_.push_back(static_cast<std::uint16_t>(column - 1));
  }
}

void SheetBuilder::add_merged(std::string_view range) {
  const std::size_t colon = range.find(':');
  const std::optional<model::CellRef> first = model::parse_a1(range.substr(0, colon));
  const std::optional<model::CellRef> last =
      colon == std::string_view::npos ? first : model::parse_a1(range.substr(colon + 1));
  if (!first || !last) return bad_references_.note(range);
  if (merged_.size() >= context_.limits->merged_ranges) {
    refusal_ = beyond_limit("merged_ranges", merged_.size() + 1, context_.limits->merged_ranges);
    return;
  }
  merged_.push_back({{std::min(first->row, last->row), std::min(first->column, last->column)},
                     {std::max(first->row, last->row), std::max(first->column, last->column)}});
}

void SheetBuilder::add(const RawCell& cell) {
  if (!cell.has_value || (cell.value.empty() && cell.kind == ValueKind::number)) {
    const bool is_lost = (cell.flags & model::kFormula) != 0 && cell.kind != ValueKind::text;
    if (!is_lost) return;
    formulas_without_value_.note(model::to_a1(cell.ref));
    push(cell.ref, model::CellType::text, static_cast<std::uint8_t>(cell.flags | model::kFormulaNoValue),
         std::string_view());
    return;
  }
  switch (cell.kind) {
    case ValueKind::number:
      return add_plain_number(cell);
    case ValueKind::shared_string:
      return add_shared_string(cell);
    case ValueKind::text:
      return add_text(cell, model::CellType::text);
    case ValueKind::error:
      return add_text(cell, model::CellType::error);
    case ValueKind::boolean: {
      const std::string_view word = trimmed(cell.value);
      const double truth = word == "1" || word == "true" || word == "TRUE" ? 1 : 0;
      return push(cell.ref, model::CellType::boolean, cell.flags, truth);
    }
    case ValueKind::iso_date: {
      const std::optional<double> serial = serial_of_iso(trimmed(cell.value));
      if (!serial) return add_text(cell, model::CellType::text);
      const CellStyle look = cell.style < context_.styles.size() ? context_.styles[cell.style] : CellStyle{};
      const auto flags =
          static_cast<std::uint8_t>(cell.flags | model::kIsoDate | (look.flags & model::kBuddhistFormat));
      return push(cell.ref, model::CellType::date, flags, *serial);
    }
  }
}

void SheetBuilder::add_plain_number(const RawCell& cell) {
  std::string_view digits = trimmed(cell.value);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_number = error == std::errc() && end == digits.data() + digits.size() && std::isfinite(number);
  if (is_number) return add_number(cell.ref, cell.style, cell.flags, number);
  bad_numbers_.note(model::to_a1(cell.ref));
  add_text(cell, model::CellType::text);
}

void SheetBuilder::add_shared_string(const RawCell& cell) {
  const std::string_view digits = trimmed(cell.value);
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (error != std::errc() || end != digits.data() + digits.size()) return note_bad_string(cell.ref);
  add_shared(cell.ref, cell.flags, index);
}

void SheetBuilder::add_text(const RawCell& cell, model::CellType type) {
  if (cell.value.size() > context_.limits->string_bytes) {
    refusal_ = of_cell(beyond_limit("cell_text", cell.value.size(), context_.limits->string_bytes), cell.ref);
    return;
  }
  add_kept(cell.ref, type, cell.flags, context_.store->keep(cell.value));
}

void SheetBuilder::note_bad_string(model::CellRef ref) {
  bad_strings_.note(model::to_a1(ref));
}

void SheetBuilder::note_bad_reference() {
  bad_references_.note({});
}

void SheetBuilder::refuse_address(model::CellRef ref) {
  if (refusal_) return;
  const bool is_row = ref.row >= context_.limits->rows;
  refusal_ = of_cell(is_row ? beyond_limit("rows", ref.row + 1U, context_.limits->rows)
                            : beyond_limit("columns", ref.column + 1U, context_.limits->columns),
                     ref);
}

void SheetBuilder::refuse_texts() {
  if (refusal_) return;
  refusal_ = beyond_limit("texts", context_.text_bytes_before + text_bytes_, context_.limits->text_bytes);
}

void SheetBuilder::make_room() {
  const std::size_t have = cells_.size();
  if (context_.cells_before + have >= context_.limits->cells) {
    refusal_ = beyond_limit("cells", context_.cells_before + have + 1, context_.limits->cells);
    cells_.clear();
    return;
  }
  constexpr std::size_t kFirst = 256;
  std::size_t wanted = std::max(kFirst, have * 2);
  if (have > 0 && read_share_.read > 0) {
    // As dense as so far, and a little more: a large sheet is allocated once and hardly too large.
    const double whole =
        static_cast<double>(have) * static_cast<double>(read_share_.all) / static_cast<double>(read_share_.read);
    wanted = std::max(have + have / 8 + kFirst, static_cast<std::size_t>(whole * 1.03));
  }
  cells_.reserve(std::min(wanted, context_.limits->cells - context_.cells_before));
  base::prefer_huge_pages(cells_.data() + have, (cells_.capacity() - have) * sizeof(model::Cell));
}

void SheetBuilder::sort_cells() {
  if (is_ordered_) return;
  std::ranges::stable_sort(cells_, {}, &model::Cell::ref);
  // Of two cells at one address the later one counts, as in Excel.
  auto kept = cells_.begin();
  for (auto cell = cells_.begin(); cell != cells_.end(); ++cell) {
    if (cell + 1 != cells_.end() && (cell + 1)->ref == cell->ref) continue;
    *kept++ = *cell;
  }
  cells_.erase(kept, cells_.end());
}

void SheetBuilder::mark_hidden(const model::Sheet& sheet) {
  const bool whole = sheet.visibility != model::SheetVisibility::visible;
  if (!whole && sheet.hidden_rows.empty() && sheet.hidden_columns.empty()) return;
  std::vector<bool> columns(model::kMaxColumns, false);
  for (const std::uint16_t column : sheet.hidden_columns) columns[column] = true;
  auto row = sheet.hidden_rows.begin();
  for (model::Cell& cell : cells_) {
    while (row != sheet.hidden_rows.end() && *row < cell.ref.row) ++row;
    const bool row_hidden = row != sheet.hidden_rows.end() && *row == cell.ref.row;
    if (whole || row_hidden || columns[cell.ref.column]) cell.flags |= model::kHidden;
  }
}

void SheetBuilder::report(const Tally& tally, std::string_view rule, const std::string& sheet,
                          std::vector<model::Finding>& findings) const {
  if (tally.count == 0) return;
  model::Finding finding;
  finding.rule = rule;
  finding.severity = model::Severity::warning;
  finding.sheet = sheet;
  finding.cell = tally.first;
  finding.facts.emplace("count", std::to_string(tally.count));
  findings.push_back(std::move(finding));
}

void SheetBuilder::finish(model::Sheet& sheet, std::vector<model::Finding>& findings) {
  sort_cells();
  sort_and_unite(hidden_rows_);
  sort_and_unite(hidden_columns_);
  sheet.merged = std::move(merged_);
  sheet.hidden_rows = std::move(hidden_rows_);
  sheet.hidden_columns = std::move(hidden_columns_);
  mark_hidden(sheet);
  sheet.cells = std::move(cells_);
  report(bad_strings_, "FILE-STRING", sheet.name, findings);
  report(bad_references_, "FILE-REFERENCE", sheet.name, findings);
  report(formulas_without_value_, "FILE-FORMULA", sheet.name, findings);
  report(bad_numbers_, "FILE-NUMBER", sheet.name, findings);
}

}  // namespace tidtam::formats
