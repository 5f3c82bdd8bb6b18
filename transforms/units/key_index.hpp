#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/unit.hpp"

namespace tidtam::transforms {

/// Units by key, many to one key and one to many keys; a look-up is one hash.
class KeyIndex {
 public:
  /// Adds a unit once under a key; an empty key is passed over.
  void add(std::string key, model::UnitIndex unit) {
    if (key.empty()) return;
    const auto [slot, is_new] = first_.try_emplace(std::move(key), kEnd);
    for (auto at = slot->second; at != kEnd; at = links_[at].next) {
      if (links_[at].unit == unit) return;
    }
    links_.push_back({unit, slot->second});
    slot->second = static_cast<std::uint32_t>(links_.size() - 1);
  }

  /// The units under this key, ordered.
  [[nodiscard]] std::vector<model::UnitIndex> find(std::string_view key) const;

  void reserve(std::size_t keys) {
    first_.reserve(keys);
    links_.reserve(keys);
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  struct Link {
    model::UnitIndex unit;
    std::uint32_t next;
  };
  static constexpr std::uint32_t kEnd = 0xFFFF'FFFF;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> first_;
  std::vector<Link> links_;
};

}  // namespace tidtam::transforms
