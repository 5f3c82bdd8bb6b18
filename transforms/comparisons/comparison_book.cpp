#include "transforms/comparisons/comparison_book.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "transforms/rules/declaration.hpp"

namespace tidtam::transforms {

namespace {
using Kind = ComparisonSlot::Kind;
using spec::ExpressionType;

/// The names that a rule may use, each with what it holds.
class SlotList {
 public:
  void add(std::string name, ExpressionType type, ComparisonSlot slot) {
    names.push_back({std::move(name), type});
    slots.push_back(slot);
  }
  /// Every column of the table, as `<prefix><column>`.
  void add_columns(const model::TableSpec& table, std::string_view prefix, Kind kind) {
    const auto columns = spec::slots_of(table);
    for (std::size_t i = 0; i < columns.size(); ++i)
      add(fmt::format("{}{}", prefix, columns[i].name), columns[i].type, {kind, i});
  }
  /// Every column of the table that holds numbers.
  void add_numbers(const model::TableSpec& table, std::string_view prefix, Kind kind) {
    const auto columns = spec::slots_of(table);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].type == ExpressionType::number)
        add(fmt::format("{}{}", prefix, columns[i].name), ExpressionType::number, {kind, i});
    }
  }

  std::vector<spec::SlotSpec> names;
  std::vector<ComparisonSlot> slots;
};

void add_own(SlotList& list, const model::TableSpec& table) {
  list.add_columns(table, "", Kind::own);
  list.add("year", ExpressionType::number, {Kind::year});
  list.add("part", ExpressionType::number, {Kind::part});
  list.add("starts_on", ExpressionType::date, {Kind::starts_on});
  list.add("ends_on", ExpressionType::date, {Kind::ends_on});
  list.add("received_on", ExpressionType::date, {Kind::received_on});
  list.add("layout", ExpressionType::text, {Kind::layout});
  list.add("is_latest", ExpressionType::boolean, {Kind::is_latest});
  if (const auto indicator = table.ordinal_of("indicator"))
    list.add("aggregation", ExpressionType::text, {Kind::aggregation, *indicator});
}

void add_past(SlotList& list, const model::TableSpec& table) {
  list.add_columns(table, "previous_", Kind::previous);
  list.add_columns(table, "year_ago_", Kind::year_ago);
  list.add_numbers(table, "median_", Kind::median);
  list.add_numbers(table, "spread_", Kind::spread);
  list.add_numbers(table, "times_", Kind::times);
}

void add_others(SlotList& list, const model::TableSpec& table, const std::string& prefix) {
  list.add_columns(table, prefix, Kind::other);
  list.add(prefix + "layout", ExpressionType::text, {Kind::other_layout});
  list.add(prefix + "rows", ExpressionType::number, {Kind::other_rows});
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    list.add(prefix + "count_" + table.columns[i].name, ExpressionType::number, {Kind::other_count, i});
  list.add_numbers(table, prefix + "sum_", Kind::other_sum);
  list.add_numbers(table, prefix + "max_", Kind::other_max);
  list.add(prefix + "same_file", ExpressionType::boolean, {Kind::same_file});
}

RowPart part_of(const spec::Node& node, const model::TableSpec& table) {
  constexpr std::array<std::pair<std::string_view, RowPart::Kind>, 3> kWords{
      {{"year", RowPart::Kind::year}, {"moment", RowPart::Kind::moment}, {"layout", RowPart::Kind::layout}}};
  const std::string word = node.text();
  if (const auto column = table.ordinal_of(word))
    return {RowPart::Kind::column, *column, !table.columns[*column].required};
  for (const auto& [known, kind] : kWords) {
    if (known == word) return {kind};
  }
  node.fail(fmt::format("the table {} has no column '{}'; year, moment and layout every row has", table.name, word));
}

std::vector<RowPart> parts_of(const spec::Node& list, const model::TableSpec& table) {
  std::vector<RowPart> parts;
  for (const spec::Node& node : list.items()) parts.push_back(part_of(node, table));
  return parts;
}

RowTime time_of(const spec::Node& node, const model::TableSpec& table) {
  const std::string word = node.text();
  if (word == "return") return {RowTime::Kind::of_return, 0};
  if (word == "year_of_return") return {RowTime::Kind::year_of_return, 0};
  const auto column = table.ordinal_of(word);
  if (!column) node.fail("a column of the table is expected here, or return or year_of_return");
  switch (table.columns[*column].type) {
    case model::ColumnType::text:
      return {RowTime::Kind::period, *column};
    case model::ColumnType::integer:
      return {RowTime::Kind::fiscal_year, *column};
    default:
      node.fail("a column that holds a period (FY2569Q1) or a fiscal year is expected here");
  }
}

Past past_of(const spec::Node& node) {
  constexpr std::array<std::string_view, 3> kWords{"all", "year", "season"};
  if (node.is_absent()) return Past::all;
  const auto found = std::ranges::find(kWords, node.text());
  if (found == kWords.end()) node.fail("all, year or season is expected here");
  return static_cast<Past>(found - kWords.begin());
}

model::Severity severity_of(const spec::Node& node) {
  const model::Severity severity = read_severity(node);
  if (severity == model::Severity::error) {
    node.fail("a comparison is a warning or a note: the file was taken before others came that it disagrees with");
  }
  return severity;
}

std::size_t column_at(const spec::Node& node, const model::TableSpec& table) {
  const auto column = table.ordinal_of(node.text());
  if (!column) node.fail(fmt::format("the table {} has no column '{}'", table.name, node.text()));
  return *column;
}

std::optional<OtherRows> read_others(const spec::Node& node, const model::TableSpec& table, const model::Schema& schema,
                                     SlotList& slots) {
  const spec::Node with = node.find("with");
  if (with.is_absent()) {
    for (const char* key : {"on", "as", "where"}) {
      if (!node.find(key).is_absent()) node.find(key).fail("this says something of the table that `with` names");
    }
    return std::nullopt;
  }
  const model::TableSpec* other = schema.find(with.text());
  if (!other) with.fail(fmt::format("there is no table '{}'", with.text()));
  OtherRows others{other->name, parts_of(node.at("on"), table), parts_of(node.at("on"), *other), std::nullopt, {}};
  const std::string prefix = node.find("as").is_absent() ? other->name + "_" : node.at("as").text() + "_";
  if (const spec::Node where = node.find("where"); !where.is_absent()) {
    SlotList pair;
    add_own(pair, table);
    pair.add_columns(*other, prefix, Kind::other);
    pair.add(prefix + "layout", ExpressionType::text, {Kind::other_layout});
    others.where = spec::Expression::compile(where, pair.names, ExpressionType::boolean);
    others.slots = std::move(pair.slots);
  }
  add_others(slots, *other, prefix);
  return others;
}

Comparison read_comparison(const spec::Node& node, const model::TableSpec& table, const model::Schema& schema) {
  node.allow_only({"id", "severity", "why", "past", "with", "as", "on", "where", "alike", "check", "expected", "at",
                   "good", "bad"});
  (void)node.at("why").text();
  SlotList slots;
  add_own(slots, table);
  add_past(slots, table);
  auto others = read_others(node, table, schema, slots);
  std::vector<std::size_t> alike;
  for (const spec::Node& column : node.find("alike").items()) alike.push_back(column_at(column, table));
  if (!alike.empty()) slots.add("alike_units", ExpressionType::number, {Kind::alike_units});
  Comparison comparison{node.at("id").text(),
                        severity_of(node.at("severity")),
                        past_of(node.find("past")),
                        std::move(others),
                        std::move(alike),
                        spec::Expression::compile(node.at("check"), slots.names, ExpressionType::boolean),
                        std::nullopt,
                        column_at(node.at("at"), table),
                        std::move(slots.names),
                        std::move(slots.slots)};
  if (const spec::Node expected = node.find("expected"); !expected.is_absent())
    comparison.expected = spec::Expression::compile(expected, comparison.names);
  run_examples(node, comparison.id, comparison.check, comparison.names);
  return comparison;
}

}  // namespace

TableComparisons read_table_comparisons(const spec::Node& file, std::string_view stem, const model::Schema& schema) {
  file.allow_only({"table", "identity", "time", "tellers", "rules"});
  const spec::Node name = file.at("table");
  TableComparisons comparisons;
  comparisons.table = schema.find(name.text());
  if (!comparisons.table) name.fail(fmt::format("there is no table '{}'", name.text()));
  if (comparisons.table->group != model::TableGroup::fact) name.fail("facts are compared; this table holds none");
  if (name.text() != stem) name.fail("the file has to be named after its table");
  comparisons.identity = parts_of(file.at("identity"), *comparisons.table);
  comparisons.tellers = parts_of(file.find("tellers"), *comparisons.table);
  comparisons.time = time_of(file.at("time"), *comparisons.table);
  for (const spec::Node& node : file.find("rules").items())
    comparisons.comparisons.push_back(read_comparison(node, *comparisons.table, schema));
  return comparisons;
}

ComparisonBook ComparisonBook::load(const spec::Catalogue& catalogue, const model::Schema& schema) {
  ComparisonBook book;
  for (const auto& path : catalogue.files("comparisons", ".yaml"))
    book.tables_.push_back(read_table_comparisons(spec::Node::load(path), path.stem().string(), schema));
  for (const TableComparisons& table : book.tables_) {
    for (const Comparison& comparison : table.comparisons) {
      if (comparison.others && !book.of_table(comparison.others->table)) {
        throw ConfigurationError(
            fmt::format("comparisons/{0}.yaml: {1} looks at the table {2}; comparisons/{2}.yaml has to say what tells "
                        "its rows apart",
                        table.table->name, comparison.id, comparison.others->table));
      }
    }
  }
  return book;
}

const TableComparisons* ComparisonBook::of_table(std::string_view table) const {
  for (const TableComparisons& comparisons : tables_) {
    if (comparisons.table->name == table) return &comparisons;
  }
  return nullptr;
}

}  // namespace tidtam::transforms
