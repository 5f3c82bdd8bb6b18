#include <algorithm>

#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

constexpr std::size_t kNamesShown = 12;
constexpr std::size_t kMostLateRows = 400;

bool is_late(const RoundStatus* status) {
  return status != nullptr && (status->state == ReportingState::missing || status->state == ReportingState::returned);
}

/// Everyone below who still owes something, missing before returned, each by name.
std::vector<model::UnitIndex> late_below(const BuildContext& context) {
  std::vector<model::UnitIndex> late;
  const auto look = [&](model::UnitIndex unit) {
    if (is_late(context.index.status(unit))) late.push_back(unit);
  };
  look(context.unit_index);
  for (model::UnitIndex unit : context.everyone_below()) look(unit);
  sort_by_name(context.units(), late);
  std::ranges::stable_sort(late, {}, [&](model::UnitIndex unit) {
    return context.index.status(unit)->state == ReportingState::missing ? 0 : 1;
  });
  return late;
}

void append_names(const BuildContext& context, model::ReportSection& section) {
  const auto late = late_below(context);
  if (late.empty()) return;
  model::Sentence names{{context.phrases()("reporting.names"), false, {}}};
  for (std::size_t at = 0; at < std::min(kNamesShown, late.size()); ++at) {
    if (at > 0) names.push_back({" · ", false, {}});
    names.push_back({context.name_of(late[at]), false, context.href_to(late[at])});
  }
  if (late.size() > kNamesShown) {
    names.push_back({" ", false, {}});
    names.push_back(
        {context.phrases().fill("reporting.more", {{"count", count_text(late.size() - kNamesShown)}}), false, "#late"});
  }
  section.blocks.emplace_back(model::Paragraph{std::move(names), model::ParagraphStyle::muted});
}

/// The report's line, or the other one for those who hang on that alone.
model::Line line_above(const BuildContext& context, model::UnitIndex unit) {
  if (context.units().parent(context.line, unit) != model::kNoUnit) return context.line;
  return context.line == model::Line::obec ? model::Line::moe : model::Line::obec;
}

model::ReportRow late_row(const BuildContext& context, model::UnitIndex unit) {
  const Phrases& phrases = context.phrases();
  const RoundStatus& status = *context.index.status(unit);
  const model::UnitIndex parent = context.units().parent(line_above(context, unit), unit);
  model::ReportRow row;
  row.cells.push_back(text_cell(context.name_of(unit), context.href_to(unit)));
  row.cells.push_back(
      text_cell(parent == model::kNoUnit ? "–" : context.name_of(parent),
                parent == model::kNoUnit || parent == context.unit_index ? "" : context.href_to(parent)));
  row.cells.push_back(
      text_cell(phrases(status.state == ReportingState::missing ? "reporting.missing" : "reporting.returned")));
  row.cells.push_back(date_cell(status.due, phrases));
  const int overdue = status.due ? base::days_of(context.index.inputs().run_date) - base::days_of(*status.due) : 0;
  row.cells.push_back(overdue > 0 ? count_cell(static_cast<std::uint64_t>(overdue)) : text_cell("–"));
  return row;
}

}  // namespace

model::ShareBar reporting_bar(const Totals& totals, const Phrases& phrases, const std::string& late_href) {
  model::ShareBar bar;
  bar.headline = {{count_text(totals.received()), true, {}},
                  {phrases.fill("reporting.headline", {{"expected", count_text(totals.expected)}}), false, {}}};
  using enum model::PartTone;
  bar.parts = {{phrases("reporting.on_time"), totals.on_time, done, {}},
               {phrases("reporting.late"), totals.late, half, {}},
               {phrases("reporting.returned"), totals.returned, returned, totals.returned > 0 ? late_href : ""},
               {phrases("reporting.missing"), totals.missing, missing, totals.missing > 0 ? late_href : ""}};
  for (const auto& part : bar.parts) {
    if (!bar.text_alternative.empty()) bar.text_alternative += ", ";
    bar.text_alternative += part.label + " " + count_text(part.count);
  }
  return bar;
}

void build_reporting(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  const Totals& totals = context.totals();
  if (totals.expected == 0 || !context.has_children()) return;
  section.blocks.emplace_back(reporting_bar(totals, context.phrases(), "#late"));
  append_names(context, section);
}

void build_late(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section) {
  const auto late = late_below(context);
  if (late.empty() || !context.has_children()) return;
  const Phrases& phrases = context.phrases();
  using enum model::ReportColumnKind;
  model::ReportTable table;
  table.caption = section.title;
  table.columns = {{phrases("column.unit_name"), name},
                   {phrases("column.parent"), text},
                   {phrases("column.state"), text},
                   {phrases("column.due"), date},
                   {phrases("column.overdue"), number}};
  const std::size_t most = spec.limit > 0 ? spec.limit : kMostLateRows;
  for (std::size_t at = 0; at < std::min(most, late.size()); ++at) table.rows.push_back(late_row(context, late[at]));
  section.note = phrases.fill("late.note", {{"count", count_text(late.size())}});
  section.blocks.emplace_back(std::move(table));
  if (late.size() > most) {
    section.blocks.emplace_back(
        model::Paragraph{{{phrases.fill("late.more", {{"count", count_text(late.size() - most)}}), false, {}}},
                         model::ParagraphStyle::muted});
  }
}

}  // namespace tidtam::report
