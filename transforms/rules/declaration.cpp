#include "transforms/rules/declaration.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tidtam::transforms {

namespace {
using model::Datum;

Datum example_datum(const spec::Node& node, spec::ExpressionType type) {
  const std::string text = node.text();
  switch (type) {
    case spec::ExpressionType::number:
      if (const auto decimal = base::Decimal::parse(text)) return *decimal;
      node.fail("a number is expected here");
    case spec::ExpressionType::date:
      if (const auto date = base::parse_iso_date(text)) return *date;
      node.fail("a date such as 2024-01-15 is expected here");
    case spec::ExpressionType::boolean:
      return std::int64_t{node.flag() ? 1 : 0};
    default:
      return text;
  }
}
}  // namespace

std::vector<Datum> example_slots(const spec::Node& example, std::span<const spec::SlotSpec> slots) {
  std::vector<Datum> data(slots.size());
  for (const auto& [name, node] : example.entries()) {
    const auto slot = std::ranges::find(slots, name, &spec::SlotSpec::name);
    if (slot == slots.end()) node.fail(fmt::format("there is no field '{}'", name));
    data[static_cast<std::size_t>(slot - slots.begin())] = example_datum(node, slot->type);
  }
  return data;
}

model::Severity read_severity(const spec::Node& node) {
  const std::string word = node.text();
  for (const auto severity : {model::Severity::note, model::Severity::warning, model::Severity::error}) {
    if (model::severity_word(severity) == word) return severity;
  }
  node.fail("error, warning or note is expected here");
}

void run_examples(const spec::Node& rule, std::string_view id, const spec::Expression& check,
                  std::span<const spec::SlotSpec> slots) {
  if (!spec::is_true(check.evaluate(example_slots(rule.at("good"), slots)))) {
    rule.at("good").fail(fmt::format("the good example of {} does not hold", id));
  }
  if (!spec::is_false(check.evaluate(example_slots(rule.at("bad"), slots)))) {
    rule.at("bad").fail(fmt::format("the bad example of {} is not found out", id));
  }
}

}  // namespace tidtam::transforms
