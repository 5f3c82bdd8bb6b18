#include "transforms/values/numbers.hpp"

#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/letters.hpp"
#include "pipeline/thai/number_lexer.hpp"
#include "pipeline/thai/number_words.hpp"
#include "pipeline/thai/repair.hpp"

namespace tidtam::transforms {

namespace {
/// Whether a digit stands at `at`, which moves behind it then.
bool pass_digit(std::string_view text, std::size_t& at) {
  return thai::take_digit(text, at) >= 0;
}
bool is_digit_at(std::string_view text, std::size_t at) {
  return pass_digit(text, at);
}

/// As many as 64 bits hold for sure.
constexpr std::size_t kMostDigits = 18;

enum class Plain : std::uint8_t { none, well_formed, badly_separated };

/// The groups of digits behind the first of `digits` digits, each behind a comma or, three of them, behind a blank;
/// they are taken off the text. Whether they stand by threes and behind the one sign.
[[gnu::always_inline]] inline bool take_groups(std::string_view& text, std::uint64_t& whole, std::size_t& digits) {
  const char separator = text.front();
  const bool first_fits = digits >= 1 && digits <= 3 && whole != 0;  // `0,500` is half of something
  bool groups_fit = true;
  do {
    std::string_view behind{text.data() + 1, text.size() - 1};
    std::uint64_t longer = whole;
    const std::size_t group = thai::take_digits(behind, longer);
    if (group == 0 || (group != 3 && text.front() == ' ')) break;
    groups_fit = groups_fit && group == 3 && first_fits && text.front() == separator;
    digits += group;
    whole = longer;
    text = behind;
  } while (!text.empty() && (text.front() == ',' || (text.front() == ' ' && separator == ' ')));
  return groups_fit;
}

constexpr std::array<std::uint32_t, 7> kMillionths{1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};

/// More than six places, rounded.
[[gnu::noinline]] void round_places(std::string_view places, ExactNumber& number) {
  std::size_t at = 0;
  for (std::size_t i = 1; i < kMillionths.size(); ++i)
    number.millionths += static_cast<std::uint32_t>(thai::take_digit(places, at)) * kMillionths[i];
  if (thai::take_digit(places, at) >= 5 && ++number.millionths == 1'000'000) {
    number.millionths = 0;
    ++number.whole;
  }
}

/// A point and the places behind it, if there are any.
[[gnu::always_inline]] inline bool take_places(std::string_view& text, ExactNumber& number) {
  if (text.empty() || text.front() != '.') return false;
  std::string_view behind = text.substr(1);
  std::uint64_t places = 0;
  const std::size_t count = thai::take_digits(behind, places);
  if (count == 0) return false;
  if (count < kMillionths.size()) {
    number.millionths = static_cast<std::uint32_t>(places) * kMillionths[count];
  } else {
    round_places(text.substr(1), number);
  }
  text = behind;
  return true;
}

/// Whole digits, separators by three and one point, as machines and careful people write them, taken off the text.
[[gnu::always_inline]] inline Plain take_plain_here(std::string_view& text, ExactNumber& number) {
  std::string_view rest = text;
  number.whole = 0;
  number.millionths = 0;
  std::size_t digits = thai::take_digits(rest, number.whole);
  bool groups_fit = true;
  if (!rest.empty() && (rest.front() == ',' || rest.front() == ' '))
    groups_fit = take_groups(rest, number.whole, digits);
  if (digits > kMostDigits || (!take_places(rest, number) && digits == 0)) return Plain::none;
  text = rest;
  return groups_fit ? Plain::well_formed : Plain::badly_separated;
}
/// The same where it is seldom called.
[[gnu::noinline]] Plain take_plain(std::string_view& text, ExactNumber& number) {
  return take_plain_here(text, number);
}

/// The value of the exact number, if it is not too big.
void set_value(NumberReading& reading) {
  reading.value = reading.exact->to_decimal();
  if (!reading.value) add_code(reading.codes, "NUM-BIG");
}

class NumberReader {
 public:
  NumberReader(std::string_view text, NumberReading& reading)
      : rest_(text), reading_(reading), exact_(*reading.exact) {}

  /// Whether the whole text is a number; else its error stands in the reading.
  bool read() {
    const bool bracketed = !is_digit_at(rest_, 0) && take_front();
    if (!take_number() || !take_rest(bracketed)) return fail();
    return finish();
  }
  /// The same where the digits in front are taken already: `text` is what stands behind them.
  [[gnu::noinline]] bool read_behind(std::string_view digits) {
    if (!take_exponent(digits) || !take_rest(false)) return fail();
    return finish();
  }

 private:
  bool finish() {
    exact_.negative = negative_ && (exact_.whole != 0 || exact_.millionths != 0);
    if (may_be_colloquial_ && !reading_.in_baht) add_code(reading_.codes, "NUM-VAGUE");
    set_value(reading_);
    return true;
  }

  /// Wrong separators are told apart from letters between digits, which break groups of three too.
  [[gnu::noinline]] bool fail() {
    const bool letter_follows = !rest_.empty() && thai::is_latin_letter(static_cast<unsigned char>(rest_.front()));
    reading_ = {};
    add_code(reading_.codes, separators_fail_ && !letter_follows ? "NUM-SEP" : "NUM-01");
    return false;
  }

  /// What stands before the digits; whether a bracket opens there.
  bool take_front() {
    bool bracketed = false;
    for (pass_blanks(); !is_digit_at(rest_, 0); pass_blanks()) {
      if (!bracketed && !signed_ && take("(")) {
        bracketed = true;
        continue;
      }
      const thai::NumberSpelling* word = thai::match_number_word(rest_);
      if (word == nullptr || !take_word_before(word->word)) break;
      rest_.remove_prefix(word->letters.size());
    }
    return bracketed;
  }

  bool take_word_before(thai::NumberWord word) {
    switch (word) {
      case thai::NumberWord::lead:
        return true;
      case thai::NumberWord::percent:
        reading_.is_percent = true;
        return true;
      case thai::NumberWord::vague:
        add_code(reading_.codes, "NUM-VAGUE");
        return true;
      case thai::NumberWord::baht_sign:
        reading_.in_baht = true;
        return true;
      case thai::NumberWord::minus:
      case thai::NumberWord::plus:
        if (signed_) return false;
        signed_ = true;
        negative_ = word == thai::NumberWord::minus;
        return true;
      default:
        return false;
    }
  }

  /// What stands behind the digits; whether all of it says something of a number.
  bool take_rest(bool bracketed) {
    // Accountants' brackets hold the number alone; `(12 คน)` is an aside. A minus inside says the same once more.
    if (bracketed && rest_.starts_with(")")) negative_ = true;
    bool may_have_second = true;
    for (;;) {
      take_behind();
      if (rest_.empty()) return !bracketed;
      if (bracketed) {
        if (!take(")")) return false;
        bracketed = false;
      } else {
        if (!may_have_second || !take_second()) return false;
        may_have_second = false;
      }
    }
  }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void pass_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) rest_.remove_prefix(1);
  }

  bool take_number() {
    if (rest_.empty()) return false;
    if (is_digit_at(rest_, 0) || rest_.front() == '.' || rest_.front() == ',') {
      const std::string_view before = rest_;
      const Plain plain = take_plain(rest_, exact_);
      separators_fail_ = plain == Plain::badly_separated;
      return plain == Plain::well_formed && take_exponent(before.substr(0, before.size() - rest_.size()));
    }
    const auto spelled = thai::spelled_number(rest_);
    if (!spelled) return false;
    exact_ = {spelled->whole, spelled->millionths, false};
    if (spelled->negative && negative_) return false;
    negative_ = negative_ || spelled->negative;
    rest_.remove_prefix(spelled->length);
    may_be_colloquial_ = spelled->may_be_colloquial;
    return true;
  }

  /// `4.9010199E7`, as Excel shows long numbers, or no exponent at all.
  bool take_exponent(std::string_view mantissa) {
    const bool has_exponent = !rest_.empty() && (rest_.front() == 'E' || rest_.front() == 'e');
    return !has_exponent || shift_by_exponent(mantissa);
  }

  /// All digits of the mantissa count, however many places it has.
  [[gnu::noinline]] bool shift_by_exponent(std::string_view mantissa) {
    if (rest_.size() < 2) return false;
    std::size_t at = rest_[1] == '+' ? 2 : 1;
    std::size_t exponent = 0;
    std::size_t length = 0;
    for (int digit = 0; length < 2 && (digit = thai::take_digit(rest_, at)) >= 0; ++length) {
      exponent = exponent * 10 + static_cast<std::size_t>(digit);
    }
    if (length == 0 || exponent > 18) return false;
    const std::size_t point = mantissa.find('.');
    std::string shifted = thai::to_ascii_digits(mantissa.substr(0, point));
    std::string places = point == std::string_view::npos ? "" : thai::to_ascii_digits(mantissa.substr(point + 1));
    const std::size_t written_places = places.size();
    if (places.size() < exponent) places.append(exponent - places.size(), '0');
    shifted += places.substr(0, exponent) + "." + places.substr(exponent) + "0";
    std::string_view whole = shifted;
    if (take_plain(whole, exact_) != Plain::well_formed || !whole.empty()) return false;
    // `3.30E+07` stands for any number between 32,950,000 and 33,050,000.
    if (written_places < exponent) add_code(reading_.codes, "NUM-EXP");
    rest_.remove_prefix(at);
    return true;
  }

  /// `.-`, a minus behind, per cent signs, scales, money, units, footnote marks: in any order that people write.
  void take_behind() {
    for (pass_blanks(); !rest_.empty(); pass_blanks()) {
      const thai::NumberSpelling* word = thai::match_number_word(rest_);
      if (word == nullptr) return;
      const std::string_view before = rest_;
      rest_.remove_prefix(word->letters.size());
      if (take_word_behind(*word)) continue;
      rest_ = before;
      return;
    }
  }

  /// Whether the word says something behind this number, with what belongs to it behind it.
  [[gnu::always_inline]] bool take_word_behind(const thai::NumberSpelling& match) {
    switch (match.word) {
      case thai::NumberWord::scale:
        if (!take_scale(match.factor)) return false;
        take_lower_places(match.factor);
        return true;
      case thai::NumberWord::percent:
        reading_.is_percent = true;
        return true;
      case thai::NumberWord::satang:
        if (reading_.in_baht || !make_satang()) return false;
        reading_.in_baht = true;
        return true;
      case thai::NumberWord::baht:
        reading_.in_baht = true;
        take_hundredths_behind(thai::NumberWord::satang);
        return true;
      case thai::NumberWord::baht_sign:
      case thai::NumberWord::exactly:
      case thai::NumberWord::no_satang:
        reading_.in_baht = true;
        return true;
      case thai::NumberWord::vague:
        add_code(reading_.codes, "NUM-VAGUE");
        return true;
      case thai::NumberWord::footnote:
        add_code(reading_.codes, "NUM-FOOT");
        return true;
      case thai::NumberWord::minus:
        if (negative_ || !rest_.empty()) return false;
        negative_ = true;
        add_code(reading_.codes, "NUM-SIGN");
        return true;
      case thai::NumberWord::lead:
        return true;
      case thai::NumberWord::hundredth:  // only behind its own money, where take_hundredths_behind reads it
      case thai::NumberWord::plus:
        return false;
      case thai::NumberWord::foreign:
      case thai::NumberWord::unit:
        if (reading_.unit.empty()) reading_.unit = match.letters;
        if (match.word == thai::NumberWord::foreign) take_hundredths_behind(thai::NumberWord::hundredth);
        return true;
    }
    return false;
  }

  bool take_scale(std::int64_t factor) {
    const auto scaled = exact_.times(factor);
    if (!scaled || !reading_.unit.empty() || reading_.is_percent) return false;
    exact_ = *scaled;
    reading_.scale *= factor;
    return true;
  }

  /// `2 แสน 5 หมื่น`, `1 ล้าน 2 แสน`, `2 หมื่นห้าพัน`: places that fall from left to right, each filled below the one before.
  void take_lower_places(std::int64_t factor) {
    if (exact_.whole % static_cast<std::uint64_t>(factor) != 0) return;  // `1.5 ล้าน 2 แสน` is nothing that people mean
    for (;;) {
      const std::string_view before = rest_;
      pass_blanks();
      ExactNumber digits;
      if (is_digit_at(rest_, 0)) {
        if (take_plain(rest_, digits) != Plain::well_formed) digits.whole = 0;
        pass_blanks();
      } else if (const auto place = thai::spelled_digit(rest_)) {
        digits.whole = place->value;
        rest_.remove_prefix(place->length);
      }
      const thai::NumberSpelling* word = thai::match_number_word(rest_);
      const bool is_place = word != nullptr && word->word == thai::NumberWord::scale && word->factor < factor;
      const auto added = is_place ? digits.times(word->factor) : std::nullopt;
      if (!added || digits.whole == 0 || digits.millionths != 0 || exact_.millionths != 0 ||
          added->whole >= static_cast<std::uint64_t>(factor)) {
        rest_ = before;
        return;
      }
      exact_.whole += added->whole;
      factor = word->factor;
      rest_.remove_prefix(word->letters.size());
    }
  }

  /// The number alone is satang: `ห้าสิบสตางค์`.
  bool make_satang() {
    if (exact_.whole >= 100 || exact_.millionths != 0) return false;
    exact_ = {0, static_cast<std::uint32_t>(exact_.whole) * 10'000, false};
    return true;
  }

  /// `12 บาท 50 สตางค์`
  [[gnu::noinline]] void take_hundredths_behind(thai::NumberWord unit) {
    if (rest_.empty()) return;
    const std::string_view before = rest_;
    pass_blanks();
    ExactNumber satang;
    if (const auto spelled = thai::spelled_number(rest_); spelled && spelled->millionths == 0 && !spelled->negative) {
      satang.whole = spelled->whole;
      rest_.remove_prefix(spelled->length);
    } else if (take_plain(rest_, satang) != Plain::well_formed || satang.millionths != 0) {
      rest_ = before;
      return;
    }
    pass_blanks();
    const thai::NumberSpelling* word = thai::match_number_word(rest_);
    if (word != nullptr && word->word == unit && satang.whole < 100 && exact_.millionths == 0) {
      rest_.remove_prefix(word->letters.size());
      exact_.millionths = static_cast<std::uint32_t>(satang.whole) * 10'000;
    } else {
      rest_ = before;
    }
  }

  /// `25,000 บาท (สองหมื่นห้าพันบาทถ้วน)`: the words must say the same.
  bool take_same_in_words() {
    const std::size_t end = rest_.find(')');
    if (end == std::string_view::npos || !thai::spelled_number(rest_.substr(0, end))) return false;
    NumberReading words;
    words.exact.emplace();
    if (!NumberReader(rest_.substr(0, end), words).read() || words.exact->to_string() != exact_.to_string())
      return false;
    rest_.remove_prefix(end + 1);
    return true;
  }

  /// `35,344 (42.54)`
  [[gnu::noinline]] bool take_second() {
    if (!take("(")) return false;
    pass_blanks();
    if (take_same_in_words()) return true;
    take("ร้อยละ");
    pass_blanks();
    ExactNumber second;
    const Plain plain = take_plain(rest_, second);
    pass_blanks();
    if (take("%")) pass_blanks();
    if (plain != Plain::well_formed || !take(")")) return false;
    reading_.second = second.to_decimal();
    return true;
  }

  std::string_view rest_;
  NumberReading& reading_;
  ExactNumber& exact_;
  bool signed_ = false;
  bool negative_ = false;
  bool separators_fail_ = false;
  bool may_be_colloquial_ = false;
};

/// Digits of East Asian width, which phones type.
std::string narrowed(std::string_view text) {
  std::string narrow;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    base::append_utf8(narrow, c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c);
  }
  return narrow;
}
/// Reads anew what is not written as known, once it is repaired.
[[gnu::noinline]] void read_mended(std::string_view text, NumberReading& reading) {
  std::string buffer;
  std::string_view mended = thai::repaired(text, buffer);
  std::string narrow;
  if (mended.find('\xEF') != std::string_view::npos) mended = narrow = narrowed(mended);
  if (mended == text) return;
  reading = {};
  reading.exact.emplace();
  NumberReader(mended, reading).read();
}
}  // namespace

NumberReading read_number(std::string_view text) {
  NumberReading reading;
  std::string_view rest = text;
  reading.exact.emplace();
  const bool begins_plain = is_digit_at(text, 0) && take_plain_here(rest, *reading.exact) == Plain::well_formed;
  if (begins_plain && rest.empty()) {  // as most cells have it
    set_value(reading);
    return reading;
  }
  // What reads as it stands is made of known words, digits and signs alone: no repair would change how it reads.
  const bool is_number = begins_plain
                             ? NumberReader(rest, reading).read_behind(text.substr(0, text.size() - rest.size()))
                             : NumberReader(text, reading).read();
  if (!is_number) read_mended(text, reading);
  return reading;
}

}  // namespace tidtam::transforms
