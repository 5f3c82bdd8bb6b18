#include <cmath>

#include <fmt/format.h>

#include "transforms/measure/measure.hpp"

namespace tidtam::transforms {

namespace {
/// As the reports print the indicator.
std::string shown(double value, const model::Indicator& indicator) {
  return fmt::format("{:.{}f}", value, indicator.decimals);
}

/// What rounding to the decimals shown can explain.
double tolerance_of(const model::Indicator& indicator) {
  return 0.5 * std::pow(10.0, -indicator.decimals) + 1e-9;
}

model::Finding finding_at(const model::IndicatorValue& value, std::string rule) {
  model::Finding finding;
  finding.rule = std::move(rule);
  finding.severity = model::Severity::warning;
  finding.file = value.file;
  finding.sheet = value.sheet;
  finding.cell = value.cell;
  finding.facts["indicator"] = value.indicator;
  return finding;
}
}  // namespace

std::vector<model::Finding> check_typed_values(std::span<const model::IndicatorValue> values,
                                               const IndicatorCatalogue& catalogue) {
  std::vector<model::Finding> findings;
  for (const auto& value : values) {
    const model::Indicator* indicator = catalogue.find(value.indicator);
    if (indicator == nullptr || !value.value || !value.numerator || !value.denominator) continue;
    const auto computed = value_of(*indicator, value.numerator, value.denominator);
    if (!computed || std::abs(*computed - *value.value) <= tolerance_of(*indicator)) continue;
    model::Finding finding = finding_at(value, "PCT-01");
    finding.found = fmt::format("{}", *value.value);
    finding.expected = shown(*computed, *indicator);
    finding.facts["numerator"] = value.numerator->to_string();
    finding.facts["denominator"] = value.denominator->to_string();
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::vector<model::StoredFinding> reconcile(const model::UnitTree& tree, std::span<const model::Scorecard> scorecards,
                                            std::span<const model::IndicatorValue> values,
                                            const IndicatorCatalogue& catalogue) {
  std::vector<model::StoredFinding> findings;
  for (const auto& card : scorecards) {
    const model::Indicator* indicator = catalogue.find(card.indicator);
    if (indicator == nullptr || !card.reported_value || !card.value || card.own_values.empty()) continue;
    const double difference = *card.reported_value - *card.value;
    if (std::abs(difference) <= tolerance_of(*indicator)) continue;
    model::Finding finding = finding_at(values[card.own_values.front()], "REC-01");
    finding.found = shown(*card.reported_value, *indicator);
    finding.expected = shown(*card.value, *indicator);
    finding.facts["unit"] =
        tree.unit(card.unit).short_name.empty() ? tree.unit(card.unit).name : tree.unit(card.unit).short_name;
    finding.facts["difference"] = shown(std::abs(difference), *indicator);
    finding.facts["reporting"] = fmt::format("{}", card.n_reporting);
    finding.facts["due"] = fmt::format("{}", card.n_expected);
    findings.push_back({values[card.own_values.front()].submission, std::move(finding)});
  }
  return findings;
}

}  // namespace tidtam::transforms
