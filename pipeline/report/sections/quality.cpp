#include <algorithm>
#include <map>

#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

constexpr std::size_t kMostFiles = 40;

struct RuleSum {
  model::Severity severity = model::Severity::note;
  std::uint64_t count = 0;
  std::uint64_t units = 0;
  std::string text;
};

std::map<std::string, RuleSum, std::less<>> rules_of(const BuildContext& context) {
  std::map<std::string, RuleSum, std::less<>> sums;
  const auto collect = [&](model::UnitIndex unit) {
    for (const RuleCount& rule : context.index.rules(unit)) {
      RuleSum& sum = sums[rule.rule];
      sum.severity = std::max(sum.severity, rule.severity);
      sum.count += rule.count;
      ++sum.units;
      if (sum.text.empty()) sum.text = rule.text;
    }
  };
  collect(context.unit_index);
  for (model::UnitIndex unit : context.everyone_below()) collect(unit);
  return sums;
}

void add_rules(const BuildContext& context, model::ReportSection& section) {
  const Phrases& phrases = context.phrases();
  using enum model::ReportColumnKind;
  const auto sums = rules_of(context);
  if (sums.empty()) return;
  std::vector<std::pair<std::string, RuleSum>> ordered(sums.begin(), sums.end());
  std::ranges::stable_sort(ordered, [](const auto& a, const auto& b) {
    return std::pair(a.second.severity, a.second.count) > std::pair(b.second.severity, b.second.count);
  });
  model::ReportTable table;
  table.caption = phrases("quality.rules");
  table.columns = {
      {phrases("column.finding"), name}, {phrases("column.severity"), light}, {phrases("column.times"), number}};
  if (context.has_children()) table.columns.push_back({phrases("column.units"), number});
  for (const auto& [id, sum] : ordered) {
    model::ReportCell name = text_cell(sum.text.empty() ? id : sum.text);
    name.note = id;
    model::ReportRow row{{std::move(name), severity_cell(sum.severity, phrases), count_cell(sum.count)}};
    if (context.has_children()) row.cells.push_back(count_cell(sum.units));
    table.rows.push_back(std::move(row));
  }
  section.blocks.emplace_back(std::move(table));
}

/// Own files in full; of the files below only those that went back.
std::vector<const SubmissionEntry*> files_of(const BuildContext& context) {
  std::vector<const SubmissionEntry*> files;
  for (const auto& entry : context.index.submissions(context.unit_index)) files.push_back(&entry);
  for (model::UnitIndex unit : context.everyone_below()) {
    for (const auto& entry : context.index.submissions(unit)) {
      const bool went_back =
          entry.state == model::SubmissionState::returned || entry.state == model::SubmissionState::partly;
      if (went_back) files.push_back(&entry);
    }
  }
  return files;
}

void add_files(const BuildContext& context, model::ReportSection& section) {
  const auto files = files_of(context);
  if (files.empty()) return;
  const Phrases& phrases = context.phrases();
  using enum model::ReportColumnKind;
  model::ReportTable table;
  table.caption = phrases(context.has_children() ? "quality.returned_files" : "quality.files");
  table.columns = {{phrases("column.file"), name},        {phrases("column.unit_name"), text},
                   {phrases("column.received_on"), date}, {phrases("column.state"), text},
                   {phrases("column.errors"), number},    {phrases("column.warnings"), number}};
  for (std::size_t at = 0; at < std::min(kMostFiles, files.size()); ++at) {
    const SubmissionEntry& entry = *files[at];
    const std::string href = entry.unit == context.unit_index ? "" : context.href_to(entry.unit);
    table.rows.push_back({{text_cell(entry.file), text_cell(context.name_of(entry.unit), href),
                           date_cell(base::thai_date_of(entry.received), phrases),
                           text_cell(phrases("submission." + std::string(model::submission_state_word(entry.state)))),
                           count_cell(entry.errors), count_cell(entry.warnings)}});
  }
  section.blocks.emplace_back(std::move(table));
  if (files.size() > kMostFiles) {
    section.blocks.emplace_back(model::Paragraph{
        {{phrases.fill("quality.more", {{"count", count_text(files.size() - kMostFiles)}}), false, {}}},
        model::ParagraphStyle::muted});
  }
}

}  // namespace

void build_quality(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  add_rules(context, section);
  add_files(context, section);
  if (section.blocks.empty()) {
    section.blocks.emplace_back(model::Paragraph{
        {{context.phrases()(context.totals().files > 0 ? "quality.clean" : "quality.no_files"), false, {}}},
        model::ParagraphStyle::plain});
  }
}

}  // namespace tidtam::report
