#include "jobs/run/return_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "extractors/layouts/matcher.hpp"
#include "pipeline/thai/personal_text.hpp"
#include "transforms/submission/personal.hpp"
#include "transforms/submission/settled_cells.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/values/terms.hpp"

namespace tidtam::jobs {

namespace {
/// A file that no reader takes goes back whole, to the unit in whose folder it lay.
model::Submission refused(model::SourceFile source, model::Finding reason, const Knowledge& knowledge) {
  model::Submission submission;
  if (knowledge.units.tree.find(source.scope_unit) != model::kNoUnit) submission.unit_code = source.scope_unit;
  reason.file = source.path;
  submission.source = std::move(source);
  submission.state = model::SubmissionState::returned;
  submission.findings.push_back(std::move(reason));
  transforms::hide_personal(submission);
  return submission;
}

/// A workbook in which nobody has written anything.
bool is_blank(const model::Workbook& workbook) {
  return std::ranges::all_of(workbook.sheets, [](const model::Sheet& sheet) { return sheet.cells.empty(); });
}

model::Submission submission_of(const layouts::Extraction& extraction, const model::SourceFile& source,
                                const std::vector<model::Finding>& findings, const transforms::Meaning& meaning) {
  transforms::ExtractedFile file{
      source, extraction.cover ? &*extraction.cover : nullptr, extraction.batches, findings, {}, {}};
  if (extraction.marks) {
    file.form_unit_code = extraction.marks->unit_code;
    file.form_round = extraction.marks->round;
  }
  file.findings.insert(file.findings.end(), extraction.findings.begin(), extraction.findings.end());
  file.fates = extraction.fates;
  return transforms::transform(file, meaning);
}

/// Nothing for a period whose days nobody lays down.
std::optional<base::Date> last_day_of(std::string_view period_code) {
  const auto period = model::parse_period_code(period_code);
  const auto days = period ? transforms::TermTable().days_of(*period) : std::nullopt;
  return days ? std::optional(days->last) : std::nullopt;
}

void sort_findings(std::vector<model::Finding>& findings, const std::vector<layouts::SheetMatch>& sheets) {
  const auto sheet_place = [&](const std::string& name) {
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      if (sheets[i].sheet == name) return i + 1;
    }
    return std::size_t{0};
  };
  std::ranges::stable_sort(findings, {}, [&](const model::Finding& finding) {
    const auto cell = model::parse_a1(finding.cell);
    return std::pair(sheet_place(finding.sheet), cell ? *cell : model::CellRef{0, 0});
  });
}
}  // namespace

model::Submission too_large(model::SourceFile source, const Knowledge& knowledge, std::uint64_t most_bytes) {
  constexpr std::uint64_t kMebi = 1ULL << 20;
  model::Finding reason;
  reason.rule = "FILE-SIZE";
  // Rounded up, so that it is more than the limit in print too.
  reason.facts["size"] = std::to_string((source.size + kMebi - 1) / kMebi);
  reason.facts["limit"] = std::to_string(most_bytes / kMebi);
  return refused(std::move(source), std::move(reason), knowledge);
}

ReturnReading read_return(model::SourceFile source, std::string_view bytes, const Knowledge& knowledge,
                          const ReadingTerms& terms) {
  const std::string name = std::filesystem::path(source.path).filename().string();
  auto reading = formats::read_workbook(bytes, name, terms.limits);
  if (!reading) return {refused(std::move(source), reading.reason(), knowledge), {}};
  if (is_blank(reading.value().workbook)) {
    model::Finding reason;
    reason.rule = "FILE-EMPTY";
    model::Submission blank = refused(std::move(source), std::move(reason), knowledge);
    // Perhaps it is blank because something in it could not be read.
    for (model::Finding& finding : reading.value().findings) {
      finding.file = blank.source.path;
      blank.findings.push_back(std::move(finding));
    }
    transforms::hide_personal(blank);
    return {std::move(blank), {}};
  }
  transforms::Meaning meaning = terms.answers.over(knowledge);
  meaning.site_key = terms.site_key;
  const base::Date arrival = base::thai_date_of(source.received);
  layouts::Extraction extraction = knowledge.matcher.extract(reading.value().workbook, arrival);
  model::Submission submission = submission_of(extraction, source, reading.value().findings, meaning);
  if (const base::Date day = last_day_of(submission.period).value_or(arrival); extraction.is_by_day && day != arrival) {
    extraction = knowledge.matcher.extract(reading.value().workbook, day);
    submission = submission_of(extraction, source, reading.value().findings, meaning);
  }
  for (model::Finding& breach : transforms::check_fates(submission.cells))
    submission.findings.push_back(std::move(breach));
  ReturnReading result{std::move(submission), std::move(extraction.sheets)};
  sort_findings(result.submission.findings, result.sheets);
  for (model::Finding& finding : result.submission.findings) finding.file = result.submission.source.path;
  transforms::hide_personal(result.submission);
  for (layouts::SheetMatch& sheet : result.sheets) sheet.sheet = thai::without_personal(sheet.sheet);
  return result;
}

}  // namespace tidtam::jobs
