#include "extractors/layouts/row_shape.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace tidtam::layouts {

namespace {

std::size_t field_named(const spec::Node& node, const model::RecordSpec& record) {
  const auto ordinal = record.ordinal_of(node.text());
  if (!ordinal) node.fail(fmt::format("the layout has no field '{}'", node.text()));
  return *ordinal;
}

void require_column(const spec::Node& node, const std::string& column, const model::TableSpec* table) {
  if (table != nullptr && !table->ordinal_of(column))
    node.fail(fmt::format("the table '{}' has no column '{}'", table->name, column));
}

std::vector<model::ColumnSource> read_sources(const spec::Node& node, const model::RecordSpec& record,
                                              const model::TableSpec* table) {
  std::vector<model::ColumnSource> sources;
  for (const auto& [column, field] : node.entries()) {
    require_column(field, column, table);
    sources.push_back({column, field_named(field, record)});
  }
  return sources;
}

/// A series tells its rows apart by a number or a word; nothing else can be written as a key of YAML.
void require_value_of(const spec::Node& node, const std::string& value, const model::ColumnSpec& column) {
  const bool is_number = !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
  const bool fits = column.type == model::ColumnType::text ||
                    (column.type == model::ColumnType::integer && is_number && value.size() < 10);
  if (!fits) node.fail(fmt::format("'{}' cannot stand in the column '{}'", value, column.name));
}

void read_series(const spec::Node& node, model::RecordSpec& record, const model::TableSpec* table) {
  if (node.is_absent()) return;
  node.allow_only({"column", "rows", "undivided"});
  record.series.column = node.at("column").text();
  require_column(node.at("column"), record.series.column, table);
  for (const auto& [value, sources] : node.at("rows").entries()) {
    if (table != nullptr) require_value_of(sources, value, table->columns[*table->ordinal_of(record.series.column)]);
    record.series.members.push_back({value, read_sources(sources, record, table)});
  }
  if (record.series.members.empty()) node.at("rows").fail("the series has no row");
  const spec::Node undivided = node.find("undivided");
  if (!undivided.is_absent()) record.series.undivided = read_sources(undivided, record, table);
}

model::MarkList read_mark_list(const spec::Node& node, std::string column, const model::RecordSpec& record,
                               const model::TableSpec* table) {
  require_column(node, column, table);
  model::MarkList list{std::move(column), {}};
  for (const auto& [word, field] : node.entries()) {
    const std::size_t ordinal = field_named(field, record);
    const model::FieldKind kind = record.fields[ordinal].kind;
    if (kind != model::FieldKind::mark && kind != model::FieldKind::flag)
      field.fail(fmt::format("the field '{}' is of neither kind, mark or flag", record.fields[ordinal].name));
    list.marks.push_back({word, ordinal});
  }
  return list;
}

}  // namespace

void read_row_shape(const spec::Node& layout, model::RecordSpec& record, const model::TableSpec* table) {
  read_series(layout.find("series"), record, table);
  const spec::Node marks = layout.find("marks");
  if (marks.is_absent()) return;
  for (const auto& [column, list] : marks.entries())
    record.mark_lists.push_back(read_mark_list(list, column, record, table));
}

}  // namespace tidtam::layouts
