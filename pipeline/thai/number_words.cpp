#include "pipeline/thai/number_words.hpp"

#include <array>
#include <limits>
#include <utility>

namespace tidtam::thai {

namespace {
using Named = std::pair<std::string_view, std::uint64_t>;

constexpr std::array<Named, 12> kDigits{{{"ศูนย์", 0},
                                         {"หนึ่ง", 1},
                                         {"เอ็ด", 1},
                                         {"สอง", 2},
                                         {"ยี่", 2},
                                         {"สาม", 3},
                                         {"สี่", 4},
                                         {"ห้า", 5},
                                         {"หก", 6},
                                         {"เจ็ด", 7},
                                         {"แปด", 8},
                                         {"เก้า", 9}}};
constexpr std::array<Named, 5> kPlaces{{{"สิบ", 10}, {"ร้อย", 100}, {"พัน", 1'000}, {"หมื่น", 10'000}, {"แสน", 100'000}}};
constexpr std::string_view kMillion = "ล้าน";
constexpr std::uint64_t kMillionValue = 1'000'000;
constexpr std::uint64_t kThousand = 1'000;

template <std::size_t Size>
std::optional<std::uint64_t> take(const std::array<Named, Size>& words, std::string_view& text) {
  for (const auto& [word, value] : words) {
    if (text.starts_with(word)) {
      text.remove_prefix(word.size());
      return value;
    }
  }
  return std::nullopt;
}

bool take(std::string_view word, std::string_view& text) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

void pass_blanks(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

/// A number below a million; its places fall from left to right.
std::optional<std::uint64_t> take_below_million(std::string_view& text, bool& may_be_colloquial) {
  std::uint64_t sum = 0;
  std::uint64_t last_place = kMillionValue;
  bool any = false;
  for (;;) {
    const std::string_view before = text;
    const auto digit = take(kDigits, text);
    const auto place = take(kPlaces, text);
    if (!digit && !place) {
      text = before;
      break;
    }
    const std::uint64_t value = place.value_or(1);
    if (value >= last_place || (place && digit == 0U)) return std::nullopt;
    may_be_colloquial = !place && any && last_place >= kThousand;
    sum += digit.value_or(1) * value;
    last_place = value;
    any = true;
    if (!place) break;
    pass_blanks(text);
  }
  if (!any) return std::nullopt;
  return sum;
}

/// Millions stack: ห้าล้านสี่แสน…ล้านหก… is (5,400,000 + …) million and some.
std::optional<std::uint64_t> take_whole(std::string_view& text, bool& may_be_colloquial) {
  std::uint64_t sum = 0;
  bool any = false;
  for (;;) {
    pass_blanks(text);
    const auto group = take_below_million(text, may_be_colloquial);
    if (!group && !any) return std::nullopt;
    any = true;
    sum += group.value_or(0);
    if (!take(kMillion, text)) return sum;
    do {
      if (sum > std::numeric_limits<std::uint64_t>::max() / kMillionValue / 2) return std::nullopt;
      sum *= kMillionValue;
    } while (take(kMillion, text));
  }
}
}  // namespace

std::optional<SpelledDigit> spelled_digit(std::string_view text) {
  std::string_view rest = text;
  const auto digit = take(kDigits, rest);
  if (!digit) return std::nullopt;
  return SpelledDigit{*digit, text.size() - rest.size()};
}

std::optional<SpelledNumber> spelled_number(std::string_view text) {
  SpelledNumber number;
  std::string_view rest = text;
  number.negative = take("ติดลบ", rest) || take("ลบ", rest);
  const auto whole = take_whole(rest, number.may_be_colloquial);
  if (!whole) return std::nullopt;
  number.whole = *whole;
  if (take("จุด", rest)) {
    std::uint32_t scale = 100'000;
    bool any = false;
    while (const auto digit = take(kDigits, rest)) {
      number.millionths += static_cast<std::uint32_t>(*digit) * scale;
      scale /= 10;
      any = true;
    }
    if (!any) return std::nullopt;
  }
  number.length = text.size() - rest.size();
  return number;
}

}  // namespace tidtam::thai
