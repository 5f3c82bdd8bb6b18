#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/indicator.hpp"
#include "pipeline/model/period.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/report/phrases.hpp"

namespace tidtam::report {

enum class ProjectStatus : std::uint8_t { unknown, done, ongoing, not_started, late, cancelled, extended };

/// A cell of a file that came in.
struct Place {
  std::string file;
  std::string sheet;
  std::string cell;
};

/// A project as its latest progress report has it. Money in satang, absent where nobody said.
struct Project {
  model::UnitIndex unit = model::kNoUnit;
  std::string code;
  std::string name;
  std::string strategy;
  std::string basis;  ///< `Function Agenda`
  std::optional<base::Date> first_day;
  std::optional<base::Date> last_day;
  ProjectStatus status = ProjectStatus::unknown;
  std::optional<double> percent;  ///< of the work, 0 … 100
  std::optional<std::int64_t> allocated;
  std::optional<std::int64_t> committed;
  std::optional<std::int64_t> disbursed;
  std::string problem;
  std::string remedy;
  Place plan;      ///< where the project stands in its plan
  Place progress;  ///< where its latest progress report stands; without a file where there is none
};

/// One file of the round.
struct SubmissionEntry {
  model::UnitIndex unit = model::kNoUnit;
  std::string file;
  model::SubmissionState state = model::SubmissionState::accepted;
  base::Seconds received = 0;
  std::uint32_t errors = 0;
  std::uint32_t warnings = 0;
};

/// What has come of a unit from which the round expects something.
enum class ReportingState : std::uint8_t { on_time, late, returned, missing };
struct RoundStatus {
  model::UnitIndex unit = model::kNoUnit;
  ReportingState state = ReportingState::missing;
  std::optional<base::Date> due;
  base::Seconds received = 0;  ///< 0 where nothing came
};

/// How often a rule spoke in a unit's effective files; `text` is the finished sentence without the cell's own words.
struct RuleCount {
  model::UnitIndex unit = model::kNoUnit;
  std::string rule;
  model::Severity severity = model::Severity::warning;
  std::uint32_t count = 0;
  std::string text;
};

/// Everything that reports are built from. Filled once a run; builders query nothing else.
struct ReportInputs {
  const model::UnitTree* units = nullptr;
  std::span<const model::Indicator> indicators;   ///< in the order in which they are printed
  std::span<const model::Scorecard> scorecards;   ///< sorted by (line, unit, indicator, dimension, period)
  std::span<const model::IndicatorValue> values;  ///< what Scorecard::own_values point into
  std::span<const Project> projects;              ///< sorted by (unit, code)
  std::span<const SubmissionEntry> submissions;   ///< sorted by (unit, received, file)
  std::span<const RoundStatus> statuses;          ///< sorted by unit, at most one for each
  std::span<const RuleCount> rules;               ///< sorted by (unit, rule)
  std::vector<bool> printed;                      ///< units that get a report; empty: all
  model::Period period;                           ///< the round
  std::optional<model::DateRange> period_days;    ///< absent: the fiscal range of the period
  base::Seconds data_as_of = 0;                   ///< when the latest effective submission came
  base::Date run_date;
  const Phrases* phrases = nullptr;
};

/// Counts of a unit and all below it on one line.
struct Totals {
  std::uint64_t expected = 0;
  std::uint64_t on_time = 0;
  std::uint64_t late = 0;
  std::uint64_t returned = 0;
  std::uint64_t missing = 0;
  std::uint64_t projects = 0;
  std::uint64_t projects_done = 0;
  std::uint64_t projects_late = 0;
  std::int64_t allocated = 0;
  std::int64_t committed = 0;
  std::int64_t disbursed = 0;
  std::uint64_t files = 0;
  std::uint64_t files_returned = 0;

  [[nodiscard]] std::uint64_t received() const { return on_time + late; }
  void add(const Totals& other);
};

/// Finds what belongs to a unit without searching: made once a run, read by all builders at once.
class InputIndex {
 public:
  explicit InputIndex(const ReportInputs& inputs);

  [[nodiscard]] const ReportInputs& inputs() const { return *inputs_; }
  [[nodiscard]] std::span<const model::Scorecard> cards(model::Line line, model::UnitIndex unit) const;
  [[nodiscard]] const model::Scorecard* card(model::Line line, model::UnitIndex unit, std::string_view indicator,
                                             std::string_view dimension, std::string_view period) const;
  [[nodiscard]] std::span<const Project> projects(model::UnitIndex unit) const;
  [[nodiscard]] std::span<const SubmissionEntry> submissions(model::UnitIndex unit) const;
  [[nodiscard]] std::span<const RuleCount> rules(model::UnitIndex unit) const;
  [[nodiscard]] const RoundStatus* status(model::UnitIndex unit) const;
  [[nodiscard]] const Totals& totals(model::Line line, model::UnitIndex unit) const;
  /// The unit's totals on this line; where it has units below it on both lines, of both, each unit counted once.
  [[nodiscard]] const Totals& whole_totals(model::Line line, model::UnitIndex unit) const;
  [[nodiscard]] const model::Indicator* indicator(std::string_view id) const;
  /// Periods in which any unit has a value, oldest first; the last is the one that is printed.
  [[nodiscard]] std::span<const std::string> periods(std::string_view indicator) const;
  [[nodiscard]] bool has_report(model::UnitIndex unit) const;

 private:
  void count_totals();
  [[nodiscard]] Totals own_totals(model::UnitIndex unit) const;
  void collect_periods();

  const ReportInputs* inputs_;
  std::array<std::vector<std::uint32_t>, 2> card_begin_;
  std::vector<std::uint32_t> project_begin_;
  std::vector<std::uint32_t> submission_begin_;
  std::vector<std::uint32_t> rule_begin_;
  std::vector<std::uint32_t> status_begin_;
  std::array<std::vector<Totals>, 2> totals_;
  std::map<model::UnitIndex, Totals> totals_of_both_lines_;
  std::unordered_map<std::string_view, const model::Indicator*> indicators_;
  std::map<std::string, std::vector<std::string>, std::less<>> periods_;
};

/// Calls `visit` with each unit below `top` on this line, depth first.
template <typename Visit>
void for_each_below(const model::UnitTree& units, model::Line line, model::UnitIndex top, Visit&& visit) {
  for (model::UnitIndex child : units.children(line, top)) {
    visit(child);
    for_each_below(units, line, child, visit);
  }
}

/// Everyone below `top` on either line, each unit once, in the order of the tree.
[[nodiscard]] std::vector<model::UnitIndex> below_on_both_lines(const model::UnitTree& units, model::UnitIndex top);

}  // namespace tidtam::report
