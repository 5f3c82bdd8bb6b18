#include "transforms/submission/cover_reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/thai/repair.hpp"
#include "transforms/submission/unit_findings.hpp"
#include "transforms/values/periods.hpp"
#include "transforms/values/years.hpp"

namespace tidtam::transforms {

namespace {
using model::Finding;
using model::Severity;

/// The unit in whose folder the file lay; kNoUnit at the inbox's root and in folders that are named after no unit.
model::UnitIndex folder_unit(const ExtractedFile& file, const Meaning& meaning) {
  return file.source.scope_unit.empty() ? model::kNoUnit : meaning.units.tree.find(file.source.scope_unit);
}

/// The unit that a file without a name on it speaks for: the one that our own form was made for, else the folder's.
model::UnitIndex unnamed_unit(const ExtractedFile& file, const Meaning& meaning) {
  const model::UnitIndex of_form =
      file.form_unit_code.empty() ? model::kNoUnit : meaning.units.tree.find(file.form_unit_code);
  return of_form != model::kNoUnit ? of_form : folder_unit(file, meaning);
}

/// A finding about the file as a whole.
Finding file_finding(std::string rule, Severity severity) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  return finding;
}

/// What stands on the cover sheet, by field names.
class CoverSheet {
 public:
  CoverSheet(const model::RecordBatch& batch, const Meaning& meaning, const Cover& so_far,
             std::vector<Finding>& findings)
      : batch_(batch) {
    FieldReader reader(batch, so_far, meaning.vocabularies);
    if (!batch.records.empty()) record_ = reader.read(batch.records.front(), findings);
  }

  [[nodiscard]] std::string text(std::string_view field) const {
    const std::string* held = record_.raw ? text_of(record_, *batch_.spec, field) : nullptr;
    return held ? *held : std::string();
  }
  [[nodiscard]] std::optional<int> number(std::string_view field) const {
    const auto ordinal = batch_.spec->ordinal_of(field);
    if (!record_.raw || !ordinal) return std::nullopt;
    const auto* held = std::get_if<std::int64_t>(&record_.values[*ordinal].datum);
    return held ? std::optional<int>(static_cast<int>(*held)) : std::nullopt;
  }
  [[nodiscard]] Finding finding(std::string_view field, std::string rule, Severity severity) const {
    const auto ordinal = batch_.spec->ordinal_of(field);
    if (record_.raw && ordinal) return finding_at(batch_, *record_.raw, *ordinal, std::move(rule), severity);
    Finding whole = file_finding(std::move(rule), severity);
    whole.sheet = batch_.sheet;
    return whole;
  }

 private:
  const model::RecordBatch& batch_;
  TypedRecord record_;
};

void take_period(const CoverSheet& sheet, Cover& cover) {
  cover.fiscal_year = sheet.number("fiscal_year");
  cover.quarter = sheet.number("quarter");
  cover.academic_year = sheet.number("academic_year");
  cover.semester = sheet.number("semester");
}

/// The unit that the cover names. A name that a person has to settle, or has settled, is left as a question.
model::UnitIndex unit_of_cover(const CoverSheet& sheet, const ExtractedFile& file, const Meaning& meaning,
                               std::vector<Finding>& findings, std::optional<model::NameQuestion>& question) {
  NameContext context = file_context(file, meaning);
  context.province = sheet.text("province");
  context.parent_name = sheet.text("parent_name");
  const std::string code = sheet.text("unit_code");
  const std::string name = sheet.text("unit_name");
  if (code.empty()) context.within_unit = folder_unit(file, meaning);
  if (code.empty() && name.empty()) return unnamed_unit(file, meaning);
  const UnitMatch match = meaning.resolver.resolve(code, name, context);
  if (match.asks_a_person() || match.settled_on) {
    question = meaning.resolver.question_of(name, context);
    const Finding place = sheet.finding("unit_name", {}, Severity::note);
    complete(*question, place, match, meaning.units.tree);
  }
  if (auto told = unit_taken(sheet.finding("unit_name", {}, Severity::note), match, meaning.units.tree, name))
    findings.push_back(std::move(*told));
  if (match.is_certain()) return match.unit;
  findings.push_back(explained(sheet.finding(code.empty() ? "unit_name" : "unit_code", match.rule, Severity::error),
                               match, meaning.units.tree, name, folder_unit(file, meaning)));
  return model::kNoUnit;
}

/// The round that a return without a period most likely means: the last one whose quarter has ended and that is not yet
/// overdue, else the quarter that the file came in.
model::Period open_quarter(const ExtractedFile& file, std::span<const Round> rounds) {
  const base::Date day = base::thai_date_of(file.source.received);
  std::optional<model::Period> open;
  for (const Round& round : rounds) {
    const auto days = model::fiscal_range_of(round.period);
    if (days && days->last < day && is_open(round, day) && round.due_on && day <= *round.due_on) open = round.period;
  }
  return open ? *open : model::fiscal_quarter_of(day);
}

/// A finding about whom the file speaks for: at the cell of the cover that names the unit, where there is a cover.
Finding unit_finding(const CoverSheet* sheet, std::string rule) {
  if (!sheet) return file_finding(std::move(rule), Severity::error);
  return sheet->finding(sheet->text("unit_code").empty() ? "unit_name" : "unit_code", std::move(rule), Severity::error);
}

void check_scope(const Cover& cover, const CoverSheet* sheet, const ExtractedFile& file, const Meaning& meaning,
                 std::vector<Finding>& findings) {
  const auto& tree = meaning.units.tree;
  const model::UnitIndex folder = folder_unit(file, meaning);
  if (folder != model::kNoUnit && !tree.is_within(cover.unit, folder)) {
    Finding finding = unit_finding(sheet, "ORG-03");
    finding.facts["unit"] = tree.unit(cover.unit).name;
    finding.facts["scope"] = tree.unit(folder).name;
    findings.push_back(std::move(finding));
  } else if (!meaning.in_scope[cover.unit]) {
    Finding finding = unit_finding(sheet, "ORG-04");
    finding.facts["unit"] = tree.unit(cover.unit).name;
    findings.push_back(std::move(finding));
  } else if (const auto last_day = closed_before(tree.unit(cover.unit), cover.period())) {
    findings.push_back(with_last_day(unit_finding(sheet, "ORG-08"), tree.unit(cover.unit), *last_day));
  }
}

/// A part of a title that names a period: where it begins, and of which year it is a part.
struct PeriodMark {
  std::size_t place = 0;
  bool is_fiscal = false;
};

std::vector<PeriodMark> period_marks(std::string_view title) {
  constexpr std::array<std::pair<std::string_view, bool>, 6> kMarkers{{{"ไตรมาส", true},
                                                                       {"ปีงบ", true},
                                                                       {"ภาคเรียน", false},
                                                                       {"ภาคการศึกษา", false},
                                                                       {"เทอม", false},
                                                                       {"ปีการศึกษา", false}}};
  std::vector<PeriodMark> marks;
  for (const auto& [marker, is_fiscal] : kMarkers) {
    for (auto at = title.find(marker); at != std::string_view::npos; at = title.find(marker, at + marker.size()))
      marks.push_back({at, is_fiscal});
  }
  std::ranges::sort(marks, {}, &PeriodMark::place);
  return marks;
}

void take(const model::Period& period, Cover& cover) {
  const bool fiscal = period.kind == model::PeriodKind::fiscal_year || period.kind == model::PeriodKind::fiscal_quarter;
  auto& year = fiscal ? cover.fiscal_year : cover.academic_year;
  if (period.kind > model::PeriodKind::semester || period.kind == model::PeriodKind::fiscal_month ||
      period.kind == model::PeriodKind::fiscal_round) {
    return;
  }
  if (!year) year = period.year;
  if (period.kind == model::PeriodKind::fiscal_quarter && !cover.quarter) cover.quarter = period.part;
  if (period.kind == model::PeriodKind::semester && !cover.semester) cover.semester = period.part;
}
}  // namespace

NameContext file_context(const ExtractedFile& file, const Meaning& meaning) {
  constexpr std::size_t kPrintedDigits = 16;
  NameContext context;
  context.submission = file.source.sha256.substr(0, kPrintedDigits);
  context.settled = meaning.settled;
  return context;
}

void learn_periods(std::string_view raw_title, Cover& cover) {
  const std::string title = thai::repair(raw_title);
  const auto marks = period_marks(title);
  // Longer stretches first: `ภาคเรียนที่ 1 ปีการศึกษา 2569` says more than `ภาคเรียนที่ 1`. A semester beside a fiscal
  // year is none of that year.
  for (std::size_t width = 2; width >= 1; --width) {
    for (std::size_t i = 0; i + width <= marks.size(); ++i) {
      if (marks[i].is_fiscal != marks[i + width - 1].is_fiscal) continue;
      const std::size_t end = i + width < marks.size() ? marks[i + width].place : title.size();
      PeriodContext context;
      context.near_be_year = cover.near_year();
      context.fiscal_year = cover.fiscal_year;
      context.academic_year = cover.academic_year;
      const PeriodReading reading =
          read_period(std::string_view(title).substr(marks[i].place, end - marks[i].place), context);
      if (reading.first && (!reading.last || *reading.last == *reading.first)) take(*reading.first, cover);
    }
  }
}

Cover read_cover(const ExtractedFile& file, const Meaning& meaning, std::vector<Finding>& findings) {
  // Answers for the desk say themselves whom they are about, and hold at any time.
  const bool reports = std::ranges::any_of(
      file.batches, [](const model::RecordBatch& batch) { return batch.spec->grain != model::RecordGrain::desk; });
  Cover cover;
  cover.arrival_year = buddhist_year_at(base::thai_date_of(file.source.received));
  std::optional<CoverSheet> sheet;
  if (file.cover) {
    std::vector<Finding> unheard;
    take_period(CoverSheet(*file.cover, meaning, cover, unheard), cover);
    // Read again now that the year is known which two-digit years are near to.
    sheet.emplace(*file.cover, meaning, cover, findings);
    cover.unit = unit_of_cover(*sheet, file, meaning, findings, cover.question);
  } else {
    cover.unit = unnamed_unit(file, meaning);
    if (cover.unit == model::kNoUnit && reports) findings.push_back(file_finding("ORG-05", Severity::error));
    if (cover.unit != model::kNoUnit && reports) findings.push_back(file_finding("ORG-06", Severity::note));
  }
  if (const auto round = model::parse_period_code(file.form_round); round && !cover.period()) take(*round, cover);
  if (!cover.period()) {
    for (const model::RecordBatch& batch : file.batches) {
      for (const model::Cell* title : batch.titles) {
        if (title->type == model::CellType::text) learn_periods(title->text(), cover);
      }
    }
  }
  if (!cover.period() && cover.unit != model::kNoUnit && reports) {
    const model::Period assumed = open_quarter(file, meaning.rounds);
    cover.fiscal_year = assumed.year;
    cover.quarter = assumed.part;
    Finding finding = file_finding("YEAR-02", Severity::warning);
    finding.facts["period"] = fmt::format("{}/{}", assumed.part, assumed.year);
    findings.push_back(std::move(finding));
  }
  if (cover.unit != model::kNoUnit) check_scope(cover, sheet ? &*sheet : nullptr, file, meaning, findings);
  return cover;
}

}  // namespace tidtam::transforms
