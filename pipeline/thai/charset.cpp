#include "pipeline/thai/charset.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "pipeline/base/utf8.hpp"

namespace tidtam::thai {

namespace {
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleMark = "\xFF\xFE";
constexpr std::string_view kBigMark = "\xFE\xFF";
constexpr std::size_t kSample = 4096;

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// The first byte from `at` on that is no ASCII; eight at a time.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, 8);
    if ((eight & kHighBits) != 0) return at + static_cast<std::size_t>(std::countr_zero(eight & kHighBits)) / 8;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

/// Thai letters are E0 B8 xx and E0 B9 xx in UTF-8.
bool is_thai_utf8(std::string_view bytes, std::size_t at) {
  return at + 3 <= bytes.size() && byte_at(bytes, at) == 0xE0 && (byte_at(bytes, at + 1) & 0xFEU) == 0xB8 &&
         base::is_utf8_continuation(bytes[at + 2]);
}

/// Passes over Thai letters, two at a time where it can.
std::size_t skip_thai(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kFixedBits = 0x0000'C0FE'FFC0'FEFFU;
  constexpr std::uint64_t kTwoLetters = 0x0000'80B8'E080'B8E0U;
  constexpr std::uint64_t kFirstLetter = 0xFF'FFFFU;
  for (; at + 8 <= bytes.size(); at += 6) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, 8);
    const std::uint64_t others = (eight & kFixedBits) ^ kTwoLetters;
    if (others != 0) return (others & kFirstLetter) == 0 ? at + 3 : at;
  }
  while (is_thai_utf8(bytes, at)) at += 3;
  return at;
}

using Block [[gnu::vector_size(16)]] = unsigned char;

Block block_at(std::string_view bytes, std::size_t at) {
  Block block{};
  std::memcpy(&block, bytes.data() + at, sizeof block);
  return block;
}

/// Whether the block at `at` is of ASCII and Thai only. A letter may begin before it (`at` is 2 or more), or end behind
/// it.
bool is_plain_block(std::string_view bytes, std::size_t at) {
  const Block here = block_at(bytes, at);
  const auto is_second = block_at(bytes, at - 1) == 0xE0;
  const auto is_third = block_at(bytes, at - 2) == 0xE0;
  const auto faults = (is_second & ((here & 0xFE) != 0xB8)) | (is_third & ((here & 0xC0) != 0x80)) |
                      (~is_second & ~is_third & (here >= 0x80) & (here != 0xE0));
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &faults, sizeof faults);
  return (halves[0] | halves[1]) == 0;
}

/// From the beginning of a letter to the beginning of a later one, over ASCII and Thai, a block at a time.
std::size_t skip_plain_blocks(std::string_view bytes, std::size_t at) {
  const std::size_t begin = at;
  while (at >= 2 && at + sizeof(Block) <= bytes.size() && is_plain_block(bytes, at)) at += sizeof(Block);
  if (at == begin) return at;
  if (byte_at(bytes, at - 1) == 0xE0) return at - 1;
  return byte_at(bytes, at - 2) == 0xE0 ? at - 2 : at;
}

char32_t windows_874_letter(unsigned char byte) {
  if (byte < 0x80) return byte;
  if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB)) return 0x0E00U + (byte - 0xA0U);
  switch (byte) {
    case 0x80:
      return 0x20AC;
    case 0x85:
      return 0x2026;
    case 0x91:
      return 0x2018;
    case 0x92:
      return 0x2019;
    case 0x93:
      return 0x201C;
    case 0x94:
      return 0x201D;
    case 0x95:
      return 0x2022;
    case 0x96:
      return 0x2013;
    case 0x97:
      return 0x2014;
    case 0xA0:
      return 0x00A0;
    default:
      return base::kReplacement;
  }
}

/// UTF-16 without a mark: one half of nearly every pair is 00 (Latin) or 0E (Thai), which no 8-bit text holds.
bool looks_like_utf16(std::string_view bytes, std::size_t high_half) {
  const std::size_t size = std::min(bytes.size(), kSample) / 2 * 2;
  std::size_t hits = 0;
  std::size_t other = 0;
  for (std::size_t at = 0; at < size; at += 2) {
    const unsigned char high = byte_at(bytes, at + high_half);
    const unsigned char low = byte_at(bytes, at + 1 - high_half);
    if (high == 0 || high == 0x0E) ++hits;
    if (low == 0) ++other;
  }
  return size >= 4 && hits * 10 >= size / 2 * 7 && other * 10 < size / 2;
}

struct HighBytes {
  std::size_t all = 0;
  std::size_t in_thai = 0;     ///< in whole E0 B8/B9 sequences
  std::size_t in_foreign = 0;  ///< in valid two-byte sequences of Greek, Cyrillic and their like
  std::size_t broken = 0;
};

HighBytes count_high_bytes(std::string_view bytes) {
  HighBytes count;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    if (is_thai_utf8(bytes, at)) {
      const std::size_t end = skip_thai(bytes, at);
      count.all += end - at;
      count.in_thai += end - at;
      at = end;
      continue;
    }
    const std::size_t before = at;
    const char32_t letter = base::decode_utf8(bytes, at);
    count.all += at - before;
    if (letter == base::kReplacement && at - before == 1) ++count.broken;
    if (letter >= 0x100 && letter < 0x800) count.in_foreign += 2;
  }
  return count;
}

std::string from_windows_874(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t plain = skip_ascii(bytes, at);
    text.append(bytes, at, plain - at);
    for (at = plain; at < bytes.size() && byte_at(bytes, at) >= 0x80; ++at) {
      base::append_utf8(text, windows_874_letter(byte_at(bytes, at)));
    }
  }
  return text;
}

std::string from_utf16(std::string_view bytes, std::size_t high_half) {
  std::string text;
  text.reserve(bytes.size() * 3 / 2);
  const auto unit_at = [&](std::size_t at) {
    return static_cast<char32_t>(byte_at(bytes, at + high_half) << 8U | byte_at(bytes, at + 1 - high_half));
  };
  std::size_t at = 0;
  if (bytes.size() >= 2 && unit_at(0) == 0xFEFF) at = 2;
  for (; at + 2 <= bytes.size(); at += 2) {
    char32_t letter = unit_at(at);
    if (letter >= 0xD800 && letter < 0xE000) {
      const char32_t second = letter < 0xDC00 && at + 4 <= bytes.size() ? unit_at(at + 2) : 0;
      if (second >= 0xDC00 && second < 0xE000) {
        letter = 0x10000 + ((letter - 0xD800) << 10) + (second - 0xDC00);
        at += 2;
      } else {
        letter = base::kReplacement;
      }
    }
    base::append_utf8(text, letter);
  }
  if (at < bytes.size()) base::append_utf8(text, base::kReplacement);
  return text;
}

std::string repaired_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t plain = skip_ascii(bytes, at);
    text.append(bytes, at, plain - at);
    at = plain;
    if (at < bytes.size()) base::append_utf8(text, base::decode_utf8(bytes, at));
  }
  return text;
}
}  // namespace

std::string_view encoding_word(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf8_bom:
      return "UTF-8 BOM";
    case Encoding::utf16_le:
      return "UTF-16LE";
    case Encoding::utf16_be:
      return "UTF-16BE";
    case Encoding::windows_874:
      return "Windows-874";
  }
  return {};
}

bool is_clean_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    at = skip_plain_blocks(bytes, at);
    // What is no plain block, and the last letters.
    for (const std::size_t end = std::min(at + sizeof(Block), bytes.size()); at < end;) {
      const std::size_t before = at;
      if (is_thai_utf8(bytes, at)) {
        at += 3;
      } else if (base::decode_utf8(bytes, at) == base::kReplacement && at - before != 3) {
        return false;
      }
    }
  }
  return true;
}

Encoding encoding_of(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return Encoding::utf8_bom;
  if (bytes.starts_with(kLittleMark)) return Encoding::utf16_le;
  if (bytes.starts_with(kBigMark)) return Encoding::utf16_be;
  if (looks_like_utf16(bytes, 1)) return Encoding::utf16_le;
  if (looks_like_utf16(bytes, 0)) return Encoding::utf16_be;
  const HighBytes high = count_high_bytes(bytes);
  if (high.broken > 0) return high.in_thai * 10 >= high.all * 8 ? Encoding::utf8 : Encoding::windows_874;
  // Valid UTF-8 that holds Greek or Cyrillic and no Thai letter is Windows-874 by chance: D1 A1 is "ัก" there.
  if (high.in_thai == 0 && high.in_foreign > 0 && high.in_foreign == high.all) return Encoding::windows_874;
  return Encoding::utf8;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf16_le:
      return from_utf16(bytes, 1);
    case Encoding::utf16_be:
      return from_utf16(bytes, 0);
    case Encoding::windows_874:
      return from_windows_874(bytes);
    case Encoding::utf8:
    case Encoding::utf8_bom:
      break;
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return is_clean_utf8(bytes) ? std::string(bytes) : repaired_utf8(bytes);
}

}  // namespace tidtam::thai
