#include "extractors/formats/xls_text.hpp"

#include <algorithm>

#include "extractors/formats/xls_bytes.hpp"
#include "pipeline/base/utf8.hpp"

namespace tidtam::formats {

namespace {
// Bits of the byte before the letters.
constexpr std::uint8_t kWide = 0x01;
constexpr std::uint8_t kPhonetic = 0x04;
constexpr std::uint8_t kRich = 0x08;
constexpr std::uint64_t kRunBytes = 4;

void append_utf16(std::string& text, std::u16string_view letters) {
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const char32_t letter = letters[at];
    if (letter < 0x80) {
      text += static_cast<char>(letter);
    } else if (letter < 0xD800 || letter > 0xDFFF) {
      base::append_utf8(text, letter);
    } else if (letter < 0xDC00 && at + 1 < letters.size() && letters[at + 1] >= 0xDC00 && letters[at + 1] <= 0xDFFF) {
      base::append_utf8(text, 0x10000 + ((letter - 0xD800) << 10U) + (letters[++at] - 0xDC00U));
    } else {
      base::append_utf8(text, base::kReplacement);
    }
  }
}
}  // namespace

bool SegmentReader::next_segment() {
  return records_ != nullptr && records_->next_continued(segment_);
}

bool SegmentReader::is_at_end() {
  while (segment_.empty()) {
    if (!next_segment()) return true;
  }
  return false;
}

std::uint8_t SegmentReader::u8() {
  if (is_at_end()) return 0;
  const auto byte = static_cast<std::uint8_t>(segment_.front());
  segment_.remove_prefix(1);
  return byte;
}

void SegmentReader::skip(std::uint64_t count) {
  while (count > 0 && !is_at_end()) {
    const std::uint64_t step = std::min<std::uint64_t>(count, segment_.size());
    segment_.remove_prefix(static_cast<std::size_t>(step));
    count -= step;
  }
}

void SegmentReader::read_letters(std::size_t count, std::uint8_t flags) {
  letters_.clear();
  for (;;) {
    const std::size_t width = (flags & kWide) != 0 ? 2 : 1;
    const std::size_t here = std::min(count, segment_.size() / width);
    for (std::size_t i = 0; i < here; ++i) {
      letters_ +=
          width == 2 ? static_cast<char16_t>(u16_at(segment_, 2 * i)) : static_cast<char16_t>(u8_at(segment_, i));
    }
    segment_.remove_prefix(here * width);
    count -= here;
    if (count == 0 || !next_segment()) return;
    flags = u8();
  }
}

bool SegmentReader::next_string(LengthBytes length, std::string& text) {
  text.clear();
  if (is_at_end()) return false;
  const std::size_t count = length == LengthBytes::one ? u8() : u16();
  const std::uint8_t flags = u8();
  const std::uint64_t runs = (flags & kRich) != 0 ? u16() : 0;
  const std::uint64_t phonetic_bytes = (flags & kPhonetic) != 0 ? u32() : 0;
  // Letters may begin in the next record, whose flag byte then counts.
  read_letters(count, flags);
  skip(runs * kRunBytes + phonetic_bytes);
  append_utf16(text, letters_);
  return true;
}

std::string XlsTexts::text_of(std::string_view bytes, LengthBytes length, RecordReader* records) const {
  std::string text;
  if (version_ == Biff::v8) {
    SegmentReader reader(bytes, records);
    reader.next_string(length, text);
    return text;
  }
  const std::size_t count = length == LengthBytes::one ? u8_at(bytes, 0) : u16_at(bytes, 0);
  text = bytes.substr(std::min(bytes.size(), static_cast<std::size_t>(length)), count);
  std::string_view more;
  while (text.size() < count && records != nullptr && records->next_continued(more)) {
    text += more.substr(0, count - text.size());
  }
  return page_.to_utf8(text);
}

}  // namespace tidtam::formats
