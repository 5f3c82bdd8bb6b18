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
constexpr std::array<NamedEntity, 5> kEntities{{{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
constexpr std::size_t kLongestEntity = 64;

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

/// `#65` or `#x41`, without `&` and `;`.
std::optional<char32_t> numbered_letter(std::string_view reference) {
  reference.remove_prefix(1);
  const bool hexadecimal = reference.starts_with('x');
  if (hexadecimal) reference.remove_prefix(1);
  if (reference.empty()) return std::nullopt;
  const int base = hexadecimal ? 16 : 10;
  char32_t letter = 0;
  for (const char c : reference) {
    const int digit = digit_of(c);
    if (digit >= base) return std::nullopt;
    letter = letter * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    if (letter > 0x10FFFF) return std::nullopt;
  }
  if (!is_xml_letter(letter)) return std::nullopt;
  return letter;
}

bool append_entity(std::string& out, std::string_view reference) {
  if (reference.starts_with('#')) {
    const std::optional<char32_t> letter = numbered_letter(reference);
    if (letter) base::append_utf8(out, *letter);
    return letter.has_value();
  }
  for (const NamedEntity& entity : kEntities) {
    if (entity.name != reference) continue;
    out += entity.letter;
    return true;
  }
  return false;
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
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t stop = raw.find_first_of("&\r", at);
    if (stop == std::string_view::npos) {
      out.append(raw, at);
      return true;
    }
    out.append(raw, at, stop - at);
    if (raw[stop] == '\r') {
      out += '\n';
      at = stop + 1;
      if (at < raw.size() && raw[at] == '\n') ++at;
      continue;
    }
    const std::size_t end = raw.substr(stop, kLongestEntity).find(';');
    if (end == std::string_view::npos || !append_entity(out, raw.substr(stop + 1, end - 1))) return false;
    at = stop + end + 1;
  }
  return true;
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
