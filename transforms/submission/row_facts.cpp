#include "transforms/submission/row_facts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "pipeline/base/hash.hpp"
#include "transforms/submission/person_counts.hpp"

namespace tidtam::transforms {

namespace {
/// The field whose column the table requires and that this fact has nothing for.
std::optional<std::size_t> missing_field(const model::Fact& fact, const model::RecordSpec& spec) {
  for (std::size_t i = 0; i < fact.data.size(); ++i) {
    const bool is_empty = model::is_absent(fact.data[i]) || model::to_text(fact.data[i]).empty();
    if (!fact.table->columns[i].required || !is_empty) continue;
    const auto field = spec.ordinal_of(fact.table->columns[i].name);
    return field ? field : spec.ordinal_of(spec.lineage_field).value_or(0);
  }
  return std::nullopt;
}
}  // namespace

RowFacts::RowFacts(const ExtractedFile& file, const Meaning& meaning, const Cover& cover, const ProjectCodes& codes,
                   SubmissionDraft& draft)
    : meaning_(meaning),
      cover_(cover),
      codes_(codes),
      draft_(draft),
      values_{meaning.schema.get("indicator_value"), meaning.indicators, cover, draft.content().unit_code},
      units_(file, meaning, cover, draft),
      taken_(values_.table, draft) {}

void RowFacts::add(TypedBatch& batch) {
  taken_.begin_table();
  bool has_rows = false;
  if (batch.raw->spec->grain == model::RecordGrain::person) count_persons(batch);
  for (TypedRecord& record : batch.records) {
    if (record.raw->is_total) continue;
    has_rows = true;
    if (!record.is_faulty) add_row(batch, record);
  }
  // A sheet of the form that was left empty reports nothing and replaces nothing.
  if (has_rows) draft_.content().layouts.push_back(batch.raw->spec->layout);
}

void RowFacts::add_row(const TypedBatch& batch, TypedRecord& record) {
  const model::RecordSpec& spec = *batch.raw->spec;
  if (spec.table == "indicator_value") return add_indicator(batch, record);
  if (spec.grain == model::RecordGrain::row_unit) return add_unit(batch, record);
  if (spec.grain != model::RecordGrain::own_unit || spec.table.empty()) return;
  if (!taken_.take_row(batch, record, codes_)) return;
  add_table_row(batch, record);
  if (derivations_of(spec.layout, DerivationScope::table)) sums_[spec.layout].add(batch, record);
}

const DerivationSpec* RowFacts::derivations_of(const std::string& layout, DerivationScope scope) const {
  for (const DerivationSpec& derivations : meaning_.derivations) {
    if (derivations.layout == layout && derivations.scope == scope) return &derivations;
  }
  return nullptr;
}

/// What the cover does not tell the period of, nobody asked for: that is no fault of the return.
void RowFacts::add_table_values() {
  for (auto& [layout, sums] : sums_) {
    Findings unasked;
    taken_.add_unsaid_values(derived_facts(values_, *derivations_of(layout, DerivationScope::table),
                                           values_.source_unit, sums.batch(), sums.record(), unasked));
  }
}

void RowFacts::add_indicator(const TypedBatch& batch, TypedRecord& record) {
  Findings found;
  std::vector<model::Fact> facts;
  const NamedIndicator named = indicator_of(batch, record, meaning_, cover_.unit);
  if (named.question) draft_.content().questions.push_back(*named.question);
  if (named.finding) found.push_back(*named.finding);
  if (!named.finding && !named.indicator) note_incomplete(batch, record, *batch.raw->spec->ordinal_of("indicator"));
  if (named.indicator) {
    if (auto fact = indicator_fact(values_, *named.indicator, batch, record, found)) facts.push_back(std::move(*fact));
  }
  draft_.note(record, *batch.raw, std::move(found));
  taken_.add_values(batch, record, std::move(facts));
}

void RowFacts::add_unit(const TypedBatch& batch, TypedRecord& record) {
  Findings found;
  const model::UnitIndex unit = units_.unit_of(batch, record, found);
  std::vector<model::Fact> facts;
  const bool is_first = unit == model::kNoUnit || taken_.take_unit(batch, record, unit);
  if (unit != model::kNoUnit && is_first) {
    if (const DerivationSpec* derivations = derivations_of(batch.raw->spec->layout, DerivationScope::row))
      facts = derived_facts(values_, *derivations, unit_code(unit), batch, record, found);
  }
  draft_.note(record, *batch.raw, std::move(found));
  if (record.is_faulty) return;
  taken_.add_values(batch, record, std::move(facts));
  const model::RecordSpec& spec = *batch.raw->spec;
  if (spec.table.empty() || unit == model::kNoUnit || !is_first) return;
  const FactBuilder builder(meaning_.schema.get(spec.table), spec, unit_code(unit), cover_);
  add_if_complete(builder.facts_of(batch, record), batch, record);
}

void RowFacts::add_table_row(const TypedBatch& batch, TypedRecord& record) {
  const model::RecordSpec& spec = *batch.raw->spec;
  const model::TableSpec& table = meaning_.schema.get(spec.table);
  const std::string& own_code = draft_.content().unit_code;
  const FactBuilder builder(table, spec, own_code, cover_);
  if (spec.table == "project") return add_project(builder, batch, record);
  std::vector<model::Fact> facts = builder.facts_of(batch, record);
  const auto set_in_all = [&facts](std::string_view column, const std::string& text) {
    for (model::Fact& fact : facts) set(fact, column, text);
  };
  if (table.ordinal_of("project_code") && names_project(spec)) {
    if (const std::string code = codes_.code_of(record, spec); !code.empty()) set_in_all("project_code", code);
  }
  if (spec.table == "register_entry") set_in_all("kind", spec.layout);
  if (table.ordinal_of("incident_code") && !spec.ordinal_of("incident_code")) {
    set_in_all("incident_code", own_code + "-" + base::base32_id_of(row_key(record, spec), 8));
  }
  add_if_complete(std::move(facts), batch, record);
}

void RowFacts::add_project(const FactBuilder& builder, const TypedBatch& batch, TypedRecord& record) {
  auto facts = project_facts(builder, meaning_.schema.get("project_link"), batch, record, codes_);
  if (const auto missing = missing_field(facts.front(), *batch.raw->spec))
    return note_incomplete(batch, record, *missing);
  draft_.add(std::move(facts));
}

/// Counts the rows of a sheet of persons for their units. The facts of a sheet with an error go with the whole file.
void RowFacts::count_persons(TypedBatch& batch) {
  const DerivationSpec* derivations = derivations_of(batch.raw->spec->layout, DerivationScope::row);
  if (!derivations) return;
  PersonCounter counter(values_, *derivations, batch);
  for (TypedRecord& record : batch.records) {
    if (record.raw->is_total || record.is_faulty) continue;
    Findings found;
    const model::UnitIndex unit = units_.unit_of_person(batch, record, found);
    if (unit != model::kNoUnit) {
      for (model::Finding& finding : counter.add(record, unit_code(unit))) found.push_back(std::move(finding));
    }
    draft_.note(record, *batch.raw, std::move(found));
  }
  PersonCounter::Result counted = counter.finish();
  draft_.add(std::move(counted.facts));
  std::ranges::move(counted.persons, std::back_inserter(draft_.content().persons));
  draft_.tell(std::move(counted.findings));
}

/// What the rows of one record lack they lack together: it stands in a column that they share.
void RowFacts::add_if_complete(std::vector<model::Fact> facts, const TypedBatch& batch, TypedRecord& record) {
  if (facts.empty()) record.outcome = RowOutcome::silent;
  for (const model::Fact& fact : facts) {
    if (const auto missing = missing_field(fact, *batch.raw->spec)) return note_incomplete(batch, record, *missing);
  }
  draft_.add(std::move(facts));
}

/// Leaves a row out that lacks what its table cannot be without, and says so. A row that names nothing but holds words
/// is somebody's data: an error. Figures alone are most likely a total without its label.
void RowFacts::note_incomplete(const TypedBatch& batch, TypedRecord& record, std::size_t missing) {
  record.outcome = RowOutcome::left_out;
  const model::RecordSpec& spec = *batch.raw->spec;
  const bool names_row = spec.fields[missing].name == spec.lineage_field ||
                         std::ranges::find(spec.key, spec.fields[missing].name) != spec.key.end();
  // The officer is shown a column that the sheet has: the name's where there is none for the code.
  for (std::size_t i = 0; i < spec.fields.size() && !batch.raw->heads[missing]; ++i) {
    const bool is_naming = spec.fields[i].kind == model::FieldKind::name || spec.fields[i].name == spec.lineage_field;
    if (is_naming && batch.raw->heads[i]) missing = i;
  }
  bool has_words = false;
  for (std::size_t i = 0; i < spec.fields.size(); ++i) {
    has_words |= record.has(i) && std::holds_alternative<std::string>(record.values[i].datum);
  }
  const auto severity = names_row && has_words ? model::Severity::error : model::Severity::warning;
  draft_.note(record, *batch.raw, {finding_at(*batch.raw, *record.raw, missing, "ROW-01", severity)});
}

}  // namespace tidtam::transforms
