#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidtam::transforms {

/// Values by texts spelt to the letter. Filled first, then only asked: the texts lie in one string and what is known of
/// them in one list ordered by hash, because a look-up waits for memory and for little else.
template <typename Value>
class SpellingMap {
 public:
  /// Of two additions of one text the first holds.
  void add(std::string_view text, Value value) {
    entries_.push_back({hash_of(text), static_cast<std::uint32_t>(text_.size()),
                        static_cast<std::uint32_t>(text.size()), std::move(value)});
    text_ += text;
  }

  /// After the last text.
  void close() {
    slots_ = std::bit_ceil(entries_.size() + 1);
    std::ranges::stable_sort(entries_, {}, [this](const Entry& entry) { return slot_of(entry.hash); });
    starts_.assign(slots_ + 1, 0);
    for (const Entry& entry : entries_) ++starts_[slot_of(entry.hash) + 1];
    for (std::size_t slot = 0; slot < slots_; ++slot) starts_[slot + 1] += starts_[slot];
  }

  /// The value of this text, until the map goes; nullptr where it was not added.
  [[nodiscard]] const Value* find(std::string_view text) const {
    const std::uint64_t hash = hash_of(text);
    const std::size_t slot = slot_of(hash);
    for (std::uint32_t at = starts_[slot]; at < starts_[slot + 1]; ++at) {
      const Entry& entry = entries_[at];
      if (entry.hash == hash && std::string_view(text_).substr(entry.begin, entry.length) == text) return &entry.value;
    }
    return nullptr;
  }

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t begin;  ///< in text_
    std::uint32_t length;
    Value value;
  };

  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const { return hash & (slots_ - 1); }

  /// Eight bytes at a step, where the standard library's takes three multiplications for as many. Texts made to
  /// collide would only be slow to find, and what is added comes from the catalogue.
  static std::uint64_t hash_of(std::string_view text) {
    constexpr std::size_t kStep = sizeof(std::uint64_t);
    std::uint64_t hash = text.size();
    if (text.size() < kStep) return mixed(hash << 56U ^ bytes_at(text.data(), text.size()));
    for (std::size_t at = 0; at + kStep < text.size(); at += kStep)
      hash = mixed(hash ^ bytes_at(text.data() + at, kStep));
    return mixed(hash ^ bytes_at(text.data() + text.size() - kStep, kStep));
  }
  static std::uint64_t mixed(std::uint64_t bits) {
    constexpr std::uint64_t kGolden = 0x9E37'79B9'7F4A'7C15;
    bits *= kGolden;
    return bits ^ bits >> 32U;
  }
  static std::uint64_t bytes_at(const char* at, std::size_t count) {
    std::uint64_t bytes = 0;
    if (count > 0) std::memcpy(&bytes, at, count);
    return bytes;
  }

  std::string text_;
  std::vector<Entry> entries_;               // by slot, the last bits of their hashes
  std::size_t slots_ = 1;                    // a power of two
  std::vector<std::uint32_t> starts_{0, 0};  // of each slot in entries_, and the end
};

}  // namespace tidtam::transforms
