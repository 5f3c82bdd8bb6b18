#include "transforms/submission/transformer.hpp"

#include <algorithm>
#include <utility>

#include "transforms/submission/cover_reader.hpp"
#include "transforms/submission/desk_cells.hpp"
#include "transforms/submission/desk_sheets.hpp"
#include "transforms/submission/person_counts.hpp"
#include "transforms/submission/project_facts.hpp"
#include "transforms/submission/row_facts.hpp"
#include "transforms/submission/rule_checks.hpp"
#include "transforms/submission/settled_cells.hpp"
#include "transforms/submission/submission_draft.hpp"
#include "transforms/submission/totals.hpp"

namespace tidtam::transforms {

namespace {

/// One file on its way to a submission.
class FileTransform {
 public:
  FileTransform(const ExtractedFile& file, const Meaning& meaning)
      : file_(file), meaning_(meaning), draft_(file.source, file.findings, meaning.waivers) {}

  model::Submission run() {
    read_the_cover();
    type_batches();
    const ProjectCodes codes = project_codes();
    check_rules(codes);
    if (cover_.unit != model::kNoUnit) make_facts(codes);
    take_answers(batches_, meaning_, draft_);
    model::Submission submission = draft_.finish();
    submission.cells = settled_cells(file_, batches_, submission.state);
    return submission;
  }

 private:
  using Findings = std::vector<model::Finding>;

  void read_the_cover() {
    model::Submission& submission = draft_.content();
    cover_ = read_cover(file_, meaning_, submission.findings);
    if (file_.cover && file_.batches.empty() && file_.findings.empty()) note_bare_cover();
    if (!file_.cover && file_.batches.empty()) note_nothing_known();
    if (cover_.question) submission.questions.push_back(*cover_.question);
    if (cover_.unit != model::kNoUnit) submission.unit_code = meaning_.units.tree.unit(cover_.unit).code;
    if (const auto period = cover_.period()) submission.period = model::to_code(*period);
  }

  /// A cover alone reports nothing, and nobody has been told so yet.
  void note_bare_cover() {
    model::Finding finding;
    finding.rule = "FILE-COVER";
    finding.severity = model::Severity::warning;
    finding.sheet = file_.cover->sheet;
    draft_.tell(std::move(finding));
  }

  /// Nothing of the file was understood: its sender must not think that it was taken.
  void note_nothing_known() {
    const auto is_error = [](const model::Finding& finding) { return finding.severity == model::Severity::error; };
    if (std::ranges::any_of(draft_.content().findings, is_error)) return;
    model::Finding finding;
    finding.rule = "FILE-NOTHING";
    finding.severity = model::Severity::error;
    draft_.tell(std::move(finding));
  }

  void type_batches() {
    for (const model::RecordBatch& batch : file_.batches) {
      FieldReader reader(batch, cover_, meaning_.vocabularies, meaning_.site_key);
      TypedBatch typed{&batch, {}};
      if (batch.spec->grain == model::RecordGrain::person) {
        draft_.content().holds_personal = true;
        draft_.tell(told_of_persons(batch, !meaning_.site_key.empty()));
      }
      for (const model::Record& record : batch.records) {
        if (!is_answered(record, *batch.spec)) continue;
        Findings found;
        typed.records.push_back(reader.read(record, found));
        draft_.note(typed.records.back(), batch, std::move(found));
        if (!record.is_total) ++draft_.content().rows;
      }
      draft_.tell(check_totals(typed));
      if (auto fractions = check_fractions(typed)) draft_.tell(std::move(*fractions));
      batches_.push_back(std::move(typed));
    }
  }

  /// The projects that the return lists.
  [[nodiscard]] ProjectCodes project_codes() const {
    ProjectCodes codes(draft_.content().unit_code, cover_);
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
    draft_.tell(checks.of_record(sheet, sheet.records.front()));
  }

  void check_rules(const ProjectCodes& codes) {
    const RuleChecks checks(meaning_, cover_, file_.source.received, codes, batches_);
    check_cover(checks);
    for (TypedBatch& batch : batches_) {
      for (TypedRecord& record : batch.records) {
        if (!record.raw->is_total) draft_.note(record, *batch.raw, checks.of_record(batch, record));
      }
    }
    draft_.tell(checks.of_tables());
  }

  void make_facts(const ProjectCodes& codes) {
    RowFacts facts(file_, meaning_, cover_, codes, draft_);
    for (TypedBatch& batch : batches_) {
      if (batch.raw->spec->grain != model::RecordGrain::desk) facts.add(batch);
    }
    facts.add_table_values();
    auto& layouts = draft_.content().layouts;
    std::ranges::sort(layouts);
    const auto [first, last] = std::ranges::unique(layouts);
    layouts.erase(first, last);
  }

  const ExtractedFile& file_;
  const Meaning& meaning_;
  SubmissionDraft draft_;
  Cover cover_;
  std::vector<TypedBatch> batches_;
};

}  // namespace

model::Submission transform(const ExtractedFile& file, const Meaning& meaning) {
  return FileTransform(file, meaning).run();
}

}  // namespace tidtam::transforms
