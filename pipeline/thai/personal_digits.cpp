#include "pipeline/thai/personal_digits.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"

namespace tidtam::thai {

namespace {
constexpr std::size_t kIdDigits = 13;
constexpr std::size_t kPupilCodeDigits = 12;

/// Digits side by side, folded to 0 … 9.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string digits;
  bool goes_on = false;   ///< nothing but a separator stands between it and the group before
  char32_t before = ' ';  ///< the sign right before it
};

/// Hyphens, dots, blanks and what cannot be seen.
bool is_separator(char32_t c) {
  return c == ' ' || c == '-' || c == '.' || c == '_' || c == '\n' || c == 0x00A0 || c == 0x00AD || c == 0xFEFF || c == 0x2212 ||
         (c >= 0x2000 && c <= 0x2015) || c == 0x202F || c == 0x2060;
}

std::optional<char> digit_of(char32_t c) {
  if (is_ascii_digit(c)) return static_cast<char>(c);
  if (is_thai_digit(c)) return static_cast<char>('0' + (c - 0x0E50));
  return std::nullopt;
}

std::vector<Group> groups_of(std::string_view text) {
  constexpr std::size_t kWidestGap = 3;  // ` - `
  std::vector<Group> groups;
  char32_t before = ' ';
  std::size_t gap = kWidestGap + 1;  // signs since the last digit; more than kWidestGap: something else stands between
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::decode_utf8(text, at);
    if (const auto digit = digit_of(c)) {
      if (gap > 0) groups.push_back({begin, begin, {}, gap <= kWidestGap && !groups.empty(), before});
      groups.back().digits += *digit;
      groups.back().end = at;
      gap = 0;
    } else {
      gap = is_separator(c) ? gap + 1 : kWidestGap + 1;
    }
    before = c;
  }
  return groups;
}

/// How many groups from here on stand together.
std::size_t n_together(std::span<const Group> groups) {
  std::size_t n = 1;
  while (n < groups.size() && groups[n].goes_on) ++n;
  return n;
}

/// Whether the groups from here on have these lengths.
bool are_grouped(std::span<const Group> groups, std::span<const std::uint8_t> lengths) {
  if (n_together(groups) < lengths.size()) return false;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (groups[i].digits.size() != lengths[i]) return false;
  }
  return true;
}

bool is_year(const Group& group) {
  return group.digits.size() == 4 &&
         ((group.digits >= "2400" && group.digits <= "2699") || (group.digits >= "1900" && group.digits <= "2100"));
}

/// How many groups from here on make an id; 0 for none.
std::size_t id_at(std::span<const Group> groups) {
  constexpr std::array<std::uint8_t, 1> kWhole{kIdDigits};
  constexpr std::array<std::uint8_t, 5> kOfficial{1, 4, 5, 2, 1};
  if (are_grouped(groups, kWhole)) return 1;
  if (are_grouped(groups, kOfficial)) return kOfficial.size();
  if (groups.front().goes_on) return 0;
  // Otherwise grouped: all that stands together, without a year among it, as dates have.
  const std::size_t n = n_together(groups);
  std::string digits;
  for (std::size_t i = 0; i < n; ++i) {
    if (is_year(groups[i])) return 0;
    digits += groups[i].digits;
  }
  return digits.size() == kIdDigits && has_check_digit(digits) ? n : 0;
}

template <std::size_t Size>
using Lengths = std::array<std::uint8_t, Size>;

template <std::size_t... Sizes>
std::size_t first_fitting(std::span<const Group> groups, const Lengths<Sizes>&... ways) {
  std::size_t n = 0;
  ((n == 0 && are_grouped(groups, ways) ? n = ways.size() : n), ...);
  return n;
}

/// How many groups from here on make a phone number; 0 for none. The second digit of one is no 0 or 1.
std::size_t phone_at(std::span<const Group> groups) {
  const std::string& first = groups.front().digits;
  if (first.starts_with("66") && (groups.front().before == '+' || first.size() == 11)) {
    return first_fitting(groups, Lengths<1>{11}, Lengths<1>{10}, Lengths<2>{2, 9}, Lengths<2>{2, 8},
                         Lengths<3>{2, 2, 7}, Lengths<4>{2, 2, 3, 4}, Lengths<4>{2, 1, 4, 4}, Lengths<4>{2, 1, 3, 4});
  }
  if (!first.starts_with('0')) return 0;
  const std::string_view rest = first.size() > 1    ? std::string_view(first).substr(1)
                                : groups.size() > 1 ? std::string_view(groups[1].digits)
                                                    : std::string_view();
  if (rest.empty() || rest.front() < '2') return 0;
  return first_fitting(groups, Lengths<1>{10}, Lengths<1>{9}, Lengths<2>{3, 7}, Lengths<3>{3, 3, 4},
                       Lengths<3>{3, 4, 3}, Lengths<2>{2, 8}, Lengths<2>{2, 7}, Lengths<3>{2, 4, 4},
                       Lengths<3>{2, 3, 4}, Lengths<2>{3, 6}, Lengths<3>{3, 3, 3}, Lengths<4>{3, 3, 2, 2},
                       Lengths<3>{1, 4, 4}, Lengths<3>{1, 3, 4}, Lengths<2>{1, 9}, Lengths<2>{1, 8});
}
}  // namespace

void find_personal_digits(std::string_view text, std::vector<PersonalSpan>& spans) {
  const std::vector<Group> groups = groups_of(text);
  for (std::size_t i = 0; i < groups.size();) {
    const std::span<const Group> rest = std::span(groups).subspan(i);
    const bool is_pupil_code =
        (rest.front().before == 'G' || rest.front().before == 'g') && rest.front().digits.size() == kPupilCodeDigits;
    const std::size_t id = id_at(rest);
    const std::size_t phone = id == 0 ? phone_at(rest) : 0;
    const std::size_t n = std::max<std::size_t>({id, phone, is_pupil_code ? 1U : 0U});
    if (n == 0) {
      ++i;
      continue;
    }
    const auto shape = is_pupil_code ? PersonalShape::pupil_code
                       : id > 0      ? PersonalShape::national_id
                                     : PersonalShape::phone;
    spans.push_back({rest.front().begin, rest[n - 1].end, shape});
    i += n;
  }
}

bool has_check_digit(std::string_view digits) {
  if (digits.size() != kIdDigits) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < kIdDigits; ++i) sum += (digits[i] - '0') * static_cast<int>(kIdDigits - i);
  return digits.back() - '0' == (11 - sum % 11) % 10;
}

}  // namespace tidtam::thai
