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

const std::array<spec::SlotSpec, 11> kSurroundings{{
    {"fiscal_year", spec::ExpressionType::number},
    {"period_start", spec::ExpressionType::date},
    {"period_end", spec::ExpressionType::date},
    {"fiscal_start", spec::ExpressionType::date},
    {"fiscal_end", spec::ExpressionType::date},
    {"indicator_factor", spec::ExpressionType::number},
    {"indicator_aggregation", spec::ExpressionType::text},
    {"value_rounding", spec::ExpressionType::number},
    {"y1_issue", spec::ExpressionType::number},
    {"y2_issue", spec::ExpressionType::number},
    {"join_in_return", spec::ExpressionType::boolean},
}};

template <typename Held>
Value value_of(const std::optional<Held>& held) {
  if (!held) return {};
  return {Datum(*held), model::ValueState::value};
}

std::vector<Value> surrounding_values(const RecordSurroundings& around) {
  std::vector<Value> values{value_of(around.fiscal_year),  value_of(around.period_start), value_of(around.period_end),
                            value_of(around.fiscal_start), value_of(around.fiscal_end),   value_of(around.factor)};
  values.push_back(around.aggregation.empty() ? Value{} : Value{Datum(around.aggregation), model::ValueState::value});
  values.push_back(value_of(around.value_rounding));
  values.push_back(value_of(around.y1_issue));
  values.push_back(value_of(around.y2_issue));
  values.push_back(value_of(std::optional<std::int64_t>(around.join_in_return ? 1 : 0)));
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

RuleScope scope_of(const spec::Node& node) {
  if (node.is_absent() || node.text() == "row") return RuleScope::row;
  if (node.text() != "table") node.fail("row or table is expected here");
  return RuleScope::table;
}

/// The fields named by `at`: one, or several in the order in which they are tried.
std::vector<std::size_t> places_of(const spec::Node& node, const model::RecordSpec& record) {
  std::vector<std::size_t> places;
  for (const std::string& field : node.texts()) {
    const auto ordinal = record.ordinal_of(field);
    if (!ordinal) node.fail(fmt::format("the layout {} has no field '{}'", record.layout, field));
    places.push_back(*ordinal);
  }
  return places;
}

Rule read_rule(const spec::Node& node, const model::RecordSpec& record, std::span<const spec::SlotSpec> row_slots,
               std::span<const spec::SlotSpec> table_slots) {
  node.allow_only({"id", "scope", "per", "severity", "check", "expected", "at", "why", "good", "bad"});
  const RuleScope scope = scope_of(node.find("scope"));
  const auto slots = scope == RuleScope::row ? row_slots : table_slots;
  Rule rule{node.at("id").text(),
            scope,
            severity_of(node.at("severity")),
            spec::Expression::compile(node.at("check"), slots, spec::ExpressionType::boolean),
            std::nullopt,
            places_of(node.at("at"), record),
            {},
            node.where()};
  if (const spec::Node expected = node.find("expected"); !expected.is_absent()) {
    rule.expected = spec::Expression::compile(expected, slots);
  }
  if (const spec::Node per = node.find("per"); !per.is_absent()) {
    if (scope == RuleScope::row) per.fail("only a rule of scope table looks at rows together");
    (void)places_of(per, record);
    rule.per = per.text();
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

void add_tallies(std::vector<spec::SlotSpec>& slots, std::vector<Tally>& tallies, const model::RecordSpec& record) {
  const auto add = [&](std::string name, Tally tally) {
    slots.push_back({std::move(name), spec::ExpressionType::number});
    tallies.push_back(tally);
  };
  add("rows", {Tally::Kind::rows, 0});
  const std::vector<spec::SlotSpec> fields = spec::slots_of(record);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    add("count_" + fields[i].name, {Tally::Kind::count, i});
    if (fields[i].type == spec::ExpressionType::number) add("sum_" + fields[i].name, {Tally::Kind::sum, i});
  }
}

std::optional<base::Decimal> number_in(const Datum& datum) {
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return base::Decimal::of_integer(*integer);
  if (const auto* decimal = std::get_if<base::Decimal>(&datum)) return *decimal;
  if (const auto* real = std::get_if<double>(&datum)) return base::Decimal::of_double(*real);
  return std::nullopt;
}

Value tally_of(const Tally& tally, std::span<const std::span<const Value>> rows) {
  if (tally.kind == Tally::Kind::rows) return value_of(std::optional(static_cast<std::int64_t>(rows.size())));
  std::int64_t held = 0;
  base::Decimal sum;
  for (const auto row : rows) {
    const Datum& datum = row[tally.field].datum;
    if (model::is_absent(datum)) continue;
    ++held;
    if (tally.kind == Tally::Kind::count) continue;
    const auto number = number_in(datum);
    const auto more = number ? sum.plus(*number) : std::nullopt;
    if (!more) return {};  // too large to be kept exactly: nothing is said of it
    sum = *more;
  }
  if (tally.kind == Tally::Kind::count) return value_of(std::optional(held));
  return held == 0 ? Value{} : value_of(std::optional(sum));
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
    if (rule.scope != RuleScope::row) continue;
    if (!spec::is_false(rule.check.evaluate(std::span<const Value>(slots)))) continue;
    std::string expected;
    if (rule.expected) {
      expected = shown_datum(spec::datum_of(rule.expected->evaluate(std::span<const Value>(slots))),
                             record_->fields[rule.at.front()].kind);
    }
    breaches.push_back({&rule, std::move(expected)});
  }
  return breaches;
}

std::optional<TableBreach> LayoutRules::check_together(const Rule& rule,
                                                       std::span<const std::span<const Value>> rows) const {
  std::vector<Value> slots(tallies_.size());
  const auto fill = [&](const spec::Expression& expression) {
    for (const std::uint32_t slot : expression.used_slots()) slots[slot] = tally_of(tallies_[slot], rows);
  };
  fill(rule.check);
  if (!spec::is_false(rule.check.evaluate(std::span<const Value>(slots)))) return std::nullopt;
  TableBreach breach;
  const auto shown = [&](const Value& value, const Tally& tally) {
    const bool is_amount = tally.kind == Tally::Kind::sum;
    return shown_datum(value.datum, is_amount ? record_->fields[tally.field].kind : model::FieldKind::count);
  };
  for (const std::uint32_t slot : rule.check.used_slots()) {
    breach.figures[tally_slots_[slot].name] = shown(slots[slot], tallies_[slot]);
  }
  if (rule.expected) {
    fill(*rule.expected);
    const auto expected = rule.expected->evaluate(std::span<const Value>(slots));
    breach.expected = shown_datum(spec::datum_of(expected), record_->fields[rule.at.front()].kind);
  }
  return breach;
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
    add_tallies(layout.tally_slots_, layout.tallies_, *layout.record_);
    for (const spec::Node& node : root.at("rules").items()) {
      layout.rules_.push_back(read_rule(node, *layout.record_, layout.slots_, layout.tally_slots_));
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
