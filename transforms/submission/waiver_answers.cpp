#include "transforms/submission/waiver_answers.hpp"

#include "pipeline/model/period.hpp"
#include "transforms/submission/desk_cells.hpp"
#include "transforms/submission/fact_builder.hpp"
#include "transforms/submission/unit_findings.hpp"
#include "transforms/submission/waivers.hpp"

namespace tidtam::transforms {

namespace {
void check_unit(const TypedBatch& batch, const TypedRecord& record, const std::string& code, const Meaning& meaning,
                const model::SourceFile& source, std::vector<model::Finding>& findings) {
  const auto& tree = meaning.units.tree;
  const model::UnitIndex unit = tree.find(code);
  if (unit == model::kNoUnit) {
    findings.push_back(desk_finding(batch, record, "unit_code", "COD-01"));
    return;
  }
  const model::UnitIndex folder = source.scope_unit.empty() ? model::kNoUnit : tree.find(source.scope_unit);
  if (folder == model::kNoUnit || tree.is_within(unit, folder)) return;
  model::Finding finding = desk_finding(batch, record, "unit_code", "ORG-03");
  finding.facts["unit"] = tree.unit(unit).name;
  finding.facts["scope"] = tree.unit(folder).name;
  findings.push_back(std::move(finding));
}
}  // namespace

std::optional<model::Fact> waiver_of(const TypedBatch& batch, const TypedRecord& record, const Meaning& meaning,
                                     const model::SourceFile& source, std::vector<model::Finding>& findings) {
  const std::size_t before = findings.size();
  const std::string rule = desk_text(batch, record, "rule");
  const std::string owner = desk_text(batch, record, "owner");
  const std::string period = desk_text(batch, record, "period");
  const auto until = desk_day(batch, record, "until");
  if (rule.empty()) findings.push_back(desk_finding(batch, record, "rule", "ROW-01"));
  if (owner.empty()) findings.push_back(desk_finding(batch, record, "owner", "ROW-01"));
  if (period.empty() && !until) findings.push_back(desk_finding(batch, record, "period", "ACK-01"));
  if (!period.empty() && !model::parse_period_code(period))
    findings.push_back(desk_finding(batch, record, "period", "ACK-03"));
  if (until && !rule.empty() && !can_stand(rule, model::Severity::error))
    findings.push_back(desk_finding(batch, record, "rule", "ACK-04"));
  const std::string unit = desk_text(batch, record, "unit_code");
  if (until && unit == source.scope_unit) findings.push_back(desk_finding(batch, record, "until", "ACK-02"));
  check_unit(batch, record, unit, meaning, source, findings);
  if (findings.size() > before) return std::nullopt;
  const std::string reason = desk_text(batch, record, "reason");
  model::Fact fact = desk_fact(batch, record, meaning.schema.get("waiver"));
  set(fact, "rule", rule);
  set(fact, "unit_code", unit);
  set(fact, "sheet", text_or_nothing(desk_text(batch, record, "sheet")));
  set(fact, "cell", text_or_nothing(desk_text(batch, record, "cell")));
  set(fact, "reason", text_or_nothing(takes_back(reason) ? std::string() : reason));
  set(fact, "until", until ? model::Datum(*until) : model::Datum());
  set(fact, "owner", owner);
  set(fact, "period", text_or_nothing(period));
  set(fact, "on", desk_day(batch, record, "on").value_or(base::thai_date_of(source.received)));
  return fact;
}

}  // namespace tidtam::transforms
