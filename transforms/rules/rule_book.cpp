#include "transforms/rules/rule_book.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "transforms/rules/amounts.hpp"
#include "transforms/rules/declaration.hpp"

namespace tidtam::transforms {

namespace {
using model::Datum;
using model::Value;

template <typename Held>
Value value_of(const std::optional<Held>& held) {
  if (!held) return {};
  return {Datum(*held), model::ValueState::value};
}

const model::RecordSpec& record_named(std::span<const model::RecordSpec* const> records, const spec::Node& node) {
  const std::string layout = node.text();
  for (const model::RecordSpec* record : records) {
    if (record->layout == layout) return *record;
  }
  node.fail(fmt::format("there is no layout '{}'", layout));
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
            read_severity(node.at("severity")),
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
  run_examples(node, rule.id, rule.check, slots);
  return rule;
}

/// `rows`, `count_<field>` and `sum_<field>` of a layout, each handed to `add`.
template <typename Add>
void for_each_tally(const model::RecordSpec& record, Add add) {
  add("rows", {Tally::Kind::rows, 0});
  const std::vector<spec::SlotSpec> fields = spec::slots_of(record);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    add("count_" + fields[i].name, {Tally::Kind::count, i});
    if (fields[i].type == spec::ExpressionType::number) add("sum_" + fields[i].name, {Tally::Kind::sum, i});
  }
}

Value tally_of(const Tally& tally, std::span<const RowValues> rows) {
  if (tally.kind == Tally::Kind::rows) return value_of(std::optional(static_cast<std::int64_t>(rows.size())));
  std::int64_t held = 0;
  base::Decimal sum;
  for (const auto row : rows) {
    const Datum& datum = row[tally.field].datum;
    if (model::is_absent(datum)) continue;
    ++held;
    if (tally.kind == Tally::Kind::count) continue;
    const auto number = exact_number(datum);
    const auto more = number ? sum.plus(*number) : std::nullopt;
    if (!more) return {};  // too large to be kept exactly: nothing is said of it
    sum = *more;
  }
  if (tally.kind == Tally::Kind::count) return value_of(std::optional(held));
  return held == 0 ? Value{} : value_of(std::optional(sum));
}

Value value_in(const RowSlot& slot, RowValues values, const SeenBeside& beside) {
  switch (slot.kind) {
    case RowSlot::Kind::field:
      return values[slot.index];
    case RowSlot::Kind::joined:
      return beside.joined.empty() ? Value{} : beside.joined[slot.index];
    case RowSlot::Kind::beside:
      return tally_of(slot.tally, beside.rows[slot.index]);
    case RowSlot::Kind::is_beside:
      return {Datum(std::int64_t{beside.in_return[slot.index] ? 1 : 0}), model::ValueState::value};
    case RowSlot::Kind::surrounding:
      return beside.around.values()[slot.index];
  }
  return {};
}
}  // namespace

std::vector<Breach> LayoutRules::check(RowValues values, const SeenBeside& beside) const {
  std::vector<Value> slots(slots_.size());
  for (const std::uint32_t slot : used_slots_) slots[slot] = value_in(row_slots_[slot], values, beside);
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

std::optional<TableBreach> LayoutRules::check_together(const Rule& rule, std::span<const RowValues> rows) const {
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

void LayoutRules::read_slots(const spec::Node& root, std::span<const model::RecordSpec* const> records) {
  const auto add = [&](std::string name, spec::ExpressionType type, RowSlot slot) {
    slots_.push_back({std::move(name), type});
    row_slots_.push_back(slot);
  };
  const auto add_fields = [&](const model::RecordSpec& record, const std::string& prefix, RowSlot::Kind kind) {
    const auto fields = spec::slots_of(record);
    for (std::size_t i = 0; i < fields.size(); ++i) add(prefix + fields[i].name, fields[i].type, {kind, i, {}});
  };
  add_fields(*record_, "", RowSlot::Kind::field);
  if (const spec::Node join = root.find("join"); !join.is_absent()) {
    joined_ = &record_named(records, join);
    add_fields(*joined_, joined_->layout + "_", RowSlot::Kind::joined);
  }
  for (const spec::Node& node : root.find("beside").items()) {
    const model::RecordSpec& other = record_named(records, node);
    for_each_tally(other, [&](const std::string& name, Tally tally) {
      add(other.layout + "_" + name, spec::ExpressionType::number, {RowSlot::Kind::beside, beside_.size(), tally});
    });
    add(other.layout + "_in_return", spec::ExpressionType::boolean, {RowSlot::Kind::is_beside, beside_.size(), {}});
    beside_.push_back(&other);
  }
  const std::size_t own = slots_.size();
  for (std::size_t i = 0; i < kSurroundingCount; ++i) {
    const spec::SlotSpec& slot = surrounding_slots()[i];
    const auto end = slots_.begin() + static_cast<std::ptrdiff_t>(own);
    const bool taken = std::ranges::find(slots_.begin(), end, slot.name, &spec::SlotSpec::name) != end;
    add(taken ? "cover_" + slot.name : slot.name, slot.type, {RowSlot::Kind::surrounding, i, {}});
  }
  for_each_tally(*record_, [&](std::string name, Tally tally) {
    tally_slots_.push_back({std::move(name), spec::ExpressionType::number});
    tallies_.push_back(tally);
  });
}

RuleBook RuleBook::load(const spec::Catalogue& catalogue, std::span<const model::RecordSpec* const> records) {
  RuleBook book;
  for (const auto& path : catalogue.files("rules", ".yaml")) {
    const spec::Node root = spec::Node::load(path);
    root.allow_only({"layout", "join", "beside", "rules"});
    LayoutRules layout;
    layout.record_ = &record_named(records, root.at("layout"));
    if (layout.record_->layout != path.stem().string()) root.fail("the file has to be named after its layout");
    layout.read_slots(root, records);
    std::set<std::uint32_t> used;
    for (const spec::Node& node : root.at("rules").items()) {
      layout.rules_.push_back(read_rule(node, *layout.record_, layout.slots_, layout.tally_slots_));
      const Rule& rule = layout.rules_.back();
      if (rule.scope != RuleScope::row) continue;
      used.insert(rule.check.used_slots().begin(), rule.check.used_slots().end());
      if (rule.expected) used.insert(rule.expected->used_slots().begin(), rule.expected->used_slots().end());
    }
    layout.used_slots_.assign(used.begin(), used.end());
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
