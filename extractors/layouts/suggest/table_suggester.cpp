#include "extractors/layouts/suggest/table_suggester.hpp"

#include <algorithm>

#include "extractors/layouts/suggest/column_kind.hpp"
#include "extractors/layouts/suggest/field_names.hpp"
#include "extractors/layouts/suggest/known_heads.hpp"
#include "extractors/layouts/suggest/row_identity.hpp"

namespace tidtam::layouts::suggest {

namespace {

using model::FieldKind;

/// Kinds that ask for more than a head can say are made plain ones.
FieldKind plain_kind(FieldKind kind) {
  if (kind == FieldKind::indicator) return FieldKind::code;
  if (kind == FieldKind::word || kind == FieldKind::word_set) return FieldKind::text;
  return kind;
}

/// Suggests for one table or form step by step; each step fills what the next needs.
class TableSuggester {
 public:
  TableSuggester(const TableSample& sample, WordBook& words, const Words& suggestion_words)
      : sample_(sample),
        words_(words),
        suggestion_words_(suggestion_words),
        known_(known_heads(sample.paths, words)),
        names_(suggestion_words) {}

  std::optional<Suggestion> suggest() {
    if (sample_.columns.empty()) return std::nullopt;
    result_.form = sample_.form;
    add_remarks();
    for (const SampleColumn& column : sample_.columns) add_field(column);
    note_persons();
    take_entry_column(FieldKind::date, "on_date");
    take_entry_column(FieldKind::money, "amount");
    identify_rows();
    return std::move(result_);
  }

 private:
  void remark(std::string phrase, spec::Blanks blanks) {
    result_.remarks.push_back({std::move(phrase), std::move(blanks)});
  }

  /// Where the table stands, the nearest layout, then the columns that are passed over.
  void add_remarks() {
    result_.remarks = sample_.remarks;
    result_.remarks.insert(result_.remarks.begin() + 1, known_.remarks.begin(), known_.remarks.end());
  }

  [[nodiscard]] const std::optional<KnownField>& known_as(const SampleColumn& column) const {
    return known_.by_path[column.path];
  }

  [[nodiscard]] KindGuess kind_of(const SampleColumn& column) const {
    ColumnContext context;
    context.head = column.texts;
    context.sheet_has_money_unit = sample_.has_money_unit;
    for (const model::Cell* cell : sample_.paths[column.path].cells)
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
    const auto& known = known_as(column);
    const bool is_as_known = known && known->spec().kind == guess.kind;
    field.spec.name = names_.take(is_as_known ? known->spec().name : "", whole, column.last_name, field.spec.kind);
    describe(column, std::move(guess.reason), field);
    result_.fields.push_back(std::move(field));
  }

  void describe(const SampleColumn& column, Remark reason, SuggestedField& field) const {
    spec::Blanks blanks{{"cells", column.place},
                        {"head", head_text(sample_.paths[column.path])},
                        {"filled", std::to_string(column.cells.n_filled)},
                        {"rows", std::to_string(column.cells.n_rows)}};
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

  /// Identity numbers tell that the rows are persons, whatever else is left of them.
  void note_persons() {
    const bool has_identities = std::ranges::any_of(sample_.columns, [](const SampleColumn& column) {
      constexpr double kMost = 0.6;
      return column.cells.share({CellShape::identity}) >= kMost;
    });
    if (has_identities) remark("suggest_persons", {});
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
    if (field.spec.kind == FieldKind::unit_name && sample_.form == LayoutForm::table) remark("suggest_units", {});
    result_.lineage_field = field.spec.name;
    identity.choose_key(naming);
    std::vector<bool> is_known;
    for (const SampleColumn& column : sample_.columns) is_known.push_back(known_as(column).has_value());
    identity.choose_required(naming, is_known);
  }

  const TableSample& sample_;
  WordBook& words_;
  const Words& suggestion_words_;
  KnownHeads known_;
  FieldNames names_;
  Suggestion result_;
};

}  // namespace

std::optional<Suggestion> suggest_table(const TableSample& sample, WordBook& words, const Words& suggestion_words) {
  return TableSuggester(sample, words, suggestion_words).suggest();
}

}  // namespace tidtam::layouts::suggest
