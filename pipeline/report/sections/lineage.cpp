#include <algorithm>
#include <cmath>

#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

std::string place_text(const Place& place) {
  std::string text = place.file;
  if (!place.sheet.empty()) text += " › " + place.sheet;
  if (!place.cell.empty()) text += " › " + place.cell;
  return text;
}

std::string decimal_text(const std::optional<base::Decimal>& decimal) {
  return decimal ? number_text(decimal->to_double(), decimal->is_integer() ? 0 : 2) : "–";
}

model::ReportCell decimal_cell(const std::optional<base::Decimal>& decimal) {
  model::ReportCell cell = text_cell(decimal_text(decimal));
  if (decimal) cell.number = decimal->to_double();
  return cell;
}

/// `63 ÷ 1,250 × 100 = 5.04`, so that a reader can check it with a pocket calculator.
std::string sum_text(const Figure& figure, const Phrases& phrases) {
  const model::Scorecard& card = *figure.card;
  if (!card.numerator || !card.denominator || !card.value) return {};
  const double factor = figure.indicator->factor;
  const bool is_mean = figure.indicator->aggregation == model::Aggregation::weighted_mean;
  std::string sum = decimal_text(card.numerator) + " ÷ " + decimal_text(card.denominator);
  if (factor != 1 && !is_mean) sum += " × " + number_text(factor, factor == std::floor(factor) ? 0 : 2);
  return sum + " = " + value_text(figure, phrases);
}

void add_previous(const Figure& figure, const Phrases& phrases, model::Evidence& evidence) {
  if (figure.previous == nullptr || !figure.previous->value) return;
  evidence.sentences.push_back(
      {{phrases.fill("lineage.previous", {{"period", short_period_text(figure.previous->period, phrases)},
                                          {"value", number_text(*figure.previous->value, figure.indicator->decimals)}}),
        false,
        {}}});
}

void add_rows_below(const BuildContext& context, const Figure& figure, model::ReportTable& table) {
  const Phrases& phrases = context.phrases();
  const model::Scorecard& card = *figure.card;
  const auto below = context.units().children(card.line, card.unit);
  std::vector<model::UnitIndex> ordered(below.begin(), below.end());
  sort_by_name(context.units(), ordered);
  for (model::UnitIndex unit : ordered) {
    const auto* part = context.index.card(card.line, unit, card.indicator, card.dimension, card.period);
    if (part == nullptr) continue;
    const std::string report = context.href_to(unit);
    const std::string href = report.empty() ? "" : report + "#" + reference_of(context.units(), *part);
    table.rows.push_back({{text_cell(context.name_of(unit), href), decimal_cell(part->numerator),
                           decimal_cell(part->denominator), text_cell(value_text(*figure.indicator, *part, phrases))}});
    table.rows.back().cells.back().number = part->value;
  }
}

void add_own_cells(const BuildContext& context, const Figure& figure, model::ReportTable& table) {
  const auto values = context.index.inputs().values;
  for (std::uint32_t position : figure.card->own_values) {
    if (position >= values.size()) continue;
    const model::IndicatorValue& value = values[position];
    model::ReportCell name = text_cell(place_text({value.file, value.sheet, value.cell}));
    if (value.source_unit != model::kNoUnit && value.source_unit != figure.card->unit) {
      name.note = context.phrases().fill("lineage.reported_by", {{"unit", context.name_of(value.source_unit)}});
    }
    table.rows.push_back({{std::move(name), decimal_cell(value.numerator), decimal_cell(value.denominator),
                           text_cell(value_text(*figure.indicator, *figure.card, context.phrases()))}});
    table.rows.back().cells.back().number = figure.card->value;
  }
}

void add_area_report(const Figure& figure, const Phrases& phrases, model::Evidence& evidence) {
  const auto& card = *figure.card;
  if (!card.reported_value) return;
  std::string difference = "–";
  if (card.value) difference = number_text(*card.reported_value - *card.value, figure.indicator->decimals);
  evidence.sentences.push_back(
      {{phrases.fill("lineage.area", {{"value", number_text(*card.reported_value, figure.indicator->decimals)},
                                      {"difference", difference}}),
        false,
        {}}});
}

model::Evidence evidence_of(const BuildContext& context, const Figure& figure) {
  const Phrases& phrases = context.phrases();
  using enum model::ReportColumnKind;
  model::Evidence evidence;
  evidence.anchors = {reference_of(context.units(), *figure.card)};
  evidence.title = figure.is_part ? figure.indicator->title + " · " + figure.title : figure.title;
  evidence.value = value_with_unit(figure, phrases);
  if (std::string sum = sum_text(figure, phrases); !sum.empty()) evidence.sentences.push_back({{sum, false, {}}});
  add_area_report(figure, phrases, evidence);
  add_previous(figure, phrases, evidence);
  evidence.sources.columns = {{phrases("column.source"), name},
                              {phrases("column.numerator"), number, 2},
                              {phrases("column.denominator"), number, 2},
                              {phrases("column.value"), number, figure.indicator->decimals}};
  evidence.sources.look = model::TableLook::sources;  // all its data are numbers
  add_own_cells(context, figure, evidence.sources);
  const std::size_t own = evidence.sources.rows.size();
  add_rows_below(context, figure, evidence.sources);
  const std::size_t below = evidence.sources.rows.size() - own;
  evidence.sources.caption = below > 0 ? phrases.fill("lineage.from_units", {{"count", count_text(below)}})
                                       : phrases(own > 0 ? "lineage.from_cells" : "lineage.nothing");
  return evidence;
}

model::ReportCell baht_cell(std::optional<std::int64_t> satang) {
  model::ReportCell cell = text_cell(satang ? money_text(*satang) : "–");
  if (satang) cell.number = static_cast<double>(*satang) / 100.0;
  return cell;
}

/// Money and progress of a project: its plan gives what was allocated, its latest progress report what was spent.
model::Evidence evidence_of(const BuildContext& context, const Project& project, std::string anchor) {
  const Phrases& phrases = context.phrases();
  using enum model::ReportColumnKind;
  model::Evidence evidence;
  evidence.anchors = {std::move(anchor)};
  evidence.title = phrases("column.project") + " " + project.name;
  if (project.allocated.value_or(0) != 0 && project.disbursed) {
    const double percent = 100.0 * static_cast<double>(*project.disbursed) / static_cast<double>(*project.allocated);
    evidence.value = phrases.fill("lineage.spent", {{"percent", number_text(percent, 2)}});
    evidence.sentences.push_back({{money_text(*project.disbursed) + " ÷ " + money_text(*project.allocated) +
                                       " × 100 = " + number_text(percent, 2),
                                   false,
                                   {}}});
  }
  if (project.percent) {
    evidence.sentences.push_back(
        {{phrases.fill("lineage.work_done", {{"percent", number_text(*project.percent, 0)}}), false, {}}});
  }
  evidence.sources.look = model::TableLook::sources;
  evidence.sources.caption = phrases("lineage.from_cells");
  evidence.sources.columns = {{phrases("column.source"), name},
                              {phrases("column.disbursed"), number, 2},
                              {phrases("column.allocated"), number, 2},
                              {phrases("column.percent_done"), number, 0}};
  evidence.sources.rows.push_back(
      {{text_cell(place_text(project.plan)), text_cell("–"), baht_cell(project.allocated), text_cell("–")}});
  if (!project.progress.file.empty()) {
    evidence.sources.rows.push_back({{text_cell(place_text(project.progress)), baht_cell(project.disbursed),
                                      text_cell("–"), number_cell(project.percent, 0)}});
  }
  return evidence;
}

/// A school stands on both lines with one and the same figure: one card that answers to both references.
model::Evidence* twin_of(std::vector<model::Evidence>& all, const std::vector<Figure>& figures, const Figure& figure) {
  for (std::size_t at = 0; at < figures.size(); ++at) {
    const model::Scorecard& card = *figures[at].card;
    const bool same = card.indicator == figure.card->indicator && card.dimension == figure.card->dimension &&
                      card.numerator == figure.card->numerator && card.denominator == figure.card->denominator &&
                      card.value == figure.card->value && card.state == figure.card->state;
    if (same) return &all[at];
  }
  return nullptr;
}

}  // namespace

void build_lineage(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  std::vector<model::Evidence> all;
  for (const Figure& figure : context.figures) all.push_back(evidence_of(context, figure));
  const model::Line other = context.line == model::Line::obec ? model::Line::moe : model::Line::obec;
  const bool is_leaf = context.units().children(model::Line::obec, context.unit_index).empty() &&
                       context.units().children(model::Line::moe, context.unit_index).empty();
  for (const Figure& figure : figures_of(context.index, other, context.unit_index)) {
    model::Evidence* twin = is_leaf ? twin_of(all, context.figures, figure) : nullptr;
    if (twin != nullptr) {
      twin->anchors.push_back(reference_of(context.units(), *figure.card));
      continue;
    }
    model::Evidence evidence = evidence_of(context, figure);
    evidence.title += " · " + context.phrases()(other == model::Line::obec ? "trail.obec" : "trail.moe");
    all.push_back(std::move(evidence));
  }
  const auto projects = context.index.projects(context.unit_index);
  for (std::size_t at = 0; at < projects.size(); ++at) {
    all.push_back(evidence_of(context, projects[at], project_anchor(context.unit(), at)));
  }
  section.note = context.phrases()("lineage.note");
  for (model::Evidence& evidence : all) section.blocks.emplace_back(std::move(evidence));
}

}  // namespace tidtam::report
