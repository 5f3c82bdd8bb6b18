#include "transforms/values/date_parts.hpp"

#include <cstdlib>
#include <tuple>
#include <vector>

namespace tidtam::transforms {

namespace {
using thai::DateToken;
using thai::DateWord;

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
    if (parts_.is_empty() && !before_.empty()) take_back_last();
    if (parts_.is_empty() || failed_) return false;
    if (!before_.empty() && lists_) add_code(codes_, "DATE-LIST");
    if (before_.empty() && open_behind_) add_code(codes_, "DATE-VAGUE");
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
        if (parts_.weekday != 0 && parts_.day != 0) {  // `เสาร์ 29 อาทิตย์ 30 กันยายน`
          close_segment();
          lists_ = true;
        }
        parts_.weekday = current.value;
        break;
      case DateWord::onward:
        open_behind_ = true;
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
    // `15 ,มกราคม, 2461`, `Mar-2018`
    const bool before_year = (word == DateWord::comma || word == DateWord::dash) && parts_.month != 0 &&
                             parts_.year == 0 && is(at_, DateWord::number) && tokens_[at_].digits >= 4 &&
                             at_ + 1 == tokens_.size();
    if (before_year) return true;
    if (inside || (parts_.month != 0 && parts_.year == 0 && hyphenated_)) {
      hyphenated_ = word == DateWord::dash;
      return true;
    }
    const bool is_range = word == DateWord::dash || word == DateWord::to_word;
    if (parts_.is_empty()) {  // before the first part, or a bracket between
      if (before_.empty() && word == DateWord::to_word) ends_.is_open_before = true;
      if (before_.empty() && word == DateWord::dash) open_behind_ = true;
      return true;
    }
    close_segment();
    (is_range ? ranges_ : lists_) = true;
    ends_with_range_ = is_range;
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
    latin_month_ = month.latin;
    parts_.month = month.value;
    ++at_;
    return true;
  }

  bool read_number() {
    if (read_all_digits()) return true;
    const DateToken& number = tokens_[at_];
    const bool may_be_day = parts_.day == 0 && parts_.month == 0 && era_ == Era::unknown && number.digits <= 2;
    if ((may_be_day && !is_year_by_place()) || is_day_before_year()) {
      if (number.value == 0) add_code(codes_, "DATE-DAY");
      parts_.day = or_impossible(number.value);
      ++at_;
      return true;
    }
    if (parts_.day != 0 && parts_.month == 0 && number.digits <= 2 && tokens_[at_ - 1].word == DateWord::months) {
      parts_.month = or_impossible(number.value);  // `15 เดือน 3 ปี 2566`
      ++at_;
      return true;
    }
    if (parts_.year != 0) return false;
    const bool either_era = latin_month_ && number.digits == 2 && era_ == Era::unknown;
    const auto year = either_era ? year_beside_latin_month(number.value) : year_of(number, era_, context_, codes_);
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

  /// 0 where a day or month is due is kept as one that there cannot be.
  static int or_impossible(int number) { return number == 0 ? 99 : number; }

  /// `ปี 61`, `2561-65`: a two-digit number behind ปี or a year is a year.
  [[nodiscard]] bool is_year_by_place() const {
    if (at_ == 0 || tokens_[at_].digits != 2) return false;
    const bool behind_year = !before_.empty() && before_.back().is_year_only() && !is(at_ + 1, DateWord::month);
    return behind_year || tokens_[at_ - 1].word == DateWord::year;
  }

  /// `March 15, 2018`: between the month and a year of four digits.
  [[nodiscard]] bool is_day_before_year() const {
    if (parts_.day != 0 || parts_.month == 0 || parts_.year != 0 || tokens_[at_].digits > 2) return false;
    std::size_t next = at_ + 1;
    while (is(next, DateWord::comma) || is(next, DateWord::filler)) ++next;
    return is(next, DateWord::number) && tokens_[next].digits == 4;
  }

  /// The years of English dates may be of either era: the one nearer to the file's year, and it is said (DOMAIN E.3).
  std::optional<int> year_beside_latin_month(int digits) {
    const int near = context_.near_be_year;
    const int common = 2000 + digits + kBuddhistOffset;
    const int buddhist = nearest_buddhist_year(digits, near);
    const int year = std::abs(common - near) <= std::abs(buddhist - near) ? common : buddhist;
    if (near == 0 || std::abs(year - near) > kFarthestYear) {
      add_code(codes_, "DATE-YEAR");
      return std::nullopt;
    }
    add_code(codes_, "DATE-ERA");
    return year;
  }

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
    parts_.day = or_impossible(day_token.value);
    parts_.month = or_impossible(b.value);
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
    if (era == Era::unknown && near != 0 && std::abs(buddhist - near) > kFarForDigits) {
      for (const int century : {2000, 1900}) {
        const int common = century + digits + kBuddhistOffset;
        if (std::abs(common - near) >= std::abs(buddhist - near)) continue;
        add_code(codes_, "DATE-ERA");
        return common;
      }
    }
    return year_of({digits, DateWord::number, 2, false, false}, era, context_, codes_);
  }

  bool split_digits(int value) {
    const auto year_first = value / 10'000;
    const bool is_year_first =
        buddhist_year_of(year_first, Era::unknown).has_value() && value / 100 % 100 <= 12 && value / 100 % 100 >= 1;
    const auto number = [](int digits, int count) {
      return DateToken{digits, DateWord::number, static_cast<std::uint8_t>(count), false, false};
    };
    if (is_year_first)
      return take_three(number(year_first, 4), number(value / 100 % 100, 2), number(value % 100, 2), at_ + 1);
    return take_three(number(value / 1'000'000, 2), number(value / 10'000 % 100, 2), number(value % 10'000, 4),
                      at_ + 1);
  }

  /// What was written ends with a joint, or with the weekday of the day before it.
  void take_back_last() {
    const int weekday = parts_.weekday;
    parts_ = before_.back();
    before_.pop_back();
    if (parts_.weekday == 0) parts_.weekday = weekday;
    open_behind_ = open_behind_ || ends_with_range_;
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
    // `15/3/2561-2562` ends on no day that anybody could name.
    if (parts_.is_year_only() && before_.back().month != 0) return false;
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
  bool latin_month_ = false;
  bool open_behind_ = false;      ///< a beginning alone: `ตั้งแต่ 15 มีนาคม 2561`
  bool ends_with_range_ = false;  ///< the last joint was one of a range
  bool ranges_ = false;
  bool lists_ = false;
  bool failed_ = false;
  std::vector<DateParts> before_;  ///< the parts before parts_, each behind a joint
};
}  // namespace

std::optional<DateEnds> ends_of(std::span<const DateToken> tokens, const DateContext& context, Codes& codes) {
  std::optional<DateEnds> ends(std::in_place);
  if (!EndsReader(tokens, context, codes, *ends).read()) ends.reset();
  return ends;
}

}  // namespace tidtam::transforms
