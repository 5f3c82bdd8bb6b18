#include "transforms/reference/reference_table.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::transforms {

ReferenceTable::ReferenceTable(const std::filesystem::path& path, std::initializer_list<std::string_view> columns)
    : file_(path.string()), text_(base::read_file(path)), reader_(text_), columns_(columns.begin(), columns.end()) {
  std::vector<std::string> header;
  if (!reader_.read_row(header)) fail("the header row is missing");
  for (const std::string& name : header) {
    if (std::ranges::find(columns_, name) == columns_.end()) fail(fmt::format("'{}' is no column of this file", name));
  }
  for (const std::string& name : columns_) {
    const auto found = std::ranges::find(header, name);
    if (found == header.end()) fail(fmt::format("the column '{}' is missing", name));
    place_.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  if (header.size() != columns_.size()) fail("a column stands twice");
}

bool ReferenceTable::next() {
  if (!reader_.read_row(fields_)) return false;
  if (fields_.size() != columns_.size()) {
    fail(fmt::format("{} fields where the header has {}", fields_.size(), columns_.size()));
  }
  return true;
}

const std::string& ReferenceTable::required(std::size_t column) const {
  const std::string& field = at(column);
  if (field.empty()) fail(fmt::format("'{}' is empty", columns_[column]));
  return field;
}

int ReferenceTable::integer(std::size_t column) const {
  const std::string& field = required(column);
  int number = 0;
  const auto [end, failure] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (failure != std::errc{} || end != field.data() + field.size()) {
    fail(fmt::format("'{}' is '{}', which is no whole number", columns_[column], field));
  }
  return number;
}

double ReferenceTable::number(std::size_t column) const {
  const std::string& field = required(column);
  double number = 0;
  const auto [end, failure] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (failure != std::errc{} || end != field.data() + field.size()) {
    fail(fmt::format("'{}' is '{}', which is no number", columns_[column], field));
  }
  return number;
}

std::optional<base::Date> ReferenceTable::date(std::size_t column) const {
  const std::string& field = at(column);
  if (field.empty()) return std::nullopt;
  const auto day = base::parse_iso_date(field);
  if (!day) fail(fmt::format("'{}' is '{}', which is no day as 2024-01-15", columns_[column], field));
  return day;
}

void ReferenceTable::fail(std::string_view complaint) const {
  throw ConfigurationError(fmt::format("{}: {}", where(), complaint));
}

std::string ReferenceTable::where() const {
  return fmt::format("{}:{}", file_, reader_.line_number());
}

bool holds_on(std::string_view valid_from, std::string_view valid_to, base::Date day) {
  if (valid_from.empty() && valid_to.empty()) return true;
  const std::string on = base::to_iso(day);
  return (valid_from.empty() || valid_from <= on) && (valid_to.empty() || on <= valid_to);
}

}  // namespace tidtam::transforms
