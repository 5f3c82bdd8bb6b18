#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/unit.hpp"

namespace tidtam::transforms {

/// Units by names spelt to the letter. Filled first, then only asked: the names lie in one text and what is known of
/// them in one list ordered by hash, because a look-up waits for memory and for little else.
class SpellingIndex {
 public:
  /// Of two additions of one name the first holds.
  void add(std::string_view name, std::span<const model::UnitIndex> units);
  /// After the last name.
  void close();
  /// The units of this name; none where it was not added.
  [[nodiscard]] std::span<const model::UnitIndex> find(std::string_view name) const;

 private:
  struct Entry {
    std::size_t hash;
    std::uint32_t begin;  ///< in text_
    std::uint32_t length;
    std::uint32_t first_unit;  ///< in units_
    std::uint32_t unit_count;
  };
  [[nodiscard]] std::size_t slot_of(std::size_t hash) const { return hash & (slots_ - 1); }

  std::string text_;
  std::vector<model::UnitIndex> units_;
  std::vector<Entry> entries_;               // by slot, the last bits of their hashes
  std::size_t slots_ = 1;                    // a power of two
  std::vector<std::uint32_t> starts_{0, 0};  // of each slot in entries_, and the end
};

}  // namespace tidtam::transforms
