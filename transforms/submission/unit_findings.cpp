#include "transforms/submission/unit_findings.hpp"

#include <fmt/format.h>

#include "transforms/values/years.hpp"

namespace tidtam::transforms {

model::Finding explained(model::Finding finding, const UnitMatch& match, const model::UnitTree& tree,
                         std::string_view name, model::UnitIndex scope) {
  if (match.unit != model::kNoUnit) {
    finding.facts["unit"] = tree.unit(match.unit).name;
  } else if (!match.candidates.empty()) {
    finding.facts["unit"] = tree.unit(match.candidates.front().unit).name;
    // The code decides (DECISIONS 4): what should stand beside it is the name of its unit.
    if (match.rule == "COD-02" && finding.expected.empty()) finding.expected = finding.facts["unit"];
  }
  if (!name.empty()) finding.facts["name"] = name;
  if (scope != model::kNoUnit) finding.facts["scope"] = tree.unit(scope).name;
  std::string candidates;
  for (const UnitCandidate& candidate : match.candidates) {
    const model::Unit& unit = tree.unit(candidate.unit);
    candidates += fmt::format("{}{} {}", candidates.empty() ? "" : ", ", unit.code, unit.name);
    if (!unit.amphoe.empty()) candidates += fmt::format(" (อ.{})", unit.amphoe);
  }
  finding.facts["candidates"] = candidates;
  return finding;
}

std::optional<base::Date> closed_before(const model::Unit& unit, const std::optional<model::Period>& period) {
  if (unit.valid_to.empty()) return std::nullopt;
  const auto days = period ? model::fiscal_range_of(*period) : std::nullopt;
  const auto last_day = base::parse_iso_date(unit.valid_to);
  return days && last_day && *last_day < days->first ? last_day : std::nullopt;
}

model::Finding with_last_day(model::Finding finding, const model::Unit& unit, base::Date last_day) {
  finding.facts["unit"] = unit.name;
  finding.facts["closed_on"] = buddhist_day(last_day);
  return finding;
}

std::string buddhist_day(base::Date date) {
  return fmt::format("{}/{}/{}", date.day, date.month, buddhist_year_at(date));
}

std::optional<model::Finding> unit_taken(model::Finding place, const UnitMatch& match, const model::UnitTree& tree,
                                         std::string_view name) {
  if (match.settled_on) {
    place.rule = "ORG-09";
    place.severity = model::Severity::note;
    place.facts["code"] = tree.unit(match.unit).code;
    place.facts["on"] = buddhist_day(*match.settled_on);
  } else if (match.is_by_likeness()) {
    place.rule = "ORG-07";
    place.severity = model::Severity::warning;
  } else {
    return std::nullopt;
  }
  return explained(std::move(place), match, tree, name, model::kNoUnit);
}

void complete(model::NameQuestion& question, const model::Finding& place, const UnitMatch& match,
              const model::UnitTree& tree) {
  question.sheet = place.sheet;
  question.cell = place.cell;
  if (match.is_certain()) question.unit_code = tree.unit(match.unit).code;
}

}  // namespace tidtam::transforms
