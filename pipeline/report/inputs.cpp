#include "pipeline/report/inputs.hpp"

#include <algorithm>
#include <set>

#include "pipeline/base/error.hpp"

namespace tidtam::report {
namespace {

/// Where each unit's items begin in a span that is sorted by unit; one entry more than there are units.
template <typename Item>
std::vector<std::uint32_t> begins_of(std::span<const Item> items, std::size_t unit_count) {
  std::vector<std::uint32_t> begins(unit_count + 1, 0);
  for (const Item& item : items) {
    TIDTAM_ASSERT(item.unit < unit_count, "report inputs name only units of the tree");
    ++begins[item.unit + 1];
  }
  for (std::size_t at = 1; at < begins.size(); ++at) begins[at] += begins[at - 1];
  return begins;
}

template <typename Item>
std::span<const Item> part_of(std::span<const Item> items, const std::vector<std::uint32_t>& begins,
                              model::UnitIndex unit) {
  return items.subspan(begins[unit], begins[unit + 1] - begins[unit]);
}

void count_status(Totals& totals, const RoundStatus& status) {
  ++totals.expected;
  switch (status.state) {
    case ReportingState::on_time:
      ++totals.on_time;
      break;
    case ReportingState::late:
      ++totals.late;
      break;
    case ReportingState::returned:
      ++totals.returned;
      break;
    case ReportingState::missing:
      ++totals.missing;
      break;
  }
}

void count_project(Totals& totals, const Project& project) {
  ++totals.projects;
  totals.projects_done += project.status == ProjectStatus::done ? 1U : 0U;
  totals.projects_late += project.status == ProjectStatus::late ? 1U : 0U;
  totals.allocated += project.allocated.value_or(0);
  totals.committed += project.committed.value_or(0);
  totals.disbursed += project.disbursed.value_or(0);
}

bool is_before(const std::string& left, const std::string& right) {
  const auto a = model::parse_period_code(left);
  const auto b = model::parse_period_code(right);
  if (a && b && *a != *b) return *a < *b;
  return left < right;
}

}  // namespace

void Totals::add(const Totals& other) {
  expected += other.expected;
  on_time += other.on_time;
  late += other.late;
  returned += other.returned;
  missing += other.missing;
  projects += other.projects;
  projects_done += other.projects_done;
  projects_late += other.projects_late;
  allocated += other.allocated;
  committed += other.committed;
  disbursed += other.disbursed;
  files += other.files;
  files_returned += other.files_returned;
}

InputIndex::InputIndex(const ReportInputs& inputs) : inputs_(&inputs) {
  TIDTAM_ASSERT(inputs.units != nullptr && inputs.phrases != nullptr, "reports need units and phrases");
  const std::size_t count = inputs.units->size();
  const auto split = std::partition_point(inputs.scorecards.begin(), inputs.scorecards.end(),
                                          [](const auto& card) { return card.line == model::Line::obec; });
  const auto obec_count = static_cast<std::size_t>(split - inputs.scorecards.begin());
  card_begin_[0] = begins_of(inputs.scorecards.first(obec_count), count);
  card_begin_[1] = begins_of(inputs.scorecards.subspan(obec_count), count);
  for (auto& begin : card_begin_[1]) begin += static_cast<std::uint32_t>(obec_count);
  project_begin_ = begins_of(inputs.projects, count);
  submission_begin_ = begins_of(inputs.submissions, count);
  rule_begin_ = begins_of(inputs.rules, count);
  status_begin_ = begins_of(inputs.statuses, count);
  for (const auto& indicator : inputs.indicators) indicators_.emplace(indicator.id, &indicator);
  collect_periods();
  count_totals();
}

void InputIndex::collect_periods() {
  std::map<std::string_view, std::set<std::string_view>> seen;
  for (const auto& card : inputs_->scorecards) seen[card.indicator].insert(card.period);
  for (const auto& [indicator, codes] : seen) {
    std::vector<std::string> ordered(codes.begin(), codes.end());
    std::sort(ordered.begin(), ordered.end(), is_before);
    periods_.emplace(indicator, std::move(ordered));
  }
}

void InputIndex::count_totals() {
  const auto& units = *inputs_->units;
  for (model::Line line : model::kLines) {
    auto& totals = totals_[static_cast<std::size_t>(line)];
    totals.resize(units.size());
    for (model::UnitIndex unit : units.bottom_up(line)) {
      totals[unit].add(own_totals(unit));
      const model::UnitIndex parent = units.parent(line, unit);
      if (parent != model::kNoUnit) totals[parent].add(totals[unit]);
    }
  }
  for (model::UnitIndex unit = 0; unit < units.size(); ++unit) {
    if (units.children(model::Line::obec, unit).empty() || units.children(model::Line::moe, unit).empty()) continue;
    Totals& both = totals_of_both_lines_[unit];
    both = own_totals(unit);
    for (model::UnitIndex below : below_on_both_lines(units, unit)) both.add(own_totals(below));
  }
}

Totals InputIndex::own_totals(model::UnitIndex unit) const {
  Totals own;
  if (const RoundStatus* found = status(unit)) count_status(own, *found);
  for (const Project& project : projects(unit)) count_project(own, project);
  for (const SubmissionEntry& entry : submissions(unit)) {
    ++own.files;
    own.files_returned += entry.state == model::SubmissionState::returned ? 1U : 0U;
  }
  return own;
}

std::span<const model::Scorecard> InputIndex::cards(model::Line line, model::UnitIndex unit) const {
  return part_of(inputs_->scorecards, card_begin_[static_cast<std::size_t>(line)], unit);
}

const model::Scorecard* InputIndex::card(model::Line line, model::UnitIndex unit, std::string_view indicator,
                                         std::string_view dimension, std::string_view period) const {
  for (const auto& card : cards(line, unit)) {
    if (card.indicator == indicator && card.dimension == dimension && card.period == period) return &card;
  }
  return nullptr;
}

std::span<const Project> InputIndex::projects(model::UnitIndex unit) const {
  return part_of(inputs_->projects, project_begin_, unit);
}

std::span<const SubmissionEntry> InputIndex::submissions(model::UnitIndex unit) const {
  return part_of(inputs_->submissions, submission_begin_, unit);
}

std::span<const RuleCount> InputIndex::rules(model::UnitIndex unit) const {
  return part_of(inputs_->rules, rule_begin_, unit);
}

const RoundStatus* InputIndex::status(model::UnitIndex unit) const {
  const auto found = part_of(inputs_->statuses, status_begin_, unit);
  return found.empty() ? nullptr : &found.front();
}

const Totals& InputIndex::totals(model::Line line, model::UnitIndex unit) const {
  return totals_[static_cast<std::size_t>(line)][unit];
}

const Totals& InputIndex::whole_totals(model::Line line, model::UnitIndex unit) const {
  const auto both = totals_of_both_lines_.find(unit);
  return both == totals_of_both_lines_.end() ? totals(line, unit) : both->second;
}

const model::Indicator* InputIndex::indicator(std::string_view id) const {
  const auto found = indicators_.find(id);
  return found == indicators_.end() ? nullptr : found->second;
}

std::span<const std::string> InputIndex::periods(std::string_view indicator) const {
  const auto found = periods_.find(indicator);
  if (found == periods_.end()) return {};
  return found->second;
}

bool InputIndex::has_report(model::UnitIndex unit) const {
  return inputs_->printed.empty() || inputs_->printed[unit];
}

std::vector<model::UnitIndex> below_on_both_lines(const model::UnitTree& units, model::UnitIndex top) {
  std::vector<bool> seen(units.size(), false);
  for (model::Line line : model::kLines) {
    for_each_below(units, line, top, [&](model::UnitIndex unit) { seen[unit] = true; });
  }
  std::vector<model::UnitIndex> below;
  for (model::UnitIndex unit = 0; unit < seen.size(); ++unit) {
    if (seen[unit]) below.push_back(unit);
  }
  return below;
}

}  // namespace tidtam::report
