#include "pipeline/store/views.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/base/error.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/reader.hpp"

namespace tidtam::store {

namespace {
bool is_part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// The words of a SELECT: whatever view it reads is among them.
std::set<std::string, std::less<>> words_of(std::string_view select) {
  std::set<std::string, std::less<>> words;
  for (auto at = select.begin(); at != select.end();) {
    const auto begin = std::find_if(at, select.end(), is_part_of_word);
    at = std::find_if_not(begin, select.end(), is_part_of_word);
    if (begin != at) words.emplace(begin, at);
  }
  return words;
}

/// Puts views in the order in which they can be made, beginning with what a view reads.
class Arrangement {
 public:
  explicit Arrangement(const model::Schema& schema, std::optional<base::Seconds> as_of) {
    for (const model::TableSpec& table : schema.tables) {
      if (!holds_facts(table)) continue;
      std::string select = fact_rows_select(table, counts_condition(table, as_of));
      if (!table.also_from.empty() && !as_of)
        select += fmt::format(" UNION ALL SELECT {}, NULL, NULL, NULL, NULL, NULL FROM {}", column_list(table.columns),
                              quoted(table.also_from));
      all_.push_back({"current_" + table.name, std::move(select), ""});
    }
    for (const model::ViewSpec& view : schema.views) all_.push_back({view.name, view.select, view.where});
  }

  void add(std::string_view name) {
    const auto found = std::ranges::find(all_, name, &Candidate::name);
    if (found == all_.end() || std::ranges::find(arranged_, name, &ViewDefinition::name) != arranged_.end()) return;
    if (!begun_.insert(found->name).second)
      throw ConfigurationError(fmt::format("{}: the view '{}' reads itself by way of others", found->where, name));
    for (const std::string& word : words_of(found->select)) {
      if (word != found->name) add(word);
    }
    arranged_.push_back({found->name, found->select});
  }

  void add_all() {
    for (const Candidate& candidate : all_) add(candidate.name);
  }

  [[nodiscard]] std::vector<ViewDefinition> take() { return std::move(arranged_); }

 private:
  struct Candidate {
    std::string name;
    std::string select;
    std::string where;
  };
  std::vector<Candidate> all_;
  std::set<std::string> begun_;
  std::vector<ViewDefinition> arranged_;
};
}  // namespace

std::string fact_rows_select(const model::TableSpec& table, std::string_view condition) {
  // Some tables of the desk have a sheet and a cell of their own, which an answer is about.
  const std::string_view prefix = table.group == model::TableGroup::desk ? "from_" : "";
  return fmt::format(
      "SELECT {0}, s.file AS {1}file, f.from_sheet AS {1}sheet, f.from_cell AS {1}cell, s.period AS return_period, "
      "s.received FROM {2} f JOIN submission s ON s.submission_id = f.submission_id WHERE {3}",
      column_list(table.columns, "f."), prefix, quoted(table.name), condition);
}

std::vector<ViewDefinition> view_definitions(const model::Schema& schema, std::optional<base::Seconds> as_of) {
  Arrangement arrangement(schema, as_of);
  arrangement.add_all();
  return arrangement.take();
}

std::string view_query(const model::Schema& schema, const model::ViewSpec& view, std::optional<base::Seconds> as_of) {
  Arrangement arrangement(schema, as_of);
  arrangement.add(view.name);
  std::vector<std::string> parts;
  for (const ViewDefinition& part : arrangement.take())
    parts.push_back(fmt::format("{} AS (\n{})", quoted(part.name), part.select));
  std::vector<std::string> key;
  for (const std::string& column : view.key) key.push_back(quoted(column));
  return fmt::format("WITH {}\nSELECT {} FROM {} {}", fmt::join(parts, ",\n"), column_list(view.columns),
                     quoted(view.name), in_order(key));
}

}  // namespace tidtam::store
