#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

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
  to_word,   ///< ถึง, จนถึง, ถึงวันที่
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
  within,      ///< ภายใน
  filler,      ///< วันที่, ณ, ลงวันที่, ระหว่าง …
  unknown,     ///< anything else
};

struct DateToken {
  DateWord word = DateWord::unknown;
  int value = 0;
  std::uint8_t digits = 0;   ///< of a number, as written
  bool misspelt = false;     ///< a month nearest to what stands there
  bool after_blank = false;  ///< a blank stands before it
};

/// The tokens of a repaired text, times of day left out. Thai and ASCII digits alike, also mixed in one number.
void lex_date(std::string_view repaired_text, std::vector<DateToken>& tokens);

/// The month that the whole word names in its full or dotted short form (`มีนาคม`, `มี.ค.`); 0 for any other word. Does
/// not allocate.
[[nodiscard]] int month_named(std::string_view word);

struct MonthMatch {
  int month = 0;  ///< 0 for what looks like a month and is none
  std::size_t length = 0;
  bool misspelt = false;
};
/// The month that the text begins with, in any of its spellings: full, short, without dots, with blanks, misspelt.
[[nodiscard]] std::optional<MonthMatch> match_month(std::string_view text);

}  // namespace tidtam::thai
