#include "transforms/units/key_index.hpp"

#include <algorithm>

namespace tidtam::transforms {

std::vector<model::UnitIndex> KeyIndex::find(std::string_view key) const {
  std::vector<model::UnitIndex> units;
  const auto found = first_.find(key);
  if (found == first_.end()) return units;
  for (auto at = found->second; at != kEnd; at = links_[at].next) units.push_back(links_[at].unit);
  std::ranges::sort(units);
  return units;
}

}  // namespace tidtam::transforms
