#include "transforms/submission/transformer.hpp"
#include "transforms/submission/desk_cells.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/base/hash.hpp"
#include "transforms/submission/cover_reader.hpp"
#include "transforms/submission/desk_cells.hpp"
#include "transforms/submission/fact_builder.hpp"
#include "transforms/submission/indicator_facts.hpp"
#include "transforms/submission/name_answers.hpp"
#include "transforms/submission/person_counts.hpp"
#include "transforms/submission/project_facts.hpp"
#include "transforms/submission/rule_checks.hpp"
#include "transforms/submission/totals.hpp"
#include "transforms/submission/unit_findings.hpp"
#include "transforms/submission/waiver_answers.hpp"

namespace tidtam::transforms {

namespace {

/// One file on its way to a submission.
class FileTransform {
 public:
  FileTransform(const ExtractedFile& file, const Meaning& meaning) : file_(file), meaning_(meaning) {
    submission_.source = file.source;
    submission_.findings = file.findings;
  }

  model::Submission run() {
    cover_ = read_cover(file_, meaning_, submission_.findings);
    if (file_.cover && file_.batches.empty() && file_.findings.empty()) note_bare_cover();
    if (!file_.cover && file_.batches.empty()) note_nothing_known();
    if (cover_.question) submission_.questions.push_back(*cover_.question);
    if (cover_.unit != model::kNoUnit) submission_.unit_code = unit_code(cover_.unit);
    if (const auto period = cover_.period()) submission_.period = model::to_code(*period);
    type_batches();
    const ProjectCodes codes = project_codes();
    check_rules(codes);
    if (cover_.unit != model::kNoUnit) make_facts(codes);
    take_answers();
    settle_state();
    return std::move(submission_);
  }

 private:
  using Findings = std::vector<model::Finding>;

  [[nodiscard]] const std::string& unit_code(model::UnitIndex unit) const {
    return meaning_.units.tree.unit(unit).code;
  }

  /// A cover alone reports nothing, and nobody has been told so yet.
  void note_bare_cover() {
    model::Finding& finding = submission_.findings.emplace_back();
    finding.rule = "FILE-COVER";
    finding.severity = model::Severity::warning;
    finding.sheet = file_.cover->sheet;
  }

  /// Nothing of the file was understood: its sender must not think that it was taken.
  void note_nothing_known() {
    const auto is_error = [](const model::Finding& finding) { return finding.severity == model::Severity::error; };
    if (std::ranges::any_of(submission_.findings, is_error)) return;
    model::Finding& finding = submission_.findings.emplace_back();
    finding.rule = "FILE-NOTHING";
    finding.severity = model::Severity::error;
  }

  void type_batches() {
    for (const model::RecordBatch& batch : file_.batches) {
      FieldReader reader(batch, cover_, meaning_.vocabularies, meaning_.site_key);
      TypedBatch typed{&batch, {}};
      if (batch.spec->grain == model::RecordGrain::person) {
        submission_.holds_personal = true;
        submission_.findings.push_back(told_of_persons(batch, !meaning_.site_key.empty()));
      }
      for (const model::Record& record : batch.records) {
        if (!is_answered(record, *batch.spec)) continue;
        Findings found;
        typed.records.push_back(reader.read(record, found));
        note(typed.records.back(), batch, std::move(found));
        if (!record.is_total) ++submission_.rows;
      }
      for (model::Finding& finding : check_totals(typed)) submission_.findings.push_back(std::move(finding));
      if (auto fractions = check_fractions(typed)) submission_.findings.push_back(std::move(*fractions));
      batches_.push_back(std::move(typed));
    }
  }

  /// What an officer acknowledged or waived is told as a note.
  void let_stand(model::Finding& finding) const {
    if (!meaning_.waivers) return;
    meaning_.waivers->let_stand(finding, submission_.unit_code, submission_.period,
                                base::thai_date_of(file_.source.received));
  }

  /// Takes findings of one record into the submission; errors of a row that stands for its own unit stay its own.
  void note(TypedRecord& record, const model::RecordBatch& batch, Findings found) {
    for (model::Finding& finding : found) {
      let_stand(finding);
      if (finding.severity == model::Severity::error) {
        record.is_faulty = true;
        (batch.spec->grain == model::RecordGrain::own_unit ? file_errors_ : row_errors_) += 1;
      }
      row_findings_.push_back(std::move(finding));
    }
  }

  /// The projects that the return lists.
  [[nodiscard]] ProjectCodes project_codes() const {
    ProjectCodes codes(submission_.unit_code, cover_);
    for (const TypedBatch& batch : batches_) {
      if (batch.raw->spec->table == "project") codes.learn(batch);
    }
    return codes;
  }

  void check_cover(const RuleChecks& checks) {
    if (!file_.cover || file_.cover->records.empty()) return;
    Findings told_already;
    FieldReader reader(*file_.cover, cover_, meaning_.vocabularies);
    const TypedBatch sheet{file_.cover, {reader.read(file_.cover->records.front(), told_already)}};
    for (model::Finding& finding : checks.of_record(sheet, sheet.records.front()))
      submission_.findings.push_back(std::move(finding));
  }

  void check_rules(const ProjectCodes& codes) {
    const RuleChecks checks(meaning_, cover_, file_.source.received, codes, batches_);
    check_cover(checks);
    for (TypedBatch& batch : batches_) {
      for (TypedRecord& record : batch.records) {
        if (!record.raw->is_total) note(record, *batch.raw, checks.of_record(batch, record));
      }
    }
    for (model::Finding& finding : checks.of_tables()) submission_.findings.push_back(std::move(finding));
  }

  void make_facts(const ProjectCodes& codes) {
    for (TypedBatch& batch : batches_) {
      if (batch.raw->spec->grain == model::RecordGrain::desk) continue;
      const std::string& table = batch.raw->spec->table;
      units_of_batch_.clear();
      bool has_rows = false;
      if (batch.raw->spec->grain == model::RecordGrain::person) count_persons(batch);
      for (TypedRecord& record : batch.records) {
        if (record.raw->is_total) continue;
        has_rows = true;
        if (record.is_faulty) continue;
        if (table == "indicator_value") {
          indicator_row(batch, record);
        } else if (batch.raw->spec->grain == model::RecordGrain::row_unit) {
          unit_row(batch, record);
        } else if (batch.raw->spec->grain == model::RecordGrain::own_unit && !table.empty() &&
                   !is_repeated(batch, record, codes)) {
          table_row(batch, record, codes);
        }
      }
      // A sheet of the form that was left empty reports nothing and replaces nothing.
      if (has_rows) submission_.layouts.push_back(batch.raw->spec->layout);
    }
    std::ranges::sort(submission_.layouts);
    const auto [first, last] = std::ranges::unique(submission_.layouts);
    submission_.layouts.erase(first, last);
  }

  /// What officers answered on sheets of the desk; one without a single answer is told of.
  void take_answers() {
    const NameAnswers names(batches_, meaning_, file_.source);
    for (TypedBatch& batch : batches_) {
      if (batch.raw->spec->grain != model::RecordGrain::desk) continue;
      if (batch.records.empty()) note_desk(*batch.raw, "DESK-01", model::Severity::warning);
      if (lies_in_strange_folder(file_.source, meaning_.units.tree)) {
        note_desk(*batch.raw, "DESK-02", model::Severity::error);
        continue;
      }
      for (TypedRecord& record : batch.records) {
        if (record.is_faulty) continue;
        Findings found;
        auto fact = batch.raw->spec->table == "alias" ? names.fact_of(batch, record, found)
                                                      : waiver_of(batch, record, meaning_, file_.source, found);
        note(record, *batch.raw, std::move(found));
        if (fact) submission_.facts.push_back(std::move(*fact));
      }
    }
  }

  void note_desk(const model::RecordBatch& batch, const char* rule, model::Severity severity) {
    model::Finding& finding = submission_.findings.emplace_back();
    finding.rule = rule;
    finding.severity = severity;
    finding.sheet = batch.sheet;
    finding.found = file_.source.scope_unit;
    finding.facts["header"] = batch.head_texts[*batch.spec->ordinal_of(batch.spec->answer_field)];
  }

  /// Counts the rows of a sheet of persons for their units. The facts of a sheet with an error go with the whole file.
  void count_persons(TypedBatch& batch) {
    const auto derivations = std::ranges::find(meaning_.derivations, batch.raw->spec->layout, &DerivationSpec::layout);
    if (derivations == meaning_.derivations.end()) return;
    const IndicatorContext context = indicator_context();
    PersonCounter counter(context, *derivations, batch);
    for (TypedRecord& record : batch.records) {
      if (record.raw->is_total || record.is_faulty) continue;
      Findings found;
      const model::UnitIndex unit = person_unit(batch, record, found);
      if (unit != model::kNoUnit) {
        for (model::Finding& finding : counter.add(record, unit_code(unit))) found.push_back(std::move(finding));
      }
      note(record, *batch.raw, std::move(found));
    }
    PersonCounter::Result counted = counter.finish();
    add_facts(std::move(counted.facts));
    std::ranges::move(counted.persons, std::back_inserter(submission_.persons));
    std::ranges::move(counted.findings, std::back_inserter(submission_.findings));
  }

  /// The unit that a person is of: as the row names it, else the cover's. Rows of one unit follow one another, so that
  /// what the last one named is looked up once.
  [[nodiscard]] model::UnitIndex person_unit(const TypedBatch& batch, const TypedRecord& record, Findings& found) {
    const model::RecordSpec& spec = *batch.raw->spec;
    const std::string* code = text_of(record, spec, "school_code");
    const std::string* name = text_of(record, spec, "school_name");
    if (!code && !name) return cover_.unit;
    const std::string named = (code ? *code : "") + "\n" + (name ? *name : "");
    if (named != last_named_) {
      last_unit_ = row_unit(batch, record, found);
      last_named_ = last_unit_ == model::kNoUnit ? std::string() : named;
    }
    return last_unit_;
  }

  /// A second row of the same thing is left out and named: what it says could only be counted twice.
  void note_repeated(const TypedBatch& batch, TypedRecord& record) {
    const model::RecordSpec& spec = *batch.raw->spec;
    std::size_t at = spec.ordinal_of(spec.lineage_field).value_or(0);
    for (const std::string& field : spec.key) {
      const auto ordinal = spec.ordinal_of(field);
      if (!ordinal || !record.raw->cells[*ordinal]) continue;
      at = *ordinal;
      break;
    }
    const bool own_row = spec.grain == model::RecordGrain::row_unit;
    note(record, *batch.raw,
         {finding_at(*batch.raw, *record.raw, at, "DUP-01",
                     own_row ? model::Severity::error : model::Severity::warning)});
  }

  /// What tells a row from others of its layout.
  static std::string key_of(const TypedRecord& record, const model::RecordSpec& spec) {
    std::string key;
    for (const std::string& field : spec.key) {
      if (const auto ordinal = spec.ordinal_of(field)) key += model::to_text(record.values[*ordinal].datum) + '\n';
    }
    return key;
  }

  /// Whether a row of a table has the key of an earlier one, on whatever sheet of the file it stood.
  bool is_repeated(const TypedBatch& batch, TypedRecord& record, const ProjectCodes& codes) {
    const model::RecordSpec& spec = *batch.raw->spec;
    if (spec.key.empty()) return false;
    std::string key;
    for (const std::string& field : spec.key) {
      if (field == "project_code") {
        key += codes.code_of(record, spec) + '\n';
      } else if (const auto ordinal = spec.ordinal_of(field)) {
        key += model::to_text(record.values[*ordinal].datum) + '\n';
      }
    }
    if (key.find_first_not_of('\n') == std::string::npos || keys_[spec.layout].insert(key).second) return false;
    note_repeated(batch, record);
    return true;
  }

  /// Takes indicator values in, each key once. The same value said again (a table that goes on on a second sheet) is no
  /// fault; another value is.
  void add_values(const TypedBatch& batch, TypedRecord& record, std::vector<model::Fact> facts) {
    const model::TableSpec& table = meaning_.schema.get("indicator_value");
    std::vector<std::string> keys;
    for (const model::Fact& fact : facts) {
      std::string& key = keys.emplace_back();
      for (const char* column : {"unit_code", "indicator", "dimension", "period"}) {
        key += model::to_text(fact.data[*table.ordinal_of(column)]) + '\n';
      }
      const auto known = value_by_key_.find(key);
      if (known == value_by_key_.end()) continue;
      if (batch.raw->spec->grain == model::RecordGrain::own_unit ||
          submission_.facts[known->second].data != fact.data) {
        note_repeated(batch, record);  // and nothing of the row counts, not even what it alone says
        return;
      }
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const bool is_new = value_by_key_.emplace(std::move(keys[i]), submission_.facts.size()).second;
      if (is_new) submission_.facts.push_back(std::move(facts[i]));
    }
  }

  [[nodiscard]] IndicatorContext indicator_context() const {
    return {meaning_.schema.get("indicator_value"), meaning_.indicators, cover_, submission_.unit_code};
  }

  void add_facts(std::vector<model::Fact> facts) {
    for (model::Fact& fact : facts) submission_.facts.push_back(std::move(fact));
  }

  void indicator_row(const TypedBatch& batch, TypedRecord& record) {
    Findings found;
    std::vector<model::Fact> facts;
    const NamedIndicator named = indicator_of(batch, record, meaning_.indicators);
    if (named.finding) found.push_back(*named.finding);
    if (!named.finding && !named.indicator) note_incomplete(batch, record, *batch.raw->spec->ordinal_of("indicator"));
    if (named.indicator) {
      if (auto fact = indicator_fact(indicator_context(), *named.indicator, batch, record, found))
        facts.push_back(std::move(*fact));
    }
    note(record, *batch.raw, std::move(found));
    add_values(batch, record, std::move(facts));
  }

  void unit_row(const TypedBatch& batch, TypedRecord& record) {
    Findings found;
    const model::UnitIndex unit = row_unit(batch, record, found);
    std::vector<model::Fact> facts;
    const bool is_first = unit == model::kNoUnit || units_of_batch_.insert(unit).second;
    if (!is_first) note_repeated(batch, record);
    if (unit != model::kNoUnit && is_first) {
      for (const DerivationSpec& derivations : meaning_.derivations) {
        if (derivations.layout != batch.raw->spec->layout) continue;
        facts = derived_facts(indicator_context(), derivations, unit_code(unit), batch, record, found);
      }
    }
    note(record, *batch.raw, std::move(found));
    if (record.is_faulty) return;
    add_values(batch, record, std::move(facts));
    const model::RecordSpec& spec = *batch.raw->spec;
    if (spec.table.empty() || unit == model::kNoUnit || !is_first) return;
    const FactBuilder builder(meaning_.schema.get(spec.table), spec, unit_code(unit), cover_);
    add_if_complete(builder.fact_of(batch, record), batch, record);
  }

  /// The first field of this kind, in the order of the layout.
  static std::optional<std::size_t> field_of_kind(const model::RecordSpec& spec, model::FieldKind kind) {
    const auto field = std::ranges::find(spec.fields, kind, &model::FieldSpec::kind);
    if (field == spec.fields.end()) return std::nullopt;
    return static_cast<std::size_t>(field - spec.fields.begin());
  }

  /// The unit that a row of a district's table stands for: by its code, which its name has to bear out, else by its
  /// name within the district; it has to lie below the sender (DECISIONS 4, 5).
  [[nodiscard]] model::UnitIndex row_unit(const TypedBatch& batch, const TypedRecord& record, Findings& found) {
    const model::RecordSpec& spec = *batch.raw->spec;
    const auto code_field = field_of_kind(spec, model::FieldKind::unit_code);
    const auto name_field = field_of_kind(spec, model::FieldKind::unit_name);
    const std::string* code = code_field ? text_of(record, spec, spec.fields[*code_field].name) : nullptr;
    const std::string* name = name_field ? text_of(record, spec, spec.fields[*name_field].name) : nullptr;
    const std::string* amphoe = text_of(record, spec, "amphoe");
    UnitMatch match;
    const std::size_t at = code ? *code_field : name_field.value_or(0);
    NameContext context = file_context(file_, meaning_);
    if (amphoe) context.amphoe = *amphoe;
    if (!code) context.within_unit = cover_.unit;
    match = meaning_.resolver.resolve(code ? *code : std::string(), name ? *name : std::string(), context);
    const model::Finding place = finding_at(*batch.raw, *record.raw, at, {}, model::Severity::note);
    if (name && (match.asks_a_person() || match.settled_on)) {
      model::NameQuestion& question = submission_.questions.emplace_back(meaning_.resolver.question_of(*name, context));
      complete(question, place, match, meaning_.units.tree);
    }
    if (!match.is_certain()) {
      found.push_back(explained(finding_at(*batch.raw, *record.raw, at, match.rule, model::Severity::error), match,
                                meaning_.units.tree, name ? *name : std::string(), cover_.unit));
      return model::kNoUnit;
    }
    if (!meaning_.units.tree.is_within(match.unit, cover_.unit)) {
      auto finding = finding_at(*batch.raw, *record.raw, at, "ORG-03", model::Severity::error);
      finding.facts["unit"] = meaning_.units.tree.unit(match.unit).name;
      finding.facts["scope"] = meaning_.units.tree.unit(cover_.unit).name;
      found.push_back(std::move(finding));
      return model::kNoUnit;
    }
    const model::Unit& unit = meaning_.units.tree.unit(match.unit);
    if (const auto last_day = closed_before(unit, cover_.period())) {
      found.push_back(
          with_last_day(finding_at(*batch.raw, *record.raw, at, "ORG-08", model::Severity::error), unit, *last_day));
      return model::kNoUnit;
    }
    if (auto told = unit_taken(place, match, meaning_.units.tree, name ? *name : std::string()))
      found.push_back(std::move(*told));
    return match.unit;
  }

  /// Leaves a row out that lacks what its table cannot be without, and says so. A row that names nothing but holds
  /// words is somebody's data: an error. Figures alone are most likely a total without its label.
  void note_incomplete(const TypedBatch& batch, TypedRecord& record, std::size_t missing) {
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
    note(record, *batch.raw, {finding_at(*batch.raw, *record.raw, missing, "ROW-01", severity)});
  }

  /// The field whose column the table requires and that this fact has nothing for.
  [[nodiscard]] static std::optional<std::size_t> missing_field(const model::Fact& fact,
                                                                const model::RecordSpec& spec) {
    for (std::size_t i = 0; i < fact.data.size(); ++i) {
      const bool is_empty = model::is_absent(fact.data[i]) || model::to_text(fact.data[i]).empty();
      if (!fact.table->columns[i].required || !is_empty) continue;
      const auto field = spec.ordinal_of(fact.table->columns[i].name);
      return field ? field : spec.ordinal_of(spec.lineage_field).value_or(0);
    }
    return std::nullopt;
  }

  void table_row(const TypedBatch& batch, TypedRecord& record, const ProjectCodes& codes) {
    const model::RecordSpec& spec = *batch.raw->spec;
    const model::TableSpec& table = meaning_.schema.get(spec.table);
    const FactBuilder builder(table, spec, submission_.unit_code, cover_);
    if (spec.table == "project") {
      auto facts = project_facts(builder, meaning_.schema.get("project_link"), batch, record, codes);
      if (const auto missing = missing_field(facts.front(), spec)) {
        note_incomplete(batch, record, *missing);
      } else {
        add_facts(std::move(facts));
      }
      return;
    }
    model::Fact fact = builder.fact_of(batch, record);
    if (table.ordinal_of("project_code") && (spec.ordinal_of("project_code") || spec.ordinal_of("name"))) {
      if (std::string code = codes.code_of(record, spec); !code.empty()) set(fact, "project_code", std::move(code));
    }
    if (spec.table == "register_entry") set(fact, "kind", spec.layout);
    if (table.ordinal_of("incident_code") && !spec.ordinal_of("incident_code")) {
      set(fact, "incident_code", submission_.unit_code + "-" + base::base32_id_of(key_of(record, spec), 8));
    }
    add_if_complete(std::move(fact), batch, record);
  }

  void add_if_complete(model::Fact fact, const TypedBatch& batch, TypedRecord& record) {
    if (const auto missing = missing_field(fact, *batch.raw->spec)) return note_incomplete(batch, record, *missing);
    submission_.facts.push_back(std::move(fact));
  }

  void settle_state() {
    const auto is_error = [](const model::Finding& finding) { return finding.severity == model::Severity::error; };
    for (model::Finding& finding : submission_.findings) let_stand(finding);
    const bool whole = file_errors_ > 0 || std::ranges::any_of(submission_.findings, is_error);
    for (model::Finding& finding : row_findings_) submission_.findings.push_back(std::move(finding));
    if (whole) {
      submission_.state = model::SubmissionState::returned;
    } else if (row_errors_ > 0) {
      submission_.state = model::SubmissionState::partly;
    }
    if (submission_.state == model::SubmissionState::returned) {
      submission_.facts.clear();
      submission_.persons.clear();
      submission_.layouts.clear();
    }
  }

  const ExtractedFile& file_;
  const Meaning& meaning_;
  model::Submission submission_;
  Cover cover_;
  std::vector<TypedBatch> batches_;
  Findings row_findings_;
  std::map<std::string, std::set<std::string>> keys_;  ///< of the rows taken in, by layout
  std::map<std::string, std::size_t> value_by_key_;    ///< where each indicator value stands among the facts
  std::set<model::UnitIndex> units_of_batch_;          ///< units that the table being read has rows of
  std::string last_named_;                             ///< what the last row of a person named as its unit
  model::UnitIndex last_unit_ = model::kNoUnit;
  std::size_t row_errors_ = 0;
  std::size_t file_errors_ = 0;
};

}  // namespace

model::Submission transform(const ExtractedFile& file, const Meaning& meaning) {
  return FileTransform(file, meaning).run();
}

}  // namespace tidtam::transforms
