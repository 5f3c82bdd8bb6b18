#include "extractors/layouts/suggest/cell_shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>

#include "extractors/layouts/header_text.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/date_lexer.hpp"
#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/letters.hpp"
#include "pipeline/thai/repair.hpp"

namespace tidtam::layouts::suggest {

namespace {

constexpr std::size_t kLongestShort = 120;  // bytes; what is longer is text and is not looked at closely
constexpr std::size_t kIdentityDigits = 13;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_year(double number) {
  return number >= 2400 && number <= 2699 && number == std::floor(number);
}

bool is_mark(std::string_view text) {
  constexpr std::array<std::string_view, 17> kMarks{"✓", "✔", "√", "☑", "☐", "✗", "✘", "×",  "ü",
                                                    "●", "•", "x", "X", "/", "*", "มี", "ไม่มี"};
  return std::ranges::find(kMarks, text) != kMarks.end();
}

/// A line of dots to write on, in a form that nobody has filled in.
bool has_leader(std::string_view text) {
  return text.find(".....") != std::string_view::npos || text.find("……") != std::string_view::npos ||
         text.find("_____") != std::string_view::npos;
}

std::string without_separators(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c != ',' && c != ' ') digits.push_back(c);
  }
  return digits;
}

CellShape shape_of_number(double number, bool is_percent) {
  if (is_percent) return CellShape::percent;
  if (is_year(number)) return CellShape::year;
  if (number == std::floor(number)) return number >= 1e12 && number < 1e13 ? CellShape::identity : CellShape::integer;
  const double satang = number * 100;
  return std::fabs(satang - std::round(satang)) < 1e-6 ? CellShape::satang : CellShape::decimal;
}

/// A number as people write it, Thai digits and blanks already gone; nothing for another text.
std::optional<CellShape> shape_of_figure(std::string_view text) {
  constexpr std::string_view kPercent = "ร้อยละ";
  const bool is_percent = text.ends_with('%') || text.starts_with(kPercent);
  if (text.ends_with('%')) text.remove_suffix(1);
  if (text.starts_with(kPercent)) text.remove_prefix(kPercent.size());
  const bool has_comma = text.find(',') != std::string_view::npos;
  std::string plain = without_separators(text);
  if (!plain.empty() && (plain.front() == '-' || plain.front() == '+')) plain.erase(0, 1);
  const std::size_t dot = plain.find('.');
  const std::string whole = plain.substr(0, dot);
  const std::string rest = dot == std::string::npos ? "" : plain.substr(dot + 1);
  const bool is_number = !whole.empty() && std::ranges::all_of(whole, is_digit) && std::ranges::all_of(rest, is_digit);
  if (!is_number || (dot != std::string::npos && rest.empty())) return std::nullopt;
  if (is_percent) return CellShape::percent;
  if (dot != std::string::npos) return rest.size() == 2 ? CellShape::satang : CellShape::decimal;
  if (whole.size() == kIdentityDigits && !has_comma) return CellShape::identity;
  if (whole.size() == 4 && whole >= "2400" && whole <= "2699" && !has_comma) return CellShape::year;
  if (whole.size() >= 9 && whole.size() <= 10 && whole.starts_with("0")) return CellShape::contact;
  return whole.size() > 1 && whole.front() == '0' ? CellShape::code : CellShape::integer;
}

/// Digits in groups: `9-9999-99999-99-9`, `0-4461-2345`, `081-2345678`.
std::optional<CellShape> shape_of_digit_groups(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) digits.push_back(c);
    if (!is_digit(c) && c != '-' && c != ' ') return std::nullopt;
  }
  if (digits.size() == kIdentityDigits) return CellShape::identity;
  const bool is_telephone = digits.starts_with("0") && (digits.size() == 9 || digits.size() == 10);
  return is_telephone ? std::optional(CellShape::contact) : std::nullopt;
}

/// Letters and digits without a blank between them.
bool is_code(std::string_view text) {
  constexpr std::size_t kLongestCode = 30;
  if (text.empty() || text.size() > kLongestCode || text.find(' ') != std::string_view::npos) return false;
  const auto n_digits = std::ranges::count_if(text, is_digit);
  const bool is_latin = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return n_digits > 0 && (is_latin || n_digits >= 3);
}

struct DateParts {
  int numbers = 0;
  int months = 0;
  int slashes = 0;
  int dots = 0;
  bool joins = false;
  bool names_span = false;  ///< a quarter, a half, a whole year
  bool begins_with_month = false;
  bool is_plain = true;  ///< nothing but what dates are made of
  int year_digits = 0;   ///< of the longest number
  int last_digits = 0;   ///< of the last number
};

DateParts parts_of(std::span<const thai::DateToken> tokens) {
  using enum thai::DateWord;
  DateParts parts;
  for (const thai::DateToken& token : tokens) {
    switch (token.word) {
      case number:
        ++parts.numbers;
        parts.year_digits = std::max<int>(parts.year_digits, token.digits);
        parts.last_digits = token.digits;
        break;
      case month:
        parts.begins_with_month |= parts.numbers == 0;
        ++parts.months;
        break;
      case slash:
        ++parts.slashes;
        break;
      case dot:
        ++parts.dots;
        break;
      case dash:
      case to_word:
        parts.joins = true;
        break;
      case quarter:
      case half_year:
      case throughout:
        parts.names_span = true;
        break;
      case unknown:
      case open_bracket:
      case round:
      case nutrition:
      case dmc:
        parts.is_plain = false;
        break;
      default:
        break;
    }
  }
  return parts;
}

std::optional<CellShape> shape_of_date(std::string_view text) {
  thai::DateTokens tokens;
  thai::lex_date(text, tokens);
  const DateParts parts = parts_of(tokens.all());
  if (!parts.is_plain) return std::nullopt;
  if (parts.names_span) return CellShape::date_range;
  if (parts.numbers == 0) return std::nullopt;
  if (parts.months == 0) {
    // Numbers of chapters have dots too: there the year has to stand last.
    const bool is_dotted = parts.dots == 2 && parts.last_digits == parts.year_digits;
    const bool is_joined = parts.slashes == 2 || is_dotted || (parts.joins && parts.year_digits == 4);
    const bool has_year = parts.year_digits == 4 || (parts.year_digits == 2 && parts.last_digits == 2);
    if (parts.numbers == 3 && is_joined && has_year) return CellShape::date;
    return parts.numbers == 6 && parts.slashes == 4 && parts.joins ? std::optional(CellShape::date_range)
                                                                   : std::nullopt;
  }
  const bool has_day = !parts.begins_with_month && (parts.numbers >= 2 || parts.year_digits <= 2);
  return parts.months >= 2 || (parts.joins && parts.numbers >= 3) || !has_day ? CellShape::date_range : CellShape::date;
}

/// `d - yy mmm yyyy`: numbers, months and the signs behind numbers; other words leave no trace.
std::string date_pattern(std::string_view text) {
  std::string pattern;
  std::size_t n_digits = 0;
  bool is_behind_number = false;
  const auto end_number = [&] {
    if (n_digits > 0) pattern += n_digits >= 3 ? "yyyy" : pattern.find('d') == std::string::npos ? "d" : "yy";
    n_digits = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (is_digit(c)) {
      ++n_digits;
      ++at;
      is_behind_number = true;
      continue;
    }
    end_number();
    const auto month = thai::match_month(text.substr(at));
    if (month && month->length > 0) {
      pattern += "mmm";
      at += month->length;
      is_behind_number = false;
      continue;
    }
    if (c == ' ' && !pattern.empty() && pattern.back() != ' ') pattern += c;
    if (is_behind_number && (c == '/' || c == '.' || c == '-')) pattern += c;
    is_behind_number &= c == ' ';
    static_cast<void>(base::decode_utf8(text, at));
  }
  end_number();
  while (pattern.ends_with(' ')) pattern.pop_back();
  return pattern;
}

/// Runs of letters to one sign, digits to 9.
std::string letter_pattern(std::string_view text) {
  constexpr std::size_t kLongestPattern = 40;
  std::string pattern;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size() && pattern.size() < kLongestPattern;) {
    const char32_t c = base::decode_utf8(text, at);
    char32_t sign = c;
    if (thai::is_ascii_digit(c) || thai::is_thai_digit(c))
      sign = U'9';
    else if (thai::is_thai(c))
      sign = U'ก';
    else if (thai::is_latin_letter(c))
      sign = U'a';
    else if (c < 0x20 || c > 0x7E)
      sign = U'·';
    if (sign != before || sign == U'9') base::append_utf8(pattern, sign);
    before = sign;
  }
  return pattern;
}

/// Begins with one of the words, and has something behind it.
bool begins_with_one_of(std::string_view text, std::span<const std::string> words) {
  constexpr std::size_t kThaiLetter = 3;  // bytes
  return std::ranges::any_of(words, [&](const std::string& word) {
    return text.starts_with(word) && text.size() > word.size() + kThaiLetter;
  });
}

}  // namespace

bool ShapeReader::is_person(std::string_view text) const {
  constexpr std::array<std::string_view, 3> kOffices{"นายก", "นายทะเบียน", "นายอำเภอ"};
  return begins_with_one_of(text, words_.person_titles) &&
         std::ranges::none_of(kOffices, [&](std::string_view office) { return text.starts_with(office); });
}

bool ShapeReader::is_unit(std::string_view text) const {
  return begins_with_one_of(text, words_.unit_beginnings);
}

CellShape ShapeReader::shape_of(const model::Cell& cell) const {
  if (cell.is_error() || cell.has(model::kFormulaNoValue)) return CellShape::missing;
  if (cell.type == model::CellType::boolean) return CellShape::mark;
  if (cell.type == model::CellType::date) return cell.number() < 1 ? CellShape::text : CellShape::date;
  if (cell.type == model::CellType::number) return shape_of_number(cell.number(), cell.has(model::kPercentFormat));
  std::string buffer;
  const std::string text = thai::to_ascii_digits(trimmed(thai::repaired(cell.text(), buffer)));
  if (text.empty() || text == "-" || text == "–" || text == "—" || has_leader(text)) return CellShape::missing;
  if (is_person(text)) return CellShape::person;
  if (is_unit(text)) return CellShape::unit;
  if (text.size() > kLongestShort) return CellShape::text;
  if (is_mark(text)) return CellShape::mark;
  if (const auto shape = shape_of_digit_groups(text)) return *shape;
  if (const auto shape = shape_of_figure(text)) return *shape;
  if (const auto shape = shape_of_date(text)) return *shape;
  const std::size_t at = text.find('@');
  if (at != std::string::npos && text.find('.', at) != std::string::npos) return CellShape::contact;
  return is_code(text) ? CellShape::code : CellShape::text;
}

std::string pattern_of(const model::Cell& cell, CellShape shape) {
  if (cell.type == model::CellType::date) return "Excel date";
  if (shape == CellShape::date || shape == CellShape::date_range) {
    std::string buffer;
    return date_pattern(thai::to_ascii_digits(thai::repaired(cell.text(), buffer)));
  }
  if (shape == CellShape::mark) return "✓";
  const std::string shown = model::shown_value(cell);
  return shown.size() > kLongestShort ? "…" : letter_pattern(trimmed(shown));
}

}  // namespace tidtam::layouts::suggest
