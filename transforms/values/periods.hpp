#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/model/period.hpp"
#include "pipeline/thai/date_lexer.hpp"
#include "transforms/values/dates.hpp"
#include "transforms/values/finding_codes.hpp"
#include "transforms/values/terms.hpp"

namespace tidtam::transforms {

/// What the header or the column says of a year that stands alone.
enum class YearMeaning : std::uint8_t { unsaid, calendar, fiscal, academic };

struct PeriodContext {
  int near_be_year = 0;              ///< as in DateContext
  std::optional<int> fiscal_year;    ///< of the cover, for quarters, months and rounds without a year
  std::optional<int> academic_year;  ///< of the cover, for semesters and rounds without a year
  YearMeaning year_meaning = YearMeaning::unsaid;
};

/// A period, a span of periods of one kind, or days.
struct PeriodReading {
  std::optional<model::Period> first;
  std::optional<model::Period> last;     ///< as `first` but in a span
  std::optional<model::DateRange> days;  ///< where what is written is no period of a kind
  Codes codes;

  [[nodiscard]] bool has_value() const { return first.has_value() || days.has_value(); }
};

/// Reads fiscal years, quarters, months, academic years, semesters, rounds, spans, dates and ranges of dates. A year
/// alone is of the calendar unless the context says otherwise.
[[nodiscard]] PeriodReading read_period(std::string_view text, const PeriodContext& context);
/// As read_period, of a text that is lexed already.
[[nodiscard]] PeriodReading read_period_tokens(std::span<const thai::DateToken> tokens, const PeriodContext& context);
/// `FY2565Q1`, `FY2561/FY2564`, `2022-05-16/2022-06-10`; empty without a value.
[[nodiscard]] std::string to_text(const PeriodReading& reading);

/// Whether a word is among them that read_vague_date looks for.
[[nodiscard]] bool may_be_vague(thai::DateWordSet words);
/// Dates that are said by words: `ตลอดปีงบประมาณ 2565`, `ต้นเดือนมีนาคม`, `ครึ่งปีแรก`, `ภาคเรียนที่ 1/2564`. Nothing where the
/// tokens hold no such word.
[[nodiscard]] std::optional<DateReading> read_vague_date(std::span<const thai::DateToken> tokens,
                                                         const DateContext& context);

}  // namespace tidtam::transforms
