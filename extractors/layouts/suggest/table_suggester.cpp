#include "extractors/layouts/suggest/table_suggester.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "extractors/layouts/suggest/column_kind.hpp"
#include "extractors/layouts/suggest/field_names.hpp"
#include "extractors/layouts/suggest/known_heads.hpp"
#include "extractors/layouts/suggest/row_identity.hpp"
#include "extractors/layouts/suggest/table_sample.hpp"
#include "extractors/layouts/unit_note.hpp"

namespace tidtam::layouts::suggest {

namespace {

using model::FieldKind;

std::string letters_of(std::uint16_t column) {
  return model::column_letters(column);
}

/// Kinds that ask for more than a head can say are made plain ones.
FieldKind plain_kind(FieldKind kind) {
  if (kind == FieldKind::indicator) return FieldKind::code;
  if (kind == FieldKind::word || kind == FieldKind::word_set) return FieldKind::text;
  return kind;
}

/// Suggests for one table step by step; each step fills what the next needs.
class TableSuggester {
 public:
  TableSuggester(const TableArea& area, WordBook& words, const LayoutOptions& options, const Words& suggestion_words)
      : area_(area),
        rows_(area.sheet),
        paths_(header_paths(rows_, area.block)),
        words_(words),
        suggestion_words_(suggestion_words),
        sample_(sample_table(rows_, area.block, paths_, words, options, suggestion_words)),
        known_(known_heads(paths_, words)),
        names_(suggestion_words) {}

  std::optional<Suggestion> suggest() {
    if (sample_.columns.empty()) return std::nullopt;
    note_place();
    for (const SampleColumn& column : sample_.columns) add_field(column);
    take_entry_column(FieldKind::date, "on_date");
    take_entry_column(FieldKind::money, "amount");
    identify_rows();
    return std::move(result_);
  }

 private:
  void remark(std::string phrase, spec::Blanks blanks) {
    result_.remarks.push_back({std::move(phrase), std::move(blanks)});
  }

  void note_place() {
    const std::uint32_t first = area_.block.first_row + 1;
    const std::uint32_t last = area_.block.last_row + 1;
    remark("suggest_source", {{"sheet", area_.sheet.name},
                              {"rows", first == last ? std::to_string(first) : fmt::format("{}–{}", first, last)},
                              {"columns", std::to_string(paths_.size())}});
    std::ranges::move(known_.remarks, std::back_inserter(result_.remarks));
    std::ranges::move(sample_.passed_over, std::back_inserter(result_.remarks));
  }

  [[nodiscard]] const std::optional<KnownField>& known_as(const SampleColumn& column) const {
    return known_.by_path[column.path];
  }

  /// A unit of money stands in a cell above the table or in its header.
  [[nodiscard]] bool has_money_unit_above() const {
    const std::size_t end = rows_.position_of(last_row_of(rows_, area_.block) + 1);
    for (std::size_t p = 0; p < end; ++p) {
      const bool states_unit = std::ranges::any_of(rows_[p].cells, [&](const model::Cell& cell) {
        return unit_note_in(cell, words_.lexicon().units()).has_value();
      });
      if (states_unit) return true;
    }
    return false;
  }

  [[nodiscard]] KindGuess kind_of(const SampleColumn& column) const {
    ColumnContext context;
    context.head = column.texts;
    context.sheet_has_money_unit = has_money_unit_above();
    for (const model::Cell* cell : paths_[column.path].cells)
      context.has_money_unit |= words_.word_of(*cell).header.baht.has_value();
    if (const auto& known = known_as(column)) {
      context.known_kind = known->spec().kind;
      context.known_place = known->place();
    }
    return guess_kind(column.cells, context, suggestion_words_);
  }

  void add_field(const SampleColumn& column) {
    KindGuess guess = kind_of(column);
    SuggestedField field;
    field.head = column.head;
    field.spec.kind = plain_kind(guess.kind);
    field.is_left_out = guess.is_personal;
    std::string whole;
    for (const std::string& text : column.texts) whole += (whole.empty() ? "" : " ") + text;
    std::string fallback = "column_" + letters_of(paths_[column.path].column);
    std::ranges::transform(fallback, fallback.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto& known = known_as(column);
    const bool is_as_known = known && known->spec().kind == guess.kind;
    field.spec.name = names_.take(is_as_known ? known->spec().name : "", whole, fallback, field.spec.kind);
    describe(column, std::move(guess.reason), field);
    result_.fields.push_back(std::move(field));
  }

  void describe(const SampleColumn& column, Remark reason, SuggestedField& field) const {
    const ColumnPath& path = paths_[column.path];
    const std::string letters = letters_of(path.column);
    spec::Blanks blanks{{"head", head_text(path)},
                        {"filled", std::to_string(column.cells.n_filled)},
                        {"rows", std::to_string(column.cells.n_rows)}};
    blanks["cells"] = sample_.records.empty() ? letters
                                              : fmt::format("{}{}:{}{}", letters, sample_.records.front().row + 1,
                                                            letters, sample_.records.back().row + 1);
    if (!field.is_left_out) blanks["patterns"] = column.cells.patterns_text();
    field.remarks.push_back({"suggest_cells", std::move(blanks)});
    field.remarks.push_back(std::move(reason));
    if (field.is_left_out) field.remarks.push_back({"suggest_left_out", {}});
    note_misfits(column, field);
    const auto& known = known_as(column);
    if (known && !known->spec().vocabulary.empty())
      field.remarks.push_back(
          {"suggest_vocabulary", {{"vocabulary", known->spec().vocabulary}, {"place", known->place()}}});
  }

  static void note_misfits(const SampleColumn& column, SuggestedField& field) {
    constexpr std::size_t kNamed = 5;
    std::vector<model::CellRef> misfits;
    for (const auto& [shape, places] : column.cells.places) {
      if (!suits(shape, field.spec.kind)) misfits.insert(misfits.end(), places.begin(), places.end());
    }
    if (misfits.empty()) return;
    std::ranges::sort(misfits);
    std::string cells;
    for (std::size_t i = 0; i < std::min(misfits.size(), kNamed); ++i)
      cells += (i == 0 ? "" : ", ") + to_a1(misfits[i]);
    if (misfits.size() > kNamed) cells += ", …";
    field.remarks.push_back(
        {"suggest_misfits",
         {{"n", std::to_string(misfits.size())}, {"cells", cells}, {"kind", std::string(kind_word(field.spec.kind))}}});
  }

  /// The first field of a kind goes into the column that the table has for it, unless another has the name.
  void take_entry_column(FieldKind kind, const std::string& name) {
    const auto first = std::ranges::find_if(
        result_.fields, [&](const SuggestedField& field) { return field.spec.kind == kind && !field.is_left_out; });
    if (first == result_.fields.end() || first->spec.name == name || !names_.take_over(name)) return;
    first->remarks.push_back({"suggest_entry_column", {{"name", name}}});
    first->spec.name = name;
  }

  void identify_rows() {
    RowIdentity identity(sample_, result_);
    const std::size_t naming = identity.naming_field();
    SuggestedField& field = result_.fields[naming];
    if (field.is_left_out) {
      remark("suggest_personal_only", {});
      field.is_left_out = false;
    }
    if (field.spec.kind == FieldKind::text) field.spec.kind = FieldKind::name;
    if (!is_measure(field.spec.kind) && field.spec.name != "on_date" && names_.take_over("title")) {
      field.spec.name = "title";
      field.remarks.push_back({"suggest_title", {}});
    }
    if (field.spec.kind == FieldKind::unit_name) remark("suggest_units", {});
    result_.lineage_field = field.spec.name;
    identity.choose_key(naming);
    std::vector<bool> is_known;
    for (const SampleColumn& column : sample_.columns) is_known.push_back(known_as(column).has_value());
    identity.choose_required(naming, is_known);
  }

  const TableArea& area_;
  SheetRows rows_;
  std::vector<ColumnPath> paths_;
  WordBook& words_;
  const Words& suggestion_words_;
  TableSample sample_;
  KnownHeads known_;
  FieldNames names_;
  Suggestion result_;
};

}  // namespace

std::optional<Suggestion> suggest_table(const TableArea& area, WordBook& words, const LayoutOptions& options,
                                        const Words& suggestion_words) {
  return TableSuggester(area, words, options, suggestion_words).suggest();
}

}  // namespace tidtam::layouts::suggest
