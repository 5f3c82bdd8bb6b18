#include "transforms/submission/waivers.hpp"

#include <algorithm>
#include <array>

#include "pipeline/thai/key.hpp"
#include "transforms/submission/unit_findings.hpp"

namespace tidtam::transforms {

namespace {
std::string key_of(const std::string& unit_code, const std::string& rule) {
  return unit_code + '\n' + rule;
}
}  // namespace

std::string waiver_key(const Waiver& waiver) {
  return key_of(waiver.unit_code, waiver.rule) + '\n' + waiver.period + '\n' + waiver.sheet + '\n' +
         (waiver.about.empty() ? waiver.cell : thai::match_key(waiver.about));
}

namespace {
/// Whether the finding stands where the waiver says: at that row and column, wherever they have gone in a later file;
/// else in that cell.
bool is_at_place(const Waiver& waiver, const model::Finding& finding) {
  if (!waiver.sheet.empty() && thai::match_key(waiver.sheet) != thai::match_key(finding.sheet)) return false;
  if (waiver.about.empty()) return waiver.cell.empty() || waiver.cell == finding.cell;
  const auto about = finding.facts.find("about");
  return about != finding.facts.end() && thai::match_key(about->second) == thai::match_key(waiver.about);
}
}  // namespace

bool can_stand(std::string_view rule, model::Severity severity) {
  if (severity == model::Severity::note) return false;
  if (severity == model::Severity::warning) return true;
  return std::ranges::none_of(
      std::array<std::string_view, 8>{"ORG-", "COD-", "FILE", "PII-", "PID-", "YEAR-", "PERIOD-", "HDR-"},
      [&](std::string_view family) { return rule.starts_with(family); });
}

Waivers::Waivers(const std::vector<Waiver>& waivers) {
  for (const Waiver& waiver : waivers) {
    std::vector<Waiver>& known = by_unit_and_rule_[key_of(waiver.unit_code, waiver.rule)];
    std::erase_if(known, [&](const Waiver& other) { return waiver_key(other) == waiver_key(waiver); });
    if (!waiver.reason.empty()) known.push_back(waiver);
  }
}

const Waiver* Waivers::find(const model::Finding& finding, const std::string& unit_code, const std::string& period,
                            base::Date arrival) const {
  if (unit_code.empty() || !can_stand(finding.rule, finding.severity)) return nullptr;
  const auto found = by_unit_and_rule_.find(key_of(unit_code, finding.rule));
  if (found == by_unit_and_rule_.end()) return nullptr;
  for (const Waiver& waiver : found->second) {
    const bool holds_then = waiver.until ? arrival <= *waiver.until : finding.severity == model::Severity::warning;
    const bool is_of_period = waiver.period.empty() ? waiver.until.has_value() : waiver.period == period;
    if (holds_then && is_of_period && is_at_place(waiver, finding)) return &waiver;
  }
  return nullptr;
}

void Waivers::let_stand(model::Finding& finding, const std::string& unit_code, const std::string& period,
                        base::Date arrival) const {
  const Waiver* waiver = find(finding, unit_code, period, arrival);
  if (!waiver) return;
  finding.severity = model::Severity::note;
  std::string& why = finding.facts["acknowledged"];
  why = waiver->reason + " · " + buddhist_day(waiver->on);
  if (waiver->until) why += " – " + buddhist_day(*waiver->until);
}

std::vector<const Waiver*> Waivers::all() const {
  std::vector<const Waiver*> waivers;
  for (const auto& [key, known] : by_unit_and_rule_) {
    for (const Waiver& waiver : known) waivers.push_back(&waiver);
  }
  return waivers;
}

}  // namespace tidtam::transforms
