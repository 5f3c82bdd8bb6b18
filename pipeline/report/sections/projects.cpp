#include <algorithm>

#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

/// The fiscal year that the timelines span.
model::DateRange year_of(const ReportInputs& inputs) {
  model::Period year;
  year.kind = model::PeriodKind::fiscal_year;
  const auto days = model::fiscal_range_of(inputs.period);
  year.year = days ? inputs.period.year : model::fiscal_quarter_of(inputs.run_date).year;
  return *model::fiscal_range_of(year);
}

double position_of(base::Date day, const model::DateRange& year) {
  const double all = base::days_of(year.last) - base::days_of(year.first) + 1;
  return std::clamp((base::days_of(day) - base::days_of(year.first)) / all, 0.0, 1.0);
}

const char* status_id(ProjectStatus status) {
  switch (status) {
    case ProjectStatus::done:
      return "project.done";
    case ProjectStatus::ongoing:
      return "project.ongoing";
    case ProjectStatus::not_started:
      return "project.not_started";
    case ProjectStatus::late:
      return "project.late";
    case ProjectStatus::cancelled:
      return "project.cancelled";
    case ProjectStatus::extended:
      return "project.extended";
    case ProjectStatus::unknown:
      break;
  }
  return "project.unknown";
}

model::Light light_of(ProjectStatus status) {
  switch (status) {
    case ProjectStatus::done:
      return model::Light::green;
    case ProjectStatus::ongoing:
      return model::Light::green;
    case ProjectStatus::extended:
      return model::Light::yellow;
    case ProjectStatus::not_started:
      return model::Light::yellow;
    case ProjectStatus::late:
      return model::Light::red;
    case ProjectStatus::cancelled:
    case ProjectStatus::unknown:
      break;
  }
  return model::Light::none;
}

model::ReportCell timeline_cell(const BuildContext& context, const Project& project) {
  const Phrases& phrases = context.phrases();
  const ReportInputs& inputs = context.index.inputs();
  if (!project.first_day && !project.last_day) return text_cell(phrases("project.no_dates"));
  const model::DateRange year = year_of(inputs);
  const base::Date first = project.first_day.value_or(year.first);
  const base::Date last = project.last_day.value_or(year.last);
  model::Timeline line;
  line.begin = position_of(first, year);
  line.end = std::max(position_of(last, year), line.begin + 0.01);
  line.done = std::clamp(project.percent.value_or(0) / 100.0, 0.0, 1.0);
  if (inputs.run_date >= year.first && inputs.run_date <= year.last) line.today = position_of(inputs.run_date, year);
  line.light = light_of(project.status);
  model::ReportCell cell = text_cell(date_text(first, phrases) + " – " + date_text(last, phrases));
  cell.drawing = line;
  return cell;
}

std::string note_of(const Project& project) {
  std::string note = project.strategy;
  if (!project.basis.empty()) note += (note.empty() ? "" : " · ") + project.basis;
  return note;
}

model::ReportRow row_of(const BuildContext& context, const Project& project, const std::string& source) {
  const Phrases& phrases = context.phrases();
  model::ReportRow row;
  model::ReportCell name = text_cell(project.name, source);
  name.note = note_of(project);
  model::ReportCell status = text_cell(phrases(status_id(project.status)));
  status.light = light_of(project.status);
  model::ReportCell percent = number_cell(project.percent, 0);
  if (project.percent) percent.href = source;
  row.cells = {std::move(name),
               text_cell(project.code),
               timeline_cell(context, project),
               date_cell(project.first_day, phrases),
               date_cell(project.last_day, phrases),
               std::move(percent),
               std::move(status)};
  return row;
}

}  // namespace

void build_projects(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  const auto projects = context.index.projects(context.unit_index);
  if (projects.empty()) return;
  const Phrases& phrases = context.phrases();
  using enum model::ReportColumnKind;
  model::ReportTable table;
  table.caption = section.title;
  table.columns = {{phrases("column.project"), name},
                   {phrases("column.code"), text, 0, model::Medium::sheet},
                   {phrases("column.timeline"), timeline, 0, model::Medium::page},
                   {phrases("column.first_day"), date, 0, model::Medium::sheet},
                   {phrases("column.last_day"), date, 0, model::Medium::sheet},
                   {phrases("column.percent"), number},
                   {phrases("column.status"), light}};
  for (int month : {10, 1, 4, 7}) table.columns[2].ticks.push_back(phrases("month.short." + std::to_string(month)));
  for (std::size_t at = 0; at < projects.size(); ++at) {
    table.rows.push_back(row_of(context, projects[at], "#" + project_anchor(context.unit(), at)));
  }
  const bool marks_today = std::ranges::any_of(table.rows, [](const model::ReportRow& row) {
    const auto* line = std::get_if<model::Timeline>(&row.cells[2].drawing);
    return line != nullptr && line->today;
  });
  if (marks_today) section.note = phrases("projects.note");
  section.blocks.emplace_back(std::move(table));
}

void build_problems(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  const Phrases& phrases = context.phrases();
  using enum model::ReportColumnKind;
  model::ReportTable table;
  table.caption = section.title;
  table.columns = {
      {phrases("column.project"), name}, {phrases("column.problem"), text}, {phrases("column.remedy"), text}};
  for (const Project& project : context.index.projects(context.unit_index)) {
    if (project.problem.empty() && project.remedy.empty()) continue;
    table.rows.push_back({{text_cell(project.name), text_cell(project.problem.empty() ? "–" : project.problem),
                           text_cell(project.remedy.empty() ? "–" : project.remedy)}});
  }
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
}

}  // namespace tidtam::report
