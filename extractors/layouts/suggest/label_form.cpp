#include "extractors/layouts/suggest/label_form.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "extractors/layouts/suggest/column_kind.hpp"
#include "extractors/layouts/suggest/head_words.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts::suggest {

namespace {

constexpr std::size_t kFewestLabels = 3;
constexpr std::size_t kLongestLabel = 240;  // bytes

/// A label and the value beside it, where there is one.
struct LabelPair {
  const model::Cell* label = nullptr;
  const model::Cell* value = nullptr;
};

bool is_word(const model::Cell& cell) {
  return cell.type == model::CellType::text && !is_figure(cell.text());
}

bool ends_as_label(const model::Cell& cell) {
  return is_word(cell) && trimmed(cell.text()).ends_with(':');
}

/// The cells of a row that hold something, the number that counts the rows left out.
std::vector<const model::Cell*> cells_of(const Row& row) {
  std::vector<const model::Cell*> cells;
  for (const model::Cell& cell : row.cells) {
    if (!is_blank(cell)) cells.push_back(&cell);
  }
  const bool is_counted = cells.size() >= 2 && !is_word(*cells[0]) && is_word(*cells[1]);
  if (is_counted) cells.erase(cells.begin());
  return cells;
}

/// The pairs of all rows; empty where one row is too wide for a form.
std::vector<LabelPair> pairs_of(const SheetRows& rows) {
  constexpr std::size_t kWidest = 4;  // two labels with their values; a third cell is the value's unit
  std::vector<LabelPair> pairs;
  for (std::size_t p = 0; p < rows.size(); ++p) {
    const std::vector<const model::Cell*> cells = cells_of(rows[p]);
    if (cells.size() > kWidest) return {};
    for (std::size_t i = 0; i < cells.size(); i += 2) {
      const model::Cell* value = i + 1 < cells.size() ? cells[i + 1] : nullptr;
      const bool is_pair = value != nullptr ? is_word(*cells[i]) : ends_as_label(*cells[i]);
      if (is_pair && cells[i]->text().size() <= kLongestLabel) pairs.push_back({cells[i], value});
    }
  }
  return pairs;
}

/// Figures, days, marks and words.
int class_of(CellShape shape) {
  using enum CellShape;
  switch (shape) {
    case integer:
    case satang:
    case decimal:
    case percent:
    case year:
      return 0;
    case date:
    case date_range:
      return 1;
    case mark:
      return 2;
    default:
      return 3;
  }
}

/// Judges whether pairs of cells are labels with their values, and no table of two columns.
class FormJudge {
 public:
  FormJudge(std::span<const LabelPair> pairs, const Words& words) : pairs_(pairs), words_(words), shapes_(words) {}

  [[nodiscard]] bool is_form() const {
    if (pairs_.size() < kFewestLabels || has_repeated_label()) return false;
    const auto n_colons = static_cast<std::size_t>(
        std::ranges::count_if(pairs_, [](const LabelPair& pair) { return ends_as_label(*pair.label); }));
    return n_colons * 3 >= pairs_.size() * 2 || (n_announced() * 2 >= pairs_.size() && has_values_of_several_kinds());
  }

 private:
  [[nodiscard]] bool has_repeated_label() const {
    std::set<std::string> keys;
    return std::ranges::any_of(
        pairs_, [&](const LabelPair& pair) { return !keys.insert(thai::header_key(pair.label->text())).second; });
  }

  /// Labels whose words ask for what stands beside them: a count, a day, money, a name.
  [[nodiscard]] std::size_t n_announced() const {
    return static_cast<std::size_t>(std::ranges::count_if(pairs_, [&](const LabelPair& pair) {
      if (pair.value == nullptr) return false;
      ColumnEvidence cells;
      cells.add(*pair.value, shapes_);
      const auto kind = kind_by_words({std::string(pair.label->text())}, cells, words_);
      return kind && suits(shapes_.shape_of(*pair.value), *kind);
    }));
  }

  /// Behind the first row, which may be the heads of a table, a table's column would hold one kind.
  [[nodiscard]] bool has_values_of_several_kinds() const {
    std::set<int> classes;
    for (const LabelPair& pair : pairs_) {
      if (pair.value != nullptr && pair.label->ref.row != pairs_.front().label->ref.row)
        classes.insert(class_of(shapes_.shape_of(*pair.value)));
    }
    return classes.size() >= 2;
  }

  std::span<const LabelPair> pairs_;
  const Words& words_;
  ShapeReader shapes_;
};

/// The label's text, as a layout states it.
std::string label_text(const model::Cell& cell) {
  std::string_view text = trimmed(cell.text());
  if (text.ends_with(':')) text = trimmed(text.substr(0, text.size() - 1));
  return std::string(text);
}

void add_pair(const LabelPair& pair, const ShapeReader& shapes, TableSample& sample) {
  SampleColumn column;
  column.path = sample.paths.size();
  sample.paths.push_back({pair.label->ref.column, {pair.label}});
  column.texts = {label_text(*pair.label)};
  column.head = single_head(column.texts.front());
  column.last_name = fmt::format("row_{}", pair.label->ref.row + 1);
  column.place = model::to_a1(pair.value != nullptr ? pair.value->ref : pair.label->ref);
  column.cells.n_rows = 1;
  if (pair.value != nullptr) column.cells.add(*pair.value, shapes);
  sample.records.front().cells.push_back(pair.value);
  sample.columns.push_back(std::move(column));
}

}  // namespace

std::optional<TableSample> sample_form(const SheetRows& rows, std::uint32_t search_rows,
                                       const Words& suggestion_words) {
  if (rows.size() == 0 || rows[rows.size() - 1].index >= search_rows) return std::nullopt;
  const std::vector<LabelPair> pairs = pairs_of(rows);
  if (!FormJudge(pairs, suggestion_words).is_form()) return std::nullopt;
  TableSample sample;
  sample.form = LayoutForm::label_value;
  sample.records.resize(1);
  sample.records.front().row = pairs.front().label->ref.row;
  const ShapeReader shapes(suggestion_words);
  for (const LabelPair& pair : pairs) {
    if (!thai::header_key(pair.label->text()).empty()) add_pair(pair, shapes, sample);
  }
  sample.remarks.push_back({"suggest_source_form",
                            {{"sheet", rows.sheet().name},
                             {"labels", std::to_string(sample.columns.size())},
                             {"first", std::to_string(pairs.front().label->ref.row + 1)},
                             {"last", std::to_string(pairs.back().label->ref.row + 1)}}});
  return sample;
}

}  // namespace tidtam::layouts::suggest
