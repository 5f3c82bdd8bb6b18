#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/stored_finding.hpp"

namespace tidtam::transforms {

/// An officer's answer on a sheet of the desk, at one of the times at which it came.
struct GivenAnswer {
  std::string question;  ///< equal for answers about the same thing
  std::string says;      ///< equal for answers that say the same; empty: the answer before it is taken back
  std::string name;      ///< what it is about, as it is shown
  std::string shown;     ///< what it says, as it is shown
  base::Date on;
  std::int64_t submission = 0;
  std::string sheet;
  std::string cell;
};

/// The rules by which officers of one kind of sheet are told.
struct AnswerRules {
  const char* replaces;   ///< of the answer that holds: another one held before it
  const char* is_passed;  ///< of one that does not hold: a newer one says something else
};
inline constexpr AnswerRules kAliasRules{"ALI-04", "ALI-05"};
inline constexpr AnswerRules kWaiverRules{"ACK-05", "ACK-06"};

/// Tells of answers that contradict one another: the newest holds, and says what it replaces; the others say what holds
/// instead of them. `answers` in the order in which they count, the newest last; so it is the same whether they came in
/// one run or in several, and in whatever order.
[[nodiscard]] std::vector<model::StoredFinding> contradictions(std::span<const GivenAnswer> answers,
                                                               const AnswerRules& rules);

}  // namespace tidtam::transforms
