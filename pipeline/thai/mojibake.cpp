#include "pipeline/thai/mojibake.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"

namespace tidtam::thai {

namespace {
/// The few bytes of 0x80 … 0x9F that Windows-1252 and Windows-874 both show as punctuation.
constexpr std::array<std::pair<char32_t, unsigned char>, 9> kWindowsPunctuation{{{0x20AC, 0x80},
                                                                                 {0x2026, 0x85},
                                                                                 {0x2018, 0x91},
                                                                                 {0x2019, 0x92},
                                                                                 {0x201C, 0x93},
                                                                                 {0x201D, 0x94},
                                                                                 {0x2022, 0x95},
                                                                                 {0x2013, 0x96},
                                                                                 {0x2014, 0x97}}};

/// The bytes that a lenient reader showed as this text; nothing where no such reader would have.
/// Windows-874 pairs that happen to be UTF-8 (D3 B9, D1 A1) come as Cyrillic and Greek letters: they go back to two
/// bytes.
std::optional<std::string> bytes_behind(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    if (c <= 0xFF) {
      bytes.push_back(static_cast<char>(c));
    } else if (c >= 0x0370 && c <= 0x07FF) {
      base::append_utf8(bytes, c);
    } else {
      const auto* found = std::find_if(kWindowsPunctuation.begin(), kWindowsPunctuation.end(),
                                       [c](const auto& pair) { return pair.first == c; });
      if (found == kWindowsPunctuation.end()) return std::nullopt;
      bytes.push_back(static_cast<char>(found->second));
    }
  }
  return bytes;
}

bool is_high(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80;
}

/// Whether Windows-874 letters outweigh what a Latin alphabet would write: most letters high, and the first of each run
/// one that may begin a Thai syllable.
bool looks_like_windows_874(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t latin = 0;
  std::size_t wrong_begins = 0;
  std::size_t runs = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) {
      if (is_latin_letter(byte)) ++latin;
      continue;
    }
    const auto decoded = decode_windows_874(byte);
    if (!decoded) return false;
    ++high;
    if (i == 0 || !is_high(bytes[i - 1])) {
      ++runs;
      const bool may_begin =
          is_consonant(*decoded) || (*decoded >= kSaraE && *decoded <= 0x0E44) || is_thai_digit(*decoded);
      if (!may_begin) ++wrong_begins;
    }
  }
  return high >= 3 && high > latin && wrong_begins * 4 <= runs;
}

bool holds_thai(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_thai(base::decode_utf8(text, at))) return true;
  }
  return false;
}

std::string from_windows_874(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes)
    base::append_utf8(text, decode_windows_874(static_cast<unsigned char>(byte)).value_or(base::kReplacement));
  return text;
}
}  // namespace

std::optional<char32_t> decode_windows_874(unsigned char byte) {
  if (byte < 0x80 || byte == 0xA0) return byte;
  if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB)) return 0x0E00U + (byte - 0xA0U);
  for (const auto& [character, code] : kWindowsPunctuation) {
    if (code == byte) return character;
  }
  return std::nullopt;
}

std::optional<std::string> undo_mojibake(std::string_view text) {
  if (holds_thai(text)) return std::nullopt;
  std::string current(text);
  for (int layer = 0; layer < 4; ++layer) {
    if (holds_thai(current)) break;
    const auto bytes = bytes_behind(current);
    if (!bytes || std::none_of(bytes->begin(), bytes->end(), is_high) || *bytes == current) return std::nullopt;
    if (base::is_valid_utf8(*bytes) && (holds_thai(*bytes) || undo_mojibake(*bytes))) {
      current = *bytes;
      continue;
    }
    if (!looks_like_windows_874(*bytes)) return std::nullopt;
    current = from_windows_874(*bytes);
  }
  if (!holds_thai(current)) return std::nullopt;
  return current;
}

}  // namespace tidtam::thai
