#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace tidtam::thai {

/// The words that dates and periods are written with.
enum class DateWord : std::uint8_t {
  number,        ///< `value`, `digits` as written
  month,         ///< `value` 1 … 12
  no_month,      ///< looks like a month and is none: `ม.ย.`
  weekday,       ///< `value` 1 = Monday … 7 = Sunday
  buddhist_era,  ///< พ.ศ.
  common_era,    ///< ค.ศ.
  other_era,     ///< ร.ศ., จ.ศ., ฮ.ศ.: not read
  dash,          ///< any hyphen, dash, minus or tilde
  slash,
  dot,
  comma,
  and_word,  ///< และ, กับ
  to_word,   ///< ถึง, จนถึง, สิ้นสุด
  open_bracket,
  close_bracket,
  year,        ///< ปี
  fiscal,      ///< ปีงบประมาณ, FY
  academic,    ///< ปีการศึกษา, AY
  calendar,    ///< ปีปฏิทิน
  quarter,     ///< ไตรมาส, Q
  semester,    ///< ภาคเรียน, เทอม
  round,       ///< รอบ, ครั้งที่
  months,      ///< เดือน
  dmc,         ///< DMC
  nutrition,   ///< ภาวะโภชนาการ, น้ำหนักส่วนสูง
  half_year,   ///< ครึ่งปี
  first,       ///< แรก, ต้น
  middle,      ///< กลาง
  last,        ///< หลัง, สิ้น, ปลาย
  throughout,  ///< ตลอด, ทั้ง
  every,       ///< ทุก
  ongoing,     ///< ต่อเนื่อง
  within,      ///< ภายใน, ไม่เกิน
  onward,      ///< ตั้งแต่, เป็นต้นไป
  filler,      ///< วันที่, ณ, ลงวันที่, ระหว่าง …
  clock,       ///< เวลา: no token
  unknown,     ///< anything else
};

struct DateToken {
  int value;
  DateWord word;
  std::uint8_t digits;  ///< of a number, as written
  bool misspelt;        ///< a month nearest to what stands there
  bool latin;           ///< a month in English
};

/// Which words there are.
class DateWordSet {
 public:
  DateWordSet() = default;
  explicit DateWordSet(std::span<const DateToken> tokens) {
    for (const DateToken& token : tokens) bits_ |= bit_of(token.word);
  }
  constexpr DateWordSet(std::initializer_list<DateWord> words) {
    for (const DateWord word : words) bits_ |= bit_of(word);
  }
  void add(DateWord word) { bits_ |= bit_of(word); }
  [[nodiscard]] bool holds(DateWord word) const { return (bits_ & bit_of(word)) != 0; }
  [[nodiscard]] bool holds_any(DateWordSet words) const { return (bits_ & words.bits_) != 0; }

 private:
  static constexpr std::uint64_t bit_of(DateWord word) { return std::uint64_t{1} << static_cast<unsigned>(word); }
  std::uint64_t bits_ = 0;
};

/// The tokens of a cell, in place. What has more of them than any date is cut short by an unknown word.
class DateTokens {
 public:
  static constexpr std::size_t kMost = 96;

  void clear() {
    size_ = 0;
    words_ = {};
  }
  /// Of a list that is not full.
  void add(DateToken token) {
    list_[size_++] = token;
    words_.add(token.word);
  }
  /// Of a full list, in place of its last one.
  void end_with(const DateToken& token) { list_.back() = token; }
  [[nodiscard]] bool is_full() const { return size_ == kMost; }
  [[nodiscard]] std::span<const DateToken> all() const { return {list_.data(), size_}; }
  [[nodiscard]] DateWordSet words() const { return words_; }

 private:
  std::array<DateToken, kMost> list_;  // of no value beyond size_
  std::size_t size_ = 0;
  DateWordSet words_;
};

/// Whether every word of a text was met in a known spelling. No repair could change how such a text reads.
enum class Lexed : std::uint8_t { as_spelt, with_doubts };

/// The tokens of a text, times of day left out. Thai and ASCII digits alike, also mixed in one number.
Lexed lex_date(std::string_view text, DateTokens& tokens);
/// The tokens of a text, which is repaired first where it does not read as it stands.
void lex_repaired_date(std::string_view text, DateTokens& tokens);

struct MonthMatch {
  int month = 0;  ///< 0 for what looks like a month and is none
  std::size_t length = 0;
  bool misspelt = false;
  bool latin = false;
};
/// The month that the text begins with, in any of its spellings: full, short, without dots, with blanks, misspelt.
[[nodiscard]] std::optional<MonthMatch> match_month(std::string_view text);

}  // namespace tidtam::thai
