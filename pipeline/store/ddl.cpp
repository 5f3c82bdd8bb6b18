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

std::string create_table(const TableSpec& table, std::vector<std::string> parts) {
  return fmt::format("CREATE TABLE {} (\n  {}\n) STRICT", quoted(table.name), fmt::join(parts, ",\n  "));
}

std::vector<std::string> definitions(const TableSpec& table) {
  std::vector<std::string> parts;
  for (const auto& column : stored_columns(table)) parts.push_back(column_definition(column));
  return parts;
}

constexpr std::string_view kOfSubmission = "submission_id INTEGER NOT NULL REFERENCES submission (submission_id)";

std::vector<std::string> create_submission(const TableSpec& table) {
  auto parts = definitions(table);
  parts.insert(parts.begin(), "submission_id INTEGER PRIMARY KEY");
  for (const std::string_view own : {std::string_view("scope_unit TEXT"), std::string_view("size INTEGER NOT NULL"),
                                     std::string_view("layouts TEXT"), kPersonalColumn})
    parts.emplace_back(own);
  return {create_table(table, std::move(parts)), "CREATE INDEX submission_by_sha256 ON submission (sha256)",
          // What is counted is counted once, whatever the program believes.
          "CREATE UNIQUE INDEX submission_counted_once ON submission (sha256, unit_code) "
          "WHERE state IN ('accepted', 'partly', 'superseded')"};
}

std::vector<std::string> create_effective(const TableSpec& table) {
  auto parts = definitions(table);
  parts.emplace_back(kOfSubmission);
  return {create_table(table, std::move(parts)),
          "CREATE UNIQUE INDEX effective_by_key ON effective (unit_code, layout, coalesce(period, ''), submission_id)",
          "CREATE INDEX effective_by_submission ON effective (submission_id, layout)"};
}

/// What was found in a submission, place by place: findings, and names that ask for an answer.
std::vector<std::string> create_notes(const TableSpec& table) {
  auto parts = definitions(table);
  parts.insert(parts.begin(), {table.name + "_id INTEGER PRIMARY KEY", std::string(kOfSubmission)});
  const bool are_findings = table.name == "finding";
  if (are_findings) parts.emplace_back(kFindingMakerColumn);
  std::vector<std::string> statements{create_table(table, std::move(parts)),
                                      fmt::format("CREATE INDEX {0}_by_submission ON {0} (submission_id)", table.name)};
  if (are_findings) statements.emplace_back(kFindingMakerIndex);
  return statements;
}

std::vector<std::string> create_facts(const TableSpec& table) {
  auto parts = definitions(table);
  parts.insert(parts.begin(), {"fact_id INTEGER PRIMARY KEY", std::string(kOfSubmission), "from_layout TEXT NOT NULL"});
  parts.insert(parts.end(), {"from_sheet TEXT", "from_cell TEXT NOT NULL"});
  std::vector<std::string> statements{create_table(table, std::move(parts))};
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

std::string dimension_hash_key(std::string_view table) {
  return fmt::format("hash of {}", table);
}

bool holds_facts(const TableSpec& table) {
  return table.group == TableGroup::fact || table.group == TableGroup::desk;
}

bool is_note_table(const TableSpec& table) {
  return table.name == "finding" || table.name == "name_question";
}

std::string_view sqlite_type(ColumnType type) {
  switch (type) {
    case ColumnType::text:
    case ColumnType::date:
    case ColumnType::json:
      return "TEXT";
    case ColumnType::integer:
    case ColumnType::money:
    case ColumnType::decimal:
    case ColumnType::flag:
      return "INTEGER";
    case ColumnType::real:
      return "REAL";
  }
  return "ANY";
}

std::string column_definition(const model::ColumnSpec& column) {
  return fmt::format("{} {}{}", quoted(column.name), sqlite_type(column.type), column.required ? " NOT NULL" : "");
}

std::vector<model::ColumnSpec> stored_columns(const TableSpec& table) {
  std::vector<model::ColumnSpec> columns = table.columns;
  if (is_note_table(table)) std::erase_if(columns, [](const auto& column) { return column.name == "file"; });
  if (table.name == "effective") std::erase_if(columns, [](const auto& column) { return column.name == "submission"; });
  return columns;
}

std::vector<std::string> create_statements(const TableSpec& table) {
  if (table.name == "submission") return create_submission(table);
  if (table.name == "effective") return create_effective(table);
  if (is_note_table(table)) return create_notes(table);
  if (holds_facts(table)) return create_facts(table);
  if (table.group == TableGroup::derived) {
    return {create_table(table, definitions(table)),
            fmt::format("CREATE INDEX {0}_by_unit ON {0} (unit_code)", table.name)};
  }
  auto parts = definitions(table);
  parts.push_back(
      fmt::format("{} ({})", table.group == TableGroup::dimension ? "UNIQUE" : "PRIMARY KEY", key_list(table)));
  return {create_table(table, std::move(parts))};
}

std::vector<std::string> create_statements(const model::Schema& schema) {
  std::vector<std::string> statements{"CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"};
  for (const TableSpec& table : schema.tables) {
    for (std::string& statement : create_statements(table)) statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace tidtam::store
