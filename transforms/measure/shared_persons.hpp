#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/base/date.hpp"
#include "pipeline/model/scorecard.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"

namespace tidtam::transforms {

/// One row of a person who stands in the returns of several units for one period.
struct SharedPerson {
  std::string key;  ///< layout, period and key of the person: the same in all its rows
  model::UnitIndex unit = model::kNoUnit;
  std::string layout;
  std::int64_t submission = 0;
  std::optional<base::Date> enrolled_on;
  base::Seconds received = 0;
  std::string counted;      ///< the values that the person is counted in: `I13/n I13;sex=male/n I17/d`
  bool is_counted = false;  ///< at this unit; set by settle_shared_persons
};

/// Decides for each person at which unit it counts: the one that enrolled it later, else the one that reported later,
/// else the one that comes later in the tree (DOMAIN G.1). At the others it is taken out of the values of that
/// submission again, so that sums above them count it once. Rows of one person stand together.
void settle_shared_persons(std::span<SharedPerson> persons, std::span<model::IndicatorValue> values,
                           const IndicatorCatalogue& catalogue);

}  // namespace tidtam::transforms
