#include "jobs/run/measure_step.hpp"

#include "transforms/measure/measure.hpp"

namespace tidtam::jobs {

namespace {
std::vector<model::IndicatorValue> effective_values(const Knowledge& knowledge, store::Store& store) {
  std::vector<model::IndicatorValue> values;
  const model::UnitTree& tree = knowledge.units.tree;
  store.for_each_indicator_value({}, [&](const store::IndicatorRow& row) {
    model::IndicatorValue value = row.value;
    value.unit = tree.find(row.unit_code);
    value.source_unit = tree.find(row.source_unit_code);
    // A unit that the catalogue no longer knows keeps its facts in the store and stands in no report.
    if (value.unit != model::kNoUnit) values.push_back(std::move(value));
  });
  return values;
}

/// An indicator is due in every period of its kind; the round's own column of due.csv speaks of layouts.
transforms::Expectation expectation_of(const Knowledge& knowledge) {
  std::vector<transforms::DueIndicator> due;
  for (const transforms::Due& row : knowledge.due) {
    if (!row.indicator.empty()) due.push_back({"", row.indicator, row.unit_kind, row.levels});
  }
  std::vector<model::UnitIndex> scope;
  for (model::UnitIndex unit = 0; unit < knowledge.in_scope.size(); ++unit) {
    if (knowledge.in_scope[unit]) scope.push_back(unit);
  }
  return {knowledge.units.tree, std::move(due), scope};
}
}  // namespace

Measurement measure(const Knowledge& knowledge, store::Store& store) {
  Measurement measurement;
  measurement.values = effective_values(knowledge, store);
  measurement.scorecards =
      transforms::roll_up(knowledge.units.tree, measurement.values, knowledge.indicators, expectation_of(knowledge));
  store.replace_scorecards(measurement.scorecards, knowledge.units.tree);
  return measurement;
}

}  // namespace tidtam::jobs
