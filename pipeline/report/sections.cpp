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

std::string BuildContext::name_of(model::UnitIndex other) const {
  return called(units().unit(other), phrases());
}

std::vector<model::UnitIndex> BuildContext::everyone_below() const {
  using model::Line;
  const bool begins_both =
      !units().children(Line::obec, unit_index).empty() && !units().children(Line::moe, unit_index).empty();
  if (begins_both) return below_on_both_lines(units(), unit_index);
  std::vector<model::UnitIndex> below;
  for_each_below(units(), line, unit_index, [&](model::UnitIndex unit) { below.push_back(unit); });
  return below;
}

std::vector<model::UnitIndex> units_compared(const BuildContext& context, model::Line line) {
  auto below = context.units().children(line, context.unit_index);
  if (below.size() == 1) {
    const auto next = context.units().children(line, below.front());
    if (!next.empty()) below = next;
  }
  std::vector<model::UnitIndex> ordered(below.begin(), below.end());
  sort_by_name(context.units(), ordered);
  return ordered;
}

std::vector<model::Line> lines_compared(const BuildContext& context) {
  std::vector<model::Line> lines;
  for (model::Line line : model::kLines) {
    if (!context.units().children(line, context.unit_index).empty()) lines.push_back(line);
  }
  return lines;
}

std::string kind_title(const BuildContext& context, const std::vector<model::UnitIndex>& units) {
  if (units.empty()) return context.phrases()("column.unit_name");
  const model::UnitKind kind = context.units().unit(units.front()).kind;
  for (model::UnitIndex unit : units) {
    if (context.units().unit(unit).kind != kind) return context.phrases()("column.unit_name");
  }
  return context.phrases()("kind." + std::string(model::unit_kind_word(kind)));
}

std::string project_anchor(const model::Unit& unit, std::size_t position) {
  return unit.code + "/project/" + std::to_string(position + 1);
}

std::string reporting_word(const RoundStatus* status, const Phrases& phrases) {
  if (status == nullptr) return "–";
  switch (status->state) {
    case ReportingState::on_time:
      return phrases("reporting.on_time");
    case ReportingState::late:
      return phrases("reporting.late");
    case ReportingState::returned:
      return phrases("reporting.returned");
    case ReportingState::missing:
      break;
  }
  return phrases("reporting.missing");
}

void sort_by_name(const model::UnitTree& units, std::vector<model::UnitIndex>& indices) {
  std::vector<std::pair<std::string, model::UnitIndex>> keyed;
  keyed.reserve(indices.size());
  for (model::UnitIndex index : indices) {
    const model::Unit& unit = units.unit(index);
    keyed.emplace_back(thai_sort_key(unit.short_name.empty() ? unit.name : unit.short_name), index);
  }
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

model::ReportCell severity_cell(model::Severity severity, const Phrases& phrases) {
  model::ReportCell cell = text_cell(phrases("severity." + std::string(model::severity_word(severity))));
  cell.light = severity == model::Severity::error     ? model::Light::red
               : severity == model::Severity::warning ? model::Light::yellow
                                                      : model::Light::none;
  return cell;
}

model::ReportCell date_cell(std::optional<base::Date> date, const Phrases& phrases) {
  model::ReportCell cell = text_cell(date ? date_text(*date, phrases) : "–");
  cell.date = date;
  return cell;
}

}  // namespace tidtam::report
