#include "transforms/units/key_index.hpp"

#include <algorithm>

namespace tidtam::transforms {

std::vector<model::UnitIndex> KeyIndex::units_of(Entry entry) const {
  std::vector<model::UnitIndex> units;
  for (Entry at = entry; at != kNone; at = links_[at].next) units.push_back(links_[at].unit);
  std::ranges::sort(units);
  return units;
}

}  // namespace tidtam::transforms
