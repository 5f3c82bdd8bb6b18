#include "pipeline/store/loader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/base/error.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/moment.hpp"
#include "pipeline/store/person_keys.hpp"

namespace tidtam::store {

namespace {
/// Names of columns as SQL wants them: these, then those of the table.
std::vector<std::string> quoted_columns(std::vector<std::string> first, const model::TableSpec& table) {
  for (const auto& column : table.columns) first.push_back(quoted(column.name));
  return first;
}

const std::vector<std::string> kLineage{"fact_id", "submission_id", "from_layout", "from_sheet", "from_cell"};
const std::vector<std::string> kFindingColumns{"submission_id", "sheet",    "cell",         "rule",       "severity",
                                               "found",         "expected", "message_th",   "message_en", "fix_th",
                                               "fix_en",        "made_by",  "acknowledged", "about"};
const std::vector<std::string> kQuestionColumns{"submission_id", "sheet",  "cell",     "kind",     "raw",
                                                "sender",        "amphoe", "province", "unit_code"};

[[noreturn]] void refuse_datum(const model::TableSpec& table, std::size_t ordinal, const model::Datum& datum) {
  const auto& column = table.columns[ordinal];
  throw Error(fmt::format("{}.{} holds {}; the {} value given cannot go in", table.name, column.name,
                          model::column_type_word(column.type), datum.index() == 5 ? "text" : "other"));
}

void bind_row(Binder& row, int first, const model::TableSpec& table, std::span<const model::Datum> data) {
  TIDTAM_ASSERT(data.size() <= table.columns.size(), "a row has at most the columns of its table");
  for (std::size_t i = 0; i < data.size(); ++i) {
    const int parameter = first + static_cast<int>(i);
    if (!row.bind(parameter, data[i], table.columns[i].type)) refuse_datum(table, i, data[i]);
  }
  for (std::size_t i = data.size(); i < table.columns.size(); ++i) row.bind_null(first + static_cast<int>(i));
}

bool keeps_facts(model::SubmissionState state) {
  using model::SubmissionState;
  return state == SubmissionState::accepted || state == SubmissionState::partly || state == SubmissionState::waiting;
}
}  // namespace

Loader::Loader(Database& database, const model::Schema& schema)
    : database_(database),
      schema_(schema),
      insert_submission_(database.prepare(
          "INSERT INTO submission (file, sha256, unit_code, period, state, same_as, received, rows, facts, findings, "
          "scope_unit, size, layouts, personal, cells) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, "
          "$14, $15) "
          "RETURNING submission_id")),
      insert_finding_(database.bulk_insert("finding", kFindingColumns)),
      count_findings_(database.prepare("UPDATE submission SET findings = findings + $1 WHERE submission_id = $2")),
      insert_question_(database.bulk_insert("name_question", kQuestionColumns)),
      set_state_(database.prepare("UPDATE submission SET state = $1 WHERE submission_id = $2")),
      upsert_effective_(
          database.prepare("INSERT INTO effective (unit_code, layout, period, submission_id, valid_from, valid_to) "
                           "VALUES ($1, $2, $3, $4, $5, $6) "
                           "ON CONFLICT (unit_code, layout, coalesce(period, ''), submission_id, valid_from) "
                           "DO UPDATE SET valid_to = excluded.valid_to")),
      mark_superseded_(
          database.prepare("UPDATE submission SET state = 'superseded' WHERE submission_id = $1 AND state IN "
                           "('accepted', 'partly') AND NOT EXISTS (SELECT 1 FROM effective e WHERE e.submission_id = "
                           "submission.submission_id AND e.valid_to IS NULL)")),
      mark_counting_(database.prepare(
          "UPDATE submission SET state = CASE WHEN EXISTS (SELECT 1 FROM finding f WHERE f.submission_id = "
          "submission.submission_id AND f.severity = 'error') THEN 'partly' ELSE 'accepted' END "
          "WHERE submission_id = $1 AND state = 'superseded'")) {}

StoredSubmission Loader::add(const model::Submission& submission, const SubmissionNotes& notes) {
  StoredSubmission stored{0,
                          submission.source,
                          submission.unit_code,
                          submission.period,
                          submission.state,
                          notes.same_as,
                          submission.layouts,
                          submission.rows,
                          keeps_facts(submission.state) ? static_cast<std::uint32_t>(submission.facts.size()) : 0,
                          static_cast<std::uint32_t>(notes.findings.size()),
                          submission.holds_personal};
  const std::string received = moment_text(submission.source.received);
  const std::string layouts = fmt::format("{}", fmt::join(submission.layouts, ","));
  const std::string cells = model::fates_text(submission.cells);
  insert_submission_->with(std::string_view(submission.source.path), std::string_view(submission.source.sha256),
                           std::string_view(submission.unit_code), std::string_view(submission.period),
                           model::submission_state_word(submission.state), std::string_view(notes.same_as),
                           std::string_view(received), std::int64_t{stored.rows}, std::int64_t{stored.facts},
                           std::int64_t{stored.findings}, std::string_view(submission.source.scope_unit),
                           static_cast<std::int64_t>(submission.source.size), std::string_view(layouts),
                           std::int64_t{submission.holds_personal ? 1 : 0}, std::string_view(cells));
  while (insert_submission_->step()) stored.id = insert_submission_->integer(0);
  insert_content(stored.id, submission, notes.findings);
  return stored;
}

void Loader::insert_content(SubmissionId submission, const model::Submission& reading,
                            std::span<const FindingRow> findings) {
  if (keeps_facts(reading.state)) insert_facts(submission, reading.facts);
  insert_findings(submission, findings, FindingMaker::reading);
  insert_questions(submission, reading.questions);
  if (keeps_facts(reading.state)) insert_person_keys(database_, submission, reading.persons);
}

void Loader::delete_content(SubmissionId submission) {
  for (const model::TableSpec& table : schema_.tables) {
    if (holds_facts(table)) {
      database_.prepare(fmt::format("DELETE FROM {} WHERE fact_id BETWEEN $1 AND $2", quoted(table.name)))
          ->with(submission * kFactsPerSubmission, (submission + 1) * kFactsPerSubmission - 1)
          .run();
    } else if (is_note_table(table)) {
      database_.prepare(fmt::format("DELETE FROM {} WHERE submission_id = $1", quoted(table.name)))
          ->with(submission)
          .run();
    }
  }
}

void Loader::replace(SubmissionId submission, const model::Submission& reading, const SubmissionNotes& notes) {
  delete_content(submission);
  delete_person_keys(database_, submission);
  const std::string layouts = fmt::format("{}", fmt::join(reading.layouts, ","));
  const std::string cells = model::fates_text(reading.cells);
  database_
      .prepare(
          "UPDATE submission SET unit_code = $1, period = $2, state = $3, rows = $4, facts = $5, findings = $6, "
          "layouts = $7, same_as = $8, personal = $9, cells = $10 WHERE submission_id = $11")
      ->with(std::string_view(reading.unit_code), std::string_view(reading.period),
             model::submission_state_word(reading.state), std::int64_t{reading.rows},
             static_cast<std::int64_t>(keeps_facts(reading.state) ? reading.facts.size() : 0),
             static_cast<std::int64_t>(notes.findings.size()), std::string_view(layouts),
             std::string_view(notes.same_as), std::int64_t{reading.holds_personal ? 1 : 0}, std::string_view(cells),
             submission)
      .run();
  insert_content(submission, reading, notes.findings);
}

void Loader::insert_questions(SubmissionId submission, std::span<const model::NameQuestion> questions) {
  insert_question_->start();
  for (const model::NameQuestion& question : questions) {
    insert_question_->with(submission, std::string_view(question.sheet), std::string_view(question.cell),
                           std::string_view(question.kind), std::string_view(question.raw),
                           std::string_view(question.sender), std::string_view(question.amphoe),
                           std::string_view(question.province), std::string_view(question.unit_code));
    insert_question_->add();
  }
  insert_question_->finish();
}

Loader::FactTable& Loader::fact_table(const model::TableSpec& table) {
  if (const auto found = fact_tables_.find(table.name); found != fact_tables_.end()) return found->second;
  const model::TableSpec& spec = schema_.get(table.name);
  if (!holds_facts(spec)) throw Error(fmt::format("table {} holds no facts", spec.name));
  return fact_tables_
      .emplace(spec.name, FactTable{&spec, database_.bulk_insert(spec.name, quoted_columns(kLineage, spec))})
      .first->second;
}

void Loader::insert_facts(SubmissionId submission, std::span<const model::Fact> facts) {
  if (facts.size() >= static_cast<std::size_t>(kFactsPerSubmission)) {
    throw Error(fmt::format("one file gives {} facts; the store takes {}", facts.size(), kFactsPerSubmission - 1));
  }
  for (auto& [name, table] : fact_tables_) table.insert->start();
  std::int64_t fact_id = submission * kFactsPerSubmission;
  for (const model::Fact& fact : facts) insert_fact(++fact_id, submission, fact);
  for (auto& [name, table] : fact_tables_) table.insert->finish();
}

void Loader::insert_fact(std::int64_t fact_id, SubmissionId submission, const model::Fact& fact) {
  TIDTAM_ASSERT(fact.table != nullptr, "a fact belongs to a table");
  FactTable& table = fact_table(*fact.table);
  const std::string cell = model::to_a1(fact.cell);
  table.insert->with(fact_id, submission, std::string_view(fact.layout), std::string_view(fact.sheet),
                     std::string_view(cell));
  bind_row(*table.insert, 6, *table.spec, fact.data);
  table.insert->add();
}

void Loader::clear_findings(FindingMaker maker) {
  const auto made_by = static_cast<std::int64_t>(maker);
  database_
      .prepare(
          "UPDATE submission SET findings = findings - (SELECT count(*) FROM finding f WHERE "
          "f.submission_id = submission.submission_id AND f.made_by = $1) WHERE submission_id IN "
          "(SELECT submission_id FROM finding WHERE made_by <> 0)")
      ->with(made_by)
      .run();
  database_.prepare("DELETE FROM finding WHERE made_by <> 0 AND made_by = $1")->with(made_by).run();
}

void Loader::add_findings(SubmissionId submission, FindingMaker maker, std::span<const FindingRow> findings) {
  insert_findings(submission, findings, maker);
  count_findings_->with(static_cast<std::int64_t>(findings.size()), submission).run();
}

void Loader::insert_findings(SubmissionId submission, std::span<const FindingRow> findings, FindingMaker maker) {
  insert_finding_->start();
  for (const FindingRow& finding : findings) {
    insert_finding_
        ->with(submission, std::string_view(finding.sheet), std::string_view(finding.cell),
               std::string_view(finding.rule), model::severity_word(finding.severity), std::string_view(finding.found),
               std::string_view(finding.expected), std::string_view(finding.message_th),
               std::string_view(finding.message_en), std::string_view(finding.fix_th), std::string_view(finding.fix_en),
               static_cast<std::int64_t>(maker), std::string_view(finding.acknowledged),
               std::string_view(finding.about))
        .add();
  }
  insert_finding_->finish();
}

void Loader::set_state(SubmissionId submission, model::SubmissionState state) {
  set_state_->with(model::submission_state_word(state), submission).run();
}

void Loader::forget_effective(SubmissionId submission) {
  database_.prepare("DELETE FROM effective WHERE submission_id = $1")->with(submission).run();
}

void Loader::apply_effective(std::span<const EffectiveChange> changes) {
  for (const EffectiveChange& change : changes) {
    const std::string from = moment_text(change.valid_from);
    const std::string to = moment_text(change.valid_to);
    upsert_effective_
        ->with(std::string_view(change.unit_code), std::string_view(change.layout), std::string_view(change.period),
               change.submission, std::string_view(from), std::string_view(to))
        .run();
  }
  for (const EffectiveChange& change : changes) {
    (change.valid_to ? mark_superseded_ : mark_counting_)->with(change.submission).run();
  }
}

void Loader::replace_rows(std::string_view name, std::span<const std::vector<model::Datum>> rows) {
  const model::TableSpec& table = schema_.get(name);
  TIDTAM_ASSERT(table.group == model::TableGroup::dimension || table.group == model::TableGroup::derived,
                "what came in is never replaced");
  database_.execute(fmt::format("DELETE FROM {}", quoted(table.name)));
  const auto insert = database_.bulk_insert(table.name, quoted_columns({}, table));
  for (const auto& row : rows) {
    bind_row(*insert, 1, table, row);
    insert->add();
  }
  insert->finish();
}

}  // namespace tidtam::store
