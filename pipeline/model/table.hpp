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

enum class TableGroup : std::uint8_t { dimension, fact, housekeeping, derived };

/// One unified table as `tables.yaml` declares it. Columns stand in export order; fact tables have, before those columns
/// in the store, the lineage: `submission` (integer), and `sheet`, `cell` after them (TABLES.md).
struct TableSpec {
  std::string name;
  TableGroup group = TableGroup::fact;
  std::string description;
  std::vector<ColumnSpec> columns;
  std::vector<std::string> key;

  [[nodiscard]] std::optional<std::size_t> ordinal_of(std::string_view column) const;
};

/// All tables. Loaded once from `pipeline/model/tables.yaml` by pipeline/spec.
struct Schema {
  std::vector<TableSpec> tables;
  [[nodiscard]] const TableSpec* find(std::string_view name) const;
  /// As find, for tables that the program itself relies on; throws ConfigurationError when tables.yaml lacks it.
  [[nodiscard]] const TableSpec& get(std::string_view name) const;
};

}  // namespace tidtam::model
