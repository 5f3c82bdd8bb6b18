#include "transforms/values/date_parts.hpp"

#include <cstdlib>
#include <tuple>

namespace tidtam::transforms {

namespace {
using thai::DateToken;
using thai::DateWord;

/// Two-digit years this far from the file's year are not believed (DOMAIN E.3).
constexpr int kFarthestYear = 30;
/// An all-digit date this far off may be of the Common Era (DECISIONS 27).
constexpr int kFarForDigits = 15;

bool is_era(DateWord word) {
  return word == DateWord::buddhist_era || word == DateWord::common_era;
}
bool is_joint(DateWord word) {
  return word == DateWord::dash || word == DateWord::to_word || word == DateWord::comma || word == DateWord::and_word;
}
bool is_passed_over(DateWord word) {
  return word == DateWord::filler || word == DateWord::months || word == DateWord::open_bracket ||
         word == DateWord::close_bracket || word == DateWord::dot || word == DateWord::year ||
         word == DateWord::calendar;
}

/// One pass from left to right: parts of a date until a joint, then the parts of the next.
class EndsReader {
 public:
  EndsReader(std::span<const DateToken> tokens, const DateContext& context, Codes& codes)
      : tokens_(tokens), context_(context), codes_(codes) {}

  std::optional<DateEnds> read() {
    while (at_ < tokens_.size()) {
      if (!read_token()) return std::nullopt;
    }
    close_segment();
    if (segments_.empty() || failed_) return std::nullopt;
    if (segments_.size() > 1 && lists_ && !ranges_) add_code(codes_, "DATE-LIST");
    return inherit();
  }

 private:
  [[nodiscard]] const DateToken* token(std::size_t index) const {
    return index < tokens_.size() ? &tokens_[index] : nullptr;
  }
  [[nodiscard]] bool is(std::size_t index, DateWord word) const {
    const DateToken* found = token(index);
    return found != nullptr && found->word == word;
  }

  bool read_token() {
    const DateToken& current = tokens_[at_];
    if (current.word == DateWord::number) return read_number();
    if (current.word == DateWord::month) return set_month(current);
    if (current.word == DateWord::weekday) {
      if (!parts_.is_empty()) close_segment();
      parts_.weekday = current.value;
      ++at_;
      return true;
    }
    if (is_era(current.word)) {
      era_ = current.word == DateWord::common_era ? Era::common : Era::buddhist;
      ++at_;
      return true;
    }
    if (is_joint(current.word)) return read_joint(current.word);
    if (current.word == DateWord::slash && is(at_ + 1, DateWord::slash)) {
      ++at_;
      return true;
    }
    const bool beside_month = parts_.month != 0 || (parts_.day != 0 && is(at_ + 1, DateWord::month));
    if (current.word == DateWord::slash && beside_month) {
      ++at_;
      return true;
    }
    if (!is_passed_over(current.word)) return false;
    ++at_;
    return true;
  }

  bool read_joint(DateWord word) {
    ++at_;
    // A hyphen or comma between day, month and year belongs to the one date: `15-ม.ค.-67`, `28 ,มิถุนายน 2482`.
    const bool inside = parts_.day != 0 && parts_.month == 0 && is(at_, DateWord::month) && is_inside_one_date(word);
    // `15 ,มกราคม, 2461`
    const bool before_year = word == DateWord::comma && parts_.day != 0 && parts_.month != 0 && parts_.year == 0 &&
                             is(at_, DateWord::number) && tokens_[at_].digits >= 4 && at_ + 1 == tokens_.size();
    if (before_year) return true;
    if (inside || (parts_.month != 0 && parts_.year == 0 && hyphenated_)) {
      hyphenated_ = word == DateWord::dash;
      return true;
    }
    if (parts_.is_empty()) return true;  // before the first part, or a bracket between
    close_segment();
    (word == DateWord::dash || word == DateWord::to_word ? ranges_ : lists_) = true;
    return true;
  }

  /// Looks ahead behind `day joint month`.
  [[nodiscard]] bool is_inside_one_date(DateWord word) const {
    const bool year_follows = is(at_ + 2, DateWord::number) && tokens_[at_ + 2].digits >= 4;
    if (word == DateWord::comma) return !is(at_ + 1, DateWord::comma) || year_follows;
    return word == DateWord::dash && is(at_ + 1, DateWord::dash) && is(at_ + 2, DateWord::number) &&
           !is(at_ + 3, DateWord::month);
  }

  bool set_month(const DateToken& month) {
    if (parts_.month != 0) return false;
    if (month.misspelt) add_code(codes_, "DATE-SPELL");
    parts_.month = month.value;
    ++at_;
    return true;
  }

  bool read_number() {
    if (read_all_digits()) return true;
    const DateToken& number = tokens_[at_];
    const bool may_be_day = parts_.day == 0 && parts_.month == 0 && era_ == Era::unknown && number.digits <= 2;
    if (may_be_day && !is_year_by_place()) {
      if (number.value == 0) add_code(codes_, "DATE-DAY");
      parts_.day = number.value == 0 ? 99 : number.value;
      ++at_;
      return true;
    }
    if (parts_.year != 0) return false;
    const auto year = year_of(number, era_, context_, codes_);
    if (!year) {
      failed_ = true;
    } else {
      parts_.year = *year;
    }
    ++at_;
    // An era may stand behind its year: `02/04/2525 พ.ศ.` is real, `15 มกราคม 2024 ค.ศ.` as well.
    era_ = Era::unknown;
    return true;
  }

  /// `ปี 61`: a two-digit number behind ปี is a year.
  [[nodiscard]] bool is_year_by_place() const { return at_ > 0 && tokens_[at_ - 1].word == DateWord::year; }

  /// `15/3/2561`, `15-03-2561`, `15.3.61`, `20 07 2520`, `2561-03-15`, `14032561`: three numbers, or eight digits in
  /// one.
  bool read_all_digits() {
    if (!parts_.is_empty()) return false;
    const DateToken& head = tokens_[at_];
    if (head.digits == 8 && tokens_.size() == 1) return split_digits(head.value);
    std::size_t second = at_ + 1;
    const bool spaced = is(second, DateWord::number);
    if (!spaced && !is(second, DateWord::slash) && !is(second, DateWord::dash) && !is(second, DateWord::dot))
      return false;
    const DateWord separator = spaced ? DateWord::number : tokens_[second].word;
    const auto pass = [&](std::size_t index) {
      if (spaced) return index;
      if (!is(index, separator)) return tokens_.size();
      ++index;
      while (separator == DateWord::slash && is(index, DateWord::slash)) ++index;  // 9/9//2520
      return index;
    };
    second = pass(second);
    if (!is(second, DateWord::number)) return false;
    std::size_t third = pass(second + 1);
    // A stop may stand before the era: `9/9/พ.ศ.2520`.
    while (third < tokens_.size() &&
           (is_era(tokens_[third].word) || (tokens_[third].word == DateWord::dot && separator != DateWord::dot))) {
      if (is_era(tokens_[third].word)) era_ = tokens_[third].word == DateWord::common_era ? Era::common : Era::buddhist;
      ++third;
    }
    if (!is(third, DateWord::number)) return false;
    return take_three(head, tokens_[second], tokens_[third], third + 1);
  }

  bool take_three(const DateToken& a, const DateToken& b, const DateToken& c, std::size_t next) {
    const bool year_first = a.digits >= 4;
    const DateToken& year_token = year_first ? a : c;
    const DateToken& day_token = year_first ? c : a;
    if (b.digits > 2 || day_token.digits > 2 || year_token.digits == 3 || year_token.digits < 2) return false;
    if (is(next, DateWord::month)) return false;
    Era era = era_;
    if (is(next, DateWord::common_era)) era = Era::common;
    parts_.day = day_token.value == 0 ? 99 : day_token.value;
    parts_.month = b.value == 0 ? 99 : b.value;
    const auto year =
        year_token.digits == 2 ? two_digit_year(year_token.value, era) : year_of(year_token, era, context_, codes_);
    if (!year) failed_ = true;
    parts_.year = year.value_or(0);
    at_ = next;
    era_ = Era::unknown;
    return true;
  }

  /// Only here a two-digit year may be of the Common Era: no word says how the date was meant.
  std::optional<int> two_digit_year(int digits, Era era) {
    const int near = context_.near_be_year;
    const int buddhist = near == 0 ? 0 : nearest_buddhist_year(digits, near);
    const int common = 2000 + digits + kBuddhistOffset;
    const bool common_is_nearer = near != 0 && std::abs(common - near) < std::abs(buddhist - near);
    if (era == Era::unknown && common_is_nearer && std::abs(buddhist - near) > kFarForDigits) {
      add_code(codes_, "DATE-ERA");
      return common;
    }
    return year_of({DateWord::number, digits, 2}, era, context_, codes_);
  }

  bool split_digits(int value) {
    const auto year_first = value / 10'000;
    const bool is_year_first =
        buddhist_year_of(year_first, Era::unknown).has_value() && value / 100 % 100 <= 12 && value / 100 % 100 >= 1;
    const auto number = [](int digits, int count) {
      return DateToken{DateWord::number, digits, static_cast<std::uint8_t>(count)};
    };
    if (is_year_first)
      return take_three(number(year_first, 4), number(value / 100 % 100, 2), number(value % 100, 2), at_ + 1);
    return take_three(number(value / 1'000'000, 2), number(value / 10'000 % 100, 2), number(value % 10'000, 4),
                      at_ + 1);
  }

  void close_segment() {
    if (!parts_.is_empty()) segments_.push_back(parts_);
    parts_ = {};
    era_ = Era::unknown;
    hyphenated_ = false;
  }

  /// Missing parts come from the right, a missing year at the end from the left or the cover.
  std::optional<DateEnds> inherit() {
    DateParts& last = segments_.back();
    if (last.year == 0) last.year = year_of_last();
    if (last.year == 0 && segments_.front().year == 0) {
      add_code(codes_, "DATE-NOYEAR");
      return std::nullopt;
    }
    for (std::size_t i = segments_.size() - 1; i-- > 0;) inherit_from(segments_[i], segments_[i + 1]);
    DateEnds ends{segments_.front(), segments_.back(), Joint::single};
    if (segments_.size() > 1) ends.joint = ranges_ ? Joint::range : Joint::list;
    return ends;
  }

  int year_of_last() {
    const DateParts& last = segments_.back();
    const DateParts& front = segments_.front();
    if (segments_.size() > 1 && front.year != 0 && last.month != 0) {
      return std::tie(last.month, last.day) < std::tie(front.month, front.day) && front.month != 0 ? front.year + 1
                                                                                                   : front.year;
    }
    if (context_.fiscal_year && last.month >= 1 && last.month <= 12)
      return calendar_year_in_fiscal(*context_.fiscal_year, last.month);
    return 0;
  }

  static void inherit_from(DateParts& parts, const DateParts& right) {
    const bool year_was_missing = parts.year == 0;
    if (parts.month == 0 && !parts.is_year_only()) parts.month = right.month;
    if (!year_was_missing) return;
    parts.year = right.year;
    // `พ.ย. – มี.ค. 2566` began the year before.
    if (parts.month > right.month && right.month != 0) --parts.year;
  }

  std::span<const DateToken> tokens_;
  const DateContext& context_;
  Codes& codes_;
  std::size_t at_ = 0;
  DateParts parts_;
  Era era_ = Era::unknown;
  bool hyphenated_ = false;
  bool ranges_ = false;
  bool lists_ = false;
  bool failed_ = false;
  std::vector<DateParts> segments_;
};

struct Days {
  std::optional<base::Date> first;
  std::optional<base::Date> last;
};

/// The day, whole month or whole year that these parts stand for.
Days days_of_parts(const DateParts& parts, Codes& codes) {
  if (parts.is_year_only()) {
    if (parts.year <= kLastAprilYear) add_code(codes, "PRE1941");
    const auto range = days_of_calendar_year(parts.year);
    return {range.first, range.last};
  }
  if (parts.day != 0) {
    const auto day = day_of(parts, codes);
    return {day, day};
  }
  DateParts begin = parts;
  begin.day = 1;
  const auto first = day_of(begin, codes);
  if (!first) return {};
  return {first, base::date_of(first->year, first->month, base::last_day_of_month(first->year, first->month))};
}
}  // namespace

std::optional<int> year_of(const DateToken& number, Era era, const DateContext& context, Codes& codes) {
  std::optional<int> year;
  if (number.digits == 2) {
    if (era == Era::common) {
      year = 2000 + number.value + kBuddhistOffset;
    } else if (context.near_be_year != 0) {
      year = nearest_buddhist_year(number.value, context.near_be_year);
      if (std::abs(*year - context.near_be_year) > kFarthestYear) year.reset();
    }
  } else if (number.digits >= 4 && number.digits <= 6) {
    year = buddhist_year_of(number.value, era);
  }
  if (!year) add_code(codes, "DATE-YEAR");
  return year;
}

std::optional<base::Date> day_of(const DateParts& parts, Codes& codes) {
  if (parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.day > 31) {
    add_code(codes, "DATE-DAY");
    return std::nullopt;
  }
  const auto year = common_year_of(parts.year, parts.month);
  if (!year) {
    add_code(codes, "DATE-YEAR");
    return std::nullopt;
  }
  const auto date = base::date_of(*year, parts.month, parts.day);
  if (!date) {
    add_code(codes, parts.month == 2 && parts.day == 29 ? "DATE-FEB29" : "DATE-DAY");
    return std::nullopt;
  }
  if (parts.year <= kLastAprilYear) add_code(codes, "PRE1941");
  if (parts.weekday != 0 && base::weekday_of(*date) != parts.weekday) add_code(codes, "DATE-WD");
  return date;
}

std::optional<DateEnds> ends_of(std::span<const DateToken> tokens, const DateContext& context, Codes& codes) {
  return EndsReader(tokens, context, codes).read();
}

DateReading reading_of(const DateEnds& ends, Codes codes) {
  DateReading reading;
  reading.codes = std::move(codes);
  const Days from = days_of_parts(ends.first, reading.codes);
  const Days to = ends.joint == Joint::single ? from : days_of_parts(ends.last, reading.codes);
  if (!from.first || !to.last) return reading;
  if (*to.last < *from.first) {
    add_code(reading.codes, "DATE-ORDER");
    return reading;
  }
  reading.first = from.first;
  reading.last = to.last;
  reading.is_range = ends.joint != Joint::single || ends.first.day == 0;
  return reading;
}

}  // namespace tidtam::transforms
