#include "extractors/layouts/options.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "extractors/layouts/layout_spec.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts {

namespace {
std::vector<std::string> keys_of(const spec::Node& list) {
  std::vector<std::string> keys;
  for (const spec::Node& item : list.items()) {
    keys.push_back(thai::header_key(item.text()));
    if (keys.back().empty()) item.fail("no head can match this word: nothing of it is left in its key");
  }
  return keys;
}

PersonalWords read_personal_words(const std::string& word, const spec::Node& node) {
  node.allow_only({"whole", "parts"});
  const auto known = std::ranges::find(model::kPersonalClasses, word, [](const auto& entry) { return entry.first; });
  if (known == model::kPersonalClasses.end() || known->second == model::PersonalClass::none)
    node.fail(fmt::format("'{}' is no class of personal columns", word));
  return {known->second, keys_of(node.find("whole")), keys_of(node.find("parts"))};
}
}  // namespace

LayoutOptions load_options(const spec::Catalogue& catalogue) {
  return load_options(catalogue.file("layouts", kOptionsFile));
}

LayoutOptions load_options(const std::filesystem::path& file) {
  const spec::Node node = spec::Node::load(file);
  node.allow_only({"search_rows", "instruction_sheets", "row_numbers", "totals", "averages", "total_beginnings",
                   "note_beginnings", "money_units", "count_units", "percent_units", "personal_columns"});
  LayoutOptions options;
  const long long rows = node.find("search_rows").integer_or(options.search_rows);
  if (rows < 1 || rows > 10'000) node.at("search_rows").fail("a number of rows between 1 and 10000 is needed");
  options.search_rows = static_cast<std::uint32_t>(rows);
  options.instruction_sheets = node.at("instruction_sheets").texts();
  options.row_numbers = node.at("row_numbers").texts();
  options.totals = node.at("totals").texts();
  options.averages = node.find("averages").texts();
  options.total_beginnings = node.at("total_beginnings").texts();
  options.note_beginnings = node.at("note_beginnings").texts();
  for (const auto& [word, baht] : node.at("money_units").entries()) {
    if (baht.integer() < 1) baht.fail("a unit of money is a whole number of baht, 1 or more");
    options.money_units.emplace_back(word, baht.integer());
  }
  options.count_units = node.at("count_units").texts();
  options.percent_units = node.at("percent_units").texts();
  for (const auto& [word, lists] : node.at("personal_columns").entries())
    options.personal_columns.push_back(read_personal_words(word, lists));
  return options;
}

}  // namespace tidtam::layouts
