#include "transforms/rules/rule_book.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "transforms/rules/amounts.hpp"

namespace tidtam::transforms {

namespace {
using model::Datum;
using model::Value;

const std::array<spec::SlotSpec, 6> kSurroundings{{
    {"fiscal_year", spec::ExpressionType::number},
    {"period_start", spec::ExpressionType::date},
    {"period_end", spec::ExpressionType::date},
    {"indicator_factor", spec::ExpressionType::number},
    {"indicator_aggregation", spec::ExpressionType::text},
    {"value_rounding", spec::ExpressionType::number},
}};

template <typename Held>
Value value_of(const std::optional<Held>& held) {
  if (!held) return {};
  return {Datum(*held), model::ValueState::value};
}

std::vector<Value> surrounding_values(const RecordSurroundings& around) {
  std::vector<Value> values{value_of(around.fiscal_year), value_of(around.period_start), value_of(around.period_end),
                            value_of(around.factor)};
  values.push_back(around.aggregation.empty() ? Value{} : Value{Datum(around.aggregation), model::ValueState::value});
  values.push_back(value_of(around.value_rounding));
  return values;
}

const model::RecordSpec& record_named(std::span<const model::RecordSpec* const> records, const spec::Node& node) {
  const std::string layout = node.text();
  for (const model::RecordSpec* record : records) {
    if (record->layout == layout) return *record;
  }
  node.fail(fmt::format("there is no layout '{}'", layout));
}

model::Severity severity_of(const spec::Node& node) {
  const std::string word = node.text();
  for (const auto severity : {model::Severity::note, model::Severity::warning, model::Severity::error}) {
    if (model::severity_word(severity) == word) return severity;
  }
  node.fail("error, warning or note is expected here");
}

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

std::vector<Datum> example_slots(const spec::Node& example, std::span<const spec::SlotSpec> slots) {
  std::vector<Datum> data(slots.size());
  for (const auto& [name, node] : example.entries()) {
    const auto slot = std::ranges::find(slots, name, &spec::SlotSpec::name);
    if (slot == slots.end()) node.fail(fmt::format("there is no field '{}'", name));
    data[static_cast<std::size_t>(slot - slots.begin())] = example_datum(node, slot->type);
  }
  return data;
}

void run_examples(const spec::Node& node, const Rule& rule, std::span<const spec::SlotSpec> slots) {
  if (!spec::is_true(rule.check.evaluate(example_slots(node.at("good"), slots)))) {
    node.at("good").fail(fmt::format("the good example of {} does not hold", rule.id));
  }
  if (!spec::is_false(rule.check.evaluate(example_slots(node.at("bad"), slots)))) {
    node.at("bad").fail(fmt::format("the bad example of {} is not found out", rule.id));
  }
}

Rule read_rule(const spec::Node& node, const model::RecordSpec& record, std::span<const spec::SlotSpec> slots) {
  node.allow_only({"id", "severity", "check", "expected", "at", "why", "good", "bad"});
  const spec::Node at = node.at("at");
  const auto ordinal = record.ordinal_of(at.text());
  if (!ordinal) at.fail(fmt::format("the layout {} has no field '{}'", record.layout, at.text()));
  Rule rule{node.at("id").text(),
            severity_of(node.at("severity")),
            spec::Expression::compile(node.at("check"), slots, spec::ExpressionType::boolean),
            std::nullopt,
            *ordinal,
            node.where()};
  if (const spec::Node expected = node.find("expected"); !expected.is_absent()) {
    rule.expected = spec::Expression::compile(expected, slots);
  }
  run_examples(node, rule, slots);
  return rule;
}

void add_slots(std::vector<spec::SlotSpec>& slots, const model::RecordSpec& record, std::string_view prefix) {
  for (spec::SlotSpec slot : spec::slots_of(record)) {
    slot.name = fmt::format("{}{}", prefix, slot.name);
    slots.push_back(std::move(slot));
  }
}
}  // namespace

std::vector<Breach> LayoutRules::check(std::span<const Value> values, std::span<const Value> joined,
                                       const RecordSurroundings& surroundings) const {
  std::vector<Value> slots(values.begin(), values.end());
  if (joined_) {
    slots.insert(slots.end(), joined.begin(), joined.end());
    slots.resize(values.size() + joined_->fields.size());
  }
  for (Value& value : surrounding_values(surroundings)) slots.push_back(std::move(value));
  std::vector<Breach> breaches;
  for (const Rule& rule : rules_) {
    if (!spec::is_false(rule.check.evaluate(std::span<const Value>(slots)))) continue;
    std::string expected;
    if (rule.expected) {
      expected = shown_datum(spec::datum_of(rule.expected->evaluate(std::span<const Value>(slots))), record_->fields[rule.at].kind);
    }
    breaches.push_back({&rule, std::move(expected)});
  }
  return breaches;
}

RuleBook RuleBook::load(const spec::Catalogue& catalogue, std::span<const model::RecordSpec* const> records) {
  RuleBook book;
  for (const auto& path : catalogue.files("rules", ".yaml")) {
    const spec::Node root = spec::Node::load(path);
    root.allow_only({"layout", "join", "rules"});
    LayoutRules layout;
    layout.record_ = &record_named(records, root.at("layout"));
    if (layout.record_->layout != path.stem().string()) root.fail("the file has to be named after its layout");
    add_slots(layout.slots_, *layout.record_, "");
    if (const spec::Node join = root.find("join"); !join.is_absent()) {
      layout.joined_ = &record_named(records, join);
      add_slots(layout.slots_, *layout.joined_, layout.joined_->layout + "_");
    }
    const std::size_t own = layout.slots_.size();
    for (const spec::SlotSpec& slot : kSurroundings) {
      const auto end = layout.slots_.begin() + static_cast<std::ptrdiff_t>(own);
      const bool taken = std::ranges::find(layout.slots_.begin(), end, slot.name, &spec::SlotSpec::name) != end;
      layout.slots_.push_back({taken ? "cover_" + slot.name : slot.name, slot.type});
    }
    for (const spec::Node& node : root.at("rules").items()) {
      layout.rules_.push_back(read_rule(node, *layout.record_, layout.slots_));
    }
    book.layouts_.push_back(std::move(layout));
  }
  return book;
}

const LayoutRules* RuleBook::rules_for(std::string_view layout) const {
  for (const LayoutRules& rules : layouts_) {
    if (rules.layout() == layout) return &rules;
  }
  return nullptr;
}

}  // namespace tidtam::transforms
