#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tidtam::thai {

/// The words of a lexer, found by what a text begins with. Made at compile time of a list in which longer words stand
/// before those that they begin with; `Word` has its spelling as `letters`. A look-up compares the words of one first
/// letter, eight bytes at once, and so costs a few nanoseconds.
template <typename Word, std::size_t Size>
class WordTable {
 public:
  explicit constexpr WordTable(const std::array<Word, Size>& words) {
    std::size_t placed = 0;
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
      begins_[slot] = static_cast<std::uint8_t>(placed);
      for (const Word& word : words) {
        if (slot_of(word.letters) == slot) entries_[placed++] = entry_of(word);
      }
    }
    begins_[kSlots] = static_cast<std::uint8_t>(placed);
  }

  /// The first word that `text` begins with and that `may_stand` accepts, in the order of the list; else nullptr.
  template <typename MayStand>
  [[nodiscard]] const Word* find(std::string_view text, MayStand may_stand) const {
    if (text.empty()) return nullptr;
    const std::size_t slot = slot_of(text);
    std::size_t at = begins_[slot];
    const std::size_t end = begins_[slot + 1];
    if (at == end) return nullptr;
    const std::uint64_t head = head_of(text);
    for (; at < end; ++at) {
      const Entry& entry = entries_[at];
      if ((head & entry.mask) != entry.head || !goes_on_as(text, entry.word.letters)) continue;
      if (may_stand(entry.word)) return &entry.word;
    }
    return nullptr;
  }
  [[nodiscard]] const Word* find(std::string_view text) const {
    return find(text, [](const Word&) { return true; });
  }

 private:
  struct Entry {
    Word word;
    std::uint64_t head = 0;  ///< the first eight bytes
    std::uint64_t mask = 0;  ///< which of them the word has
  };

  static constexpr std::size_t kHeadBytes = 8;
  static_assert(Size < 256 && std::endian::native == std::endian::little);
  /// One for each ASCII character, one for each of the Thai block, the last for all others.
  static constexpr std::size_t kSlots = 257;

  static constexpr std::size_t slot_of(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return lead;
    if (lead != 0xE0 || text.size() < 3) return kSlots - 1;
    return 0x80U | (static_cast<unsigned char>(text[1]) & 1U) << 6U | (static_cast<unsigned char>(text[2]) & 0x3FU);
  }

  static constexpr Entry entry_of(const Word& word) {
    Entry entry{word, 0, 0};
    for (std::size_t i = 0; i < word.letters.size() && i < kHeadBytes; ++i) {
      entry.head |= std::uint64_t{static_cast<unsigned char>(word.letters[i])} << (8 * i);
      entry.mask |= std::uint64_t{0xFF} << (8 * i);
    }
    return entry;
  }

  static std::uint64_t head_of(std::string_view text) {
    if (text.size() >= kHeadBytes) return bytes_at(text.data());
    std::uint64_t head = 0;
    for (std::size_t i = text.size(); i > 0; --i) head = head << 8U | static_cast<unsigned char>(text[i - 1]);
    return head;
  }
  static std::uint64_t bytes_at(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, kHeadBytes);
    return bytes;
  }

  /// Whether the text begins with a word whose head it has: the rest is compared from the end of the word.
  static bool goes_on_as(std::string_view text, std::string_view letters) {
    if (letters.size() <= kHeadBytes) return text.size() >= letters.size();
    if (text.size() < letters.size()) return false;
    for (std::size_t end = letters.size(); end > kHeadBytes; end -= std::min(kHeadBytes, end - kHeadBytes)) {
      if (bytes_at(text.data() + end - kHeadBytes) != bytes_at(letters.data() + end - kHeadBytes)) return false;
    }
    return true;
  }

  std::array<Entry, Size> entries_{};
  std::array<std::uint8_t, kSlots + 1> begins_{};
};

}  // namespace tidtam::thai
