#include "extractors/layouts/row_kinds.hpp"

#include <algorithm>
#include <charconv>

#include "pipeline/thai/key.hpp"

namespace tidtam::layouts {

namespace {

std::vector<std::string> keys_of(std::span<const std::string> words) {
  std::vector<std::string> keys;
  for (const std::string& word : words) keys.push_back(thai::match_key(word));
  return keys;
}

/// Labels of totals and notes are short: everything longer is data and costs no key.
constexpr std::size_t kLongestLabel = 240;
/// Bytes of a Thai letter: enough to know that a text does not begin with any of the words.
constexpr std::size_t kLetter = 3;

bool begins_with_one_of(std::string_view text, std::span<const std::string> words) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return text.starts_with(std::string_view(word).substr(0, kLetter)); });
}

/// What officers put before a note or a total: `* หมายเหตุ`, `(ลงชื่อ)`.
std::string_view without_marks(std::string_view text) {
  constexpr std::string_view kMarks = "*( \t\"'-.";
  text = trimmed(text);
  while (!text.empty() && kMarks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  return text;
}

bool is_code(model::FieldKind kind) {
  using model::FieldKind;
  return kind == FieldKind::code || kind == FieldKind::unit_code || kind == FieldKind::indicator;
}

std::optional<int> number_in_brackets(const model::Cell& cell) {
  if (cell.type == model::CellType::number) {
    const double number = cell.number();
    return number == static_cast<int>(number) ? std::optional(static_cast<int>(number)) : std::nullopt;
  }
  std::string_view text = without_marks(cell.text());
  if (text.ends_with(')')) text.remove_suffix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

RowJudge::RowJudge(const model::Sheet& sheet, const LayoutSpec& layout, const HeaderFound& header,
                   const LayoutOptions& options)
    : sheet_(sheet),
      layout_(layout),
      totals_(keys_of(options.totals)),
      averages_(keys_of(options.averages)),
      total_beginnings_(keys_of(options.total_beginnings)),
      notes_(keys_of(options.note_beginnings)),
      row_numbers_(keys_of(options.row_numbers)) {
  for (const std::string& word : options.row_numbers) row_numbers_.push_back(thai::header_key(word));
  first_column_ = header.paths.front().column;
  last_column_ = header.paths.back().column;
  field_by_column_.resize(last_column_ + 1U);
  heads_by_column_.resize(last_column_ + 1U);
  row_number_by_column_.assign(last_column_ + 1U, 0);
  for (std::size_t p = 0; p < header.paths.size(); ++p) {
    const ColumnPath& path = header.paths[p];
    field_by_column_[path.column] = header.match.field_of_path[p];
    for (const model::Cell* cell : path.cells) heads_by_column_[path.column].push_back(cell->text());
    row_number_by_column_[path.column] = std::ranges::any_of(path.cells, [&](const model::Cell* cell) {
      return std::ranges::find(row_numbers_, thai::header_key(cell->text())) != row_numbers_.end();
    });
  }
}

std::optional<std::size_t> RowJudge::field_at(std::uint16_t column) const {
  return column < field_by_column_.size() ? field_by_column_[column] : std::nullopt;
}

bool RowJudge::is_row_number_column(std::uint16_t column) const {
  return column < row_number_by_column_.size() && row_number_by_column_[column] != 0;
}

bool RowJudge::is_inside(const model::Cell& cell) const {
  return cell.ref.column >= first_column_ && cell.ref.column <= last_column_ && !is_blank(cell);
}

std::size_t RowJudge::n_mapped(const Row& row) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      row.cells, [&](const model::Cell& cell) { return is_inside(cell) && field_at(cell.ref.column).has_value(); }));
}

bool RowJudge::is_total_label(const model::Cell& cell) const {
  if (cell.type != model::CellType::text || cell.text().size() > kLongestLabel) return false;
  const std::string_view text = trimmed(cell.text());
  if (!begins_with_one_of(text, totals_) && !begins_with_one_of(text, total_beginnings_)) return false;
  const std::string key = thai::match_key(text);
  return std::ranges::find(totals_, key) != totals_.end() ||
         std::ranges::any_of(total_beginnings_, [&](const std::string& word) { return key.starts_with(word); });
}

/// The label stands in the row's first cell or in the column that names its rows; a code makes the row data.
bool RowJudge::is_total(const Row& row) const {
  bool is_first = true;
  bool has_label = false;
  for (const model::Cell& cell : row.cells) {
    if (!is_inside(cell)) continue;
    const auto field = field_at(cell.ref.column);
    const bool names_the_row = field && (layout_.record.fields[*field].name == layout_.record.lineage_field ||
                                         layout_.record.fields[*field].kind == model::FieldKind::name ||
                                         layout_.record.fields[*field].kind == model::FieldKind::unit_name);
    const bool is_label = (is_first || names_the_row) && is_total_label(cell);
    has_label = has_label || is_label;
    if (!is_label && field && is_code(layout_.record.fields[*field].kind)) return false;
    is_first = false;
  }
  return has_label;
}

bool RowJudge::is_average(const Row& row) const {
  return std::ranges::any_of(row.cells, [&](const model::Cell& cell) {
    return is_inside(cell) && is_total_label(cell) &&
           std::ranges::find(averages_, thai::match_key(trimmed(cell.text()))) != averages_.end();
  });
}

bool RowJudge::is_note(const model::Cell& cell) const {
  if (cell.type != model::CellType::text) return false;
  const std::string_view text = without_marks(cell.text());
  if (!begins_with_one_of(text, notes_)) return false;
  const std::string key = thai::match_key(text.substr(0, kLongestLabel));
  return std::ranges::any_of(notes_, [&](const std::string& word) { return key.starts_with(word); });
}

bool RowJudge::is_repeated_header(const Row& row) const {
  std::size_t filled = 0;
  std::size_t same = 0;
  for (const model::Cell& cell : row.cells) {
    if (!is_inside(cell)) continue;
    ++filled;
    const auto& heads = heads_by_column_[cell.ref.column];
    if (cell.type == model::CellType::text && std::ranges::find(heads, cell.text()) != heads.end()) ++same;
  }
  return same > 0 && same * 2 > filled;
}

bool RowJudge::is_numbering(const Row& row) const {
  int before = 0;
  std::size_t counted = 0;
  for (const model::Cell& cell : row.cells) {
    if (!is_inside(cell)) continue;
    const auto number = number_in_brackets(cell);
    if (!number || (counted > 0 && *number != before + 1) || (counted == 0 && *number > 2)) return false;
    before = *number;
    ++counted;
  }
  return counted >= 3;
}

/// One text merged across the table's columns heads the rows beneath it.
bool RowJudge::is_section(const Row& row) const {
  const model::Cell* only = nullptr;
  for (const model::Cell& cell : row.cells) {
    if (!is_inside(cell)) continue;
    if (only != nullptr) return false;
    only = &cell;
  }
  if (only == nullptr || only->type != model::CellType::text) return false;
  const model::CellRange* range = merged_range_at(sheet_, only->ref);
  return range != nullptr && range->last.column - range->first.column >= 2;
}

RowKind RowJudge::kind_of(const Row& row) const {
  const model::Cell* first = nullptr;
  std::size_t filled = 0;
  std::size_t counting = 0;
  for (const model::Cell& cell : row.cells) {
    if (!is_inside(cell)) continue;
    if (first == nullptr) first = &cell;
    ++filled;
    if (is_row_number_column(cell.ref.column) || !field_at(cell.ref.column)) ++counting;
  }
  if (filled == 0) return RowKind::empty;
  if (filled <= 2 || n_mapped(row) <= 2) {
    if (std::ranges::any_of(row.cells, [&](const model::Cell& cell) { return is_inside(cell) && is_note(cell); })) {
      return RowKind::note;
    }
  }
  if (is_total(row)) return RowKind::total;
  if (is_repeated_header(row)) return RowKind::repeated;
  if (is_section(row)) return RowKind::section;
  if (is_numbering(row)) return RowKind::numbering;
  return counting == filled ? RowKind::empty : RowKind::data;
}

}  // namespace tidtam::layouts
