#include <algorithm>
#include <vector>

#include "transforms/values/date_parts.hpp"
#include "transforms/values/periods.hpp"

namespace tidtam::transforms {

namespace {
using model::PeriodKind;
using thai::DateToken;
using thai::DateWord;
using thai::DateWordSet;
using Tokens = std::span<const DateToken>;

/// Words that say a period, and words that are no date in themselves.
constexpr DateWordSet kPeriodWords{DateWord::quarter, DateWord::semester, DateWord::half_year,
                                   DateWord::round,   DateWord::fiscal,   DateWord::academic};
constexpr DateWordSet kWholeYearWords{DateWord::throughout, DateWord::every, DateWord::ongoing};
constexpr DateWordSet kPartWords{DateWord::first, DateWord::middle, DateWord::last, DateWord::within};

DateReading of_days(const model::DateRange& days, std::string_view code) {
  DateReading reading;
  reading.first = days.first;
  reading.last = days.last;
  reading.is_range = true;
  if (!code.empty()) add_code(reading.codes, code);
  return reading;
}

DateReading without_year() {
  DateReading reading;
  add_code(reading.codes, "DATE-NOYEAR");
  return reading;
}

/// `ตลอดปีงบประมาณ 2565`, `ทุกเดือน`, `ต่อเนื่อง`: the whole year.
DateReading whole_year(Tokens tokens, const DateContext& context) {
  Codes codes;
  std::optional<int> year = context.fiscal_year;
  for (const DateToken& token : tokens) {
    if (token.word == DateWord::number && token.digits >= 2) year = year_of(token, Era::unknown, context, codes);
  }
  if (!year) return without_year();
  const PeriodKind kind =
      DateWordSet(tokens).holds(DateWord::academic) ? PeriodKind::academic_year : PeriodKind::fiscal_year;
  return of_days(*TermTable().days_of({kind, *year, 0, 0}), "DATE-VAGUE");
}

/// The rest of the tokens as a date, the words of one kind left out.
DateReading without(Tokens tokens, DateWord left_out, const DateContext& context) {
  std::vector<DateToken> rest;
  std::copy_if(tokens.begin(), tokens.end(), std::back_inserter(rest),
               [=](const DateToken& token) { return token.word != left_out; });
  return read_days(rest, context);
}

/// `ต้นเดือน` is 1–10, `กลางเดือน` 11–20, `สิ้นเดือน` 21 to the end.
DateReading part_of_month(Tokens tokens, DateWord which, const DateContext& context) {
  DateReading reading = without(tokens, which, context);
  if (!reading.has_value() || !reading.first) return reading;
  // `หลัง 15 มีนาคม 2561` is some day behind the one that is written: the word is never passed over in silence.
  add_code(reading.codes, "DATE-VAGUE");
  if (reading.first->month != reading.last->month || reading.first == reading.last) return reading;
  const auto on = [&](int day) { return base::date_of(reading.first->year, reading.first->month, day); };
  const auto end = reading.last;
  if (which == DateWord::first) reading.last = on(10);
  if (which == DateWord::middle) {
    reading.first = on(11);
    reading.last = on(20);
  }
  if (which == DateWord::last) {
    reading.first = on(21);
    reading.last = end;
  }
  return reading;
}

DateReading of_period(Tokens tokens, const DateContext& context);
}  // namespace

bool may_be_vague(DateWordSet words) {
  return words.holds_any(kWholeYearWords) || words.holds_any(kPartWords) || words.holds_any(kPeriodWords);
}

std::optional<DateReading> read_vague_date(Tokens tokens, const DateContext& context) {
  const DateWordSet words(tokens);
  if (words.holds_any(kWholeYearWords)) return whole_year(tokens, context);
  if (words.holds(DateWord::within)) {
    DateReading reading = without(tokens, DateWord::within, context);
    reading.first.reset();
    return reading;
  }
  for (const DateWord which : {DateWord::first, DateWord::middle, DateWord::last}) {
    if (words.holds(which) && words.holds(DateWord::month) && !words.holds(DateWord::half_year))
      return part_of_month(tokens, which, context);
  }
  if (words.holds_any(kPeriodWords)) return of_period(tokens, context);
  return std::nullopt;
}

namespace {
DateReading of_period(Tokens tokens, const DateContext& context) {
  const PeriodReading period =
      read_period_tokens(tokens, {context.near_be_year, context.fiscal_year, {}, YearMeaning::unsaid});
  DateReading reading;
  reading.codes = period.codes;
  if (period.days) {
    reading = of_days(*period.days, {});
    reading.codes = period.codes;
    return reading;
  }
  const TermTable terms;
  const auto first = period.first ? terms.days_of(*period.first) : std::nullopt;
  const auto last = period.last ? terms.days_of(*period.last) : std::nullopt;
  if (!first || !last) {
    if (!holds_error(reading.codes)) add_code(reading.codes, "DATE-01");
    return reading;
  }
  reading.first = first->first;
  reading.last = last->last;
  reading.is_range = true;
  return reading;
}
}  // namespace

}  // namespace tidtam::transforms
