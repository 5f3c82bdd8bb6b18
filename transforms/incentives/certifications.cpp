#include "transforms/incentives/certifications.hpp"

#include <algorithm>

namespace tidtam::transforms {

void Certifications::add(std::string_view unit_code, std::string_view round, std::string_view state, base::Date on,
                         base::Seconds received) {
  const bool certifies = state == "CERTIFIED" || state == "ACKNOWLEDGED" || state == "CLUSTER_CERTIFIED" ||
                         state == "CLOSED" || state == "FORWARDED";
  const Decision decision{on, received, certifies};
  const auto [known, is_new] = decisions_.try_emplace({std::string(unit_code), std::string(round)}, decision);
  if (!is_new) known->second = std::max(known->second, decision);
}

std::optional<base::Date> Certifications::certified_on(std::string_view unit_code, std::string_view round) const {
  const auto found = decisions_.find({std::string(unit_code), std::string(round)});
  if (found == decisions_.end() || !found->second.certifies) return std::nullopt;
  return found->second.on;
}

}  // namespace tidtam::transforms
