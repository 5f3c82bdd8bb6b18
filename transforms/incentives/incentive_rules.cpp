#include "transforms/incentives/incentive_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "transforms/rules/declaration.hpp"

namespace tidtam::transforms {

namespace {
/// Whether all conditions hold for an example, thresholds being what the rule says.
bool is_eligible(const spec::Node& example, const IncentiveRule& rule) {
  std::vector<model::Datum> slots = example_slots(example, rule.names);
  std::ranges::copy(rule.thresholds, slots.end() - static_cast<std::ptrdiff_t>(rule.thresholds.size()));
  return std::ranges::all_of(rule.conditions, [&](const IncentiveCondition& condition) {
    return spec::is_true(condition.check.evaluate(slots));
  });
}

void read_thresholds(const spec::Node& node, IncentiveRule& rule) {
  if (node.is_absent()) return;
  for (const auto& [name, number] : node.entries()) {
    const auto decimal = base::Decimal::parse(number.text());
    if (!decimal) number.fail("a number is expected here");
    rule.names.push_back({name, spec::ExpressionType::number});
    rule.thresholds.push_back(*decimal);
  }
}
}  // namespace

std::vector<spec::SlotSpec> incentive_slots() {
  std::vector<spec::SlotSpec> slots;
  for (const char* name :
       {"score", "scored_weight", "rounds_due", "rounds_on_time", "emergencies", "emergencies_below"})
    slots.push_back({name, spec::ExpressionType::number});
  return slots;
}

IncentiveRule read_incentive_rule(const spec::Node& file, std::string_view stem, const IndicatorCatalogue& indicators) {
  file.allow_only({"id", "of", "source", "indicators", "thresholds", "conditions", "eligible", "not_eligible"});
  IncentiveRule rule;
  rule.id = file.at("id").text();
  if (rule.id != stem) file.at("id").fail("the file has to be named after its id");
  (void)file.at("source").text();
  for (const spec::Node& node : file.at("of").items()) {
    const auto kind = model::parse_unit_kind(node.text());
    if (!kind) node.fail(fmt::format("'{}' is no kind of unit", node.text()));
    rule.of.push_back(*kind);
  }
  for (const spec::Node& node : file.find("indicators").items()) {
    if (!indicators.find(node.text())) node.fail(fmt::format("there is no indicator '{}'", node.text()));
    rule.indicators.push_back(node.text());
  }
  rule.names = incentive_slots();
  read_thresholds(file.find("thresholds"), rule);
  for (const spec::Node& node : file.at("conditions").items()) {
    node.allow_only({"check", "met", "unmet"});
    rule.conditions.push_back({spec::Expression::compile(node.at("check"), rule.names, spec::ExpressionType::boolean),
                               node.at("met").text(), node.at("unmet").text()});
  }
  if (rule.conditions.empty()) file.at("conditions").fail("a rule without conditions would let everybody in");
  if (!is_eligible(file.at("eligible"), rule)) file.at("eligible").fail("the conditions do not hold for this example");
  if (is_eligible(file.at("not_eligible"), rule)) file.at("not_eligible").fail("the conditions hold for this example");
  return rule;
}

std::vector<IncentiveRule> load_incentive_rules(const spec::Catalogue& catalogue,
                                                const IndicatorCatalogue& indicators) {
  std::vector<IncentiveRule> rules;
  for (const auto& path : catalogue.files("incentives", ".yaml"))
    rules.push_back(read_incentive_rule(spec::Node::load(path), path.stem().string(), indicators));
  return rules;
}

}  // namespace tidtam::transforms
