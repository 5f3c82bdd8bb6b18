#pragma once

#include <optional>
#include <string>
#include <vector>

#include "transforms/measure/measure.hpp"

/// An invented country for roll-ups:
///
///     line obec: S1 S2 → E1 → C1; S3 S4 S5 → E2 (secondary, over two provinces) → C1; S6 → E3 → C2; C1 C2 → OBEC → MOE
///     line moe:  S1 S2 S3 → P1 → R1; S4 S5 S6 → P2 → R1; R1 → OPS → MOE
namespace tidtam::transforms::fixture {

inline model::Unit unit_of(std::string code, model::UnitKind kind, std::string levels = {}) {
  model::Unit unit;
  unit.name = "หน่วย " + code;
  unit.code = std::move(code);
  unit.kind = kind;
  unit.levels = std::move(levels);
  return unit;
}

inline model::UnitTree country() {
  using enum model::UnitKind;
  std::vector<model::Unit> units{unit_of("S1", school, "kp"), unit_of("S2", school, "kpl"), unit_of("S3", school, "lu"),
                                 unit_of("S4", school, "lu"), unit_of("S5", school, "lu"),  unit_of("S6", school, "kp"),
                                 unit_of("E1", esao),         unit_of("E2", esao),          unit_of("E3", esao),
                                 unit_of("C1", cluster),      unit_of("C2", cluster),       unit_of("OBEC", obec),
                                 unit_of("P1", province),     unit_of("P2", province),      unit_of("R1", region),
                                 unit_of("OPS", ops),         unit_of("MOE", ministry)};
  constexpr auto obec_line = model::Line::obec;
  constexpr auto moe_line = model::Line::moe;
  const std::vector<model::UnitTree::Parent> parents{
      {obec_line, "S1", "E1"}, {obec_line, "S2", "E1"},   {obec_line, "S3", "E2"},   {obec_line, "S4", "E2"},
      {obec_line, "S5", "E2"}, {obec_line, "S6", "E3"},   {obec_line, "E1", "C1"},   {obec_line, "E2", "C1"},
      {obec_line, "E3", "C2"}, {obec_line, "C1", "OBEC"}, {obec_line, "C2", "OBEC"}, {obec_line, "OBEC", "MOE"},
      {moe_line, "S1", "P1"},  {moe_line, "S2", "P1"},    {moe_line, "S3", "P1"},    {moe_line, "S4", "P2"},
      {moe_line, "S5", "P2"},  {moe_line, "S6", "P2"},    {moe_line, "P1", "R1"},    {moe_line, "P2", "R1"},
      {moe_line, "R1", "OPS"}, {moe_line, "OPS", "MOE"}};
  return {std::move(units), parents};
}

inline model::Indicator indicator_of(std::string id, model::Aggregation aggregation, double factor = 1,
                                     model::OfficeReport office = model::OfficeReport::own) {
  model::Indicator indicator;
  indicator.title = "ตัวชี้วัด " + id;
  indicator.short_title = "ย่อ " + id;
  indicator.id = std::move(id);
  indicator.aggregation = aggregation;
  indicator.factor = factor;
  indicator.office_report = office;
  return indicator;
}

/// One of each aggregation, and a ratio that offices report for their area.
inline IndicatorCatalogue catalogue(std::vector<model::Target> targets = {}) {
  using enum model::Aggregation;
  std::vector<model::Indicator> indicators{indicator_of("RAT", ratio, 100),
                                           indicator_of("SUM", sum),
                                           indicator_of("WM", weighted_mean),
                                           indicator_of("SH", share_of_units, 100, model::OfficeReport::area),
                                           indicator_of("AREA", ratio, 100, model::OfficeReport::area),
                                           indicator_of("LAST", latest),
                                           indicator_of("MAX", maximum),
                                           indicator_of("MIN", minimum),
                                           indicator_of("NONE", none)};
  indicators.front().scale = model::ScoreScale{{10, 20, 30, 40, 50}, "2560", "2569", "x"};
  return {std::move(indicators), std::move(targets)};
}

using Number = std::optional<double>;

inline std::optional<base::Decimal> decimal(Number number) {
  return number ? base::Decimal::of_double(*number) : std::nullopt;
}

inline model::IndicatorValue value_of_unit(const model::UnitTree& tree, std::string_view unit, std::string indicator,
                                           Number numerator, Number denominator = {},
                                           model::ValueState state = model::ValueState::value) {
  model::IndicatorValue value;
  value.unit = tree.find(unit);
  value.source_unit = value.unit;
  value.indicator = std::move(indicator);
  value.period = "AY2565S1";
  value.numerator = decimal(numerator);
  value.denominator = decimal(denominator);
  value.state = state;
  value.layout = "indicators";
  return value;
}

inline const model::Scorecard* find(const std::vector<model::Scorecard>& cards, const model::UnitTree& tree,
                                    model::Line line, std::string_view unit, std::string_view indicator,
                                    std::string_view dimension = {}) {
  for (const auto& card : cards) {
    if (card.line == line && card.unit == tree.find(unit) && card.indicator == indicator && card.dimension == dimension)
      return &card;
  }
  return nullptr;
}

}  // namespace tidtam::transforms::fixture
