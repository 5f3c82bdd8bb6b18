#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidtam::transforms {

/// How alike two keys of names are, 0 to 1: the share of pairs of neighbouring letters that both have (Sørensen–Dice).
/// 0 where they differ in a digit: `ป.6` is not `ม.6`'s neighbour by a letter alone, and round 2 is not round 1.
[[nodiscard]] double likeness_of(std::string_view a, std::string_view b);

struct AlikePair {
  std::uint32_t first = 0;  ///< positions in the list, first < second
  std::uint32_t second = 0;
  double likeness = 0;
};

/// All pairs of a list of distinct keys that are at least this alike (0 < least <= 1), by position. Made for a nation's
/// names: keys are held together only where they share one of their rarest letter pairs, of which two that are alike
/// enough must share one (prefix filter of set similarity joins).
[[nodiscard]] std::vector<AlikePair> alike_pairs(std::span<const std::string> keys, double least);

}  // namespace tidtam::transforms
