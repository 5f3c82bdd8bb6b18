#include "transforms/derivations/derivation.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tidtam::transforms {

namespace {
using model::ValueState;

Derivation derivation_of(const spec::Node& node, const model::RecordSpec& record,
                         std::span<const spec::SlotSpec> slots) {
  node.allow_only({"indicator", "dimension", "numerator", "denominator", "state_of", "when"});
  // Of rows that are persons it is asked who counts, of all others how much.
  const auto type =
      record.grain == model::RecordGrain::person ? spec::ExpressionType::boolean : spec::ExpressionType::number;
  auto numerator = spec::Expression::compile(node.at("numerator"), slots, type);
  Derivation derivation{node.at("indicator").text(),
                        node.find("dimension").text_or(""),
                        std::move(numerator),
                        std::nullopt,
                        0,
                        std::nullopt};
  if (const spec::Node denominator = node.find("denominator"); !denominator.is_absent()) {
    derivation.denominator = spec::Expression::compile(denominator, slots, type);
  }
  if (const spec::Node when = node.find("when"); !when.is_absent()) {
    derivation.when = spec::Expression::compile(when, slots, spec::ExpressionType::boolean);
  }
  const auto field = record.ordinal_of(node.at("state_of").text());
  if (!field)
    node.at("state_of").fail(fmt::format("layout '{}' has no field '{}'", record.layout, node.at("state_of").text()));
  derivation.state_of = *field;
  return derivation;
}

/// Why an expression has no value: the state of the first cell it needs that has none.
ValueState state_of_gap(const spec::Expression& expression, std::span<const model::Value> fields) {
  for (const std::uint32_t slot : expression.used_slots()) {
    if (model::is_absent(fields[slot].datum)) return fields[slot].state;
  }
  return ValueState::no_data;  // every cell is there and yet nothing comes of them: a division by zero
}

DerivedValue derived_value(const Derivation& derivation, std::span<const model::Value> fields) {
  DerivedValue derived{derivation.indicator, derivation.dimension, std::nullopt,
                       std::nullopt,         ValueState::value,    derivation.state_of};
  derived.numerator = spec::decimal_of(derivation.numerator.evaluate(fields));
  if (derivation.denominator) derived.denominator = spec::decimal_of(derivation.denominator->evaluate(fields));
  if (!derived.numerator) {
    const model::Value& own = fields[derivation.state_of];
    derived.state = model::is_absent(own.datum) ? own.state : state_of_gap(derivation.numerator, fields);
  } else if (derived.numerator->is_zero()) {
    derived.state = ValueState::zero_reported;
  } else if (derivation.denominator && !derived.denominator) {
    derived.state = state_of_gap(*derivation.denominator, fields);
  }
  return derived;
}
}  // namespace

DerivationSpec read_derivations(const spec::Node& file, const model::RecordSpec& record) {
  file.allow_only({"layout", "scope", "derivations"});
  DerivationSpec spec;
  spec.layout = file.at("layout").text();
  if (spec.layout != record.layout)
    file.at("layout").fail(fmt::format("these are the fields of layout '{}'", record.layout));
  const std::string scope = file.find("scope").text_or("row");
  if (scope != "row" && scope != "table") file.at("scope").fail("a scope is 'row' or 'table'");
  if (scope == "table") spec.scope = DerivationScope::table;
  if (spec.scope == DerivationScope::table && record.grain != model::RecordGrain::own_unit)
    file.at("scope").fail("rows of several units or of persons are not added up: 'table' is for rows of the own unit");
  const auto slots = spec::slots_of(record);
  for (const auto& node : file.at("derivations").items()) {
    Derivation derivation = derivation_of(node, record, slots);
    const bool is_repeated = std::ranges::any_of(spec.derivations, [&](const Derivation& other) {
      return other.indicator == derivation.indicator && other.dimension == derivation.dimension;
    });
    if (is_repeated)
      node.fail(fmt::format("{} is derived twice in the dimension '{}'", derivation.indicator, derivation.dimension));
    spec.derivations.push_back(std::move(derivation));
  }
  return spec;
}

std::optional<DerivationSpec> load_derivations(const spec::Catalogue& catalogue, const model::RecordSpec& record) {
  for (const auto& path : catalogue.files("derivations", ".yaml")) {
    if (path.stem() == record.layout) return read_derivations(spec::Node::load(path), record);
  }
  return std::nullopt;
}

std::vector<DerivedValue> derive(const DerivationSpec& spec, std::span<const model::Value> fields) {
  std::vector<DerivedValue> values;
  values.reserve(spec.derivations.size());
  for (const Derivation& derivation : spec.derivations) {
    if (derivation.when && !spec::is_true(derivation.when->evaluate(fields))) continue;
    values.push_back(derived_value(derivation, fields));
  }
  return values;
}

}  // namespace tidtam::transforms
