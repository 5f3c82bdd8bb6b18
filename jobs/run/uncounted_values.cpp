#include "jobs/run/uncounted_values.hpp"

#include <string_view>

#include <fmt/format.h>

#include "transforms/measure/contributions.hpp"

namespace tidtam::jobs {

namespace {
using Row = std::vector<model::Datum>;

model::Datum text_or_nothing(std::string_view text) {
  return text.empty() ? model::Datum() : model::Datum(std::string(text));
}

template <typename Value>
model::Datum or_nothing(const std::optional<Value>& value) {
  return value ? model::Datum(*value) : model::Datum();
}

/// In the order of the table's columns.
Row row_of(model::Line line, transforms::Uncounted reason, const model::IndicatorValue& value,
           const std::string& unit_code, std::string_view source_unit) {
  return {std::string(model::line_word(line)),
          unit_code,
          value.indicator,
          text_or_nothing(value.dimension),
          value.period,
          std::string(transforms::uncounted_word(reason)),
          or_nothing(value.numerator),
          or_nothing(value.denominator),
          or_nothing(value.value),
          text_or_nothing(source_unit),
          value.file,
          text_or_nothing(value.sheet),
          value.cell};
}

std::string name_of(const transforms::Imbalance& imbalance, const model::UnitTree& tree,
                    const model::IndicatorValue& sample) {
  return fmt::format("{} {}/{}{}{}/{}", model::line_word(imbalance.line), tree.unit(imbalance.unit).code,
                     sample.indicator, sample.dimension.empty() ? "" : ";", sample.dimension, sample.period);
}
}  // namespace

CountedOnce check_counted_once(const Knowledge& knowledge, store::Store& store,
                               std::span<const model::IndicatorValue> values, const StrangeValues& strange,
                               std::span<const model::Scorecard> scorecards) {
  const model::UnitTree& tree = knowledge.units.tree;
  const transforms::Contributions contributions =
      transforms::follow_contributions(tree, values, knowledge.indicators, {}, scorecards);
  std::vector<Row> rows;
  for (const transforms::UncountedValue& one : contributions.uncounted) {
    const model::IndicatorValue& value = values[one.position];
    const bool has_source = value.source_unit != model::kNoUnit;
    rows.push_back(row_of(one.line, one.reason, value, tree.unit(value.unit).code,
                          has_source ? std::string_view(tree.unit(value.source_unit).code) : std::string_view()));
  }
  for (const store::IndicatorRow& row : strange) {
    for (const model::Line line : model::kLines)
      rows.push_back(row_of(line, transforms::Uncounted::unknown_unit, row.value, row.unit_code, row.source_unit_code));
  }
  store.replace_derived("uncounted_value", rows);
  CountedOnce checked{rows.size(), {}};
  for (const transforms::Imbalance& imbalance : contributions.imbalances)
    checked.faults.push_back(name_of(imbalance, tree, values[imbalance.sample]));
  return checked;
}

}  // namespace tidtam::jobs
