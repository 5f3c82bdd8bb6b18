#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/unit.hpp"
#include "transforms/units/spelling_map.hpp"

namespace tidtam::transforms {

/// Units by names spelt to the letter: one name may be that of many. Filled first, then only asked.
class SpellingIndex {
 public:
  /// Of two additions of one name the first holds.
  void add(std::string_view name, std::span<const model::UnitIndex> units) {
    runs_.add(name, {static_cast<std::uint32_t>(units_.size()), static_cast<std::uint32_t>(units.size())});
    units_.insert(units_.end(), units.begin(), units.end());
  }
  /// After the last name.
  void close() { runs_.close(); }
  /// The units of this name; none where it was not added.
  [[nodiscard]] std::span<const model::UnitIndex> find(std::string_view name) const {
    const Run* run = runs_.find(name);
    return run == nullptr ? std::span<const model::UnitIndex>() : std::span(units_).subspan(run->first, run->count);
  }

 private:
  struct Run {
    std::uint32_t first;  ///< in units_
    std::uint32_t count;
  };
  std::vector<model::UnitIndex> units_;
  SpellingMap<Run> runs_;
};

}  // namespace tidtam::transforms
