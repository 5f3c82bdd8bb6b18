#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/period.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/value.hpp"
#include "transforms/comparisons/counted_rows.hpp"
#include "transforms/triggers/trigger_book.hpp"

namespace tidtam::transforms {

/// What was said of one thing for one period.
struct Snapshot {
  model::Period period;
  std::vector<model::Datum> data;     ///< by `scorecard_slots`, or by the columns of the table
  std::optional<base::Date> told_on;  ///< for rows of tables: the day on which their return came
};

/// The snapshots of one thing, those of one kind of period after one another, the earliest first.
using Series = std::vector<Snapshot>;

/// The snapshot of this period; nullptr where there is none.
[[nodiscard]] const Snapshot* snapshot_of(const Series& series, const model::Period& period);

/// Numbers for the strands that a book looks at.
class StrandIndex {
 public:
  /// `book` outlives the index.
  explicit StrandIndex(const TriggerBook& book);
  [[nodiscard]] std::size_t size() const { return strands_.size(); }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view indicator, std::string_view dimension) const;
  [[nodiscard]] std::size_t at(const Strand& strand) const { return find(strand.indicator, strand.dimension).value(); }

 private:
  void add(const Strand& strand);
  std::vector<const Strand*> strands_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_indicator_;
};

/// What one unit's scorecards say, by the numbers of the strands.
using StrandReadings = std::vector<Series>;

/// The line on which a unit's scorecards are looked at: the one it stands on; where it stands on both, `obec`.
[[nodiscard]] model::Line line_of(const model::Unit& unit);

/// The readings of one unit and line, whose scorecards these are.
[[nodiscard]] StrandReadings readings_of(std::span<const model::Scorecard> cards, const StrandIndex& strands);

/// The series of a table's rows: rows that have all of the key in common but its period. Of what was said again for a
/// period, the latest return's is kept.
struct FactSeries {
  std::string unit_code;
  std::string thing;  ///< the rest of the key, as one text
  Series snapshots;
};
[[nodiscard]] std::vector<FactSeries> series_of(const model::TableSpec& table, std::span<const CountedFact> facts);

}  // namespace tidtam::transforms
