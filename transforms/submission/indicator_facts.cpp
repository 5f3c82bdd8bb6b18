#include "transforms/submission/indicator_facts.hpp"

#include <algorithm>

#include "transforms/measure/achievement.hpp"
#include "transforms/submission/fact_builder.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/submission/unit_findings.hpp"
#include "transforms/units/settled_codes.hpp"

namespace tidtam::transforms {

namespace {
using base::Decimal;

std::optional<Decimal> decimal_at(const TypedRecord& record, std::optional<std::size_t> ordinal) {
  if (!ordinal) return std::nullopt;
  const model::Datum& datum = record.values[*ordinal].datum;
  if (const auto* decimal = std::get_if<Decimal>(&datum)) return *decimal;
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return Decimal::of_integer(*integer);
  return std::nullopt;
}

/// Numerator, denominator, value and state of a row as typed.
struct Parts {
  std::optional<Decimal> numerator;
  std::optional<Decimal> denominator;
  std::optional<Decimal> value;
  model::ValueState state = model::ValueState::not_reported;
};

/// The state of the cell that carries the row: the numerator's, else the value's, else the denominator's where there is
/// nothing but that (DECISIONS 32). Zero there is a report of zero.
model::ValueState state_of(const TypedRecord& record, const model::RecordSpec& spec) {
  for (const char* field : {"numerator", "value", "denominator"}) {
    const auto ordinal = spec.ordinal_of(field);
    if (!ordinal || !record.raw->cells[*ordinal]) continue;
    const model::Value& value = record.values[*ordinal];
    if (model::is_absent(value.datum)) return value.state;
    const auto number = decimal_at(record, ordinal);
    return number && number->is_zero() ? model::ValueState::zero_reported : model::ValueState::value;
  }
  return model::ValueState::not_reported;
}

Parts parts_of(const model::Indicator& indicator, const TypedRecord& record, const model::RecordSpec& spec) {
  Parts parts{decimal_at(record, spec.ordinal_of("numerator")), decimal_at(record, spec.ordinal_of("denominator")),
              decimal_at(record, spec.ordinal_of("value")), state_of(record, spec)};
  switch (indicator.aggregation) {
    case model::Aggregation::weighted_mean:
      if (!parts.numerator && parts.value && parts.denominator)
        parts.numerator = parts.value->times(*parts.denominator);
      break;
    case model::Aggregation::ratio:
    case model::Aggregation::share_of_units:
    case model::Aggregation::none:
      break;
    default:  // counted things: the value is what is added
      if (!parts.numerator) parts.numerator = parts.value;
  }
  return parts;
}

/// Whether a derived value has every part that its indicator is measured by.
bool is_whole(const DerivedValue& derived, const model::Indicator& indicator) {
  using model::Aggregation;
  const bool is_share = indicator.aggregation == Aggregation::ratio ||
                        indicator.aggregation == Aggregation::weighted_mean ||
                        indicator.aggregation == Aggregation::share_of_units;
  return derived.numerator && (derived.denominator || !is_share);
}

model::Fact blank_fact(const IndicatorContext& context, const std::string& unit_code, const std::string& indicator,
                       const std::string& period, const model::RecordBatch& batch) {
  model::Fact fact{
      &context.table, std::vector<model::Datum>(context.table.columns.size()), batch.spec->layout, batch.sheet, {}};
  set(fact, "unit_code", unit_code);
  set(fact, "indicator", indicator);
  set(fact, "period", period);
  set(fact, "source_unit", context.source_unit);
  return fact;
}

void set_parts(model::Fact& fact, const model::Indicator& indicator, const Parts& parts) {
  if (parts.numerator) set(fact, "numerator", *parts.numerator);
  if (parts.denominator) set(fact, "denominator", *parts.denominator);
  std::optional<double> value = value_of(indicator, parts.numerator, parts.denominator);
  if (!value && parts.value) value = parts.value->to_double();
  if (value) set(fact, "value", *value);
  set(fact, "state", std::string(model::state_word(parts.state)));
}
}  // namespace

namespace {
/// What the catalogue does not know: as the desk settled it for the sender, else `unknown` and a question for the desk.
NamedIndicator as_settled(const std::string& raw, model::Finding unknown, const Meaning& meaning,
                          model::UnitIndex sender) {
  const model::UnitTree& units = meaning.units.tree;
  NamedIndicator named;
  model::NameQuestion& question = named.question.emplace();
  question.raw = raw;
  question.sheet = unknown.sheet;
  question.cell = unknown.cell;
  if (sender != model::kNoUnit) question.sender = units.unit(sender).code;
  question.kind = "indicator";
  const SettledName* settled =
      meaning.settled ? settled_code(*meaning.settled, question.kind, raw, sender, units) : nullptr;
  named.indicator = settled ? meaning.indicators.find(settled->answer.unit_code) : nullptr;
  if (named.indicator) {
    question.unit_code = named.indicator->id;
    unknown.rule = "COD-08";
    unknown.severity = model::Severity::note;
    unknown.facts["indicator"] = named.indicator->id + " " + named.indicator->title;
    unknown.facts["on"] = buddhist_day(settled->answer.on);
  }
  named.finding = std::move(unknown);
  return named;
}
}  // namespace

NamedIndicator indicator_of(const TypedBatch& batch, const TypedRecord& record, const Meaning& meaning,
                            model::UnitIndex sender) {
  const model::RecordSpec& spec = *batch.raw->spec;
  const std::string* code = text_of(record, spec, "indicator");
  const std::string* name = text_of(record, spec, "name");
  const model::Indicator* by_code = code ? meaning.indicators.find(*code) : nullptr;
  const model::Indicator* by_name = name ? meaning.indicators.find_by_name(*name) : nullptr;
  const auto finding_of = [&](std::string_view field, const char* rule, model::Severity severity) {
    return finding_at(*batch.raw, *record.raw, *spec.ordinal_of(field), rule, severity);
  };
  if (code && !by_code) {
    auto finding = finding_of("indicator", "COD-05", model::Severity::error);
    if (!by_name) return as_settled(*code, std::move(finding), meaning, sender);
    finding.expected = by_name->id;
    return {nullptr, std::move(finding)};
  }
  if (by_code) {
    std::optional<model::Finding> finding;
    if (by_name && by_name != by_code) {
      finding = finding_of("name", "COD-06", model::Severity::warning);
      finding->expected = by_code->title;
    }
    return {by_code, std::move(finding)};
  }
  if (by_name) return {by_name, std::nullopt};
  if (!name) return {};
  return as_settled(*name, finding_of("name", "COD-07", model::Severity::error), meaning, sender);
}

std::optional<model::Fact> indicator_fact(const IndicatorContext& context, const model::Indicator& indicator,
                                          const TypedBatch& batch, const TypedRecord& record,
                                          std::vector<model::Finding>& findings) {
  const model::RecordSpec& spec = *batch.raw->spec;
  const auto period = context.cover.period_of(indicator.period_kind);
  const auto named = spec.ordinal_of("indicator");
  const std::size_t at = named && record.raw->cells[*named] ? *named : *spec.ordinal_of("name");
  if (!period) {
    auto finding = finding_at(*batch.raw, *record.raw, at, "YEAR-01", model::Severity::error);
    finding.facts["kind"] = std::string(model::period_kind_word(indicator.period_kind));
    findings.push_back(std::move(finding));
    return std::nullopt;
  }
  model::Fact fact = blank_fact(context, context.source_unit, indicator.id, model::to_code(*period), *batch.raw);
  set_parts(fact, indicator, parts_of(indicator, record, spec));
  if (const std::string* project = text_of(record, spec, "project_code")) set(fact, "project_code", *project);
  if (const auto target = decimal_at(record, spec.ordinal_of("target"))) set(fact, "target", target->to_double());
  fact.cell = record.raw->cells[at] ? record.raw->cells[at]->ref : lineage_cell(*batch.raw, *record.raw);
  return fact;
}

model::Fact derived_fact(const IndicatorContext& context, const model::Indicator& indicator,
                         const model::Period& period, const DerivedValue& derived, const std::string& unit_code,
                         const model::RecordBatch& batch) {
  model::Fact fact = blank_fact(context, unit_code, indicator.id, model::to_code(period), batch);
  set(fact, "dimension", derived.dimension);
  set_parts(fact, indicator, {derived.numerator, derived.denominator, std::nullopt, derived.state});
  return fact;
}

std::vector<model::Fact> derived_facts(const IndicatorContext& context, const DerivationSpec& derivations,
                                       const std::string& unit_code, const TypedBatch& batch, const TypedRecord& record,
                                       std::vector<model::Finding>& findings) {
  std::vector<model::Fact> facts;
  for (const DerivedValue& derived : derive(derivations, record.values)) {
    const model::Indicator* indicator = context.indicators.find(derived.indicator);
    // A column that the table does not have says nothing of the schools in it, unless others say it: boys and girls.
    if (!indicator || (!batch.raw->heads[derived.field] && !is_whole(derived, *indicator))) continue;
    const auto period = context.cover.period_of(indicator->period_kind);
    if (!period) {
      auto finding = finding_at(*batch.raw, *record.raw, derived.field, "YEAR-01", model::Severity::error);
      finding.facts["kind"] = std::string(model::period_kind_word(indicator->period_kind));
      const auto same = [&](const model::Finding& known) {
        return known.rule == "YEAR-01" && known.facts == finding.facts;
      };
      if (std::ranges::none_of(findings, same)) findings.push_back(std::move(finding));
      continue;
    }
    model::Fact fact = derived_fact(context, *indicator, *period, derived, unit_code, *batch.raw);
    if (const model::Cell* cell = record.raw->cells[derived.field]) {
      fact.cell = cell->ref;
    } else if (const auto& head = batch.raw->heads[derived.field]) {
      fact.cell = {record.raw->row, head->column};
    } else {
      fact.cell = lineage_cell(*batch.raw, *record.raw);
    }
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace tidtam::transforms
