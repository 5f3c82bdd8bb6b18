#include "pipeline/store/ddl.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tidtam::store {

namespace {
using model::ColumnType;
using model::TableGroup;
using model::TableSpec;

std::string key_list(const TableSpec& table) {
  std::vector<std::string> names;
  names.reserve(table.key.size());
  for (const std::string& name : table.key) names.push_back(quoted(name));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string create_table(const Dialect& dialect, const TableSpec& table, const std::vector<std::string>& parts) {
  return fmt::format("CREATE TABLE {} (\n  {}\n){}", quoted(table.name), fmt::join(parts, ",\n  "),
                     dialect.table_options);
}

std::vector<std::string> definitions(const Dialect& dialect, const TableSpec& table) {
  std::vector<std::string> parts;
  for (const auto& column : stored_columns(table)) parts.push_back(column_definition(dialect, column));
  return parts;
}

std::string text_column(const Dialect& dialect, std::string_view name, std::string_view end = "") {
  return fmt::format("{} {}{}{}", name, dialect.text_type, dialect.text_order, end);
}

std::string integer_column(const Dialect& dialect, std::string_view name, std::string_view end = "") {
  return fmt::format("{} {}{}", name, dialect.integer_type, end);
}

std::vector<std::string> create_submission(const Dialect& dialect, const TableSpec& table) {
  auto parts = definitions(dialect, table);
  parts.insert(parts.begin(), fmt::format("submission_id {}", dialect.counted_key));
  parts.insert(parts.end(), {text_column(dialect, "scope_unit"), integer_column(dialect, "size", " NOT NULL"),
                             text_column(dialect, "layouts"), personal_column(dialect)});
  return {create_table(dialect, table, parts), "CREATE INDEX submission_by_sha256 ON submission (sha256)",
          // What is counted is counted once, whatever the program believes.
          "CREATE UNIQUE INDEX submission_counted_once ON submission (sha256, unit_code) "
          "WHERE state IN ('accepted', 'partly', 'superseded')"};
}

std::vector<std::string> create_effective(const Dialect& dialect, const TableSpec& table) {
  auto parts = definitions(dialect, table);
  parts.push_back(submission_reference(dialect));
  return {create_table(dialect, table, parts), std::string(kEffectiveIndex),
          "CREATE INDEX effective_by_submission ON effective (submission_id, layout)"};
}

/// What was found in a submission, place by place: findings, and names that ask for an answer.
std::vector<std::string> create_notes(const Dialect& dialect, const TableSpec& table) {
  auto parts = definitions(dialect, table);
  parts.insert(parts.begin(),
               {fmt::format("{}_id {}", table.name, dialect.counted_key), submission_reference(dialect)});
  const bool are_findings = table.name == "finding";
  if (are_findings) parts.push_back(finding_maker_column(dialect));
  std::vector<std::string> statements{create_table(dialect, table, parts),
                                      fmt::format("CREATE INDEX {0}_by_submission ON {0} (submission_id)", table.name)};
  if (are_findings) statements.emplace_back(kFindingMakerIndex);
  return statements;
}

std::vector<std::string> create_facts(const Dialect& dialect, const TableSpec& table) {
  const bool are_keyed_by_unit = dialect.keys_hold_unit && table.group == TableGroup::fact;
  auto parts = definitions(dialect, table);
  parts.insert(parts.begin(), {integer_column(dialect, "fact_id", are_keyed_by_unit ? " NOT NULL" : " PRIMARY KEY"),
                               submission_reference(dialect), text_column(dialect, "from_layout", " NOT NULL")});
  parts.insert(parts.end(), {text_column(dialect, "from_sheet"), text_column(dialect, "from_cell", " NOT NULL")});
  if (are_keyed_by_unit) {
    parts.emplace_back("PRIMARY KEY (unit_code, fact_id)");
    return {create_table(dialect, table, parts), fmt::format("CREATE INDEX {0}_by_fact ON {0} (fact_id)", table.name)};
  }
  std::vector<std::string> statements{create_table(dialect, table, parts)};
  if (table.ordinal_of("unit_code")) {
    statements.push_back(fmt::format("CREATE INDEX {0}_by_unit ON {0} (unit_code)", table.name));
  }
  return statements;
}
}  // namespace

std::string quoted(std::string_view name) {
  return fmt::format("\"{}\"", name);
}

std::string column_list(const std::vector<model::ColumnSpec>& columns, std::string_view prefix) {
  std::string list;
  for (const auto& column : columns) {
    if (!list.empty()) list += ", ";
    list += prefix;
    list += quoted(column.name);
  }
  return list;
}

std::string in_order(const std::vector<std::string>& terms) {
  return fmt::format("ORDER BY {} NULLS FIRST", fmt::join(terms, " NULLS FIRST, "));
}

std::string dimension_hash_key(std::string_view table) {
  return fmt::format("hash of {}", table);
}

bool holds_facts(const TableSpec& table) {
  return table.group == TableGroup::fact || table.group == TableGroup::desk;
}

bool is_note_table(const TableSpec& table) {
  return table.name == "finding" || table.name == "name_question";
}

std::string_view sql_type(const Dialect& dialect, ColumnType type) {
  switch (type) {
    case ColumnType::text:
    case ColumnType::date:
      return dialect.text_type;
    case ColumnType::json:
      return dialect.json_type;
    case ColumnType::integer:
    case ColumnType::money:
    case ColumnType::decimal:
    case ColumnType::flag:
      return dialect.integer_type;
    case ColumnType::real:
      return dialect.real_type;
  }
  return {};
}

std::string column_definition(const Dialect& dialect, const model::ColumnSpec& column) {
  const std::string_view type = sql_type(dialect, column.type);
  return fmt::format("{} {}{}{}", quoted(column.name), type, type == dialect.text_type ? dialect.text_order : "",
                     column.required ? " NOT NULL" : "");
}

std::string finding_maker_column(const Dialect& dialect) {
  return integer_column(dialect, "made_by", " NOT NULL DEFAULT 0");
}

std::string personal_column(const Dialect& dialect) {
  return integer_column(dialect, "personal", " NOT NULL DEFAULT 0");
}

std::string submission_reference(const Dialect& dialect) {
  return integer_column(dialect, "submission_id", " NOT NULL REFERENCES submission (submission_id)");
}

std::vector<model::ColumnSpec> stored_columns(const TableSpec& table) {
  std::vector<model::ColumnSpec> columns = table.columns;
  if (is_note_table(table)) std::erase_if(columns, [](const auto& column) { return column.name == "file"; });
  if (table.name == "effective") std::erase_if(columns, [](const auto& column) { return column.name == "submission"; });
  return columns;
}

std::vector<std::string> create_statements(const Dialect& dialect, const TableSpec& table) {
  if (table.name == "submission") return create_submission(dialect, table);
  if (table.name == "effective") return create_effective(dialect, table);
  if (is_note_table(table)) return create_notes(dialect, table);
  if (holds_facts(table)) return create_facts(dialect, table);
  if (table.group == TableGroup::derived) {
    return {create_table(dialect, table, definitions(dialect, table)),
            fmt::format("CREATE INDEX {0}_by_unit ON {0} (unit_code)", table.name)};
  }
  auto parts = definitions(dialect, table);
  parts.push_back(
      fmt::format("{} ({})", table.group == TableGroup::dimension ? "UNIQUE" : "PRIMARY KEY", key_list(table)));
  return {create_table(dialect, table, parts)};
}

std::vector<std::string> create_statements(const Dialect& dialect, const model::Schema& schema) {
  std::vector<std::string> statements{fmt::format("CREATE TABLE meta (\n  {},\n  {}\n){}",
                                                  text_column(dialect, "key", " PRIMARY KEY"),
                                                  text_column(dialect, "value", " NOT NULL"), dialect.table_options)};
  if (!dialect.cell_order.empty()) statements.emplace_back(dialect.cell_order);
  for (const TableSpec& table : schema.tables) {
    for (std::string& statement : create_statements(dialect, table)) statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace tidtam::store
