#include "pipeline/report/receipt.hpp"

#include <algorithm>
#include <tuple>

#include "pipeline/base/error.hpp"
#include "pipeline/model/cell.hpp"
#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

std::vector<const model::Finding*> in_reading_order(std::span<const model::Finding> findings) {
  std::vector<std::string> sheets;  // in the order in which the file was read
  std::vector<const model::Finding*> ordered;
  for (const auto& finding : findings) {
    ordered.push_back(&finding);
    if (std::ranges::find(sheets, finding.sheet) == sheets.end()) sheets.push_back(finding.sheet);
  }
  const auto key = [&](const model::Finding* finding) {
    const auto cell = model::parse_a1(finding->cell).value_or(model::CellRef{});
    const auto sheet = std::ranges::find(sheets, finding->sheet) - sheets.begin();
    return std::make_tuple(-static_cast<int>(finding->severity), finding->sheet.empty() ? -1 : sheet, cell.row,
                           cell.column);
  };
  std::ranges::stable_sort(ordered, {}, key);
  return ordered;
}

model::ReportSection summary_of(const ReceiptInputs& inputs) {
  const Phrases& phrases = *inputs.phrases;
  const auto errors = static_cast<std::uint64_t>(
      std::ranges::count(inputs.findings, model::Severity::error, &model::Finding::severity));
  const auto warnings = static_cast<std::uint64_t>(
      std::ranges::count(inputs.findings, model::Severity::warning, &model::Finding::severity));
  model::ReportSection section;
  section.id = "summary";
  section.title = phrases.fill("receipt.count", {{"count", count_text(errors)}});
  section.sheet = phrases("sheet.summary");
  model::Sentence lead{{phrases("receipt.file"), false, {}}, {inputs.source->path, true, {}}};
  section.blocks.emplace_back(model::Paragraph{std::move(lead), model::ParagraphStyle::lead});
  const bool is_partly = inputs.state == model::SubmissionState::partly;
  std::string state = phrases(is_partly ? "receipt.state.partly" : "receipt.state.returned");
  section.blocks.emplace_back(model::Paragraph{{{std::move(state), false, {}}}, model::ParagraphStyle::plain});
  if (warnings > 0) section.note = phrases.fill("receipt.warnings", {{"count", count_text(warnings)}});
  model::SentenceList next{phrases("receipt.next.title"), {}, model::ListStyle::decisions};
  for (const char* id : {"receipt.next.mend", "receipt.next.send", "receipt.next.again"}) {
    next.items.push_back({{phrases(id), false, {}}});
  }
  section.aside.emplace_back(std::move(next));
  return section;
}

model::ReportSection list_of(const ReceiptInputs& inputs) {
  const Phrases& phrases = *inputs.phrases;
  using enum model::ReportColumnKind;
  model::ReportTable table;
  table.caption = phrases("receipt.list");
  table.columns = {{phrases("column.sheet"), name},     {phrases("column.cell"), date},
                   {phrases("column.severity"), light}, {phrases("column.what"), text},
                   {phrases("column.found"), text},     {phrases("column.expected"), text},
                   {phrases("column.fix"), text}};
  for (const model::Finding* finding : in_reading_order(inputs.findings)) {
    const FindingText words = inputs.text_of(*finding);
    table.rows.push_back(
        {{text_cell(finding->sheet.empty() ? phrases("receipt.whole_file") : finding->sheet),
          text_cell(finding->cell.empty() ? "–" : finding->cell), severity_cell(finding->severity, phrases),
          text_cell(words.what), text_cell(finding->found), text_cell(words.expected), text_cell(words.fix)}});
  }
  model::ReportSection section;
  section.id = "faults";
  section.title = table.caption;
  section.sheet = phrases("receipt.sheet");
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace

model::Report build_receipt(const ReceiptInputs& inputs) {
  TIDTAM_ASSERT(inputs.source != nullptr && inputs.phrases != nullptr && inputs.text_of,
                "a receipt needs file and words");
  const Phrases& phrases = *inputs.phrases;
  model::Report receipt;
  receipt.language = phrases.language();
  receipt.title = phrases("receipt.title");
  receipt.unit_name = inputs.unit_name;
  receipt.period_title = inputs.period_title;
  receipt.form_code = phrases("receipt.form");
  receipt.data_as_of = phrases.fill("receipt.received", {{"moment", moment_text(inputs.source->received, phrases)}});
  receipt.foot = inputs.unit_name;
  receipt.page_word = phrases("page");
  receipt.of_word = phrases("of");
  receipt.contents_word = phrases("contents");
  receipt.run_date = inputs.run_date;
  receipt.sections.push_back(summary_of(inputs));
  if (!inputs.findings.empty()) receipt.sections.push_back(list_of(inputs));
  return receipt;
}

}  // namespace tidtam::report
