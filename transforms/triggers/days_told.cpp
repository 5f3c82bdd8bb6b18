#include "transforms/triggers/days_told.hpp"

#include <algorithm>

namespace tidtam::transforms {

void DaysTold::ask(std::size_t strand, const model::Period& period, model::Line line, model::UnitIndex unit) {
  asked_[{strand, period}].try_emplace({line, unit});
}

void DaysTold::answer(std::span<const model::IndicatorValue> values, const model::UnitTree& tree,
                      const std::function<std::optional<base::Date>(std::int64_t)>& received_on) {
  if (asked_.empty()) return;
  for (const model::IndicatorValue& value : values) {
    const auto strand = strands_.find(value.indicator, value.dimension);
    const auto period = strand ? model::parse_period_code(value.period) : std::nullopt;
    const auto asked = period ? asked_.find({*strand, *period}) : asked_.end();
    if (asked == asked_.end()) continue;
    const auto day = received_on(value.submission);
    for (const model::Line line : model::kLines) {
      for (model::UnitIndex unit = value.unit; unit != model::kNoUnit; unit = tree.parent(line, unit)) {
        const auto found = asked->second.find({line, unit});
        if (found != asked->second.end()) found->second = std::max(found->second, day);
      }
    }
  }
}

std::optional<base::Date> DaysTold::of(std::size_t strand, const model::Period& period, model::Line line,
                                       model::UnitIndex unit) const {
  const auto asked = asked_.find({strand, period});
  if (asked == asked_.end()) return std::nullopt;
  const auto found = asked->second.find({line, unit});
  return found == asked->second.end() ? std::nullopt : found->second;
}

}  // namespace tidtam::transforms
