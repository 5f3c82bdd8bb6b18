#include "transforms/values/date_parts.hpp"

#include <cstdlib>
#include <tuple>
#include <vector>

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
/// One pass from left to right: parts of a date until a joint, then the parts of the next.
class EndsReader {
 public:
  EndsReader(std::span<const DateToken> tokens, const DateContext& context, Codes& codes, DateEnds& ends)
      : tokens_(tokens), context_(context), codes_(codes), ends_(ends) {}

  /// Whether it is a form of date.
  bool read() {
    while (at_ < tokens_.size()) {
      if (!read_token()) return false;
    }
    if (parts_.is_empty() && !before_.empty()) {
      parts_ = before_.back();
      before_.pop_back();
    }
    if (parts_.is_empty() || failed_) return false;
    if (!before_.empty() && lists_ && !ranges_) add_code(codes_, "DATE-LIST");
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
    switch (current.word) {
      case DateWord::number:
        return read_number();
      case DateWord::month:
        return set_month(current);
      case DateWord::dash:
      case DateWord::to_word:
      case DateWord::comma:
      case DateWord::and_word:
        return read_joint(current.word);
      case DateWord::slash:
        return pass_slash();
      case DateWord::weekday:
        if (!parts_.is_empty()) close_segment();
        parts_.weekday = current.value;
        break;
      case DateWord::buddhist_era:
      case DateWord::common_era:
        era_ = current.word == DateWord::common_era ? Era::common : Era::buddhist;
        break;
      case DateWord::filler:
      case DateWord::months:
      case DateWord::open_bracket:
      case DateWord::close_bracket:
      case DateWord::dot:
      case DateWord::year:
      case DateWord::calendar:
        break;
      default:
        return false;
    }
    ++at_;
    return true;
  }

  /// A second slash in a row, or one beside the name of a month: `9//9/2520`, `1/พ.ค./2513`.
  bool pass_slash() {
    const bool beside_month = parts_.month != 0 || (parts_.day != 0 && is(at_ + 1, DateWord::month));
    if (!beside_month && !is(at_ + 1, DateWord::slash)) return false;
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
    return year_of({digits, DateWord::number, 2, false}, era, context_, codes_);
  }

  bool split_digits(int value) {
    const auto year_first = value / 10'000;
    const bool is_year_first =
        buddhist_year_of(year_first, Era::unknown).has_value() && value / 100 % 100 <= 12 && value / 100 % 100 >= 1;
    const auto number = [](int digits, int count) {
      return DateToken{digits, DateWord::number, static_cast<std::uint8_t>(count), false};
    };
    if (is_year_first)
      return take_three(number(year_first, 4), number(value / 100 % 100, 2), number(value % 100, 2), at_ + 1);
    return take_three(number(value / 1'000'000, 2), number(value / 10'000 % 100, 2), number(value % 10'000, 4),
                      at_ + 1);
  }

  void close_segment() {
    if (!parts_.is_empty()) before_.push_back(parts_);
    parts_ = {};
    era_ = Era::unknown;
    hyphenated_ = false;
  }

  /// Missing parts come from the right, a missing year at the end from the left or the cover.
  bool inherit() {
    if (parts_.year == 0) parts_.year = year_of_last();
    if (parts_.year == 0 && (before_.empty() || before_.front().year == 0)) {
      add_code(codes_, "DATE-NOYEAR");
      return false;
    }
    if (before_.empty()) return true;
    ends_.first = parts_;
    for (auto parts = before_.rbegin(); parts != before_.rend(); ++parts) {
      inherit_from(*parts, ends_.first);
      ends_.first = *parts;
    }
    ends_.joint = ranges_ ? Joint::range : Joint::list;
    return true;
  }

  int year_of_last() {
    if (!before_.empty() && before_.front().year != 0 && parts_.month != 0) {
      const DateParts& front = before_.front();
      const bool is_next_year =
          front.month != 0 && std::tie(parts_.month, parts_.day) < std::tie(front.month, front.day);
      return front.year + (is_next_year ? 1 : 0);
    }
    if (context_.fiscal_year && parts_.month >= 1 && parts_.month <= 12)
      return calendar_year_in_fiscal(*context_.fiscal_year, parts_.month);
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
  DateEnds& ends_;
  DateParts& parts_ = ends_.last;
  Era era_ = Era::unknown;
  bool hyphenated_ = false;
  bool ranges_ = false;
  bool lists_ = false;
  bool failed_ = false;
  std::vector<DateParts> before_;  ///< the parts before parts_, each behind a joint
};

enum class End : std::uint8_t { first, last };

/// The day, or an end of the month or the year that these parts stand for; else the error why there is none.
std::optional<base::Date> end_of(const DateParts& parts, End end, Codes& codes) {
  if (parts.is_year_only()) {
    if (parts.year <= kLastAprilYear) add_code(codes, "PRE1941");
    const auto range = days_of_calendar_year(parts.year);
    return end == End::first ? range.first : range.last;
  }
  if (parts.month < 1 || parts.month > 12 || parts.day > 31) {
    add_code(codes, "DATE-DAY");
    return std::nullopt;
  }
  const auto year = common_year_of(parts.year, parts.month);
  if (!year) {
    add_code(codes, "DATE-YEAR");
    return std::nullopt;
  }
  const int last_day = base::last_day_of_month(*year, parts.month);
  if (parts.day > last_day) {
    add_code(codes, parts.month == 2 && parts.day == 29 ? "DATE-FEB29" : "DATE-DAY");
    return std::nullopt;
  }
  const int missing_day = end == End::first ? 1 : last_day;
  const base::Date date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(parts.month),
                        static_cast<std::uint8_t>(parts.day != 0 ? parts.day : missing_day)};
  if (parts.year <= kLastAprilYear) add_code(codes, "PRE1941");
  if (parts.weekday != 0 && parts.day != 0 && base::weekday_of(date) != parts.weekday) add_code(codes, "DATE-WD");
  return date;
}
}  // namespace

std::optional<int> year_of(const DateToken& number, Era era, const DateContext& context, Codes& codes) {
  if (number.digits >= 4 && number.digits <= 6) {
    if (const auto year = buddhist_year_of(number.value, era)) return *year;
  } else if (number.digits == 2 && era == Era::common) {
    return 2000 + number.value + kBuddhistOffset;
  } else if (number.digits == 2 && context.near_be_year != 0) {
    const int year = nearest_buddhist_year(number.value, context.near_be_year);
    if (std::abs(year - context.near_be_year) <= kFarthestYear) return year;
  }
  add_code(codes, "DATE-YEAR");
  return std::nullopt;
}

std::optional<DateEnds> ends_of(std::span<const DateToken> tokens, const DateContext& context, Codes& codes) {
  std::optional<DateEnds> ends(std::in_place);
  if (!EndsReader(tokens, context, codes, *ends).read()) ends.reset();
  return ends;
}

void set_days(const DateEnds& ends, DateReading& reading) {
  const bool is_single = ends.joint == Joint::single;
  if (is_single && ends.last.day != 0) {
    if (const auto day = end_of(ends.last, End::first, reading.codes)) reading.first = reading.last = *day;
    return;
  }
  const auto first = end_of(is_single ? ends.last : ends.first, End::first, reading.codes);
  const auto last = end_of(ends.last, End::last, reading.codes);
  if (!first || !last) return;
  if (*last < *first) return add_code(reading.codes, "DATE-ORDER");
  reading.first = first;
  reading.last = last;
  reading.is_range = true;
}

DateReading read_days(std::span<const DateToken> tokens, const DateContext& context) {
  DateReading reading;
  if (const auto ends = ends_of(tokens, context, reading.codes)) set_days(*ends, reading);
  if (!reading.has_value() && !holds_error(reading.codes)) add_code(reading.codes, "DATE-01");
  return reading;
}

}  // namespace tidtam::transforms
