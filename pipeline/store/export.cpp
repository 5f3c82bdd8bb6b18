#include "pipeline/store/export.hpp"

#include <charconv>

#include <fmt/format.h>

#include "pipeline/base/csv.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/store/database.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/moment.hpp"
#include "pipeline/store/reader.hpp"
#include "pipeline/store/views.hpp"

namespace tidtam::store {

namespace {
using model::ColumnType;
using model::TableGroup;
using model::TableSpec;

constexpr std::size_t kPiece = 64 * 1024;

/// What an export selects, and by which types it is printed.
struct Selection {
  std::vector<model::ColumnSpec> columns;
  std::string sql;
};

std::vector<std::string> key_order(const TableSpec& table, std::string_view prefix) {
  std::vector<std::string> order;
  for (const std::string& column : table.key) {
    order.push_back(column == "cell" ? fmt::format("cell_order({}{})", prefix, quoted(column))
                                     : fmt::format("{}{}", prefix, quoted(column)));
  }
  return order;
}

/// The facts of a table together with what triggers and the like have made of the facts.
std::string with_derived(const TableSpec& table, std::string_view condition) {
  auto order = key_order(table, "t.");
  order.insert(order.end(), {"t.file", "t.sheet", "cell_order(t.cell)", "t.sha256", "t.fact_id"});
  return fmt::format(
      "SELECT {0}, file, sheet, cell FROM (SELECT {1}, s.file, f.from_sheet AS sheet, f.from_cell AS cell, s.sha256, "
      "f.fact_id FROM {2} f JOIN submission s ON s.submission_id = f.submission_id {3} "
      "UNION ALL SELECT {0}, NULL, NULL, NULL, NULL, NULL FROM {4}) t {5}",
      column_list(table.columns), column_list(table.columns, "f."), quoted(table.name), condition,
      quoted(table.also_from), in_order(order));
}

Selection facts_selection(const TableSpec& table, const ExportOptions& options) {
  Selection selection{table.columns, {}};
  // Some tables of the desk have a sheet and a cell of their own, which an answer is about.
  const std::string_view prefix = table.group == TableGroup::desk ? "from_" : "";
  for (const char* name : {"file", "sheet", "cell"}) {
    selection.columns.push_back({fmt::format("{}{}", prefix, name), ColumnType::text, "", false});
  }
  std::string condition;
  if (options.versions == Versions::current) {
    condition = "WHERE " + counts_condition(table, options.as_of);
  } else if (options.as_of) {
    condition = "WHERE s.received <= $1";
  }
  auto order = key_order(table, "f.");
  order.insert(order.end(), {"s.file", "f.from_sheet", "cell_order(f.from_cell)", "s.sha256", "f.fact_id"});
  selection.sql = fmt::format(
      "SELECT {}, s.file, f.from_sheet, f.from_cell FROM {} f JOIN submission s ON s.submission_id = f.submission_id "
      "{} {}",
      column_list(table.columns, "f."), quoted(table.name), condition, in_order(order));
  if (!table.also_from.empty() && !options.as_of) selection.sql = with_derived(table, condition);
  return selection;
}

Selection effective_selection(const TableSpec& table, const ExportOptions& options) {
  std::string list;
  for (const auto& column : table.columns) {
    if (!list.empty()) list += ", ";
    list += column.name == "submission" ? std::string("substr(s.sha256, 1, 16)") : "e." + quoted(column.name);
  }
  std::string condition;
  if (options.versions == Versions::current) {
    condition = fmt::format("WHERE {}", open_condition(options.as_of));
  } else if (options.as_of) {
    condition = "WHERE e.valid_from <= $1";
  }
  return {table.columns,
          fmt::format("SELECT {} FROM effective e JOIN submission s ON s.submission_id = e.submission_id "
                      "{} {}",
                      list, condition, in_order({"e.unit_code", "e.layout", "e.period", "e.valid_from", "s.sha256"}))};
}

Selection note_selection(const TableSpec& table, const ExportOptions& options) {
  std::string list;
  for (const auto& column : table.columns) {
    if (!list.empty()) list += ", ";
    list += (column.name == "file" ? "s." : "n.") + quoted(column.name);
  }
  std::vector<std::string> order{"s.file", "n.sheet", "cell_order(n.cell)"};
  if (table.ordinal_of("rule")) order.emplace_back("n.rule");
  order.insert(order.end(), {"s.sha256", fmt::format("n.{}_id", table.name)});
  return {table.columns, fmt::format("SELECT {} FROM {} n JOIN submission s ON s.submission_id = n.submission_id {} {}",
                                     list, table.name, options.as_of ? "WHERE s.received <= $1" : "", in_order(order))};
}

Selection plain_selection(const TableSpec& table, const ExportOptions& options) {
  const bool is_timed = table.name == "submission" && options.as_of;
  return {table.columns, fmt::format("SELECT {} FROM {} t {} {}", column_list(table.columns, "t."), quoted(table.name),
                                     is_timed ? "WHERE t.received <= $1" : "", in_order(key_order(table, "t.")))};
}

Selection view_selection(const model::Schema& schema, const model::ViewSpec& view, const ExportOptions& options) {
  if (options.versions == Versions::all)
    throw ConfigurationError(
        fmt::format("'{}' is a view, and views tell of what counts, not of all versions", view.name));
  return {view.columns, view_query(schema, view, options.as_of)};
}

Selection selection_of(const model::Schema& schema, std::string_view name, const ExportOptions& options) {
  if (const model::ViewSpec* view = schema.find_view(name)) return view_selection(schema, *view, options);
  const TableSpec* found = schema.find(name);
  if (!found) throw ConfigurationError(fmt::format("there is no table '{}'; docs/store-schema.md lists them", name));
  const TableSpec& table = *found;
  if (holds_facts(table)) return facts_selection(table, options);
  if (table.name == "effective") return effective_selection(table, options);
  if (is_note_table(table)) return note_selection(table, options);
  return plain_selection(table, options);
}

void append_integer(std::string& line, std::int64_t integer) {
  char digits[24];
  const auto [end, failure] = std::to_chars(digits, digits + sizeof digits, integer);
  line.append(digits, end);
}

void append_value(std::string& line, const Statement& statement, int column, ColumnType type) {
  if (statement.is_null(column)) return;
  switch (type) {
    case ColumnType::text:
    case ColumnType::json:
    case ColumnType::date:
      base::append_csv_field(line, statement.text(column));
      return;
    case ColumnType::integer:
    case ColumnType::money:
      append_integer(line, statement.integer(column));
      return;
    case ColumnType::flag:
      line += statement.integer(column) != 0 ? "true" : "false";
      return;
    case ColumnType::decimal:
      line += base::Decimal::of_millionths(statement.integer(column)).to_string();
      return;
    case ColumnType::real:
      line += model::to_text(statement.real(column));
      return;
  }
}
}  // namespace

void export_csv(Database& database, const model::Schema& schema, std::string_view table, const ExportOptions& options,
                const std::function<void(std::string_view)>& sink) {
  const Selection selection = selection_of(schema, table, options);
  const auto statement = database.prepare(selection.sql);
  const std::string moment = moment_text(options.as_of);
  if (selection.sql.find("$1") != std::string::npos) statement->bind(1, std::string_view(moment));
  std::string piece;
  for (const auto& column : selection.columns) {
    if (!piece.empty()) piece += ',';
    piece += column.name;
  }
  piece += '\n';
  while (statement->step()) {
    for (std::size_t i = 0; i < selection.columns.size(); ++i) {
      if (i > 0) piece += ',';
      append_value(piece, *statement, static_cast<int>(i), selection.columns[i].type);
    }
    piece += '\n';
    if (piece.size() >= kPiece) {
      sink(piece);
      piece.clear();
    }
  }
  sink(piece);
}

}  // namespace tidtam::store
