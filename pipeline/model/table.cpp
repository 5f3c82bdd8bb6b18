#include "pipeline/model/table.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"

namespace tidtam::model {

namespace {
constexpr std::array<std::string_view, 8> kTypeWords{"text", "integer", "money", "decimal",
                                                     "real", "date",    "flag",  "json"};
constexpr std::array<std::string_view, 5> kGroupWords{"dimension", "fact", "housekeeping", "derived", "desk"};

template <typename Enum, std::size_t Count>
std::optional<Enum> parsed(const std::array<std::string_view, Count>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}
}  // namespace

std::string_view column_type_word(ColumnType type) {
  return kTypeWords[static_cast<std::size_t>(type)];
}
std::optional<ColumnType> parse_column_type(std::string_view word) {
  return parsed<ColumnType>(kTypeWords, word);
}
std::string_view table_group_word(TableGroup group) {
  return kGroupWords[static_cast<std::size_t>(group)];
}
std::optional<TableGroup> parse_table_group(std::string_view word) {
  return parsed<TableGroup>(kGroupWords, word);
}

std::optional<std::size_t> TableSpec::ordinal_of(std::string_view column) const {
  const auto found = std::ranges::find(columns, column, &ColumnSpec::name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

const TableSpec* Schema::find(std::string_view name) const {
  const auto found = std::ranges::find(tables, name, &TableSpec::name);
  return found == tables.end() ? nullptr : &*found;
}

const ViewSpec* Schema::find_view(std::string_view name) const {
  const auto found = std::ranges::find(views, name, &ViewSpec::name);
  return found == views.end() ? nullptr : &*found;
}

const TableSpec& Schema::get(std::string_view name) const {
  if (const TableSpec* table = find(name)) return *table;
  throw ConfigurationError(fmt::format("tables.yaml: there is no table '{}', which the program needs", name));
}

std::string_view Schema::thai_head(const ColumnSpec& column) const {
  if (!column.thai.empty()) return column.thai;
  const auto common = thai_heads.find(column.name);
  return common == thai_heads.end() ? std::string_view(column.name) : std::string_view(common->second);
}

}  // namespace tidtam::model
