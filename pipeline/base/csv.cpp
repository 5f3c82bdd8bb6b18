#include "pipeline/base/csv.hpp"

namespace tidtam::base {

void append_csv_field(std::string& line, std::string_view field) {
  const bool has_edge_blank = !field.empty() && (field.front() == ' ' || field.back() == ' ');
  if (!has_edge_blank && field.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += field;
    return;
  }
  line += '"';
  for (const char c : field) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

CsvReader::CsvReader(std::string_view text) : rest_(text) {
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

bool CsvReader::read_row(std::vector<std::string>& fields) {
  while (!rest_.empty() && (rest_[0] == '\n' || rest_[0] == '\r')) {
    if (rest_[0] == '\n') ++line_;
    rest_.remove_prefix(1);
  }
  if (rest_.empty()) return false;
  fields.clear();
  row_line_ = line_;
  std::string field;
  bool quoted = false;
  std::size_t at = 0;
  for (; at < rest_.size(); ++at) {
    const char c = rest_[at];
    if (quoted) {
      if (c == '"' && at + 1 < rest_.size() && rest_[at + 1] == '"') {
        field += '"';
        ++at;
      } else if (c == '"') {
        quoted = false;
      } else {
        if (c == '\n') ++line_;
        field += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      fields.push_back(std::move(field));
      field.clear();
    } else if (c == '\n') {
      ++line_;
      ++at;
      break;
    } else if (c != '\r') {
      field += c;
    }
  }
  fields.push_back(std::move(field));
  rest_.remove_prefix(at);
  return true;
}

}  // namespace tidtam::base
