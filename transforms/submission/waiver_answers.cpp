#include "transforms/submission/waiver_answers.hpp"

#include <algorithm>

#include "pipeline/model/period.hpp"
#include "pipeline/thai/key.hpp"
#include "transforms/submission/desk_cells.hpp"
#include "transforms/submission/fact_builder.hpp"
#include "transforms/submission/unit_findings.hpp"
#include "transforms/submission/waivers.hpp"

namespace tidtam::transforms {

namespace {
using model::Finding;
using model::kNoUnit;

/// Whether every rule of this id, over all layouts, is an error.
bool is_always_error(const RuleBook& book, std::string_view id) {
  bool is_there = false;
  for (const LayoutRules& layout : book.all()) {
    for (const Rule& rule : layout.rules()) {
      if (rule.id != id) continue;
      if (rule.severity != model::Severity::error) return false;
      is_there = true;
    }
  }
  return is_there;
}

/// A period as it is written in codes: `fy2569q4` is FY2569Q4.
std::string period_code(const std::string& typed) {
  std::string code = typed;
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return model::parse_period_code(code) ? code : typed;
}
}  // namespace

WaiverAnswers::WaiverAnswers(std::span<const TypedBatch> batches, const Meaning& meaning,
                             const model::SourceFile& source)
    : meaning_(meaning), source_(source) {
  const auto is_ours = [](const TypedBatch& batch) { return batch.raw->spec->table == "waiver"; };
  if (std::ranges::none_of(batches, is_ours)) return;
  for (const std::string& id : meaning.rule_ids) rule_ids_.emplace(thai::match_key(id), id);
  for (const TypedBatch& batch : batches) {
    if (!is_ours(batch)) continue;
    for (const TypedRecord& record : batch.records) {
      const Waiver waiver = waiver_of(batch, record);
      says_[waiver_key(waiver)].insert(waiver.reason + '\n' + (waiver.until ? base::to_iso(*waiver.until) : ""));
    }
  }
}

std::string WaiverAnswers::rule_id(const std::string& typed) const {
  const auto known = rule_ids_.find(thai::match_key(typed));
  return known == rule_ids_.end() ? std::string() : known->second;
}

Waiver WaiverAnswers::waiver_of(const TypedBatch& batch, const TypedRecord& record) const {
  Waiver waiver;
  waiver.rule = rule_id(desk_text(batch, record, "rule"));
  waiver.unit_code = desk_text(batch, record, "unit_code");
  waiver.period = period_code(desk_text(batch, record, "period"));
  waiver.sheet = desk_text(batch, record, "sheet");
  waiver.cell = desk_text(batch, record, "cell");
  waiver.about = desk_text(batch, record, "about");
  waiver.reason = desk_text(batch, record, "reason");
  if (takes_back(waiver.reason)) waiver.reason.clear();
  waiver.owner = desk_text(batch, record, "owner");
  waiver.on = desk_day(batch, record, "on").value_or(base::thai_date_of(source_.received));
  waiver.until = desk_day(batch, record, "until");
  return waiver;
}

/// What the sheet said that it was when it was offered, else what the rule is wherever it is declared.
bool WaiverAnswers::is_error(const TypedBatch& batch, const TypedRecord& record, const std::string& rule) const {
  const std::string severity = desk_text(batch, record, "severity");
  return severity.empty() ? is_always_error(meaning_.rules, rule) : severity == "error";
}

void WaiverAnswers::check_rule(const TypedBatch& batch, const TypedRecord& record, const Waiver& waiver,
                               std::vector<Finding>& findings) const {
  const std::string typed = desk_text(batch, record, "rule");
  if (typed.empty()) return findings.push_back(desk_finding(batch, record, "rule", "ROW-01"));
  if (waiver.rule.empty()) return findings.push_back(desk_finding(batch, record, "rule", "ACK-08"));
  if (waiver.until && !can_stand(waiver.rule, model::Severity::error))
    return findings.push_back(desk_finding(batch, record, "rule", "ACK-04"));
  const bool needs_end = !waiver.until && !waiver.reason.empty() && !is_filled(batch, record, "until");
  if (needs_end && is_error(batch, record, waiver.rule))
    findings.push_back(desk_finding(batch, record, "until", "ACK-10"));
}

void WaiverAnswers::check_time(const TypedBatch& batch, const TypedRecord& record, const Waiver& waiver,
                               std::vector<Finding>& findings) const {
  // `-` and the like are no end, and an answer without one is another answer.
  if (!waiver.until && is_filled(batch, record, "until"))
    findings.push_back(desk_finding(batch, record, "until", "ACK-09"));
  else if (waiver.period.empty() && !waiver.until)
    findings.push_back(desk_finding(batch, record, "period", "ACK-01"));
  const bool is_period = model::parse_period_code(waiver.period).has_value();
  if (!is_period && is_filled(batch, record, "period"))
    findings.push_back(desk_finding(batch, record, "period", "ACK-03"));
  if (waiver.until && waiver.unit_code == source_.scope_unit)
    findings.push_back(desk_finding(batch, record, "until", "ACK-02"));
}

void WaiverAnswers::check_unit(const TypedBatch& batch, const TypedRecord& record, const Waiver& waiver,
                               std::vector<Finding>& findings) const {
  const model::UnitTree& tree = meaning_.units.tree;
  const model::UnitIndex unit = tree.find(waiver.unit_code);
  if (unit == kNoUnit) return findings.push_back(desk_finding(batch, record, "unit_code", "COD-01"));
  const model::UnitIndex folder = source_.scope_unit.empty() ? kNoUnit : tree.find(source_.scope_unit);
  if (folder == kNoUnit || tree.is_within(unit, folder)) return;
  Finding finding = desk_finding(batch, record, "unit_code", "ORG-03");
  finding.facts["unit"] = tree.unit(unit).name;
  finding.facts["scope"] = tree.unit(folder).name;
  findings.push_back(std::move(finding));
}

std::optional<model::Fact> WaiverAnswers::fact_of(const TypedBatch& batch, const TypedRecord& record,
                                                  std::vector<Finding>& findings) const {
  const std::size_t before = findings.size();
  const Waiver waiver = waiver_of(batch, record);
  check_rule(batch, record, waiver, findings);
  if (waiver.owner.empty()) findings.push_back(desk_finding(batch, record, "owner", "ROW-01"));
  check_time(batch, record, waiver, findings);
  check_unit(batch, record, waiver, findings);
  if (!waiver.rule.empty() && says_.at(waiver_key(waiver)).size() > 1)
    findings.push_back(desk_finding(batch, record, "reason", "ACK-07"));
  if (findings.size() > before) return std::nullopt;
  model::Fact fact = desk_fact(batch, record, meaning_.schema.get("waiver"));
  set(fact, "rule", waiver.rule);
  set(fact, "unit_code", waiver.unit_code);
  set(fact, "sheet", text_or_nothing(waiver.sheet));
  set(fact, "cell", text_or_nothing(waiver.cell));
  set(fact, "reason", text_or_nothing(waiver.reason));
  set(fact, "until", waiver.until ? model::Datum(*waiver.until) : model::Datum());
  set(fact, "owner", waiver.owner);
  set(fact, "period", text_or_nothing(waiver.period));
  set(fact, "on", waiver.on);
  set(fact, "about", text_or_nothing(waiver.about));
  return fact;
}

}  // namespace tidtam::transforms
