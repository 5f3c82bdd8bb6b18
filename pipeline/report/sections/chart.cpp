#include <algorithm>

#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {

namespace {
constexpr std::size_t kMostPeriods = 8;
}

/// One indicator over its rounds, result against target: the disbursement chart of most editions.
void build_chart(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section) {
  const auto figure = std::ranges::find_if(context.figures, [&](const Figure& candidate) {
    return candidate.indicator->id == spec.indicator && candidate.card->dimension.empty();
  });
  if (figure == context.figures.end() || context.index.periods(spec.indicator).size() < 2) return;
  const Phrases& phrases = context.phrases();
  const auto periods = context.index.periods(spec.indicator);
  const auto history = history_of(context.index, *figure, kMostPeriods);
  model::LineChart chart;
  chart.unit = unit_word(*figure->indicator, phrases);
  chart.result.name = phrases("chart.result");
  chart.target.name = phrases("chart.target");
  chart.result.decimals = chart.target.decimals = figure->indicator->decimals;
  for (std::size_t at = 0; at < history.size(); ++at) {
    const auto* card = history[at];
    chart.labels.push_back(short_period_text(periods[periods.size() - history.size() + at], phrases));
    chart.result.values.push_back(card != nullptr ? card->value : std::nullopt);
    chart.target.values.push_back(card != nullptr ? card->target : std::nullopt);
    if (!chart.text_alternative.empty()) chart.text_alternative += "; ";
    const std::string value = card != nullptr && card->value ? number_text(*card->value, chart.result.decimals) : "–";
    chart.text_alternative += chart.labels.back() + " " + value;
  }
  const auto known = std::ranges::count_if(chart.result.values, [](const auto& value) { return value.has_value(); });
  if (known < 2) return;
  section.title = figure->indicator->title;
  section.note = phrases.fill("unit_note", {{"unit", chart.unit}});
  section.blocks.emplace_back(std::move(chart));
}

}  // namespace tidtam::report
