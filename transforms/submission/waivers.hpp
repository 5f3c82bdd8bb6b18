#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/finding.hpp"

namespace tidtam::transforms {

/// That an officer knows of a finding and why it may stand. Without an end it acknowledges warnings of one period; with
/// an end it is a waiver: it turns errors off too, for files that came until that day.
struct Waiver {
  std::string rule;
  std::string unit_code;
  std::string period;  ///< empty: every period, of waivers alone
  std::string sheet;   ///< empty: the whole file
  std::string cell;    ///< empty: the whole sheet
  std::string about;   ///< row and column as the sheet names them, wherever they stand; goes before the cell
  std::string reason;  ///< empty: what was answered before is taken back
  std::string owner;
  base::Date on;
  std::optional<base::Date> until;
};

/// Whether an officer may let a finding of this rule stand: not a note, and no error after which it is not known whose
/// data these are, or what they are.
[[nodiscard]] bool can_stand(std::string_view rule, model::Severity severity);

/// What tells what a waiver is about from others: unit, rule, period and place.
[[nodiscard]] std::string waiver_key(const Waiver& waiver);

/// The acknowledgements and waivers that count. Immutable.
class Waivers {
 public:
  Waivers() = default;
  /// In the order in which they came: the later one about the same thing replaces the earlier.
  explicit Waivers(const std::vector<Waiver>& waivers);

  /// What lets this finding of a unit's file stand, or nullptr: a waiver that has not ended on `arrival`, the day on
  /// which the file came, or, for a warning, an acknowledgement.
  [[nodiscard]] const Waiver* find(const model::Finding& finding, const std::string& unit_code,
                                   const std::string& period, base::Date arrival) const;
  /// Turns a finding that may stand into a note, with the reason and the days as `{acknowledged}`; who answers for it
  /// stands in the table of waivers alone.
  void let_stand(model::Finding& finding, const std::string& unit_code, const std::string& period,
                 base::Date arrival) const;
  /// All, ordered by unit, rule and period.
  [[nodiscard]] std::vector<const Waiver*> all() const;

 private:
  std::map<std::string, std::vector<Waiver>> by_unit_and_rule_;
};

}  // namespace tidtam::transforms
