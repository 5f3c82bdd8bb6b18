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
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whole digits, separators by three and one point, as machines and careful people write them; moves `text` behind.
struct PlainNumber {
  std::optional<ExactNumber> number;
  bool separators_fail = false;
};

PlainNumber take_plain(std::string_view& text) {
  PlainNumber taken;
  ExactNumber number;
  std::size_t at = 0;
  std::size_t group = 0;  // digits since the last separator
  std::size_t digits = 0;
  char separator = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (is_digit(c)) {
      if (number.whole > 900'000'000'000'000'000ULL) return taken;
      number.whole = number.whole * 10 + static_cast<std::uint64_t>(c - '0');
      ++group;
      ++digits;
      ++at;
      continue;
    }
    const bool blank_group = c == ' ' && at + 3 < text.size() && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
                             is_digit(text[at + 3]) && (at + 4 == text.size() || !is_digit(text[at + 4])) &&
                             separator != ',';
    if (c != ',' && !blank_group) break;
    if (c == ',' && (at + 1 >= text.size() || !is_digit(text[at + 1]))) break;
    const bool first_group = separator == 0;
    if (digits == 0 || group > 3 || (!first_group && group != 3)) taken.separators_fail = true;
    separator = c;
    group = 0;
    ++at;
  }
  if (separator != 0 && group != 3) taken.separators_fail = true;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    std::uint32_t scale = 100'000;
    bool round_up = false;
    std::size_t places = 0;
    for (++at; at < text.size() && is_digit(text[at]); ++at, ++places, ++digits) {
      if (places == 6) round_up = text[at] >= '5';
      number.millionths += static_cast<std::uint32_t>(text[at] - '0') * scale;
      scale /= 10;
    }
    if (round_up && ++number.millionths == 1'000'000) {
      number.millionths = 0;
      ++number.whole;
    }
  }
  if (digits == 0) return taken;
  text.remove_prefix(at);
  taken.number = number;
  return taken;
}

class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : rest_(text) {}

  NumberReading read() {
    pass_blanks();
    take_leads();
    const bool bracketed = take("(");
    take_sign();
    take_leads();
    if (!take_number()) return fail();
    // Accountants' brackets hold the number alone; `(12 คน)` is an aside. A minus inside says the same once more.
    if (bracketed && rest_.starts_with(")")) negative_ = true;
    take_behind();
    if (bracketed && !take(")")) return fail();
    take_behind();
    take_second();
    take_behind();
    if (!rest_.empty()) return fail();
    return finish();
  }

 private:
  /// Wrong separators are told apart from letters between digits, which break groups of three too.
  NumberReading fail() {
    NumberReading failed;
    const bool letter_follows = !rest_.empty() && thai::is_latin_letter(static_cast<unsigned char>(rest_.front()));
    add_code(failed.codes, separators_fail_ && !letter_follows ? "NUM-SEP" : "NUM-01");
    return failed;
  }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void pass_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) rest_.remove_prefix(1);
  }

  void take_sign() {
    pass_blanks();
    for (const std::string_view minus : {"-", "−", "–", "—", "‐", "‑", "﹣", "－"}) {
      if (take(minus)) negative_ = true;
    }
    take("+");
    pass_blanks();
  }

  /// Words that may stand before a number.
  void take_leads() {
    pass_blanks();
    while (const auto word = thai::match_number_word(rest_)) {
      if (word->word == thai::NumberWord::percent) {
        reading_.is_percent = true;
      } else if (word->word == thai::NumberWord::vague) {
        add_code(reading_.codes, "NUM-VAGUE");
      } else if (word->text == "฿") {
        reading_.in_baht = true;
      } else if (word->word != thai::NumberWord::lead) {
        return;
      }
      rest_.remove_prefix(word->text.size());
      pass_blanks();
    }
  }

  bool take_number() {
    if (rest_.empty()) return false;
    if (is_digit(rest_.front()) || rest_.front() == '.' || rest_.front() == ',') {
      const std::string_view before = rest_;
      const PlainNumber plain = take_plain(rest_);
      separators_fail_ = plain.separators_fail;
      if (!plain.number || plain.separators_fail) return false;
      exact_ = *plain.number;
      return take_exponent(before.substr(0, before.size() - rest_.size()));
    }
    const auto spelled = thai::spelled_number(rest_);
    if (!spelled) return false;
    exact_ = {spelled->whole, spelled->millionths, false};
    if (spelled->negative && negative_) return false;
    negative_ = negative_ || spelled->negative;
    rest_.remove_prefix(spelled->length);
    return true;
  }

  /// `4.9010199E7`, as Excel shows long numbers. All digits of the mantissa count, however many places it has.
  bool take_exponent(std::string_view mantissa) {
    if (rest_.size() < 2 || (rest_[0] != 'E' && rest_[0] != 'e')) return true;
    std::string_view digits = rest_.substr(rest_[1] == '+' ? 2 : 1);
    std::size_t exponent = 0;
    std::size_t length = 0;
    for (; length < digits.size() && length < 2 && is_digit(digits[length]); ++length) {
      exponent = exponent * 10 + static_cast<std::size_t>(digits[length] - '0');
    }
    if (length == 0 || exponent > 18) return false;
    const std::size_t point = mantissa.find('.');
    std::string shifted(mantissa.substr(0, point));
    std::string places(point == std::string_view::npos ? std::string_view() : mantissa.substr(point + 1));
    if (places.size() < exponent) places.append(exponent - places.size(), '0');
    shifted += places.substr(0, exponent) + "." + places.substr(exponent) + "0";
    std::string_view whole = shifted;
    const PlainNumber number = take_plain(whole);
    if (!number.number || !whole.empty()) return false;
    exact_ = *number.number;
    rest_ = digits.substr(length);
    return true;
  }

  /// `.-`, a minus behind, per cent signs, scales, money, units, footnote marks: in any order that people write.
  void take_behind() {
    for (;;) {
      pass_blanks();
      if (rest_.empty()) return;
      if (take(".--") || take(".-") || take(",-") || take(".–") || take("/-")) {
        reading_.in_baht = true;
        continue;
      }
      if (!negative_ && (rest_ == "-" || rest_ == "−")) {
        negative_ = true;
        rest_ = {};
        return;
      }
      if (take_footnote()) continue;
      if (!take_word_behind()) return;
    }
  }

  bool take_footnote() {
    for (const std::string_view mark : {"*", "†", "‡", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "^"}) {
      if (!take(mark)) continue;
      add_code(reading_.codes, "NUM-FOOT");
      return true;
    }
    return false;
  }

  bool take_word_behind() {
    const auto word = thai::match_number_word(rest_);
    if (!word) return false;
    switch (word->word) {
      case thai::NumberWord::scale: {
        const auto scaled = exact_.times(word->factor);
        if (!scaled || !reading_.unit.empty() || reading_.is_percent) return false;
        exact_ = *scaled;
        reading_.scale *= word->factor;
        break;
      }
      case thai::NumberWord::percent:
        reading_.is_percent = true;
        break;
      case thai::NumberWord::satang:
        if (reading_.in_baht || !make_satang()) return false;
        reading_.in_baht = true;
        break;
      case thai::NumberWord::baht:
      case thai::NumberWord::exactly:
        reading_.in_baht = true;
        break;
      case thai::NumberWord::vague:
        add_code(reading_.codes, "NUM-VAGUE");
        break;
      case thai::NumberWord::lead:
        break;
      case thai::NumberWord::hundredth:
        return false;  // only behind its own money, where take_hundredths_behind reads it
      case thai::NumberWord::foreign:
      case thai::NumberWord::unit:
        if (reading_.unit.empty()) reading_.unit = word->text;
        break;
    }
    rest_.remove_prefix(word->text.size());
    if (word->word == thai::NumberWord::baht) take_hundredths_behind(thai::NumberWord::satang);
    if (word->word == thai::NumberWord::foreign) take_hundredths_behind(thai::NumberWord::hundredth);
    return true;
  }

  /// The number alone is satang: `ห้าสิบสตางค์`.
  bool make_satang() {
    if (exact_.whole >= 100 || exact_.millionths != 0) return false;
    exact_ = {0, static_cast<std::uint32_t>(exact_.whole) * 10'000, false};
    return true;
  }

  /// `12 บาท 50 สตางค์`
  void take_hundredths_behind(thai::NumberWord unit) {
    const std::string_view before = rest_;
    pass_blanks();
    std::uint64_t satang = 0;
    if (const auto spelled = thai::spelled_number(rest_); spelled && spelled->millionths == 0 && !spelled->negative) {
      satang = spelled->whole;
      rest_.remove_prefix(spelled->length);
    } else if (PlainNumber plain = take_plain(rest_); plain.number && plain.number->millionths == 0) {
      satang = plain.number->whole;
    } else {
      rest_ = before;
      return;
    }
    pass_blanks();
    const auto word = thai::match_number_word(rest_);
    if (word && word->word == unit && satang < 100 && exact_.millionths == 0) {
      rest_.remove_prefix(word->text.size());
      exact_.millionths = static_cast<std::uint32_t>(satang) * 10'000;
    } else {
      rest_ = before;
    }
  }

  /// `25,000 บาท (สองหมื่นห้าพันบาทถ้วน)`: the words must say the same.
  bool take_same_in_words() {
    const std::size_t end = rest_.find(')');
    if (end == std::string_view::npos || !thai::spelled_number(rest_.substr(0, end))) return false;
    const NumberReading words = NumberReader(rest_.substr(0, end)).read();
    if (!words.exact || words.exact->to_string() != exact_.to_string()) return false;
    rest_.remove_prefix(end + 1);
    return true;
  }

  /// `35,344 (42.54)`
  void take_second() {
    if (reading_.second || !take("(")) return;
    pass_blanks();
    if (take_same_in_words()) return;
    take("ร้อยละ");
    pass_blanks();
    const PlainNumber plain = take_plain(rest_);
    pass_blanks();
    if (take("%")) pass_blanks();
    if (plain.number && take(")")) {
      reading_.second = plain.number->to_decimal();
    } else {
      rest_ = "(";  // what is in the bracket is no number: the cell is not read
    }
  }

  NumberReading finish() {
    exact_.negative = negative_ && (exact_.whole != 0 || exact_.millionths != 0);
    reading_.exact = exact_;
    reading_.value = exact_.to_decimal();
    if (!reading_.value) add_code(reading_.codes, "NUM-BIG");
    return std::move(reading_);
  }

  std::string_view rest_;
  NumberReading reading_;
  ExactNumber exact_;
  bool negative_ = false;
  bool separators_fail_ = false;
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
}  // namespace

NumberReading read_number(std::string_view text) {
  std::string_view rest = text;
  if (!rest.empty() && is_digit(rest.front())) {
    const PlainNumber plain = take_plain(rest);
    if (rest.empty() && plain.number && !plain.separators_fail) {
      NumberReading reading;
      reading.exact = plain.number;
      reading.value = plain.number->to_decimal();
      if (!reading.value) add_code(reading.codes, "NUM-BIG");
      return reading;
    }
  }
  std::string buffer;
  const std::string_view mended = thai::repaired(text, buffer);
  if (mended.find('\xEF') != std::string_view::npos) {
    const std::string narrow = narrowed(thai::to_ascii_digits(mended));
    return NumberReader(narrow).read();
  }
  if (!thai::holds_thai_digit(mended)) return NumberReader(mended).read();
  const std::string folded = thai::to_ascii_digits(mended);
  return NumberReader(folded).read();
}

}  // namespace tidtam::transforms
