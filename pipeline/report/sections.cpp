#include "pipeline/report/sections.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/report/paths.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

/// All kinds of sections. An edition orders them in its YAML; a new kind is one file and one line here.
constexpr std::array<std::pair<std::string_view, SectionBuilder>, 13> kSections{{
    {"summary", build_summary},
    {"reporting", build_reporting},
    {"indicators", build_indicators},
    {"children", build_children},
    {"chart", build_chart},
    {"projects", build_projects},
    {"budget", build_budget},
    {"problems", build_problems},
    {"late", build_late},
    {"quality", build_quality},
    {"lineage", build_lineage},
    {"definitions", build_definitions},
    {"signatures", build_signatures},
}};

}  // namespace

SectionBuilder section_builder(std::string_view kind) {
  for (const auto& [name, builder] : kSections) {
    if (name == kind) return builder;
  }
  return nullptr;
}

std::string BuildContext::href_to(model::UnitIndex other) const {
  return index.has_report(other) ? href_between(unit(), units().unit(other)) : std::string();
}

const std::string& short_name(const model::Unit& unit) {
  return unit.short_name.empty() ? unit.name : unit.short_name;
}

void sort_by_name(const model::UnitTree& units, std::vector<model::UnitIndex>& indices) {
  std::vector<std::pair<std::string, model::UnitIndex>> keyed;
  keyed.reserve(indices.size());
  for (model::UnitIndex index : indices) keyed.emplace_back(thai_sort_key(short_name(units.unit(index))), index);
  std::ranges::sort(keyed);
  std::ranges::transform(keyed, indices.begin(), [](const auto& entry) { return entry.second; });
}

model::ReportCell text_cell(std::string text, std::string href) {
  model::ReportCell cell;
  cell.text = std::move(text);
  cell.href = std::move(href);
  return cell;
}

model::ReportCell count_cell(std::uint64_t count) {
  model::ReportCell cell = text_cell(count_text(count));
  cell.number = static_cast<double>(count);
  return cell;
}

model::ReportCell number_cell(std::optional<double> number, int decimals) {
  model::ReportCell cell = text_cell(number ? number_text(*number, decimals) : "–");
  cell.number = number;
  return cell;
}

model::ReportCell money_cell(std::optional<std::int64_t> satang) {
  if (!satang) return text_cell("–");
  model::ReportCell cell = text_cell(*satang == 0 ? "-" : money_text(*satang));
  cell.number = static_cast<double>(*satang) / 100.0;
  return cell;
}

model::ReportCell percent_cell(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return text_cell("–");
  return number_cell(100.0 * static_cast<double>(part) / static_cast<double>(whole), 2);
}

model::ReportCell light_cell(model::Light light, const Phrases& phrases) {
  model::ReportCell cell = text_cell(light_text(light, phrases));
  cell.light = light;
  return cell;
}

model::ReportCell date_cell(std::optional<base::Date> date, const Phrases& phrases) {
  model::ReportCell cell = text_cell(date ? date_text(*date, phrases) : "–");
  cell.date = date;
  return cell;
}

}  // namespace tidtam::report
