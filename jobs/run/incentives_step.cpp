#include "jobs/run/incentives_step.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "transforms/incentives/certifications.hpp"
#include "transforms/incentives/incentives.hpp"

namespace tidtam::jobs {

namespace {
using model::Datum;

transforms::Certifications read_certifications(const model::TableSpec& table, store::Store& store) {
  const auto at = [&](std::string_view column) { return table.ordinal_of(column).value(); };
  const std::size_t unit = at("unit_code");
  const std::size_t round = at("round");
  const std::size_t state = at("state");
  const std::size_t on = at("on");
  transforms::Certifications certifications;
  store.for_each_fact(table.name, {}, [&](const store::FactRow& row) {
    const auto* day = std::get_if<base::Date>(&row.data[on]);
    if (day)
      certifications.add(model::to_text(row.data[unit]), model::to_text(row.data[round]),
                         model::to_text(row.data[state]), *day, row.received);
  });
  return certifications;
}

/// Rounds of fiscal quarters that were due before this day.
std::vector<transforms::DueRound> rounds_due_before(const std::vector<transforms::Round>& rounds, base::Date day) {
  std::vector<transforms::DueRound> due;
  for (const transforms::Round& round : rounds) {
    if (round.due_on && *round.due_on < day) due.push_back({round.period.year, round.id});
  }
  return due;
}

std::vector<model::UnitIndex> emergencies_in(std::span<const transforms::TriggeredIncident> incidents) {
  constexpr int kEmergency = 4;
  std::vector<model::UnitIndex> units;
  for (const transforms::TriggeredIncident& one : incidents) {
    if (one.trigger->level == kEmergency && !one.closed) units.push_back(one.unit);
  }
  return units;
}

/// Why a unit may be considered, or why not: each condition in words, those that are not met first.
std::string reason_of(const transforms::IncentiveEligibility& judged, const spec::Messages& messages,
                      spec::Language language) {
  spec::Blanks blanks;
  for (std::size_t i = 0; i < judged.slots.size(); ++i)
    blanks[judged.rule->names[i].name] = model::to_text(judged.slots[i]);
  std::string reason;
  for (const bool wanted : {false, true}) {
    for (std::size_t i = 0; i < judged.met.size(); ++i) {
      if (judged.met[i] != wanted) continue;
      const transforms::IncentiveCondition& condition = judged.rule->conditions[i];
      if (!reason.empty()) reason += "; ";
      reason += messages.phrase(wanted ? condition.met : condition.unmet, language, blanks);
    }
  }
  return reason;
}

/// By the ordinals of `incentive_eligibility`.
std::vector<Datum> row_of(const transforms::IncentiveEligibility& judged, const Knowledge& knowledge) {
  std::vector<Datum> row{knowledge.units.tree.unit(judged.unit).code, judged.rule->id,
                         std::int64_t{judged.fiscal_year}};
  const auto facts = std::span(judged.slots).first(transforms::incentive_slots().size());
  row.insert(row.end(), facts.begin(), facts.end());
  row.emplace_back(std::int64_t{judged.is_eligible ? 1 : 0});
  row.emplace_back(judged.is_eligible ? Datum(std::int64_t{judged.rank}) : Datum());
  row.emplace_back(judged.is_eligible ? Datum(std::int64_t{judged.tied_with}) : Datum());
  row.emplace_back(reason_of(judged, knowledge.messages, spec::Language::th));
  row.emplace_back(reason_of(judged, knowledge.messages, spec::Language::en));
  return row;
}
}  // namespace

void judge_incentives(const Knowledge& knowledge, store::Store& store, std::span<const model::Scorecard> scorecards,
                      std::span<const transforms::TriggeredIncident> incidents, base::Date day) {
  const model::UnitTree& tree = knowledge.units.tree;
  const transforms::Certifications certifications = read_certifications(knowledge.schema.get("certification"), store);
  const auto due = rounds_due_before(knowledge.rounds, day);
  const auto emergencies = emergencies_in(incidents);
  const transforms::IncentiveInputs inputs{
      knowledge.incentives,
      tree,
      knowledge.in_scope,
      scorecards,
      knowledge.indicators,
      due,
      [&](model::UnitIndex unit, const std::string& id) {
        const transforms::Round* round = transforms::find_round(knowledge.rounds, id);
        const auto on = certifications.certified_on(tree.unit(unit).code, id);
        return on && round && round->due_on && *on <= *round->due_on;
      },
      emergencies,
      [&](const model::Period& period) { return transforms::fiscal_year_of(knowledge.terms, period); }};
  std::vector<std::vector<Datum>> rows;
  for (const transforms::IncentiveEligibility& judged : transforms::incentive_eligibility(inputs))
    rows.push_back(row_of(judged, knowledge));
  store.replace_derived("incentive_eligibility", rows);
}

}  // namespace tidtam::jobs
