#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace tidtam::formats {

/// A place in XML that ends with a NUL: the sentinel stops every loop, so hardly any step asks for the end.
class XmlCursor {
 public:
  /// `xml.data()[xml.size()]` must be NUL.
  explicit XmlCursor(std::string_view xml) : at_(xml.data()), end_(xml.data() + xml.size()) {}

  [[nodiscard]] const char* at() const { return at_; }
  [[nodiscard]] char peek() const { return *at_; }
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  [[nodiscard]] std::string_view rest() const { return {at_, left()}; }
  void move_to(const char* place) { at_ = place; }
  void skip(std::size_t count) { at_ += count; }

  /// A word of up to eight letters, made while running.
  class Word {
   public:
    Word() = default;
    explicit Word(std::string_view letters) : size_(letters.size()) {
      std::memcpy(&letters_, letters.data(), std::min(size_, sizeof letters_));
    }

   private:
    friend XmlCursor;
    std::uint64_t letters_ = 0;
    std::size_t size_ = 0;
  };
  bool take(const Word& word) {
    const std::uint64_t others = eight_bytes_at(at_) ^ word.letters_;
    if (word.size_ == 0 || word.size_ > sizeof others || others << (64 - 8 * word.size_) != 0) return false;
    at_ += word.size_;
    return true;
  }

  /// A word of up to eight letters, known while compiling: one masked comparison.
  template <std::size_t N>
  [[nodiscard]] bool is_at(const char (&word)[N]) const {
    constexpr std::size_t kLetters = N - 1;
    if constexpr (kLetters <= sizeof(std::uint64_t)) {
      constexpr std::uint64_t kMask = ~std::uint64_t{0} >> (64 - 8 * kLetters);
      return (eight_bytes_at(at_) & kMask) == packed(word, std::make_index_sequence<kLetters>{});
    }
    return left() >= kLetters && std::memcmp(at_, word, kLetters) == 0;
  }
  template <std::size_t N>
  bool take(const char (&word)[N]) {
    if (!is_at(word)) return false;
    at_ += N - 1;
    return true;
  }
  /// Other words are compared byte by byte: the sentinel ends the comparison before the end of the text.
  [[nodiscard]] bool is_at(std::string_view word) const {
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (at_[i] != word[i]) return false;
    }
    return true;
  }
  bool take(std::string_view word) {
    if (!is_at(word)) return false;
    at_ += word.size();
    return true;
  }
  void skip_blanks() {
    while (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') ++at_;
  }
  /// Moves to the next `c`; false (and no move) where there is none.
  bool find(char c) {
    const void* place = std::memchr(at_, c, left());
    if (place == nullptr) return false;
    at_ = static_cast<const char*>(place);
    return true;
  }
  /// Moves behind the next `word`; false (and no move) where there is none.
  bool skip_past(std::string_view word) {
    const std::size_t place = rest().find(word);
    if (place == std::string_view::npos) return false;
    at_ += place + word.size();
    return true;
  }
  /// Whether `<name` of a start tag is followed by what may follow a name.
  [[nodiscard]] static bool ends_name(char c) {
    return c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  struct Digits {
    std::uint64_t value = 0;
    std::uint32_t count = 0;
  };
  /// Up to fifteen decimal digits, eight in one step; count 0, and no move, where there is none or more of them.
  Digits take_digits() {
    Digits digits = eight_digits_at(at_);
    if (digits.count == 8) [[unlikely]]
      digits = with_more(digits);
    at_ += digits.count;
    return digits;
  }

  struct Attribute {
    std::string_view name;  ///< empty at the end of the tag, and where the tag is not understood
    std::string_view value;
  };
  /// The next `name="value"` of a start tag.
  Attribute take_attribute() {
    skip_blanks();
    const char* name = at_;
    const char* c = at_;
    while ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || *c == ':' || (*c >= '0' && *c <= '9')) ++c;
    if (c == name || c[0] != '=' || c[1] != '"') return {};
    const char* value = c + 2;
    const auto* quote = static_cast<const char*>(std::memchr(value, '"', static_cast<std::size_t>(end_ - value)));
    if (quote == nullptr) return {};
    at_ = quote + 1;
    return {{name, static_cast<std::size_t>(c - name)}, {value, static_cast<std::size_t>(quote - value)}};
  }

  enum class Tag : std::uint8_t { open, empty, unfamiliar };
  /// Passes over the attributes of a start tag and its end: a `>` within quotes ends nothing.
  Tag skip_rest_of_tag() {
    while (!take_attribute().name.empty()) {
    }
    if (take(">")) return Tag::open;
    return take("/>") ? Tag::empty : Tag::unfamiliar;
  }

 private:
  /// What begins with eight digits, whole.
  [[gnu::noinline]] Digits with_more(Digits first) const {
    const Digits second = eight_digits_at(at_ + first.count);
    if (second.count == 8) return {};
    constexpr std::array<std::uint64_t, 8> kPowersOfTen{1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000};
    return {first.value * kPowersOfTen[second.count] + second.value, first.count + second.count};
  }

  /// Eight bytes as a little-endian number; 0 for those behind the end.
  [[nodiscard]] std::uint64_t eight_bytes_at(const char* place) const {
    static_assert(std::endian::native == std::endian::little);
    if (end_ - place < 8) [[unlikely]]
      return last_bytes_at(place);
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, place, sizeof bytes);
    return bytes;
  }
  [[gnu::noinline]] std::uint64_t last_bytes_at(const char* place) const {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, place, static_cast<std::size_t>(end_ - place));
    return bytes;
  }

  /// The digits among the eight bytes at `place`, up to the first that is none.
  [[nodiscard]] Digits eight_digits_at(const char* place) const {
    constexpr std::uint64_t kEach = 0x0101010101010101;
    const std::uint64_t bytes = eight_bytes_at(place);
    // The high bit of each byte that is no digit; a carry can reach only bytes behind the first of them.
    const std::uint64_t others = ((bytes + 0x46 * kEach) | (bytes - 0x30 * kEach)) & 0x80 * kEach;
    const auto count = static_cast<std::uint32_t>(std::countr_zero(others) / 8);
    if (count == 0) return {};
    // As the last of eight digits; then neighbours are joined to numbers of two, four and eight digits.
    constexpr std::uint64_t kPairs = 0x000000FF000000FF;
    std::uint64_t joined = (bytes - 0x30 * kEach) << (64 - 8 * count);
    joined = joined * 10 + (joined >> 8);
    joined = (joined & kPairs) * (100 + (1'000'000ULL << 32)) + ((joined >> 16) & kPairs) * (1 + (10'000ULL << 32));
    return {joined >> 32, count};
  }

  /// The letters as one little-endian number; folded away while compiling.
  template <std::size_t N, std::size_t... kPlaces>
  static constexpr std::uint64_t packed(const char (&word)[N], std::index_sequence<kPlaces...>) {
    return ((std::uint64_t{static_cast<unsigned char>(word[kPlaces])} << (8 * kPlaces)) | ...);
  }

  const char* at_;
  const char* end_;
};

/// Where the next start tag that begins so (`<col`) stands, whatever blank follows its name; npos where there is none.
[[nodiscard]] inline std::size_t find_tag(std::string_view xml, std::string_view opening, std::size_t from = 0) {
  for (std::size_t at = xml.find(opening, from); at != std::string_view::npos; at = xml.find(opening, at + 1)) {
    const std::size_t behind = at + opening.size();
    if (behind < xml.size() && XmlCursor::ends_name(xml[behind])) return at;
  }
  return std::string_view::npos;
}

/// Passes over byte order mark and XML declaration. False where the declaration names another encoding than UTF-8.
[[nodiscard]] bool skip_declaration(XmlCursor& cursor);

}  // namespace tidtam::formats
