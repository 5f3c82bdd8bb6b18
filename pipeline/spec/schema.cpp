#include "pipeline/spec/schema.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tidtam::spec {

namespace {
constexpr std::array<std::string_view, 3> kLineage{"file", "sheet", "cell"};
/// Names that the stores give to their own columns.
constexpr std::array<std::string_view, 5> kReserved{"fact_id", "submission_id", "from_layout", "from_sheet",
                                                    "from_cell"};

/// Table and column names go into SQL and CSV as they are.
void require_name(const Node& node, std::string_view name) {
  const bool is_snake_case = !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!is_snake_case) node.fail(fmt::format("'{}' is no name: small letters, digits and '_', a letter first", name));
  if (std::ranges::find(kReserved, name) != kReserved.end()) {
    node.fail(fmt::format("'{}' is a name that the stores keep for themselves", name));
  }
}

model::ColumnSpec parse_column(const std::string& name, const Node& node) {
  require_name(node, name);
  node.allow_only({"type", "required", "description"});
  const Node type = node.at("type");
  const auto parsed = model::parse_column_type(type.text());
  if (!parsed) {
    type.fail(fmt::format("'{}' is no column type; there are text, integer, money, decimal, real, date, flag, json",
                          type.text()));
  }
  return {name, *parsed, node.at("description").text(), node.find("required").flag_or(false)};
}

std::vector<std::string> parse_key(const Node& node, const std::vector<model::ColumnSpec>& columns,
                                   std::string_view table) {
  std::vector<std::string> key;
  for (const Node& item : node.items()) {
    if (std::ranges::find(columns, item.text(), &model::ColumnSpec::name) == columns.end())
      item.fail(fmt::format("'{}' is no column of table '{}'", item.text(), table));
    key.push_back(item.text());
  }
  if (key.empty()) node.fail("the key needs at least one column");
  return key;
}

model::TableSpec parse_table(const std::string& name, const Node& node) {
  require_name(node, name);
  node.allow_only({"group", "description", "key", "also_from", "columns"});
  const Node group = node.at("group");
  const auto parsed = model::parse_table_group(group.text());
  if (!parsed) {
    group.fail(fmt::format("'{}' is no group of tables; there are dimension, fact, desk, housekeeping, derived",
                           group.text()));
  }
  model::TableSpec table{name, *parsed, node.at("description").text(), {}, {}};
  for (const auto& [column, entry] : node.at("columns").entries()) {
    if (*parsed == model::TableGroup::fact && std::ranges::find(kLineage, column) != kLineage.end()) {
      entry.fail(fmt::format("'{}' is lineage, which every fact table has of itself", column));
    }
    table.columns.push_back(parse_column(column, entry));
  }
  table.key = parse_key(node.at("key"), table.columns, name);
  table.also_from = node.find("also_from").text_or("");
  return table;
}

/// What is read with a table is of the same columns.
void check_also_from(const Node& node, const model::TableSpec& table, const model::Schema& schema) {
  if (table.also_from.empty()) return;
  const Node named = node.at("also_from");
  const model::TableSpec* other = schema.find(table.also_from);
  if (!other || other->group != model::TableGroup::derived || table.group != model::TableGroup::fact)
    named.fail("a fact table is read together with a derived one");
  for (const model::ColumnSpec& column : table.columns) {
    const auto found = other->ordinal_of(column.name);
    if (!found || other->columns[*found].type != column.type)
      named.fail(fmt::format("the table {} has no column '{}' of this type", other->name, column.name));
  }
}

/// Named as its file is.
model::ViewSpec parse_view(const std::string& name, const Node& node) {
  require_name(node, name);
  node.allow_only({"description", "key", "columns", "select"});
  model::ViewSpec view;
  view.name = name;
  view.description = node.at("description").text();
  for (const auto& [column, entry] : node.at("columns").entries()) view.columns.push_back(parse_column(column, entry));
  view.key = parse_key(node.at("key"), view.columns, name);
  view.select = node.at("select").text();
  // A store keeps it without the last line break, and would take it for another view.
  while (view.select.ends_with('\n') || view.select.ends_with(' ')) view.select.pop_back();
  view.where = node.at("select").where();
  return view;
}
}  // namespace

model::Schema load_schema(const Catalogue& catalogue) {
  model::Schema schema = parse_schema(Node::load(catalogue.file("model", "tables.yaml")));
  for (const std::filesystem::path& file : catalogue.files("views", ".yaml")) {
    const Node node = Node::load(file);
    const std::string name = file.stem().string();
    if (schema.find(name)) node.fail(fmt::format("there is a table '{}' already", name));
    schema.views.push_back(parse_view(name, node));
  }
  return schema;
}

model::Schema parse_schema(const Node& root) {
  model::Schema schema;
  for (const auto& [name, entry] : root.entries()) schema.tables.push_back(parse_table(name, entry));
  for (const auto& [name, entry] : root.entries()) check_also_from(entry, schema.get(name), schema);
  return schema;
}

}  // namespace tidtam::spec
