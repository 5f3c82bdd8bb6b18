#include "transforms/submission/desk_sheets.hpp"

#include <utility>
#include <vector>

#include "transforms/submission/desk_cells.hpp"
#include "transforms/submission/name_answers.hpp"
#include "transforms/submission/waiver_answers.hpp"

namespace tidtam::transforms {

namespace {
model::Finding sheet_finding(const model::RecordBatch& batch, const model::SourceFile& source, const char* rule,
                             model::Severity severity) {
  model::Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.sheet = batch.sheet;
  finding.found = source.scope_unit;
  finding.facts["header"] = batch.head_texts[*batch.spec->ordinal_of(batch.spec->answer_field)];
  return finding;
}
}  // namespace

void take_answers(std::span<TypedBatch> batches, const Meaning& meaning, SubmissionDraft& draft) {
  const model::SourceFile& source = draft.content().source;
  const NameAnswers names(batches, meaning, source);
  const WaiverAnswers waivers(batches, meaning, source);
  for (TypedBatch& batch : batches) {
    if (batch.raw->spec->grain != model::RecordGrain::desk) continue;
    if (batch.records.empty()) draft.tell(sheet_finding(*batch.raw, source, "DESK-01", model::Severity::warning));
    if (lies_in_strange_folder(source, meaning.units.tree)) {
      draft.tell(sheet_finding(*batch.raw, source, "DESK-02", model::Severity::error));
      continue;
    }
    for (TypedRecord& record : batch.records) {
      if (record.is_faulty) continue;
      std::vector<model::Finding> found;
      auto fact = batch.raw->spec->table == "alias" ? names.fact_of(batch, record, found)
                                                    : waivers.fact_of(batch, record, found);
      draft.note(record, *batch.raw, std::move(found));
      if (fact) draft.add(std::move(*fact));
    }
  }
}

}  // namespace tidtam::transforms
