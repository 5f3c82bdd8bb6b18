#include "extractors/formats/xml_text.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#include "pipeline/base/utf8.hpp"

namespace tidtam::formats {

namespace {
struct NamedEntity {
  std::string_view name;
  char letter;
};
constexpr std::array<NamedEntity, 5> kEntities{
    {{"lt;", '<'}, {"gt;", '>'}, {"amp;", '&'}, {"quot;", '"'}, {"apos;", '\''}}};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

bool is_xml_letter(char32_t letter) {
  if (letter < 0x20) return letter == '\t' || letter == '\n' || letter == '\r';
  return letter < 0xD800 || (letter >= 0xE000 && letter < 0xFFFE) || (letter >= 0x10000 && letter <= 0x10FFFF);
}

/// The letter of `&#65;` or `&#x41;`; `at` stands behind the `#` and moves behind the `;`.
std::optional<char32_t> take_number(const char*& at, const char* end) {
  const bool is_hexadecimal = at != end && *at == 'x';
  if (is_hexadecimal) ++at;
  const int base = is_hexadecimal ? 16 : 10;
  const char* const digits = at;
  char32_t letter = 0;
  for (; at != end && *at != ';'; ++at) {
    const int digit = digit_of(*at);
    if (digit >= base) return std::nullopt;
    letter = letter * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    if (letter > 0x10FFFF) return std::nullopt;
  }
  if (at == end || at == digits || !is_xml_letter(letter)) return std::nullopt;
  ++at;
  return letter;
}

/// What `&amp;` or `&#65;` stands for; `at` stands at the `&` and moves behind the `;`.
std::optional<char32_t> take_reference(const char*& at, const char* end) {
  ++at;
  if (at != end && *at == '#') return take_number(++at, end);
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  for (const NamedEntity& entity : kEntities) {
    if (!rest.starts_with(entity.name)) continue;
    at += entity.name.size();
    return static_cast<char32_t>(entity.letter);
  }
  return std::nullopt;
}

/// The four hexadecimal digits of `_xHHHH_` at `at`, or -1.
std::int32_t excel_escape_at(std::string_view text, std::size_t at) {
  if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return -1;
  std::int32_t unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = digit_of(text[i]);
    if (digit > 15) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}
}  // namespace

bool append_xml_text(std::string& out, std::string_view raw) {
  // No reference is shorter than the letter it stands for, so the raw text's size is room enough.
  const std::size_t before = out.size();
  out.resize(before + raw.size());
  char* put = out.data() + before;
  const auto finish = [&](bool is_whole) {
    out.resize(static_cast<std::size_t>(put - out.data()));
    return is_whole;
  };
  const char* const end = raw.data() + raw.size();
  for (const char* at = raw.data(); at != end;) {
    if (*at == '&') {
      const std::optional<char32_t> letter = take_reference(at, end);
      if (!letter) return finish(false);
      put = base::write_utf8(put, *letter);
    } else if (*at == '\r') {
      *put++ = '\n';
      ++at;
      if (at != end && *at == '\n') ++at;
    } else {
      *put++ = *at++;
    }
  }
  return finish(true);
}

void undo_excel_escapes(std::string& text) {
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return;
  std::string plain(text, 0, at);
  while (at < text.size()) {
    std::int32_t unit = excel_escape_at(text, at);
    if (unit < 0) {
      plain += text[at++];
      continue;
    }
    at += 7;
    auto letter = static_cast<char32_t>(unit);
    if (unit >= 0xD800 && unit < 0xE000) {
      const std::int32_t second = unit < 0xDC00 ? excel_escape_at(text, at) : -1;
      const bool pair = second >= 0xDC00 && second < 0xE000;
      letter = pair ? static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00)) : base::kReplacement;
      if (pair) at += 7;
    }
    base::append_utf8(plain, letter);
  }
  text = std::move(plain);
}

bool is_plain_xml_text(std::string_view raw) {
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const char c = raw[at];
    if (c == '&' || c == '\r' || (c == '_' && at + 1 < raw.size() && raw[at + 1] == 'x')) return false;
  }
  return true;
}

}  // namespace tidtam::formats
