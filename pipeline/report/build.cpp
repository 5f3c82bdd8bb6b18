#include "pipeline/report/build.hpp"

#include <algorithm>

#include "pipeline/report/paths.hpp"
#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

std::vector<model::Trail> trails_of(const BuildContext& context) {
  std::vector<model::Trail> trails;
  for (model::Line line : model::kLines) {
    model::Trail trail;
    trail.label = context.phrases()(line == model::Line::obec ? "trail.obec" : "trail.moe");
    for (auto at = context.units().parent(line, context.unit_index); at != model::kNoUnit;
         at = context.units().parent(line, at)) {
      trail.crumbs.push_back({context.name_of(at), context.href_to(at)});
    }
    if (trail.crumbs.empty()) continue;
    std::ranges::reverse(trail.crumbs);
    trail.crumbs.push_back({context.name_of(context.unit_index), {}});
    trails.push_back(std::move(trail));
  }
  const model::Crumb index{context.phrases()("trail.index"), "../../index.html"};
  if (trails.empty()) trails.push_back({{}, {{context.name_of(context.unit_index), {}}}});
  trails.front().crumbs.insert(trails.front().crumbs.begin(), index);
  return trails;
}

/// `สำนักงานศึกษาธิการจังหวัดศรีสะเกษ`; a school with its kind and the office it stands under, for who has it on paper.
std::string full_name(const BuildContext& context) {
  const model::Unit& unit = context.unit();
  if (unit.kind != model::UnitKind::school) return formal_name(unit, context.phrases());
  model::UnitIndex above = context.units().parent(model::Line::obec, context.unit_index);
  // A network groups schools for tables; the office that they belong to stands above it.
  while (above != model::kNoUnit && context.units().unit(above).kind == model::UnitKind::network) {
    above = context.units().parent(model::Line::obec, above);
  }
  if (above == model::kNoUnit) above = context.units().parent(model::Line::moe, context.unit_index);
  const std::string name = context.name_of(context.unit_index);
  return above == model::kNoUnit
             ? name
             : context.phrases().fill("school.under", {{"school", name}, {"office", context.name_of(above)}});
}

std::string period_title(const ReportInputs& inputs) {
  const Phrases& phrases = *inputs.phrases;
  std::string title = phrases("period.prefix") + period_text(inputs.period, phrases);
  const auto days = inputs.period_days ? inputs.period_days : model::fiscal_range_of(inputs.period);
  if (days) title += " (" + date_text(days->first, phrases) + " – " + date_text(days->last, phrases) + ")";
  return title;
}

}  // namespace

model::Line main_line_of(const model::UnitTree& units, model::UnitIndex unit) {
  using model::Line;
  if (!units.children(Line::moe, unit).empty()) return Line::moe;
  if (!units.children(Line::obec, unit).empty()) return Line::obec;
  return units.parent(Line::obec, unit) != model::kNoUnit ? Line::obec : Line::moe;
}

model::Report build_report(const InputIndex& index, model::UnitIndex unit, const ReportSpec& spec) {
  const ReportInputs& inputs = index.inputs();
  const model::Line line = spec.line.value_or(main_line_of(*inputs.units, unit));
  const BuildContext context{index, spec, unit, line, figures_of(index, line, unit)};
  const Phrases& phrases = context.phrases();

  model::Report report;
  report.language = phrases.language();
  report.title = spec.title;
  report.unit_name = full_name(context);
  report.period_title = period_title(inputs);
  report.form_code = phrases.fill("form", {{"code", spec.form_code}});
  report.data_as_of = phrases.fill("as_of", {{"moment", moment_text(inputs.data_as_of, phrases)}});
  const Totals& totals = context.totals();
  if (totals.expected > totals.received()) report.watermark = phrases("preliminary");
  report.foot = context.name_of(context.unit_index) + " · " + period_text(inputs.period, phrases);
  report.page_word = phrases("page");
  report.of_word = phrases("of");
  report.contents_word = phrases("contents");
  report.cover_sheet = phrases("sheet.cover");
  report.evidence_heads = {phrases("column.indicator"), phrases("column.reference")};
  report.run_date = inputs.run_date;
  report.trails = trails_of(context);
  for (const SectionSpec& wanted : spec.sections) {
    model::ReportSection section;
    section.id = wanted.kind;
    section.title = wanted.title.empty() ? phrases("section." + wanted.kind) : wanted.title;
    section.sheet = phrases.or_else("sheet." + wanted.kind, "");
    section_builder(wanted.kind)(context, wanted, section);
    if (!section.blocks.empty()) report.sections.push_back(std::move(section));
  }
  return report;
}

}  // namespace tidtam::report
