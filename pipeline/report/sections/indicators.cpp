#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

constexpr std::size_t kTrendPeriods = 8;

/// Percentages that aim high are drawn out of a hundred; small ones so that target and value fill most of the bar.
model::Bullet bullet_of(const Figure& figure) {
  const double value = figure.card->value.value_or(0);
  const double target = figure.card->target.value_or(0);
  const double most = std::max({value, target, figure.card->target_upper.value_or(0), 0.0});
  model::Bullet bullet;
  bullet.low = std::min({value, target, 0.0});
  const bool out_of_hundred = is_percentage(*figure.indicator) && most > 40 && most <= 100;
  bullet.high = out_of_hundred ? 100 : most * 1.25;
  if (bullet.high <= bullet.low) bullet.high = bullet.low + 1;
  bullet.value = value;
  bullet.target = figure.card->target;
  bullet.light = figure.card->light;
  return bullet;
}

model::ReportCell bullet_cell(const Figure& figure, const Phrases& phrases) {
  model::ReportCell cell;
  if (!figure.card->value) return cell;
  cell.drawing = bullet_of(figure);
  const std::string target =
      figure.card->target ? number_text(*figure.card->target, figure.indicator->decimals) : phrases("no_target");
  cell.text = phrases.fill("bullet.alt", {{"value", value_text(figure, phrases)}, {"target", target}});
  return cell;
}

model::ReportCell target_cell(const Figure& figure) {
  const auto& card = *figure.card;
  model::ReportCell cell = number_cell(card.target, figure.indicator->decimals);
  if (card.target && card.target_upper) cell.text += "–" + number_text(*card.target_upper, figure.indicator->decimals);
  return cell;
}

model::ReportCell change_cell(const Figure& figure, const Phrases& phrases) {
  const auto change = figure.change();
  if (!change) return text_cell("–");
  const std::string size = number_text(std::fabs(*change), figure.indicator->decimals);
  const bool is_still = size.find_first_of("123456789") == std::string::npos;
  model::ReportCell cell = text_cell(is_still ? phrases("change.still") : (*change > 0 ? "▲ " : "▼ ") + size);
  cell.number = is_still ? 0 : *change;
  return cell;
}

model::ReportCell trend_cell(const InputIndex& index, const Figure& figure, const Phrases& phrases) {
  model::Trend trend;
  std::string spoken;
  for (const auto* card : history_of(index, figure, kTrendPeriods)) {
    trend.values.push_back(card != nullptr ? card->value : std::nullopt);
    if (!spoken.empty()) spoken += ", ";
    spoken += trend.values.back() ? number_text(*trend.values.back(), figure.indicator->decimals) : "–";
  }
  const auto known = std::ranges::count_if(trend.values, [](const auto& value) { return value.has_value(); });
  if (known < 2) return text_cell("–");  // a single dot is no trend
  model::ReportCell cell = text_cell(phrases.fill("trend.alt", {{"values", spoken}}));
  cell.drawing = std::move(trend);
  return cell;
}

model::ReportCell value_link_cell(const BuildContext& context, const Figure& figure) {
  model::ReportCell cell =
      text_cell(value_text(figure, context.phrases()), "#" + reference_of(context.units(), *figure.card));
  cell.number = figure.card->value;
  return cell;
}

/// A value that nothing is held against is neither good nor bad, and not missing either.
model::ReportCell judgement_cell(const model::Scorecard& card, const Phrases& phrases) {
  if (card.light == model::Light::none && card.value) return text_cell(phrases("no_target"));
  return light_cell(card.light, phrases);
}

/// The office above, against whose figure the unit's own is read: a school's service area, a province's region.
model::UnitIndex office_above(const BuildContext& context) {
  return context.units().parent(context.line, context.unit_index);
}

/// The same figure of the office above; only what does not add up can be compared with a part of it.
model::ReportCell above_cell(const BuildContext& context, const Figure& figure) {
  const model::UnitIndex above = office_above(context);
  const bool adds_up = figure.indicator->aggregation == model::Aggregation::sum ||
                       figure.indicator->aggregation == model::Aggregation::none;
  const model::Scorecard* card = nullptr;
  if (above != model::kNoUnit && !adds_up) {
    card = context.index.card(context.line, above, figure.card->indicator, figure.card->dimension, figure.card->period);
  }
  if (card == nullptr || !card->value) return text_cell("–");
  model::ReportCell cell = number_cell(card->value, figure.indicator->decimals);
  if (const std::string report = context.href_to(above); !report.empty()) {
    cell.href = report + "#" + reference_of(context.units(), *card);
  }
  return cell;
}

std::vector<model::ReportColumn> columns_of(const BuildContext& context) {
  using enum model::ReportColumnKind;
  const Phrases& phrases = context.phrases();
  std::vector<model::ReportColumn> columns{
      {phrases("column.indicator"), name},
      {phrases("column.value"), number, 2},
      {phrases("column.unit"), text, 0, model::Medium::sheet},
      {phrases("column.target"), number, 2},
      {phrases("column.bullet"), drawing, 0, model::Medium::page},
      {phrases("column.status"), light},
      {phrases("column.change"), number, 2, model::Medium::both},
      {phrases("column.trend"), drawing, 0, model::Medium::page},
  };
  if (const model::UnitIndex above = office_above(context); above != model::kNoUnit) {
    columns.push_back({phrases.fill("column.above", {{"unit", context.name_of(above)}}), number, 2});
  }
  if (context.has_children()) columns.push_back({phrases("column.reported"), text});
  return columns;
}

model::ReportRow row_of(const BuildContext& context, const Figure& figure) {
  const Phrases& phrases = context.phrases();
  model::ReportRow row;
  row.role = figure.is_part ? model::RowRole::part : model::RowRole::plain;
  model::ReportCell name = text_cell(figure.title, "#" + figure.indicator->id);
  if (!figure.is_part) {
    name.note = unit_word(*figure.indicator, phrases) + " · " + short_period_text(figure.card->period, phrases);
  }
  row.cells = {std::move(name),
               value_link_cell(context, figure),
               text_cell(unit_word(*figure.indicator, phrases)),
               target_cell(figure),
               bullet_cell(figure, phrases),
               judgement_cell(*figure.card, phrases),
               change_cell(figure, phrases),
               trend_cell(context.index, figure, phrases)};
  if (office_above(context) != model::kNoUnit) row.cells.push_back(above_cell(context, figure));
  if (context.has_children()) {
    row.cells.push_back(text_cell(fmt::format("{}/{}", figure.card->n_reporting, figure.card->n_expected)));
  }
  return row;
}

}  // namespace

void build_indicators(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section) {
  model::ReportTable table;
  table.look = model::TableLook::indicators;
  table.caption = section.title;
  table.columns = columns_of(context);
  for (const Figure& figure : context.figures) {
    const bool wanted =
        spec.indicators.empty() || std::ranges::find(spec.indicators, figure.indicator->id) != spec.indicators.end();
    if (wanted) table.rows.push_back(row_of(context, figure));
  }
  const bool one_unit = std::ranges::all_of(context.figures, [&](const Figure& figure) {
    return figure.indicator->unit_of_measure == context.figures.front().indicator->unit_of_measure;
  });
  if (one_unit) table.chart_title = context.phrases()("chart.result_target");  // bars of different units say nothing
  const bool leaves_out = std::ranges::any_of(context.figures, [](const Figure& figure) {
    return figure.previous != nullptr && figure.previous->value && figure.card->value && !figure.change();
  });
  section.note = context.phrases()(leaves_out ? "indicators.other_base" : "indicators.note");
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
}

}  // namespace tidtam::report
