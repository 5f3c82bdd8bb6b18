#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/period.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/model/value.hpp"
#include "transforms/comparisons/counted_rows.hpp"
#include "transforms/triggers/trigger_book.hpp"

namespace tidtam::transforms {

/// An incident that a trigger opened, with its whole life so far.
struct TriggeredIncident {
  const Trigger* trigger = nullptr;
  const TriggerCase* by = nullptr;
  model::UnitIndex unit = model::kNoUnit;
  std::string thing;                    ///< for rows of tables: what of the unit; else empty
  model::Period first;                  ///< the first snapshot in which the condition held without a break
  model::Period opened;                 ///< the one that opened it
  model::Period last;                   ///< the latest in which it held
  std::optional<model::Period> closed;  ///< the one in which it held no longer; nothing: it is open
  std::optional<base::Date> found_on;
  std::optional<base::Date> closed_on;
  std::string figures;                                      ///< what the condition saw in `last`: `value=6.5 target=10`
  std::map<std::string, model::Datum, std::less<>> filled;  ///< columns of `incident`, as of `last`

  /// `C11-FY2569Q2`; the same in each run, whatever has come since.
  [[nodiscard]] std::string code() const;
};

/// What triggers look at. Everything outlives the call.
struct TriggerInputs {
  const TriggerBook& book;
  const model::UnitTree& tree;
  std::span<const model::Scorecard> scorecards;  ///< as roll_up orders them
  std::span<const model::IndicatorValue> values;
  const CountedFacts& facts;  ///< of the tables of the book
  std::function<std::optional<base::Date>(std::int64_t submission)> received_on;
  std::function<std::optional<base::Date>(const model::Period&)> due_on;  ///< when returns for a period are due
};

/// Opens, carries on and closes incidents, from what counts alone: the same facts give the same incidents whenever and
/// in whatever order they came (docs/decisions/0016-incidents.md).
///
/// An incident opens with the last of as many consecutive snapshots as its case asks for in which the condition holds,
/// and closes with the first in which it does not. A snapshot that is missing, or of which the condition cannot be
/// said, does neither. While one is open, no other of the same case, unit and thing opens. It was found on the day on
/// which the return that showed it came, and no later than on the day when it was due.
/// Ordered by unit, trigger, case, thing, opening snapshot.
[[nodiscard]] std::vector<TriggeredIncident> open_incidents(const TriggerInputs& inputs);

}  // namespace tidtam::transforms
