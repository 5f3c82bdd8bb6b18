#include "jobs/run/measure_step.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>

#include "jobs/run/finding_rows.hpp"
#include "jobs/run/incentives_step.hpp"
#include "jobs/run/incidents_step.hpp"
#include "jobs/run/shared_persons.hpp"
#include "transforms/measure/measure.hpp"

namespace tidtam::jobs {

namespace {
std::vector<model::IndicatorValue> effective_values(const Knowledge& knowledge, store::Store& store,
                                                    StrangeValues& strange) {
  std::vector<model::IndicatorValue> values;
  const model::UnitTree& tree = knowledge.units.tree;
  store.for_each_indicator_value({}, [&](const store::IndicatorRow& row) {
    model::IndicatorValue value = row.value;
    value.unit = tree.find(row.unit_code);
    value.source_unit = tree.find(row.source_unit_code);
    // A unit that the catalogue no longer knows keeps its facts in the store and stands in no report.
    if (value.unit == model::kNoUnit) {
      strange.push_back(row);
    } else {
      values.push_back(std::move(value));
    }
  });
  return values;
}

/// Where due.csv does not say whose an indicator is, one unit's report of it makes it due, in that period, from all
/// units of its kind: one school of six is then printed as 1/6 and not as 1/1.
void add_unsaid(std::span<const model::IndicatorValue> values, const model::UnitTree& tree,
                std::vector<transforms::DueIndicator>& due) {
  std::set<std::string> said;
  for (const transforms::DueIndicator& row : due) said.insert(row.indicator);
  std::set<std::tuple<std::string, std::string, model::UnitKind>> unsaid;
  for (const model::IndicatorValue& value : values) {
    if (!said.contains(value.indicator)) unsaid.emplace(value.period, value.indicator, tree.unit(value.unit).kind);
  }
  for (const auto& [period, indicator, kind] : unsaid) due.push_back({period, indicator, kind, ""});
}

/// An indicator is due in every period of its kind; the round's own column of due.csv speaks of layouts.
transforms::Expectation expectation_of(const Knowledge& knowledge, std::span<const model::IndicatorValue> values) {
  std::vector<transforms::DueIndicator> due;
  for (const transforms::Due& row : knowledge.due) {
    if (!row.indicator.empty()) due.push_back({"", row.indicator, row.unit_kind, row.levels});
  }
  add_unsaid(values, knowledge.units.tree, due);
  std::vector<model::UnitIndex> scope;
  for (model::UnitIndex unit = 0; unit < knowledge.in_scope.size(); ++unit) {
    if (knowledge.in_scope[unit]) scope.push_back(unit);
  }
  return {knowledge.units.tree, std::move(due), scope};
}
}  // namespace

Measurement measure(const Knowledge& knowledge, store::Store& store, base::Date day) {
  Measurement measurement;
  StrangeValues strange;
  measurement.values = effective_values(knowledge, store, strange);
  settle_shared_persons(knowledge, store, measurement.values);
  measurement.scorecards = transforms::roll_up(knowledge.units.tree, measurement.values, knowledge.indicators,
                                               expectation_of(knowledge, measurement.values));
  store::GroupScope group(store);
  store.replace_scorecards(measurement.scorecards, knowledge.units.tree);
  measurement.counted = check_counted_once(knowledge, store, measurement.values, strange, measurement.scorecards);
  store.clear_findings(store::FindingMaker::measuring);
  add_stored_findings(
      transforms::reconcile(knowledge.units.tree, measurement.scorecards, measurement.values, knowledge.indicators),
      store::FindingMaker::measuring, knowledge.messages, store);
  const auto incidents = settle_incidents(knowledge, store, measurement.values, measurement.scorecards);
  measurement.open_incidents = static_cast<std::uint64_t>(
      std::ranges::count_if(incidents, [](const transforms::TriggeredIncident& one) { return !one.closed; }));
  judge_incentives(knowledge, store, measurement.scorecards, incidents, day);
  group.commit();
  return measurement;
}

}  // namespace tidtam::jobs
