#include "pipeline/thai/personal_text.hpp"

#include <algorithm>
#include <array>

#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/personal_digits.hpp"
#include "pipeline/thai/personal_names.hpp"

namespace tidtam::thai {

namespace {
constexpr std::size_t kFewestDigits = 9;  // of a phone number

std::size_t n_digits(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_thai = byte == 0xE0 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0xB9 &&
                         (static_cast<unsigned char>(text[at + 2]) & 0xF0U) == 0x90U;
    if ((byte >= '0' && byte <= '9') || is_thai) ++n;
  }
  return n;
}

/// Whether a title may stand in the text: a look without any care, for most texts hold none.
bool may_hold_title(std::string_view text) {
  constexpr std::array<std::string_view, 7> kSigns{"เด็ก", "ด.", "ดช", "ดญ", "นา", "น.", "M"};
  return std::ranges::any_of(kSigns, [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

bool is_local_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-' || c == '+' || c == '%';
}

void find_emails(std::string_view text, std::vector<PersonalSpan>& spans) {
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local_part(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_local_part(text[end])) ++end;
    const bool has_dot = text.substr(at + 1, end - at - 1).find('.') != std::string_view::npos;
    if (begin < at && has_dot) spans.push_back({begin, end, PersonalShape::email});
  }
}

/// In order; of two that overlap the one that begins first, and of these the longer.
void set_apart(std::vector<PersonalSpan>& spans) {
  std::ranges::stable_sort(spans, [](const PersonalSpan& a, const PersonalSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::size_t kept = 0;
  for (const PersonalSpan& span : spans) {
    if (kept > 0 && span.begin < spans[kept - 1].end) {
      spans[kept - 1].end = std::max(spans[kept - 1].end, span.end);
    } else {
      spans[kept++] = span;
    }
  }
  spans.resize(kept);
}

std::string digits_of(std::string_view written) {
  std::string digits;
  for (const char c : to_ascii_digits(written)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

/// `1-3301-xxxxx-xx-6`: enough for the sender to find the row, too little to find the person (DOMAIN H).
std::string hidden_id(const std::string& digits) {
  return digits.substr(0, 1) + "-" + digits.substr(1, 4) + "-xxxxx-xx-" + digits.substr(12);
}

bool is_hidden(std::string_view written, PersonalShape shape, Hiding hiding) {
  switch (hiding) {
    case Hiding::all:
      break;
    case Hiding::but_officers:
      return shape != PersonalShape::adult_name;
    case Hiding::in_codes:
      if (shape == PersonalShape::national_id) return has_check_digit(digits_of(written));
      return shape != PersonalShape::phone;
  }
  return true;
}
}  // namespace

std::vector<PersonalSpan> personal_spans(std::string_view text) {
  std::vector<PersonalSpan> spans;
  if (n_digits(text) >= kFewestDigits) find_personal_digits(text, spans);
  find_emails(text, spans);
  if (may_hold_title(text)) find_titled_names(text, spans);
  set_apart(spans);
  return spans;
}

std::string without_personal(std::string_view text, Hiding hiding) {
  std::string hidden;
  std::size_t from = 0;
  for (const PersonalSpan& span : personal_spans(text)) {
    const std::string_view written = text.substr(span.begin, span.end - span.begin);
    if (!is_hidden(written, span.shape, hiding)) continue;
    hidden += text.substr(from, span.begin - from);
    hidden += span.shape == PersonalShape::national_id ? hidden_id(digits_of(written)) : std::string("xxx");
    from = span.end;
  }
  hidden += text.substr(from);
  return hidden;
}

}  // namespace tidtam::thai
