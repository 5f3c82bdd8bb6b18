#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidtam::model {

/// What a column of a unified table holds; decides its SQL type, its binder and how an export prints it.
enum class ColumnType : std::uint8_t { text, integer, money, decimal, real, date, flag, json };

struct ColumnSpec {
  std::string name;
  ColumnType type = ColumnType::text;
  std::string description;
  bool required = false;
};

/// Where a table's rows come from. `desk` rows stand on sheets that officers send back (aliases, waivers,
/// certification): kept with their submission like facts; each answer counts by itself, none supersedes a file.
enum class TableGroup : std::uint8_t { dimension, fact, housekeeping, derived, desk };

/// `text`, `money` …: the spelling of tables.yaml.
[[nodiscard]] std::string_view column_type_word(ColumnType type);
[[nodiscard]] std::optional<ColumnType> parse_column_type(std::string_view word);
[[nodiscard]] std::string_view table_group_word(TableGroup group);
[[nodiscard]] std::optional<TableGroup> parse_table_group(std::string_view word);

/// One unified table as `tables.yaml` declares it. Columns stand in export order; the stores add the lineage to fact
/// and desk tables by themselves (pipeline/store/README.md), and exports end with it: `file, sheet, cell`, of desk
/// tables `from_file, …`.
struct TableSpec {
  std::string name;
  TableGroup group = TableGroup::fact;
  std::string description;
  std::vector<ColumnSpec> columns;
  std::vector<std::string> key;
  /// For a fact table: the derived table whose rows are read and exported with its own, in the columns that it has;
  /// empty for most. They have no file, and none of them is known of a moment in the past.
  std::string also_from = {};

  [[nodiscard]] std::optional<std::size_t> ordinal_of(std::string_view column) const;
};

/// A question put to the tables, as `pipeline/model/views/<name>.yaml` declares it: one SELECT over what counts. The
/// stores make a view of it for analysts, and it is exported like a table.
struct ViewSpec {
  std::string name;
  std::string description;
  std::vector<ColumnSpec> columns;  ///< in the order of an export
  std::vector<std::string> key;     ///< by which an export is ordered; no two rows share it
  /// In the SQL that SQLite and PostgreSQL have in common. Facts are read from `current_<table>`: the columns of the
  /// table, of what counts alone, then lineage (`file, sheet, cell`; desk tables `from_file` …), `return_period` (of the
  /// cover) and `received`. Money is satang, decimals are millionths, flags 0 or 1, dates ISO text.
  std::string select;
  std::string where;  ///< `file:line`, for complaints
};

/// All tables and views. Loaded once from `pipeline/model/tables.yaml` and `views/` by pipeline/spec.
struct Schema {
  std::vector<TableSpec> tables;
  std::vector<ViewSpec> views;  ///< by name
  [[nodiscard]] const TableSpec* find(std::string_view name) const;
  [[nodiscard]] const ViewSpec* find_view(std::string_view name) const;
  /// As find, for tables that the program itself relies on; throws ConfigurationError when tables.yaml lacks it.
  [[nodiscard]] const TableSpec& get(std::string_view name) const;
};

}  // namespace tidtam::model
