#include "transforms/units/spelling_index.hpp"

#include <algorithm>
#include <bit>
#include <functional>

namespace tidtam::transforms {

void SpellingIndex::add(std::string_view name, std::span<const model::UnitIndex> units) {
  entries_.push_back({std::hash<std::string_view>{}(name), static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(name.size()), static_cast<std::uint32_t>(units_.size()),
                      static_cast<std::uint32_t>(units.size())});
  text_ += name;
  units_.insert(units_.end(), units.begin(), units.end());
}

void SpellingIndex::close() {
  slots_ = std::bit_ceil(entries_.size() + 1);
  std::ranges::stable_sort(entries_, {}, [this](const Entry& entry) { return slot_of(entry.hash); });
  starts_.assign(slots_ + 1, 0);
  for (const Entry& entry : entries_) ++starts_[slot_of(entry.hash) + 1];
  for (std::size_t slot = 0; slot < slots_; ++slot) starts_[slot + 1] += starts_[slot];
}

std::span<const model::UnitIndex> SpellingIndex::find(std::string_view name) const {
  const std::size_t hash = std::hash<std::string_view>{}(name);
  const std::size_t slot = slot_of(hash);
  for (std::uint32_t at = starts_[slot]; at < starts_[slot + 1]; ++at) {
    const Entry& entry = entries_[at];
    if (entry.hash != hash || std::string_view(text_).substr(entry.begin, entry.length) != name) continue;
    return std::span(units_).subspan(entry.first_unit, entry.unit_count);
  }
  return {};
}

}  // namespace tidtam::transforms
