#pragma once

#include <cstdint>
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
  /// Reads the body of a record and goes on with the CONTINUE records that `records` finds behind it; nullptr where a
  /// string may not run on.
  explicit SegmentReader(std::string_view body, RecordReader* records = nullptr) : segment_(body), records_(records) {}

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
  [[nodiscard]] bool next_segment();

  std::string_view segment_;  ///< what is left of it
  RecordReader* records_;
  std::u16string letters_;
};

/// Turns the strings of one workbook into UTF-8: UTF-16 or Latin-1 in BIFF8, bytes of a code page before.
class XlsTexts {
 public:
  static constexpr std::uint32_t kUsualPage = 1252;  ///< of files that name none

  explicit XlsTexts(Biff version = Biff::v8, std::uint32_t code_page = kUsualPage)
      : version_(version), page_(code_page) {}

  [[nodiscard]] Biff version() const { return version_; }
  /// A string of one record.
  [[nodiscard]] std::string text_of(std::string_view bytes, LengthBytes length) const {
    return text_of(bytes, length, nullptr);
  }
  /// A string of the record that `records` has just read; it may run on over CONTINUE records.
  [[nodiscard]] std::string text_of(std::string_view bytes, LengthBytes length, RecordReader& records) const {
    return text_of(bytes, length, &records);
  }

 private:
  [[nodiscard]] std::string text_of(std::string_view bytes, LengthBytes length, RecordReader* records) const;

  Biff version_;
  thai::CodePage page_;
};

}  // namespace tidtam::formats
