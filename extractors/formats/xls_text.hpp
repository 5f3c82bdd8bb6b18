#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "extractors/formats/xls_records.hpp"
#include "pipeline/thai/charset_pages.hpp"

namespace tidtam::formats {

/// How many bytes the length of a string takes.
enum class LengthBytes : std::uint8_t { one = 1, two = 2 };

/// Reads BIFF8 strings that run on over CONTINUE records: where letters are cut by the border of a record, the next one
/// begins with a byte that says anew whether letters take one byte or two; other parts run on without it.
class SegmentReader {
 public:
  explicit SegmentReader(std::span<const std::string_view> segments) : segments_(segments) {}

  /// One string as UTF-8, without its formatting runs and phonetic part. False where there are no more bytes; a string
  /// that is cut short gives what there is of it.
  bool next_string(LengthBytes length, std::string& text);
  [[nodiscard]] bool is_at_end();

  std::uint8_t u8();
  std::uint16_t u16() {
    const std::uint8_t low = u8();
    return static_cast<std::uint16_t>(low | u8() << 8U);
  }
  std::uint32_t u32() {
    const std::uint16_t low = u16();
    return low | static_cast<std::uint32_t>(u16()) << 16U;
  }
  void skip(std::uint64_t count);

 private:
  void read_letters(std::size_t count, std::uint8_t flags);
  [[nodiscard]] std::string_view rest() const { return segments_[segment_].substr(at_); }

  std::span<const std::string_view> segments_;
  std::size_t segment_ = 0;
  std::size_t at_ = 0;
  std::u16string letters_;
};

/// Turns the strings of one workbook into UTF-8: UTF-16 or Latin-1 in BIFF8, bytes of a code page before.
class XlsTexts {
 public:
  XlsTexts(Biff version, std::uint32_t code_page) : version_(version), page_(code_page) {}

  [[nodiscard]] Biff version() const { return version_; }
  /// A string of one record.
  [[nodiscard]] std::string text_of(std::string_view bytes, LengthBytes length) const;
  /// A string that may run on over CONTINUE records.
  [[nodiscard]] std::string text_of(std::span<const std::string_view> segments, LengthBytes length) const;

 private:
  Biff version_;
  thai::CodePage page_;
};

}  // namespace tidtam::formats
