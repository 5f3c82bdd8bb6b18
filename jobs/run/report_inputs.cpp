#include "jobs/run/report_inputs.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "jobs/run/report_projects.hpp"
#include "jobs/run/report_round.hpp"
#include "pipeline/base/error.hpp"

namespace tidtam::jobs {

namespace {
using model::SubmissionState;

bool is_taken(SubmissionState state) {
  return state == SubmissionState::accepted || state == SubmissionState::partly;
}

}  // namespace

ReportDataset::ReportDataset(const Knowledge& knowledge, const Settings& settings, store::Store& store,
                             const Measurement& measurement, base::Date run_date)
    : knowledge_(knowledge),
      settings_(settings),
      phrases_(spec::Node::load(knowledge.catalogue.file("messages", "report.yaml")), settings.language) {
  inputs_.units = &knowledge.units.tree;
  inputs_.indicators = knowledge.indicators.indicators();
  inputs_.scorecards = measurement.scorecards;
  inputs_.values = measurement.values;
  inputs_.run_date = run_date;
  inputs_.phrases = &phrases_;
  read_submissions(store);
  projects_ = read_projects(store, knowledge.schema, knowledge.units.tree, inputs_.period);
  judge_rounds();
  choose_printed(measurement);
  inputs_.projects = projects_;
  inputs_.submissions = submissions_;
  inputs_.statuses = statuses_;
  inputs_.rules = rules_;
}

/// All files of the round that is reported; the round is the settings', else the latest that has returns.
void ReportDataset::read_submissions(store::Store& store) {
  std::vector<store::StoredSubmission> all;
  std::optional<model::Period> latest;
  store.for_each_submission([&](const store::StoredSubmission& submission) {
    all.push_back(submission);
    const auto quarter = quarter_of(submission.period);
    if (!is_taken(submission.state) || !quarter) return;
    if (!latest || std::pair(latest->year, latest->part) < std::pair(quarter->year, quarter->part)) latest = quarter;
  });
  if (!settings_.report_round.empty()) {
    latest = model::parse_period_code(settings_.report_round);
    if (!latest)
      throw ConfigurationError(
          fmt::format("tidtam.yaml: report.round: '{}' is no round such as FY2569Q4", settings_.report_round));
  }
  inputs_.period = latest ? *latest : model::fiscal_quarter_of(inputs_.run_date);

  std::map<std::tuple<model::UnitIndex, std::string>, report::RuleCount> rules;
  for (const store::StoredSubmission& submission : all) {
    if (is_taken(submission.state)) inputs_.data_as_of = std::max(inputs_.data_as_of, submission.source.received);
    const model::UnitIndex unit = knowledge_.units.tree.find(submission.unit_code);
    const auto quarter = quarter_of(submission.period);
    // A file that could not be read names no period: it is of the round that is being reported.
    const bool of_round = submission.period.empty() || (quarter && *quarter == inputs_.period);
    if (unit == model::kNoUnit || !of_round) continue;
    report::SubmissionEntry entry{unit, submission.source.path, submission.state, submission.source.received, 0, 0};
    for (const store::FindingRow& finding : store.findings_of(submission.id)) {
      if (finding.severity == model::Severity::error) ++entry.errors;
      if (finding.severity == model::Severity::warning) ++entry.warnings;
      if (finding.severity == model::Severity::note) continue;
      report::RuleCount& rule = rules[{unit, finding.rule}];
      if (rule.count == 0) {
        const auto language = settings_.language == "en" ? spec::Language::en : spec::Language::th;
        rule = {unit, finding.rule, finding.severity, 0, knowledge_.messages.what_in_general(finding.rule, language)};
      }
      ++rule.count;
    }
    submissions_.push_back(std::move(entry));
  }
  for (auto& [key, rule] : rules) rules_.push_back(std::move(rule));
  std::ranges::sort(submissions_, {}, [](const report::SubmissionEntry& entry) {
    return std::tuple(entry.unit, entry.received, std::string_view(entry.file));
  });
}

/// What has come of every unit from which the round's returns are due.
void ReportDataset::judge_rounds() {
  const std::string round_id = model::to_code(inputs_.period);
  const transforms::Round* round = transforms::find_round(knowledge_.rounds, round_id);
  const std::optional<base::Date> due = round ? round->due_on : std::nullopt;
  const model::UnitTree& tree = knowledge_.units.tree;
  for (model::UnitIndex unit = 0; unit < tree.size(); ++unit) {
    if (!knowledge_.in_scope[unit]) continue;
    const bool owes = std::ranges::any_of(knowledge_.due, [&](const transforms::Due& row) {
      return !row.layout.empty() && transforms::is_due_from(row, round_id, tree.unit(unit));
    });
    if (owes) statuses_.push_back({unit, report::ReportingState::missing, due, 0});
  }
  for (const report::SubmissionEntry& entry : submissions_) {
    const auto status = std::ranges::lower_bound(statuses_, entry.unit, {}, &report::RoundStatus::unit);
    if (status == statuses_.end() || status->unit != entry.unit) continue;
    using report::ReportingState;
    const bool taken = is_taken(entry.state) || entry.state == SubmissionState::superseded;
    if (taken) {
      // The first return that was taken decides whether the unit was in time.
      if (status->state == ReportingState::on_time || status->state == ReportingState::late) continue;
      status->state = due && base::thai_date_of(entry.received) > *due ? ReportingState::late : ReportingState::on_time;
      status->received = entry.received;
    } else if (entry.state == SubmissionState::returned && status->state == ReportingState::missing) {
      status->state = ReportingState::returned;
      status->received = entry.received;
    }
  }
}

void ReportDataset::mark_printed(model::UnitIndex unit) {
  inputs_.printed[unit] = true;
  for (const model::Line line : model::kLines) {
    for (model::UnitIndex at = knowledge_.units.tree.parent(line, unit); at != model::kNoUnit;
         at = knowledge_.units.tree.parent(line, at)) {
      inputs_.printed[at] = true;
    }
  }
}

/// Units that have something to report, those that the scope names one by one, and every office above them.
void ReportDataset::choose_printed(const Measurement& measurement) {
  inputs_.printed.assign(knowledge_.units.tree.size(), false);
  for (const model::IndicatorValue& value : measurement.values) mark_printed(value.unit);
  for (const report::Project& project : projects_) mark_printed(project.unit);
  for (const report::SubmissionEntry& entry : submissions_) mark_printed(entry.unit);
  if (settings_.scope.empty()) return;
  for (model::UnitIndex unit = 0; unit < knowledge_.in_scope.size(); ++unit) {
    if (knowledge_.in_scope[unit]) mark_printed(unit);
  }
}

}  // namespace tidtam::jobs
