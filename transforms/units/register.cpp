#include "transforms/units/register.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "transforms/reference/reference_table.hpp"

namespace tidtam::transforms {

namespace {
using Path = std::filesystem::path;

/// A catalogue file that only a workspace has; nothing is shipped under its name.
std::optional<Path> optional_file(const spec::Catalogue& catalogue, std::string_view name) {
  for (const Path& path : catalogue.files("reference", ".csv")) {
    if (path.filename() == name) return path;
  }
  return std::nullopt;
}

void load_units(const Path& path, std::vector<model::Unit>& units) {
  ReferenceTable table(path, {"unit_code", "kind", "name", "short_name", "province_code", "amphoe", "affiliation",
                              "levels", "valid_from", "valid_to", "source"});
  while (table.next()) {
    const auto kind = model::parse_unit_kind(table.at(1));
    if (!kind) table.fail(fmt::format("'{}' is no kind of unit", table.at(1)));
    if (table.at(7).find_first_not_of("kpluv") != std::string::npos) {
      table.fail(fmt::format("'{}': levels are letters of kpluv", table.at(7)));
    }
    (void)table.date(8);
    (void)table.date(9);
    (void)table.required(0);
    (void)table.required(2);
    units.push_back({table.take(0), *kind, table.take(2), table.take(3), table.take(4), table.take(5), table.take(6),
                     table.take(7), table.take(8), table.take(9), table.take(10)});
  }
}

void load_parents(const Path& path, std::vector<UnitParent>& parents) {
  ReferenceTable table(path, {"line", "unit_code", "parent_code", "valid_from", "valid_to", "source"});
  while (table.next()) {
    const bool is_obec = table.at(0) == model::line_word(model::Line::obec);
    if (!is_obec && table.at(0) != model::line_word(model::Line::moe)) {
      table.fail(fmt::format("'{}': a line is obec or moe", table.at(0)));
    }
    (void)table.date(3);
    (void)table.date(4);
    parents.push_back(
        {is_obec ? model::Line::obec : model::Line::moe, table.take(1), table.take(2), table.take(3), table.take(4)});
  }
}

/// Puts the workspace's parents in the place of the shipped ones of the same unit and line.
void lay_over(std::vector<UnitParent>& parents, std::vector<UnitParent> extra) {
  std::set<std::pair<model::Line, std::string_view>> replaced;
  for (const UnitParent& parent : extra) replaced.emplace(parent.line, parent.unit_code);
  std::erase_if(parents, [&](const UnitParent& parent) { return replaced.contains({parent.line, parent.unit_code}); });
  std::ranges::move(extra, std::back_inserter(parents));
}

std::vector<UnitName> load_names(const Path& path, const model::UnitTree& tree) {
  ReferenceTable table(path, {"name", "unit_code", "kind_of_name", "valid_from", "valid_to", "source"});
  std::vector<UnitName> names;
  while (table.next()) {
    if (tree.find(table.at(1)) == model::kNoUnit) table.fail(fmt::format("there is no unit {}", table.at(1)));
    (void)table.required(0);
    names.push_back({table.take(0), table.take(1), table.take(2)});
  }
  return names;
}

bool holds(const UnitParent& parent, std::optional<base::Date> day) {
  return day ? holds_on(parent.valid_from, parent.valid_to, *day) : parent.valid_to.empty();
}

std::vector<model::UnitTree::Parent> parents_that_hold(const std::vector<UnitParent>& parents,
                                                       std::optional<base::Date> day, const Path& path) {
  std::vector<model::UnitTree::Parent> held;
  held.reserve(parents.size());
  for (const UnitParent& parent : parents) {
    if (holds(parent, day)) held.push_back({parent.line, parent.unit_code, parent.parent_code});
  }
  const auto unit_of = [](const model::UnitTree::Parent& parent) {
    return std::pair<model::Line, std::string_view>(parent.line, parent.unit_code);
  };
  std::ranges::sort(held, {}, unit_of);
  const auto twice = std::ranges::adjacent_find(held, {}, unit_of);
  if (twice != held.end()) {
    throw ConfigurationError(fmt::format("{}: {} has two parents on line {} at the same time", path.string(),
                                         twice->unit_code, model::line_word(twice->line)));
  }
  return held;
}
}  // namespace

UnitRegister load_unit_register(const spec::Catalogue& catalogue, std::optional<base::Date> day) {
  std::vector<model::Unit> units;
  load_units(catalogue.file("reference", "units.csv"), units);
  if (const auto path = optional_file(catalogue, "units_extra.csv")) load_units(*path, units);

  UnitRegister all;
  Path parents_path = catalogue.file("reference", "unit_parents.csv");
  load_parents(parents_path, all.parents);
  if (const auto path = optional_file(catalogue, "unit_parents_extra.csv")) {
    std::vector<UnitParent> extra;
    load_parents(*path, extra);
    lay_over(all.parents, std::move(extra));
    parents_path = *path;
  }
  all.tree = model::UnitTree(std::move(units), parents_that_hold(all.parents, day, parents_path));
  all.names = load_names(catalogue.file("reference", "unit_names.csv"), all.tree);
  all.provinces = load_provinces(catalogue);
  return all;
}

}  // namespace tidtam::transforms
