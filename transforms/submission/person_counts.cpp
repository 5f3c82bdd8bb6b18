#include "transforms/submission/person_counts.hpp"

#include <algorithm>
#include <utility>

#include "transforms/submission/field_reader.hpp"

namespace tidtam::transforms {

namespace {
/// The field that holds the id.
std::size_t id_field(const model::RecordSpec& spec) {
  const auto at = std::ranges::find(spec.fields, model::FieldKind::person_id, &model::FieldSpec::kind);
  return at == spec.fields.end() ? 0 : static_cast<std::size_t>(at - spec.fields.begin());
}

std::optional<base::Date> date_of(const TypedRecord& record, const model::RecordSpec& spec, std::string_view field) {
  const auto ordinal = spec.ordinal_of(field);
  const auto* date = ordinal ? std::get_if<base::Date>(&record.values[*ordinal].datum) : nullptr;
  return date ? std::optional(*date) : std::nullopt;
}

/// `I13`, `I13;sex=male`.
std::string name_of(const Derivation& derivation) {
  return derivation.dimension.empty() ? derivation.indicator : derivation.indicator + ";" + derivation.dimension;
}
}  // namespace

model::Finding told_of_persons(const model::RecordBatch& batch, bool has_key) {
  model::Finding finding;
  finding.rule = has_key ? "PII-COUNT" : "PII-KEY";
  finding.severity = has_key ? model::Severity::note : model::Severity::error;
  finding.sheet = batch.sheet;
  finding.facts["count"] = std::to_string(batch.records.size());
  return finding;
}

std::vector<model::Finding> PersonCounter::add(const TypedRecord& record, const std::string& unit_code) {
  const model::RecordSpec& spec = *batch_.raw->spec;
  const std::size_t id = id_field(spec);
  const auto* key = std::get_if<std::string>(&record.values[id].datum);
  UnitCounts& unit = units_[unit_code];
  if (unit.counts.empty()) unit.counts.resize(derivations_.derivations.size());
  if (key && !unit.known.insert(*key).second)
    return {finding_at(*batch_.raw, *record.raw, id, "PID-DUP", model::Severity::warning)};
  std::string counted = count(record, unit);
  if (!key) return {finding_at(*batch_.raw, *record.raw, id, "PID-NONE", model::Severity::warning)};
  if (key->front() == kNoIdMark) return {};
  places_[*key].push_back({&record, persons_.size()});
  persons_.push_back({spec.layout, unit_code, "", *key, date_of(record, spec, "enrolled_on"), std::move(counted),
                      batch_.raw->sheet, record.raw->cells[id]->ref});
  return {};
}

std::string PersonCounter::count(const TypedRecord& record, UnitCounts& unit) const {
  std::string counted;
  for (std::size_t i = 0; i < derivations_.derivations.size(); ++i) {
    const Derivation& derivation = derivations_.derivations[i];
    if (derivation.when && !spec::is_true(derivation.when->evaluate(record.values))) continue;
    Count& sums = unit.counts[i];
    ++sums.persons;
    const bool in_numerator = spec::is_true(derivation.numerator.evaluate(record.values));
    const bool in_denominator =
        derivation.denominator && spec::is_true(derivation.denominator->evaluate(record.values));
    sums.numerator += in_numerator ? 1 : 0;
    sums.denominator += in_denominator ? 1 : 0;
    if (!in_numerator && !in_denominator) continue;
    counted += (counted.empty() ? "" : " ") + name_of(derivation) + "/" + (in_numerator ? "n" : "") +
               (in_denominator ? "d" : "");
  }
  return counted;
}

PersonCounter::Result PersonCounter::finish() {
  Result result;
  for (const auto& [unit_code, unit] : units_) add_facts(unit_code, unit, result);
  const auto snapshot = context_.cover.period_of(model::PeriodKind::semester);
  const auto period = snapshot ? snapshot : context_.cover.period();
  for (model::PersonKey& person : persons_) person.period = period ? model::to_code(*period) : std::string();
  find_shared(result);
  result.persons = std::move(persons_);
  return result;
}

void PersonCounter::add_facts(const std::string& unit_code, const UnitCounts& unit, Result& result) const {
  const model::RecordBatch& batch = *batch_.raw;
  for (std::size_t i = 0; i < derivations_.derivations.size(); ++i) {
    const Derivation& derivation = derivations_.derivations[i];
    const model::Indicator* indicator = context_.indicators.find(derivation.indicator);
    const Count& sums = unit.counts[i];
    if (!indicator || sums.persons == 0) continue;
    const model::CellRef cell = batch.heads[derivation.state_of].value_or(model::CellRef{batch.header_row, 0});
    const auto period = context_.cover.period_of(indicator->period_kind);
    if (!period) {
      model::Finding finding;
      finding.rule = "YEAR-01";
      finding.sheet = batch.sheet;
      finding.cell = model::to_a1(cell);
      finding.facts["kind"] = std::string(model::period_kind_word(indicator->period_kind));
      const auto same = [&](const model::Finding& known) { return known.facts == finding.facts; };
      if (std::ranges::none_of(result.findings, same)) result.findings.push_back(std::move(finding));
      continue;
    }
    DerivedValue derived{derivation.indicator, derivation.dimension,     base::Decimal::of_integer(sums.numerator),
                         std::nullopt,         model::ValueState::value, derivation.state_of};
    if (derivation.denominator) derived.denominator = base::Decimal::of_integer(sums.denominator);
    if (sums.numerator == 0) derived.state = model::ValueState::zero_reported;
    result.facts.push_back(derived_fact(context_, *indicator, *period, derived, unit_code, batch));
    result.facts.back().cell = cell;
  }
}

void PersonCounter::find_shared(Result& result) const {
  const std::size_t id = id_field(*batch_.raw->spec);
  for (const auto& [key, places] : places_) {
    for (std::size_t i = 0; places.size() > 1 && i < places.size(); ++i) {
      const Place& other = places[i == 0 ? 1 : 0];
      result.findings.push_back(
          finding_at(*batch_.raw, *places[i].record->raw, id, "PID-TWO", model::Severity::warning));
      result.findings.back().facts["other_cell"] = model::to_a1(persons_[other.person].cell);
      result.findings.back().facts["other_unit"] = persons_[other.person].unit_code;
    }
  }
}

}  // namespace tidtam::transforms
