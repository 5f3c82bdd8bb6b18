#include "jobs/run/incidents_step.hpp"

#include <optional>
#include <unordered_map>
#include <vector>

#include "jobs/run/counted_facts.hpp"

namespace tidtam::jobs {

namespace {
using model::Datum;

Datum datum_of(const std::optional<base::Date>& day) {
  return day ? Datum(*day) : Datum();
}

std::optional<base::Date> due_on(const transforms::TriggeredIncident& incident) {
  if (!incident.found_on) return std::nullopt;
  return base::date_of_days(base::days_of(*incident.found_on) + incident.trigger->days);
}

/// By the ordinals of `triggered_incident`.
std::vector<Datum> row_of(const transforms::TriggeredIncident& incident, const model::UnitTree& tree) {
  const transforms::Trigger& trigger = *incident.trigger;
  const auto filled = [&](std::string_view column) {
    const auto found = incident.filled.find(column);
    return found == incident.filled.end() ? Datum() : found->second;
  };
  const auto count = [&](std::string_view column) {
    const Datum datum = filled(column);
    const auto* number = std::get_if<base::Decimal>(&datum);
    return number ? Datum(number->millionths() / base::Decimal::kOne) : datum;
  };
  const Datum owner = filled("owner");
  return {tree.unit(incident.unit).code,
          incident.code(),
          trigger.title_th,
          std::int64_t{trigger.level},
          datum_of(incident.found_on),
          filled("area"),
          count("pupils"),
          count("staff"),
          filled("measure"),
          model::is_absent(owner) ? Datum(trigger.owner) : owner,
          datum_of(due_on(incident)),
          std::string(incident.closed ? "CLOSED" : "OPEN"),
          trigger.id,
          model::to_code(incident.first),
          model::to_code(incident.opened),
          model::to_code(incident.last),
          incident.closed ? Datum(model::to_code(*incident.closed)) : Datum(),
          datum_of(incident.closed_on),
          incident.figures,
          trigger.title_en};
}

std::unordered_map<std::int64_t, base::Date> days_received(store::Store& store) {
  std::unordered_map<std::int64_t, base::Date> days;
  store.for_each_submission(
      [&](const store::StoredSubmission& one) { days.emplace(one.id, base::thai_date_of(one.source.received)); });
  return days;
}
}  // namespace

std::vector<transforms::TriggeredIncident> settle_incidents(const Knowledge& knowledge, store::Store& store,
                                                            std::span<const model::IndicatorValue> values,
                                                            std::span<const model::Scorecard> scorecards) {
  transforms::CountedFacts facts;
  for (const model::TableSpec* table : knowledge.triggers.tables())
    facts[table->name] = counted_facts(table->name, {}, store);
  const auto days = days_received(store);
  const transforms::TriggerInputs inputs{
      knowledge.triggers,
      knowledge.units.tree,
      scorecards,
      values,
      facts,
      [&](std::int64_t submission) {
        const auto found = days.find(submission);
        return found == days.end() ? std::nullopt : std::optional(found->second);
      },
      [&](const model::Period& period) { return transforms::due_day_of(knowledge.rounds, knowledge.terms, period); }};
  auto incidents = transforms::open_incidents(inputs);
  std::vector<std::vector<Datum>> rows;
  rows.reserve(incidents.size());
  for (const transforms::TriggeredIncident& one : incidents) rows.push_back(row_of(one, knowledge.units.tree));
  store.replace_derived("triggered_incident", rows);
  return incidents;
}

}  // namespace tidtam::jobs
