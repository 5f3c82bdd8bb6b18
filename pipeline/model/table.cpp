#include "pipeline/model/table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"

namespace tidtam::model {

std::optional<std::size_t> TableSpec::ordinal_of(std::string_view column) const {
  const auto found = std::ranges::find(columns, column, &ColumnSpec::name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

const TableSpec* Schema::find(std::string_view name) const {
  const auto found = std::ranges::find(tables, name, &TableSpec::name);
  return found == tables.end() ? nullptr : &*found;
}

const TableSpec& Schema::get(std::string_view name) const {
  if (const TableSpec* table = find(name)) return *table;
  throw ConfigurationError(fmt::format("tables.yaml: there is no table '{}', which the program needs", name));
}

}  // namespace tidtam::model
