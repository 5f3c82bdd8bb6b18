#include "transforms/values/periods.hpp"

#include <algorithm>
#include <vector>

#include "transforms/values/date_parts.hpp"

namespace tidtam::transforms {

namespace {
using model::Period;
using model::PeriodKind;
using thai::DateToken;
using thai::DateWord;
using thai::DateWordSet;
using Tokens = std::span<const DateToken>;

/// What the numbers of a period stand for, by the words before them.
struct PeriodWords {
  int quarter = 0;
  int last_quarter = 0;  ///< of a span: `ไตรมาส 1-2`
  int semester = 0;
  int last_semester = 0;
  int round = 0;         ///< number of a round
  int round_months = 0;  ///< 6, 9, 12
  int half = 0;
  std::vector<int> years;             ///< Buddhist era
  bool strange = false;               ///< a word that no period has
  bool unexplained = false;           ///< a number that no word explains
  DateWord joint = DateWord::filler;  ///< between the ends of a span

  [[nodiscard]] bool has_one_year() const { return years.empty() || years.front() == years.back(); }
};

bool is_joint(DateWord word) {
  return word == DateWord::dash || word == DateWord::to_word || word == DateWord::comma || word == DateWord::and_word;
}

bool opens_year(DateWord word) {
  return word == DateWord::slash || word == DateWord::year || word == DateWord::fiscal || word == DateWord::academic ||
         word == DateWord::calendar || word == DateWord::buddhist_era || word == DateWord::common_era;
}

void take_number(PeriodWords& words, Tokens tokens, std::size_t at, DateWord before, const DateContext& context,
                 Codes& codes) {
  const DateToken& number = tokens[at];
  const bool two_digit_year =
      number.digits == 2 && (opens_year(before) || (before == DateWord::dash && !words.years.empty()));
  if (number.digits >= 4 || two_digit_year) {
    if (const auto year =
            year_of(number, before == DateWord::common_era ? Era::common : Era::unknown, context, codes)) {
      words.years.push_back(*year);
    }
    return;
  }
  const bool before_months = at + 1 < tokens.size() && tokens[at + 1].word == DateWord::months;
  if (is_joint(before) && words.quarter != 0 && words.last_quarter == 0) {
    words.last_quarter = number.value;
    words.joint = before;
  } else if (is_joint(before) && words.semester != 0 && words.last_semester == 0) {
    words.last_semester = number.value;
    words.joint = before;
  } else if (before == DateWord::quarter && words.quarter == 0) {
    words.quarter = number.value;
  } else if (before == DateWord::semester && words.semester == 0) {
    words.semester = number.value;
  } else if ((before == DateWord::round || before == DateWord::throughout) && before_months) {
    words.round_months = number.value;
  } else if ((before == DateWord::round || before == DateWord::dmc || before == DateWord::nutrition) &&
             words.round == 0) {
    words.round = number.value;
  } else {
    words.unexplained = true;
  }
}

PeriodWords words_of(Tokens tokens, const DateContext& context, Codes& codes) {
  PeriodWords words;
  DateWord before = DateWord::filler;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const DateToken& token = tokens[at];
    if (token.word == DateWord::number) take_number(words, tokens, at, before, context, codes);
    if (token.word == DateWord::unknown || token.word == DateWord::month) words.strange = true;
    if (before == DateWord::half_year && token.word == DateWord::first) words.half = 1;
    if (before == DateWord::half_year && token.word == DateWord::last) words.half = 2;
    if (token.word != DateWord::filler && token.word != DateWord::dot) before = token.word;
  }
  return words;
}

DateContext dates_of(const PeriodContext& context) {
  return {context.near_be_year, context.fiscal_year};
}

/// Reads the words of one period; dates in brackets, or months behind a quarter, give the year where no other does, and
/// must agree.
class PeriodReader {
 public:
  PeriodReader(Tokens tokens, const PeriodContext& context) : all_(tokens), context_(context) {
    bool in_parts = false;
    const auto inner = std::find_if(tokens.begin(), tokens.end(), [&](const DateToken& token) {
      const bool is_begin = &token == tokens.data();
      in_parts = in_parts || token.word == DateWord::quarter || token.word == DateWord::round;
      return (token.word == DateWord::open_bracket && !is_begin) || (token.word == DateWord::month && in_parts);
    });
    head_ = tokens.first(static_cast<std::size_t>(inner - tokens.begin()));
    inner_ = tokens.subspan(head_.size());
    head_words_ = DateWordSet(head_);
  }

  PeriodReading read() {
    if (read_label()) return std::move(reading_);
    Codes codes;
    const PeriodWords words = words_of(head_, dates_of(context_), codes);
    if (head_words_.holds(DateWord::onward)) add_code(codes, "DATE-VAGUE");  // where it ends is not said
    const bool is_clear = words.has_one_year() && !words.unexplained;
    if (head_words_.holds(DateWord::quarter)) return is_clear ? quarter(words, codes) : failed(codes, "PERIOD-01");
    if (words.round_months != 0) return is_clear ? round_of_months(words, codes) : failed(codes, "PERIOD-01");
    if (words.half != 0) return is_clear ? half_year(words, codes) : failed(codes, "PERIOD-01");
    if (head_words_.holds(DateWord::semester)) return is_clear ? semester(words, codes) : failed(codes, "PERIOD-01");
    if (head_words_.holds(DateWord::dmc)) return is_clear ? dmc_round(words, codes) : failed(codes, "PERIOD-01");
    const auto numbers = std::count_if(head_.begin(), head_.end(),
                                       [](const DateToken& token) { return token.word == DateWord::number; });
    const bool is_date = numbers > 2 || (numbers == 1 && head_.size() == 1 && head_[0].digits == 8);
    if (words.years.empty() || words.strange || words.unexplained || is_date || head_words_.holds(DateWord::round))
      return dates();
    return years(words, codes);
  }

 private:
  PeriodReading failed(Codes codes, std::string_view code) {
    PeriodReading reading;
    reading.codes = std::move(codes);
    if (!holds_error(reading.codes)) add_code(reading.codes, code);
    return reading;
  }
  PeriodReading of(const Period& period, Codes codes) { return {period, period, std::nullopt, std::move(codes)}; }

  /// `2565 1/2`: academic year, semester, nutrition round; `1/2565` by what the column is about.
  bool read_label() {
    const auto is = [&](std::size_t i, DateWord word) { return i < all_.size() && all_[i].word == word; };
    const bool label = all_.size() == 4 && is(0, DateWord::number) && all_[0].digits == 4 && is(1, DateWord::number) &&
                       is(2, DateWord::slash) && is(3, DateWord::number);
    if (label) {
      const auto year = buddhist_year_of(all_[0].value, Era::unknown);
      if (!year || all_[1].value < 1 || all_[1].value > 2 || all_[3].value < 1 || all_[3].value > 2) return false;
      reading_ = of({PeriodKind::nutrition_round, *year, all_[1].value, all_[3].value}, {});
      return true;
    }
    if (all_.size() != 3 || !is(0, DateWord::number) || !is(1, DateWord::slash) || !is(2, DateWord::number))
      return false;
    const auto year = buddhist_year_of(all_[2].value, Era::unknown);
    const int part = all_[0].value;
    if (!year || part < 1) return false;
    if (context_.year_meaning == YearMeaning::academic && part <= 2)
      reading_ = of({PeriodKind::semester, *year, part, 0}, {});
    if (context_.year_meaning == YearMeaning::fiscal && part <= 4)
      reading_ = of({PeriodKind::fiscal_quarter, *year, part, 0}, {});
    return reading_.has_value();
  }

  /// The fiscal year written, the one of the dates in brackets, or the cover's.
  std::optional<int> fiscal_year(const PeriodWords& words) {
    if (!words.years.empty()) return words.years.front();
    // The bracket's own years decide; without one it says no more than the cover.
    const DateReading inner = read_days(inner_, dates_of(context_));
    if (inner.has_value()) return model::fiscal_quarter_of(*inner.last).year;
    return context_.fiscal_year;
  }

  PeriodReading quarter(const PeriodWords& words, Codes codes) {
    const auto year = fiscal_year(words);
    const int last = words.last_quarter == 0 ? words.quarter : words.last_quarter;
    if (words.quarter < 1 || last > 4 || last < words.quarter) return failed(std::move(codes), "PERIOD-01");
    if (!year) return failed(std::move(codes), "DATE-NOYEAR");
    const bool calendar = says_calendar_year() || context_.year_meaning == YearMeaning::calendar;
    if (calendar) add_code(codes, "YEAR-CAL");
    const auto quarter_of = [&](int part) {
      if (!calendar) return Period{PeriodKind::fiscal_quarter, *year, part, 0};
      return Period{PeriodKind::fiscal_quarter, *year + (part == 4 ? 1 : 0), part % 4 + 1, 0};
    };
    if (!agrees_with_inner(quarter_of(words.quarter), quarter_of(last))) return failed(std::move(codes), "PERIOD-01");
    return span(quarter_of(words.quarter), quarter_of(last), words, std::move(codes));
  }

  /// `ปีปฏิทิน`, or `ปี พ.ศ.` beside the quarter (DOMAIN E.1).
  [[nodiscard]] bool says_calendar_year() const {
    if (head_words_.holds(DateWord::calendar)) return true;
    if (head_words_.holds(DateWord::fiscal)) return false;
    return std::ranges::adjacent_find(head_, [](const DateToken& left, const DateToken& right) {
             return left.word == DateWord::year && right.word == DateWord::buddhist_era;
           }) != head_.end();
  }

  /// Whether the dates beside a fiscal period lie within it; none, and what is no date, contradict nothing.
  [[nodiscard]] bool agrees_with_inner(const Period& first, const Period& last) const {
    const DateReading inner = read_days(inner_, {context_.near_be_year, last.year});
    const auto from = model::fiscal_range_of(first);
    const auto to = model::fiscal_range_of(last);
    if (!inner.has_value() || !from || !to) return true;
    return *inner.last <= to->last && (!inner.first || from->first <= *inner.first);
  }

  /// Two ends of one kind; what a list leaves out between them is said.
  PeriodReading span(const Period& first, const Period& last, const PeriodWords& words, Codes codes) {
    const bool is_list = words.joint == DateWord::comma || words.joint == DateWord::and_word;
    if (is_list && last.part > first.part + 1) add_code(codes, "DATE-LIST");
    return {first, last, std::nullopt, std::move(codes)};
  }

  PeriodReading round_of_months(const PeriodWords& words, Codes codes) {
    const auto year = fiscal_year(words);
    if (words.round_months != 6 && words.round_months != 9 && words.round_months != 12)
      return failed(std::move(codes), "PERIOD-01");
    if (!year) return failed(std::move(codes), "DATE-NOYEAR");
    const Period round{PeriodKind::fiscal_round, *year, words.round_months, 0};
    if (!agrees_with_inner(round, round)) return failed(std::move(codes), "PERIOD-01");
    return of(round, std::move(codes));
  }

  PeriodReading half_year(const PeriodWords& words, Codes codes) {
    const auto year = fiscal_year(words);
    if (!year) return failed(std::move(codes), "DATE-NOYEAR");
    if (words.half == 1) return of({PeriodKind::fiscal_round, *year, 6, 0}, std::move(codes));
    PeriodReading reading;
    reading.days = model::DateRange{model::fiscal_range_of({PeriodKind::fiscal_quarter, *year, 3, 0})->first,
                                    model::fiscal_range_of({PeriodKind::fiscal_quarter, *year, 4, 0})->last};
    reading.codes = std::move(codes);
    return reading;
  }

  std::optional<int> academic_year(const PeriodWords& words) const {
    if (!words.years.empty()) return words.years.front();
    return context_.academic_year;
  }

  PeriodReading semester(const PeriodWords& words, Codes codes) {
    const auto year = academic_year(words);
    const int last = words.last_semester == 0 ? words.semester : words.last_semester;
    if (words.semester < 1 || last > 2 || last < words.semester) return failed(std::move(codes), "PERIOD-01");
    if (!year) return failed(std::move(codes), "DATE-NOYEAR");
    if (last == words.semester && (words.round == 1 || words.round == 2)) {
      return of({PeriodKind::nutrition_round, *year, words.semester, words.round}, std::move(codes));
    }
    return span({PeriodKind::semester, *year, words.semester, 0}, {PeriodKind::semester, *year, last, 0}, words,
                std::move(codes));
  }

  PeriodReading dmc_round(const PeriodWords& words, Codes codes) {
    const auto year = academic_year(words);
    const int round = words.round == 0 && head_words_.holds(DateWord::last) ? 3 : words.round;  // DMC สิ้นปีการศึกษา
    if (round < 1 || round > 3) return failed(std::move(codes), "PERIOD-01");
    if (!year) return failed(std::move(codes), "DATE-NOYEAR");
    return of({PeriodKind::dmc_round, *year, round, 0}, std::move(codes));
  }

  [[nodiscard]] YearMeaning meaning_of_years() const {
    if (head_words_.holds(DateWord::fiscal)) return YearMeaning::fiscal;
    if (head_words_.holds(DateWord::academic)) return YearMeaning::academic;
    if (head_words_.holds(DateWord::calendar)) return YearMeaning::calendar;
    return context_.year_meaning;
  }

  PeriodReading years(const PeriodWords& words, Codes codes) {
    if (words.years.back() < words.years.front()) return failed(std::move(codes), "DATE-ORDER");
    // `2568/2569` may be two years, or the one that begins in the first and ends in the second.
    if (words.years.size() > 1 && head_words_.holds(DateWord::slash)) return failed(std::move(codes), "PERIOD-01");
    const bool is_list = head_words_.holds_any({DateWord::comma, DateWord::and_word});
    if (is_list && words.years.back() - words.years.front() >= static_cast<int>(words.years.size()))
      add_code(codes, "DATE-LIST");
    const YearMeaning meaning = meaning_of_years();
    // `ต้นปีงบประมาณ 2566` is some part of it.
    if (head_words_.holds_any({DateWord::first, DateWord::middle, DateWord::last})) add_code(codes, "DATE-VAGUE");
    if (meaning == YearMeaning::fiscal || meaning == YearMeaning::academic) {
      const PeriodKind kind = meaning == YearMeaning::fiscal ? PeriodKind::fiscal_year : PeriodKind::academic_year;
      return {Period{kind, words.years.front(), 0, 0}, Period{kind, words.years.back(), 0, 0}, std::nullopt,
              std::move(codes)};
    }
    PeriodReading reading;
    reading.days = model::DateRange{days_of_calendar_year(words.years.front()).first,
                                    days_of_calendar_year(words.years.back()).last};
    reading.codes = std::move(codes);
    return reading;
  }

  /// A month is a fiscal month; anything else of dates is days.
  PeriodReading dates() {
    const DateWordSet words(all_);
    const bool is_vague = words.holds_any({DateWord::throughout, DateWord::every, DateWord::ongoing}) ||
                          (words.holds(DateWord::month) && !words.holds(DateWord::half_year) &&
                           words.holds_any({DateWord::first, DateWord::middle, DateWord::last}));
    if (is_vague) {
      if (auto vague = read_vague_date(all_, dates_of(context_))) return of_days(*vague);
    }
    DateReading read;
    const auto ends = ends_of(all_, dates_of(context_), read.codes);
    if (!ends) return failed(std::move(read.codes), "PERIOD-01");
    const DateParts& last = ends->last;
    if (ends->joint == Joint::single && last.month != 0 && last.day == 0 && last.month <= 12) {
      const int year = last.year + (last.month >= 10 ? 1 : 0);
      return of({PeriodKind::fiscal_month, year, (last.month + 2) % 12 + 1, 0}, std::move(read.codes));
    }
    set_days(*ends, read);
    return of_days(read);
  }

  PeriodReading of_days(const DateReading& dates) {
    if (!dates.has_value() || !dates.first) return failed(dates.codes, "PERIOD-01");
    PeriodReading reading;
    reading.days = model::DateRange{*dates.first, *dates.last};
    reading.codes = dates.codes;
    return reading;
  }

  Tokens all_;
  Tokens head_;
  Tokens inner_;
  DateWordSet head_words_;
  const PeriodContext& context_;
  PeriodReading reading_;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}
}  // namespace

PeriodReading read_period(std::string_view text, const PeriodContext& context) {
  if (auto period = model::parse_period_code(trimmed(text))) {
    const auto year = buddhist_year_of(period->year, Era::unknown);  // `FY2026` is of the Common Era
    if (!year) return {std::nullopt, std::nullopt, std::nullopt, {"DATE-YEAR"}};
    period->year = *year;
    return {period, period, std::nullopt, {}};
  }
  thai::DateTokens tokens;
  thai::lex_repaired_date(text, tokens);
  return read_period_tokens(tokens.all(), context);
}

PeriodReading read_period_tokens(Tokens tokens, const PeriodContext& context) {
  return PeriodReader(tokens, context).read();
}

std::string to_text(const PeriodReading& reading) {
  if (reading.days) return base::to_iso(reading.days->first) + "/" + base::to_iso(reading.days->last);
  if (!reading.first) return {};
  if (reading.first == reading.last) return model::to_code(*reading.first);
  return model::to_code(*reading.first) + "/" + model::to_code(*reading.last);
}

}  // namespace tidtam::transforms
