#include "extractors/layouts/suggest/table_areas.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "extractors/layouts/column_match.hpp"
#include "extractors/layouts/header_search.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts::suggest {

namespace {

/// The cells and merged ranges of a rectangle.
model::Sheet part_of(const model::Sheet& sheet, const model::CellRange& range) {
  model::Sheet part;
  part.name = sheet.name;
  part.visibility = sheet.visibility;
  for (const model::Cell& cell : sheet.cells) {
    if (range.contains(cell.ref)) part.cells.push_back(cell);
  }
  for (const model::CellRange& merged : sheet.merged) {
    if (range.contains(merged.first)) part.merged.push_back(merged);
  }
  return part;
}

model::CellRange rows_between(std::uint32_t first_row, std::uint32_t last_row) {
  return {{first_row, 0}, {last_row, model::kMaxColumns - 1}};
}

std::vector<std::string> head_keys(const std::vector<ColumnPath>& paths) {
  std::vector<std::string> keys;
  for (const ColumnPath& path : paths) keys.push_back(thai::header_key(head_text(path)));
  return keys;
}

bool has_single_cell(const Row& row) {
  return std::ranges::count_if(row.cells, [](const model::Cell& cell) { return !is_blank(cell); }) == 1;
}

bool is_after_break(const SheetRows& rows, std::size_t position) {
  return rows[position].index > rows[position - 1].index + 1 || has_single_cell(rows[position - 1]);
}

/// The header that the sheet's first table has.
std::optional<HeaderGuess> first_header(const SheetRows& rows, std::size_t end_position, WordBook& words) {
  constexpr std::size_t kTitleRows = 3;
  std::optional<HeaderGuess> best = guess_header(rows, 0, end_position, words);
  if (!best) return best;
  // A longer table further down may look better than a short one above it, which is one all the same.
  const std::size_t above = rows.position_of(best->block.first_row);
  for (std::size_t p = 0; p + 1 < above; ++p) {
    auto earlier = guess_header(rows, p, std::min(p + kTitleRows, above), words);
    const bool is_apart = earlier && earlier->block.last_row + 1 < best->block.first_row;
    if (is_apart && earlier->is_evident()) return earlier;
  }
  return best;
}

std::set<std::string> words_of(const std::vector<ColumnPath>& paths) {
  std::set<std::string> keys;
  for (const ColumnPath& path : paths) {
    for (const model::Cell* cell : path.cells) keys.insert(thai::header_key(cell->text()));
  }
  return keys;
}

/// The header once more, whole or in part: most of its words are the same.
bool repeats(const HeaderGuess& header, const HeaderGuess& next) {
  const std::set<std::string> mine = words_of(header.paths);
  const std::set<std::string> theirs = words_of(next.paths);
  const auto n = std::ranges::count_if(theirs, [&](const std::string& key) { return mine.contains(key); });
  return static_cast<std::size_t>(n) * 2 > theirs.size();
}

/// The next header beyond doubt behind `header`, of other heads.
std::optional<HeaderGuess> next_header(const SheetRows& rows, const HeaderGuess& header, WordBook& words) {
  for (std::size_t p = rows.position_of(last_row_of(rows, header.block) + 1) + 1; p < rows.size(); ++p) {
    if (!may_be_header(rows[p]) || has_single_cell(rows[p]) || !is_after_break(rows, p)) continue;
    auto next = guess_header(rows, p, p + 1, words);
    if (next && next->is_evident() && !repeats(header, *next)) return next;
  }
  return std::nullopt;
}

/// Where the titles of a table begin: single texts right above its header.
std::uint32_t first_title_row(const SheetRows& rows, const HeaderBlock& block) {
  std::size_t position = rows.position_of(block.first_row);
  while (position > 0 && has_single_cell(rows[position - 1])) --position;
  return rows[position].index;
}

/// Ranges of columns with something in them from the header down, parted by empty ones.
std::vector<model::CellRange> column_segments(const TableArea& area) {
  std::set<std::uint16_t> columns;
  for (const model::Cell& cell : area.sheet.cells) {
    if (cell.ref.row >= area.block.first_row && !is_blank(cell)) columns.insert(cell.ref.column);
  }
  std::vector<model::CellRange> segments;
  for (const std::uint16_t column : columns) {
    if (segments.empty() || segments.back().last.column + 1 != column)
      segments.push_back({{0, column}, {model::kMaxRows - 1, column}});
    segments.back().last.column = column;
  }
  return segments;
}

/// The heads of one part of a header, taken out of its cells.
struct PartHeads {
  std::vector<std::string> keys;
  bool counts_rows = false;  ///< the column of row numbers is there
};

PartHeads heads_of(const TableArea& part, WordBook& words) {
  const SheetRows rows(part.sheet);
  const std::vector<ColumnPath> paths = header_paths(rows, part.block);
  return {head_keys(paths),
          std::ranges::any_of(paths, [&](const ColumnPath& path) { return is_row_number(path, words); })};
}

/// Whether two parts of a header are heads of tables of their own: both count their rows, or a head stands in both.
bool begins_anew(const PartHeads& left, const PartHeads& right) {
  if (left.counts_rows && right.counts_rows) return true;
  return std::ranges::any_of(
      right.keys, [&](const std::string& key) { return std::ranges::find(left.keys, key) != left.keys.end(); });
}

/// Tables side by side, each once; the area as it is where it has one table.
std::vector<TableArea> side_by_side(TableArea area, WordBook& words) {
  std::vector<TableArea> parts;
  std::vector<PartHeads> heads;
  bool is_one_table = false;
  for (const model::CellRange& segment : column_segments(area)) {
    TableArea part{part_of(area.sheet, segment), area.block};
    PartHeads mine = heads_of(part, words);
    if (mine.keys.size() < 2) continue;
    is_one_table |= !heads.empty() && !begins_anew(heads.front(), mine);
    if (std::ranges::find(heads, mine.keys, &PartHeads::keys) == heads.end()) parts.push_back(std::move(part));
    heads.push_back(std::move(mine));
  }
  if (!is_one_table && heads.size() > 1) return parts;
  parts.clear();
  parts.push_back(std::move(area));
  return parts;
}

}  // namespace

std::vector<TableArea> table_areas(const model::Sheet& sheet, std::uint32_t search_rows, WordBook& words) {
  std::vector<TableArea> areas;
  const SheetRows rows(sheet);
  auto header = first_header(rows, rows.position_of(search_rows), words);
  for (std::uint32_t first_row = 0; header;) {
    const auto next = next_header(rows, *header, words);
    const std::uint32_t end_row = next ? first_title_row(rows, next->block) : model::kMaxRows;
    TableArea area{part_of(sheet, rows_between(first_row, end_row - 1)), header->block};
    for (TableArea& part : side_by_side(std::move(area), words)) areas.push_back(std::move(part));
    first_row = end_row;
    header = next;
  }
  return areas;
}

}  // namespace tidtam::layouts::suggest
