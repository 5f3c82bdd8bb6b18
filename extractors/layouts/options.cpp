#include "extractors/layouts/options.hpp"

#include "extractors/layouts/layout_spec.hpp"

namespace tidtam::layouts {

LayoutOptions load_options(const spec::Catalogue& catalogue) {
  return load_options(catalogue.file("layouts", kOptionsFile));
}

LayoutOptions load_options(const std::filesystem::path& file) {
  const spec::Node node = spec::Node::load(file);
  node.allow_only({"search_rows", "instruction_sheets", "row_numbers", "totals", "averages", "total_beginnings",
                   "note_beginnings", "money_units", "count_units", "percent_units"});
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
  return options;
}

}  // namespace tidtam::layouts
