#include "extractors/layouts/suggest/header_guess.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "extractors/layouts/column_match.hpp"
#include "extractors/layouts/header_search.hpp"
#include "extractors/layouts/suggest/cell_shape.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts::suggest {

namespace {

constexpr std::size_t kSampleRows = 30;
constexpr double kLeast = 0.3;

bool is_word(const model::Cell& cell) {
  return cell.type == model::CellType::text && !is_blank(cell) && !is_figure(cell.text());
}

/// `(1)  (2)  (3)`: beneath a header, and no part of it.
bool is_numbering(const Row& row) {
  std::size_t numbered = 0;
  std::size_t filled = 0;
  for (const model::Cell& cell : row.cells) {
    if (is_blank(cell)) continue;
    std::string_view text = trimmed(cell.text());
    ++filled;
    if (!text.starts_with('(') || !text.ends_with(')')) continue;
    text = text.substr(1, text.size() - 2);
    numbered += is_figure(text) ? 1 : 0;
  }
  return numbered >= 2 && numbered * 2 > filled;
}

/// One text over (nearly) all columns from the first on is the title of the table.
bool begins_with_title(const std::vector<ColumnPath>& paths) {
  const model::Cell* top = paths.front().cells.front();
  const auto n = static_cast<std::size_t>(
      std::ranges::count_if(paths, [&](const ColumnPath& path) { return path.cells.front() == top; }));
  return n == paths.size() || (n >= 2 && n * 5 >= paths.size() * 4);
}

/// The rows beneath a block, looked at by column.
struct Body {
  std::size_t n_rows = 0;
  std::size_t widest = 0;
  double covered = 0;       ///< share of the cells that stand beneath a head
  std::size_t typed = 0;    ///< columns of figures
  std::size_t fitting = 0;  ///< of them, those that have a figure in the very first row
  [[nodiscard]] double first_fit() const {
    return typed == 0 ? 1 : static_cast<double>(fitting) / static_cast<double>(typed);
  }
};

Body body_beneath(const SheetRows& rows, const HeaderGuess& guess) {
  struct Column {
    std::size_t filled = 0;
    std::size_t figures = 0;
    bool begins_with_word = false;
  };
  std::map<std::uint16_t, Column> columns;
  for (const ColumnPath& path : guess.paths) columns[path.column];
  Body body;
  std::size_t n_cells = 0;
  std::size_t n_headed = 0;
  std::size_t position = rows.position_of(last_row_of(rows, guess.block) + 1);
  for (; position < rows.size() && body.n_rows < kSampleRows; ++position) {
    const Row& row = rows[position];
    if (is_numbering(row)) continue;
    std::size_t filled = 0;
    for (const model::Cell& cell : row.cells) {
      if (is_blank(cell)) continue;
      ++filled;
      const auto at = columns.find(cell.ref.column);
      if (at == columns.end()) continue;
      ++n_headed;
      ++at->second.filled;
      at->second.figures += is_word(cell) ? 0 : 1;
      at->second.begins_with_word |= body.n_rows == 0 && is_word(cell);
    }
    if (filled == 0) continue;
    n_cells += filled;
    body.widest = std::max(body.widest, filled);
    ++body.n_rows;
  }
  body.covered = n_cells == 0 ? 0.5 : static_cast<double>(n_headed) / static_cast<double>(n_cells);
  for (const auto& [index, column] : columns) {
    if (column.filled < 2 || column.figures * 5 < column.filled * 3) continue;
    ++body.typed;
    body.fitting += column.begins_with_word ? 0 : 1;
  }
  return body;
}

/// What speaks against the block as a header, whatever stands beneath it.
double faults_of(const HeaderGuess& guess, WordBook& words) {
  constexpr std::size_t kLongHead = 240;
  std::set<std::string> keys;
  double stacked = 0;
  double repeated = 0;
  double long_ones = 0;
  for (std::size_t p = 0; p < guess.paths.size(); ++p) {
    const ColumnPath& path = guess.paths[p];
    const model::Cell* top = path.cells.front();
    const bool is_shared = (p > 0 && guess.paths[p - 1].cells.front() == top) ||
                           (p + 1 < guess.paths.size() && guess.paths[p + 1].cells.front() == top);
    const std::string_view below = trimmed(path.cells.back()->text());
    const bool is_remark = words.word_of(*path.cells.back()).header.is_unit_only || below.starts_with('(');
    if (path.cells.size() > 1 && !is_shared && !is_remark) stacked += 1;
    const std::string text = head_text(path);
    // One head over several columns is one; `Unnamed: 3` is what programs write where there is none.
    if (p > 0 && guess.paths[p - 1].cells == path.cells) continue;
    if (thai::header_key(text).starts_with("unnamed")) repeated += 1;
    if (!keys.insert(thai::header_key(text)).second) repeated += 1;
    if (text.size() > kLongHead) long_ones += 1;
  }
  return (0.6 * stacked + repeated + 0.5 * long_ones) / static_cast<double>(guess.paths.size());
}

/// The pattern with each run of digits as one: `a-9` of `LIC-01` and `LIC-012`.
std::string code_pattern(const model::Cell& cell) {
  std::string pattern = pattern_of(cell, CellShape::code);
  const auto [first, last] = std::ranges::unique(pattern, [](char a, char b) { return a == '9' && b == '9'; });
  pattern.erase(first, last);
  return pattern;
}

/// How many cells of a column are like its head.
struct Likeness {
  const model::Cell* head = nullptr;
  std::string pattern;
  std::size_t filled = 0;
  std::size_t alike = 0;
};

/// A head with digits in it that looks like most of its column is no head, but one of a list of codes.
bool has_code_for_head(const SheetRows& rows, const HeaderGuess& guess) {
  constexpr std::size_t kLookedAt = 200;
  std::map<std::uint16_t, Likeness> columns;
  for (const ColumnPath& path : guess.paths) {
    const model::Cell& head = *path.cells.back();
    if (head.text().find_first_of("0123456789") != std::string_view::npos)
      columns[path.column] = {&head, code_pattern(head), 0, 0};
  }
  if (columns.empty()) return false;
  for (std::size_t p = 0; p < std::min(rows.size(), kLookedAt); ++p) {
    for (const model::Cell& cell : rows[p].cells) {
      const auto at = columns.find(cell.ref.column);
      if (at == columns.end() || is_blank(cell) || &cell == at->second.head) continue;
      ++at->second.filled;
      at->second.alike += is_word(cell) && code_pattern(cell) == at->second.pattern ? 1 : 0;
    }
  }
  return std::ranges::any_of(columns,
                             [](const auto& column) { return column.second.alike * 2 > column.second.filled; });
}

/// A row of words that has one where the block has no head: `หญิง` beneath a group that was not merged over it.
bool has_unheaded_word(const Row& row, const HeaderGuess& guess) {
  return std::ranges::any_of(row.cells, [&](const model::Cell& cell) {
    const std::uint16_t column = cell.ref.column;
    const bool is_within = column > guess.paths.front().column && column < guess.paths.back().column;
    return is_within && !is_blank(cell) && !std::ranges::binary_search(guess.paths, column, {}, &ColumnPath::column);
  });
}

/// The header goes on beneath the block: its merged ranges reach down over words, or a row of leaves follows.
bool is_cut_short(const SheetRows& rows, const HeaderGuess& guess) {
  const std::size_t below = rows.position_of(guess.block.last_row + 1);
  if (below >= rows.size()) return false;
  if (rows[below].index <= last_row_of(rows, guess.block)) return true;
  return rows[below].index == guess.block.last_row + 1 && may_be_header(rows[below]) &&
         has_unheaded_word(rows[below], guess);
}

double known_share(const HeaderGuess& guess, WordBook& words) {
  std::size_t known = 0;
  for (const ColumnPath& path : guess.paths) {
    known += is_row_number(path, words) || !words.word_of(head_text(path)).hits.empty() ? 1 : 0;
  }
  return static_cast<double>(known) / static_cast<double>(guess.paths.size());
}

void judge(const SheetRows& rows, HeaderGuess& guess, WordBook& words) {
  const Body body = body_beneath(rows, guess);
  guess.n_figure_columns = body.fitting;
  const auto n = static_cast<double>(guess.paths.size());
  const double width = std::min(1.0, n / static_cast<double>(std::max<std::size_t>(body.widest, 1)));
  const double breadth = 1 - 1 / (n + 1);
  constexpr std::size_t kBlankForm = 4;
  const bool is_blank_form = body.n_rows == 0 && guess.paths.size() >= kBlankForm;
  const double length = is_blank_form ? 1 : std::min(1.0, (static_cast<double>(body.n_rows) + 2) / 5);
  const bool has_row_number =
      std::ranges::any_of(guess.paths, [&](const ColumnPath& path) { return is_row_number(path, words); });
  guess.score = body.covered * body.first_fit() * width * breadth * length - faults_of(guess, words) +
                0.1 * known_share(guess, words) + (has_row_number ? 0.1 : 0.0) -
                (is_cut_short(rows, guess) ? 0.5 : 0.0) - (has_code_for_head(rows, guess) ? 1.0 : 0.0);
}

}  // namespace

std::optional<HeaderGuess> guess_header(const SheetRows& rows, std::size_t first_position, std::size_t end_position,
                                        WordBook& words) {
  std::optional<HeaderGuess> best;
  for (std::size_t p = first_position; p < std::min(end_position, rows.size()); ++p) {
    for (std::uint32_t depth = 1; depth <= kDeepestHeader; ++depth) {
      HeaderGuess guess;
      guess.block = {rows[p].index, rows[p].index + depth - 1};
      const std::size_t last = rows.position_of(guess.block.last_row);
      if (last >= rows.size()) break;
      if (rows[last].index != guess.block.last_row) continue;  // covered by merged ranges from above, or empty
      if (!may_be_header(rows[last]) || is_numbering(rows[last])) break;
      guess.paths = header_paths(rows, guess.block);
      if (guess.paths.size() < 2 || begins_with_title(guess.paths)) continue;
      judge(rows, guess, words);
      if (guess.score >= kLeast && (!best || guess.score > best->score)) best = std::move(guess);
    }
  }
  return best;
}

}  // namespace tidtam::layouts::suggest
