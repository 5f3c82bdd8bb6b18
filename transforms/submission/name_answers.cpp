#include "transforms/submission/name_answers.hpp"

#include <algorithm>

#include "pipeline/thai/key.hpp"
#include "transforms/submission/desk_cells.hpp"
#include "transforms/submission/fact_builder.hpp"
#include "transforms/submission/unit_findings.hpp"
#include "transforms/units/office_names.hpp"
#include "transforms/units/settled_codes.hpp"

namespace tidtam::transforms {

namespace {
using model::Finding;
using model::kNoUnit;

/// The code at the beginning of an answer: candidates are offered as `33010012 บ้านโนนสูง`.
std::string code_in(const std::string& answer) {
  return answer.substr(0, answer.find(' '));
}

/// Whether the name says by itself that it is a school's.
bool names_school(std::string_view key) {
  return key.starts_with("โรงเรียน") || key.starts_with("รร");
}
}  // namespace

NameAnswers::NameAnswers(std::span<const TypedBatch> batches, const Meaning& meaning, const model::SourceFile& source)
    : meaning_(meaning),
      folder_(source.scope_unit.empty() ? kNoUnit : meaning.units.tree.find(source.scope_unit)),
      arrival_(base::thai_date_of(source.received)) {
  for (const TypedBatch& batch : batches) {
    if (batch.raw->spec->table != "alias") continue;
    for (const TypedRecord& record : batch.records) {
      const NameAnswer answer = answer_of(batch, record);
      codes_[question_key(answer)].insert(code_in(answer.unit_code));
    }
  }
}

NameAnswer NameAnswers::answer_of(const TypedBatch& batch, const TypedRecord& record) const {
  NameAnswer answer;
  answer.raw = desk_text(batch, record, "raw");
  answer.sender = desk_text(batch, record, "sender");
  answer.amphoe = desk_text(batch, record, "amphoe");
  answer.province = desk_text(batch, record, "province");
  answer.submission = desk_text(batch, record, "submission");
  answer.unit_code = desk_text(batch, record, "unit_code");
  answer.by = desk_text(batch, record, "by");
  if (std::string kind = desk_text(batch, record, "kind"); !kind.empty()) answer.kind = std::move(kind);
  answer.on = desk_day(batch, record, "on").value_or(arrival_);
  // Whoever answers in a unit's folder answers for its returns alone, be it about one file or one province.
  if (answer.sender.empty() && folder_ != kNoUnit) answer.sender = meaning_.units.tree.unit(folder_).code;
  return answer;
}

model::UnitIndex NameAnswers::unit_of(const TypedBatch& batch, const TypedRecord& record, const NameAnswer& answer,
                                      std::vector<Finding>& findings) const {
  const UnitMatch match = meaning_.resolver.by_code(code_in(answer.unit_code));
  if (!match.is_certain()) {
    findings.push_back(
        explained(desk_finding(batch, record, "unit_code", match.rule), match, meaning_.units.tree, {}, kNoUnit));
    return kNoUnit;
  }
  const model::Unit& unit = meaning_.units.tree.unit(match.unit);
  const auto closed = base::parse_iso_date(unit.valid_to);
  if (closed && *closed < answer.on) {
    Finding finding = desk_finding(batch, record, "unit_code", "ALI-03");
    finding.facts["unit"] = unit.name;
    finding.facts["closed"] = unit.valid_to;
    findings.push_back(std::move(finding));
    return kNoUnit;
  }
  return match.unit;
}

/// An indicator that is meant has to be one of the catalogue.
void NameAnswers::check_indicator(const TypedBatch& batch, const TypedRecord& record, NameAnswer& answer,
                                  std::vector<Finding>& findings) const {
  const model::Indicator* indicator = meaning_.indicators.find(code_in(answer.unit_code));
  if (!indicator) return findings.push_back(desk_finding(batch, record, "unit_code", "COD-05"));
  answer.unit_code = indicator->id;
}

/// A school's name means a school, an office's name an office.
void NameAnswers::check_kind(const TypedBatch& batch, const TypedRecord& record, const NameAnswer& answer,
                             model::UnitIndex unit, std::vector<Finding>& findings) const {
  const std::string key = thai::match_key(answer.raw);
  const bool is_office_name = OfficeNames::begins_like_office(key);
  const bool is_school_name = !is_office_name && (answer.kind == "school" || names_school(key));
  const model::Unit& named = meaning_.units.tree.unit(unit);
  const bool is_school = named.kind == model::UnitKind::school;
  const auto tell = [&](const char* rule, model::Severity severity) {
    Finding finding = desk_finding(batch, record, "unit_code", rule, severity);
    finding.facts["name"] = answer.raw;
    finding.facts["unit"] = named.name;
    findings.push_back(std::move(finding));
  };
  if (is_school_name && !is_school) return tell("ALI-06", model::Severity::error);
  if (is_office_name && is_school) return tell("ALI-07", model::Severity::error);
  if (!is_office_name && named.code == answer.sender) tell("ALI-08", model::Severity::warning);
}

/// An answer holds within its sender, and a folder's officers answer for their own returns.
void NameAnswers::check_scope(const TypedBatch& batch, const TypedRecord& record, const NameAnswer& answer,
                              model::UnitIndex unit, std::vector<Finding>& findings) const {
  const auto& tree = meaning_.units.tree;
  if (!answer.has_scope()) findings.push_back(desk_finding(batch, record, "raw", "ALI-02"));
  const auto outside = [&](std::string_view field, model::UnitIndex inner, model::UnitIndex outer) {
    if (inner == kNoUnit || outer == kNoUnit || tree.is_within(inner, outer)) return;
    Finding finding = desk_finding(batch, record, field, "ORG-03");
    finding.facts["unit"] = tree.unit(inner).name;
    finding.facts["scope"] = tree.unit(outer).name;
    findings.push_back(std::move(finding));
  };
  if (answer.sender.empty()) return outside("unit_code", unit, folder_);
  const model::UnitIndex sender = tree.find(answer.sender);
  if (sender == kNoUnit) findings.push_back(desk_finding(batch, record, "sender", "COD-01"));
  outside("sender", sender, folder_);
  outside("unit_code", unit, sender);
}

std::optional<model::Fact> NameAnswers::fact_of(const TypedBatch& batch, const TypedRecord& record,
                                                std::vector<Finding>& findings) const {
  NameAnswer answer = answer_of(batch, record);
  const std::size_t before = findings.size();
  if (answer.raw.empty()) findings.push_back(desk_finding(batch, record, "raw", "ROW-01"));
  if (answer.by.empty()) findings.push_back(desk_finding(batch, record, "by", "ROW-01"));
  if (codes_.at(question_key(answer)).size() > 1)
    findings.push_back(desk_finding(batch, record, "unit_code", "ALI-01"));
  model::UnitIndex unit = kNoUnit;
  if (takes_back(answer.unit_code)) {
    answer.unit_code.clear();
  } else if (!is_unit_kind(answer.kind)) {
    check_indicator(batch, record, answer, findings);
  } else {
    unit = unit_of(batch, record, answer, findings);
    if (unit != kNoUnit) answer.unit_code = meaning_.units.tree.unit(unit).code;
  }
  check_scope(batch, record, answer, unit, findings);
  if (unit != kNoUnit) check_kind(batch, record, answer, unit, findings);
  const auto is_error = [](const Finding& finding) { return finding.severity == model::Severity::error; };
  if (std::any_of(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(), is_error))
    return std::nullopt;
  model::Fact fact = desk_fact(batch, record, meaning_.schema.get("alias"));
  set(fact, "raw", answer.raw);
  set(fact, "kind", answer.kind);
  set(fact, "unit_code", text_or_nothing(answer.unit_code));
  set(fact, "by", answer.by);
  set(fact, "on", answer.on);
  set(fact, "sender", text_or_nothing(answer.sender));
  set(fact, "amphoe", text_or_nothing(answer.amphoe));
  set(fact, "province", text_or_nothing(answer.province));
  set(fact, "submission", text_or_nothing(answer.submission));
  return fact;
}

}  // namespace tidtam::transforms
