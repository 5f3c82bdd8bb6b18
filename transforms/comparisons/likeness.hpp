#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "transforms/comparisons/comparison_book.hpp"
#include "transforms/comparisons/counted_rows.hpp"

namespace tidtam::transforms {

/// Which units say the very same thing: what the comparisons that ask for `alike` columns need to know of all units,
/// before some of them are looked at. Holds a number for each thing said, never the things themselves.
class Likeness {
 public:
  /// How many other units say what a unit says, and one of them.
  struct Others {
    std::uint32_t units = 0;
    std::string_view one;
  };

  /// `book` outlives it.
  explicit Likeness(const ComparisonBook& book) : book_(book) {}
  /// Whether any comparison of this table asks for likeness: then all its facts have to be added.
  [[nodiscard]] static bool is_asked_of(const TableComparisons& table);
  /// Facts come unit by unit.
  void add(const TableComparisons& table, const CountedFact& fact);
  [[nodiscard]] Others others_like(const TableComparisons& table, const Comparison& comparison,
                                   const CountedFact& fact) const;

 private:
  struct Sayers {
    std::uint32_t first = 0;  ///< positions in units_
    std::uint32_t last = 0;
    std::uint32_t count = 0;
  };
  [[nodiscard]] std::uint32_t position_of(const std::string& unit);

  const ComparisonBook& book_;
  std::vector<std::string> units_;  ///< in the order in which they came
  std::unordered_map<std::uint64_t, Sayers> sayers_;
};

}  // namespace tidtam::transforms
