#include "extractors/layouts/suggest/table_sample.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

#include "extractors/layouts/header_search.hpp"
#include "extractors/layouts/sheet_fates.hpp"
#include "extractors/layouts/table_rows.hpp"
#include "extractors/layouts/unit_note.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts::suggest {

namespace {

/// Longer heads are no heads to the matcher.
constexpr std::size_t kLongestHead = 400;

std::string joined(const std::vector<std::string>& texts, std::size_t end) {
  std::string text;
  for (std::size_t i = 0; i < end; ++i) text += (i == 0 ? "" : " ") + texts[i];
  return text;
}

Variant variant_of(const std::string& text) {
  return {text, thai::header_key(text)};
}

bool has_shared_top(const std::vector<ColumnPath>& paths, std::size_t p) {
  const model::Cell* top = paths[p].cells.front();
  return (p > 0 && paths[p - 1].cells.front() == top) || (p + 1 < paths.size() && paths[p + 1].cells.front() == top);
}

std::vector<std::string> texts_of(const ColumnPath& path, WordBook& words) {
  std::vector<std::string> texts;
  for (const model::Cell* cell : path.cells) {
    if (path.cells.size() > 1 && words.word_of(*cell).header.is_unit_only) continue;
    texts.emplace_back(trimmed(model::shown_value(*cell)));
  }
  return texts;
}

/// A group with its leaf where the topmost text stands over several columns, else one head.
FieldHead head_of(const std::vector<std::string>& texts, bool is_grouped) {
  FieldHead head;
  const std::string group = texts.size() > 1 ? joined(texts, texts.size() - 1) : "";
  if (is_grouped && !thai::header_key(group).empty() && !thai::header_key(texts.back()).empty()) {
    head.groups = {variant_of(group)};
    head.leaves = {variant_of(texts.back())};
  } else {
    head = single_head(joined(texts, texts.size()));
  }
  return head;
}

bool has_cells_beneath(const SheetRows& rows, const HeaderBlock& block, std::uint16_t column) {
  return std::ranges::any_of(rows.sheet().cells, [&](const model::Cell& cell) {
    return cell.ref.column == column && cell.ref.row > block.last_row && !is_blank(cell);
  });
}

Remark source_of(const SheetRows& rows, const HeaderBlock& block, std::size_t n_columns) {
  const std::uint32_t first = block.first_row + 1;
  const std::uint32_t last = block.last_row + 1;
  return {"suggest_source",
          {{"sheet", rows.sheet().name},
           {"rows", first == last ? std::to_string(first) : fmt::format("{}–{}", first, last)},
           {"columns", std::to_string(n_columns)}}};
}

/// A unit of money stands in a cell above the table or in its header.
bool states_money_unit(const SheetRows& rows, const HeaderBlock& block, WordBook& words) {
  const std::size_t end = rows.position_of(last_row_of(rows, block) + 1);
  for (std::size_t p = 0; p < end; ++p) {
    const bool states_unit = std::ranges::any_of(rows[p].cells, [&](const model::Cell& cell) {
      return unit_note_in(cell, words.lexicon().units()).has_value();
    });
    if (states_unit) return true;
  }
  return false;
}

/// `column_c`.
std::string name_by_letters(std::string letters) {
  std::ranges::transform(letters, letters.begin(), [](unsigned char c) { return std::tolower(c); });
  return "column_" + letters;
}

/// `C3:C5`, or `C` where there are no rows.
std::string place_of(const std::string& letters, const std::vector<model::Record>& records) {
  if (records.empty()) return letters;
  return fmt::format("{}{}:{}{}", letters, records.front().row + 1, letters, records.back().row + 1);
}

/// Columns that hold something in most of the rows and have no head.
void note_headless(const SheetRows& rows, TableSample& sample) {
  if (sample.records.empty()) return;
  std::map<std::uint16_t, std::size_t> n_cells;
  const std::size_t end = rows.position_of(sample.records.back().row + 1);
  for (std::size_t p = rows.position_of(sample.records.front().row); p < end; ++p) {
    for (const model::Cell& cell : rows[p].cells) n_cells[cell.ref.column] += is_blank(cell) ? 0 : 1;
  }
  for (const auto& [column, n] : n_cells) {
    const bool has_head = std::ranges::find(sample.paths, column, &ColumnPath::column) != sample.paths.end();
    if (!has_head && n * 2 > sample.records.size())
      sample.remarks.push_back({"suggest_passed_headless", {{"column", model::column_letters(column)}}});
  }
}

/// The columns that can be known again by their heads.
void take_columns(const SheetRows& rows, const HeaderBlock& block, WordBook& words, TableSample& sample) {
  const std::vector<ColumnPath>& paths = sample.paths;
  std::map<std::string, std::uint16_t> column_of_key;
  for (std::size_t p = 0; p < paths.size(); ++p) {
    if (is_row_number(paths[p], words)) {
      sample.remarks.push_back({"suggest_passed_number",
                                {{"column", model::column_letters(paths[p].column)}, {"head", head_text(paths[p])}}});
      continue;
    }
    const bool is_same_head = p > 0 && paths[p - 1].cells == paths[p].cells;
    if (is_same_head && !has_cells_beneath(rows, block, paths[p].column)) continue;
    SampleColumn column;
    column.path = p;
    column.texts = texts_of(paths[p], words);
    const std::string whole = joined(column.texts, column.texts.size());
    const std::string key = thai::header_key(whole);
    const auto pass_over = [&](std::string phrase, std::string other) {
      sample.remarks.push_back({std::move(phrase),
                                {{"column", model::column_letters(paths[p].column)},
                                 {"head", head_text(paths[p])},
                                 {"other", std::move(other)}}});
    };
    if (key.empty() || whole.size() > kLongestHead) {
      pass_over(key.empty() ? "suggest_passed_empty" : "suggest_passed_long", "");
      continue;
    }
    const auto [at, is_new] = column_of_key.emplace(key, paths[p].column);
    if (!is_new) {
      pass_over("suggest_passed_same", model::column_letters(at->second));
      continue;
    }
    column.head = head_of(column.texts, has_shared_top(paths, p));
    column.last_name = name_by_letters(model::column_letters(paths[p].column));
    sample.columns.push_back(std::move(column));
  }
}

/// A layout with these heads and nothing known of their kinds.
LayoutSpec plain_layout(const std::vector<SampleColumn>& columns) {
  LayoutSpec layout;
  for (const SampleColumn& column : columns) {
    model::FieldSpec field;
    field.name = fmt::format("column_{}", column.path);
    layout.record.fields.push_back(std::move(field));
    layout.heads.push_back(column.head);
  }
  layout.record.lineage_field = layout.record.fields.front().name;
  return layout;
}

}  // namespace

FieldHead single_head(const std::string& text) {
  FieldHead head;
  head.headers = {variant_of(text)};
  return head;
}

TableSample sample_table(const SheetRows& rows, const HeaderBlock& block, WordBook& words, const LayoutOptions& options,
                         const Words& suggestion_words) {
  TableSample sample;
  sample.paths = header_paths(rows, block);
  sample.remarks.push_back(source_of(rows, block, sample.paths.size()));
  sample.has_money_unit = states_money_unit(rows, block, words);
  take_columns(rows, block, words, sample);
  if (sample.columns.empty()) return sample;
  const std::vector<LayoutSpec> layouts{plain_layout(sample.columns)};
  const Lexicon lexicon(layouts, options);
  WordBook own_words(lexicon);
  HeaderFound header;
  header.block = block;
  header.paths = sample.paths;
  header.match = PathReader(sample.paths, own_words).match_of(0);
  const ShapeReader shapes(suggestion_words);
  model::CellFates fates = fates_of(rows.sheet(), 0);  // nobody asks for them: the sheet is not read by this layout
  TableGroup group = read_table_rows(rows, std::span(&header, 1), {0}, options, own_words, fates);
  for (model::Record& record : group.tables.front().records) {
    if (record.is_total) continue;
    for (std::size_t c = 0; c < sample.columns.size(); ++c) {
      if (record.cells[c] != nullptr) sample.columns[c].cells.add(*record.cells[c], shapes);
    }
    sample.records.push_back(std::move(record));
  }
  for (SampleColumn& column : sample.columns) {
    column.cells.n_rows = sample.records.size();
    column.place = place_of(model::column_letters(sample.paths[column.path].column), sample.records);
  }
  note_headless(rows, sample);
  return sample;
}

}  // namespace tidtam::layouts::suggest
