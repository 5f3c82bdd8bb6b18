#include "transforms/comparisons/compare.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "transforms/comparisons/figures.hpp"
#include "transforms/rules/amounts.hpp"

namespace tidtam::transforms {

namespace {
using Kind = ComparisonSlot::Kind;
using model::Datum;

/// How many earlier values a finding shows.
constexpr std::size_t kPastShown = 3;

/// As officers write it: `2/2569`, `2569`.
std::string shown_period(const model::Period& period) {
  return period.part > 0 ? fmt::format("{}/{}", period.part, period.year) : std::to_string(period.year);
}

model::FieldKind shown_as(model::ColumnType type) {
  return type == model::ColumnType::money ? model::FieldKind::money : model::FieldKind::number;
}

/// The column whose kind of value the slot holds; nothing where it is a number of rows or a word.
const model::ColumnSpec* column_of(const ComparisonSlot& slot, const model::TableSpec& table,
                                   const model::TableSpec* other) {
  switch (slot.kind) {
    case Kind::own:
    case Kind::previous:
    case Kind::year_ago:
    case Kind::median:
    case Kind::spread:
      return &table.columns[slot.column];
    case Kind::other:
    case Kind::other_sum:
    case Kind::other_max:
      return other ? &other->columns[slot.column] : nullptr;
    default:
      return nullptr;
  }
}

class Comparing {
 public:
  Comparing(const CountedFacts& facts, const CompareContext& context) : context_(context) {
    for (const TableComparisons& table : context.book.tables()) {
      const auto found = facts.find(table.table->name);
      const auto of_table = found == facts.end() ? std::span<const CountedFact>() : std::span(found->second);
      tables_.emplace(table.table->name, Table{&table, CountedRows(table, of_table)});
    }
  }

  std::vector<model::StoredFinding> run() {
    for (const auto& [name, table] : tables_) {
      for (const Comparison& comparison : table.spec->comparisons) run(comparison, table);
    }
    return std::move(found_);
  }

 private:
  struct Table {
    const TableComparisons* spec;
    CountedRows rows;
  };
  /// A row under a comparison, and what is seen with it.
  struct Look {
    const Comparison& comparison;
    const Table& table;
    const Table* other;
    const CountedRow& row;
    std::vector<const CountedRow*> others;
  };

  void run(const Comparison& comparison, const Table& table) {
    const Table* other = comparison.others ? &tables_.find(comparison.others->table)->second : nullptr;
    std::optional<RowIndex> index;
    if (other) index.emplace(other->rows.rows(), comparison.others->parts);
    std::vector<Datum> slots(comparison.slots.size());
    for (const CountedRow& row : table.rows.rows()) {
      Look look{comparison, table, other, row, {}};
      if (other) look.others = others_of(row, *comparison.others, *index, table);
      const Figures figures(row, table.rows, comparison.past, look.others, context_.indicators);
      fill(slots, comparison.check, look, figures);
      if (!spec::is_false(comparison.check.evaluate(slots))) continue;
      if (comparison.expected) fill(slots, *comparison.expected, look, figures);
      found_.push_back({row.fact->submission, finding_of(look, slots, figures)});
    }
  }

  void fill(std::vector<Datum>& slots, const spec::Expression& expression, const Look& look,
            const Figures& figures) const {
    for (const std::uint32_t slot : expression.used_slots()) {
      const ComparisonSlot& reader = look.comparison.slots[slot];
      slots[slot] = reader.kind == Kind::alike_units
                        ? Datum(std::int64_t{
                              context_.likeness.others_like(*look.table.spec, look.comparison, *look.row.fact).units})
                        : figures.of(reader);
    }
  }

  [[nodiscard]] std::vector<const CountedRow*> others_of(const CountedRow& row, const OtherRows& spec,
                                                         const RowIndex& index, const Table& table) const {
    std::vector<const CountedRow*> others;
    const std::string parts = parts_text(row, spec.own_parts);
    if (parts.empty()) return others;
    std::vector<Datum> slots(spec.slots.size());
    for (const CountedRow* other : index.with(parts)) {
      if (other->fact == row.fact) continue;
      if (spec.where) {
        const CountedRow* const one[]{other};
        const Figures figures(row, table.rows, Past::all, one, context_.indicators);
        for (const std::uint32_t slot : spec.where->used_slots()) slots[slot] = figures.of(spec.slots[slot]);
        if (!spec::is_true(spec.where->evaluate(slots))) continue;
      }
      others.push_back(other);
    }
    keep_latest(others);
    return others;
  }

  /// A sheet is told anew with each return: what an earlier one said would be counted twice.
  static void keep_latest(std::vector<const CountedRow*>& others) {
    std::optional<model::Period> latest;
    for (const CountedRow* other : others) latest = std::max(latest, other->moment);
    std::erase_if(others, [&](const CountedRow* other) { return other->moment != latest; });
  }

  /// What tells the fact from others of its unit and period.
  [[nodiscard]] static std::string row_label(const CountedFact& fact, const model::TableSpec& table) {
    std::string label;
    for (const std::string& key : table.key) {
      const std::string text = model::to_text(fact.data[*table.ordinal_of(key)]);
      if (key == "unit_code" || key == "period" || text.empty()) continue;
      label += (label.empty() ? "" : " · ") + text;
    }
    return label;
  }

  [[nodiscard]] model::Finding finding_of(const Look& look, std::span<const Datum> slots,
                                          const Figures& figures) const {
    const Comparison& comparison = look.comparison;
    const model::TableSpec& table = *look.table.spec->table;
    const CountedFact& fact = *look.row.fact;
    const model::ColumnSpec& column = table.columns[comparison.at];
    model::Finding finding;
    finding.rule = comparison.id;
    finding.severity = comparison.severity;
    finding.file = fact.file;
    finding.sheet = fact.sheet;
    finding.cell = fact.cell;
    finding.found = shown_datum(fact.data[comparison.at], shown_as(column.type));
    if (comparison.expected)
      finding.expected = shown_datum(spec::datum_of(comparison.expected->evaluate(slots)), shown_as(column.type));
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      add_fact(finding, table.columns[i].name, fact.data[i], &table.columns[i]);
    const model::TableSpec* other = look.other ? look.other->spec->table : nullptr;
    for (const std::uint32_t slot : comparison.check.used_slots())
      add_fact(finding, comparison.names[slot].name, slots[slot], column_of(comparison.slots[slot], table, other));
    const auto title = context_.titles.find({fact.layout, column.name});
    finding.facts["header"] = title == context_.titles.end() ? column.name : title->second;
    if (const std::string row = row_label(fact, table); !row.empty())
      finding.facts["about"] = row + " › " + finding.facts["header"];
    if (const auto indicator = table.ordinal_of("indicator")) {
      if (const auto* known = context_.indicators.find(model::to_text(fact.data[*indicator])))
        finding.facts["indicator"] = known->title;
    }
    if (look.row.moment) finding.facts["period"] = shown_period(*look.row.moment);
    add_past(finding, comparison.at, column, figures);
    if (!look.others.empty()) finding.facts["other_file"] = look.others.back()->fact->file;
    if (!comparison.alike.empty())
      finding.facts["other_unit"] = context_.likeness.others_like(*look.table.spec, comparison, fact).one;
    return finding;
  }

  static void add_fact(model::Finding& finding, const std::string& name, const Datum& datum,
                       const model::ColumnSpec* column) {
    if (model::is_absent(datum)) return;
    finding.facts[name] = shown_datum(datum, column ? shown_as(column->type) : model::FieldKind::number);
  }

  /// The last values before this one, so that the officer sees what the jump is from: `1/2569: 120 · 2/2569: 118`.
  static void add_past(model::Finding& finding, std::size_t at, const model::ColumnSpec& column,
                       const Figures& figures) {
    const auto past = figures.past();
    std::string shown;
    for (const CountedRow* earlier : past.last(std::min(past.size(), kPastShown))) {
      const Datum& datum = earlier->fact->data[at];
      if (model::is_absent(datum)) continue;
      shown += fmt::format("{}{}: {}", shown.empty() ? "" : " · ", shown_period(*earlier->moment),
                           shown_datum(datum, shown_as(column.type)));
    }
    if (!shown.empty()) finding.facts["past"] = shown;
  }

  const CompareContext& context_;
  std::map<std::string, Table, std::less<>> tables_;
  std::vector<model::StoredFinding> found_;
};
}  // namespace

std::vector<model::StoredFinding> compare(const CountedFacts& facts, const CompareContext& context) {
  return Comparing(facts, context).run();
}

}  // namespace tidtam::transforms
