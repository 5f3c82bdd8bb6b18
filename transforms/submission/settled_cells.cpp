#include "transforms/submission/settled_cells.hpp"

#include <algorithm>
#include <string>

#include "transforms/submission/desk_cells.hpp"

namespace tidtam::transforms {

namespace {
using model::CellFate;

/// The fates of a file's cells on their last way.
class CellSettlement {
 public:
  CellSettlement(std::span<const model::CellFates> sheets, bool goes_back)
      : sheets_(sheets.begin(), sheets.end()), goes_back_(goes_back) {}

  void settle(const model::RecordBatch& batch, const model::Record& record, CellFate fate) {
    const auto sheet = std::ranges::find(sheets_, batch.sheet_index, &model::CellFates::sheet_index);
    if (sheet == sheets_.end()) return;
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      const model::Cell* cell = record.cells[i];
      if (cell != nullptr) settle_cell(*sheet, *cell, is_private(batch.spec->fields[i]) ? CellFate::unmapped : fate);
    }
  }

  [[nodiscard]] std::vector<model::FateCounts> counts() const {
    std::vector<model::FateCounts> counts;
    for (const model::CellFates& sheet : sheets_) counts.push_back(sheet.counts());
    return counts;
  }

 private:
  /// A cell merged over several rows is used where one of them counts.
  void settle_cell(model::CellFates& sheet, const model::Cell& cell, CellFate fate) const {
    const CellFate last = goes_back_ ? CellFate::returned : fate;
    sheet.change(cell, CellFate::value, last);
    if (last == CellFate::used) {
      sheet.change(cell, CellFate::returned, last);
      sheet.change(cell, CellFate::unmapped, last);
    }
  }

  static bool is_private(const model::FieldSpec& field) {
    return field.personal != model::PersonalClass::none && field.kind != model::FieldKind::person_id;
  }

  std::vector<model::CellFates> sheets_;
  bool goes_back_;
};

CellFate fate_of(const TypedRecord& record) {
  if (record.is_faulty || record.outcome == RowOutcome::left_out) return CellFate::returned;
  return record.outcome == RowOutcome::silent ? CellFate::unmapped : CellFate::used;
}
}  // namespace

std::vector<model::FateCounts> settled_cells(const ExtractedFile& file, std::span<const TypedBatch> batches,
                                             model::SubmissionState state) {
  CellSettlement settlement(file.fates, state == model::SubmissionState::returned);
  if (file.cover) {
    for (const model::Record& record : file.cover->records) settlement.settle(*file.cover, record, CellFate::used);
  }
  for (const TypedBatch& batch : batches) {
    for (const TypedRecord& record : batch.records) {
      if (!record.raw->is_total) settlement.settle(*batch.raw, *record.raw, fate_of(record));
    }
    // Questions of the desk that nobody has answered were not read at all.
    for (const model::Record& record : batch.raw->records) {
      if (!is_answered(record, *batch.raw->spec)) settlement.settle(*batch.raw, record, CellFate::unmapped);
    }
  }
  return settlement.counts();
}

std::vector<model::Finding> check_fates(std::span<const model::FateCounts> sheets) {
  std::vector<model::Finding> findings;
  for (const model::FateCounts& sheet : sheets) {
    if (sheet.is_balanced()) continue;
    std::uint64_t n_settled = 0;
    for (const CellFate fate : model::kLastFates) n_settled += sheet.of(fate);
    model::Finding& finding = findings.emplace_back();
    finding.rule = "FATE-01";
    finding.severity = model::Severity::warning;
    finding.sheet = sheet.sheet;
    for (const auto* places : {&sheet.unsettled, &sheet.given_twice}) {
      if (finding.cell.empty() && !places->empty()) finding.cell = model::to_a1(places->front());
    }
    finding.facts["cells"] = std::to_string(sheet.n_cells);
    finding.facts["settled"] = std::to_string(n_settled);
    finding.facts["twice"] = std::to_string(sheet.n_twice);
  }
  return findings;
}

}  // namespace tidtam::transforms
