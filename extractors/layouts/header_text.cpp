#include "extractors/layouts/header_text.hpp"

#include <algorithm>
#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts {

namespace {

constexpr double kWithoutBrackets = 0.97;
constexpr double kWithoutYear = 0.96;
constexpr double kWithoutNumbering = 0.95;

/// Thai digits as Arabic ones, every kind of blank as one blank: the form in which brackets and years are looked for.
std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    if (c >= 0x0E50 && c <= 0x0E59)
      out.push_back(static_cast<char>('0' + (c - 0x0E50)));
    else if (c == 0xA0 || c == '\n' || c == '\r' || c == '\t' || c == 0x200B || c == 0xFEFF)
      out.push_back(' ');
    else
      base::append_utf8(out, c);
  }
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool drop_end(std::string_view& text, std::string_view ending) {
  if (!text.ends_with(ending)) return false;
  text.remove_suffix(ending.size());
  return true;
}

/// `ชื่อโครงการ :` and `*ชื่อโครงการ` mean `ชื่อโครงการ`.
std::string_view without_decoration(std::string_view text) {
  constexpr std::string_view kMarks = " :*_";
  while (!text.empty() && kMarks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && kMarks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

/// Cuts `(…)` or `[…]` from the end and gives what stood in it.
std::optional<std::string_view> cut_brackets(std::string_view& text) {
  if (text.empty() || (text.back() != ')' && text.back() != ']')) return std::nullopt;
  const std::size_t open = text.rfind(text.back() == ')' ? '(' : '[');
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  text = without_decoration(text.substr(0, open));
  return inside;
}

/// Cuts `ปีการศึกษา 2567`, `ปี พ.ศ. 2567`, `ภาคเรียนที่ 1/2567` from the end and gives the year.
int cut_year(std::string_view& text) {
  std::string_view rest = text;
  while (!rest.empty() && (is_digit(rest.back()) || rest.back() == '/' || rest.back() == ' ')) rest.remove_suffix(1);
  const std::string_view digits = text.substr(rest.size());
  int year = 0;
  for (std::size_t i = 0; i + 4 <= digits.size(); ++i) {
    const std::string_view four = digits.substr(i, 4);
    if (!std::ranges::all_of(four, is_digit)) continue;
    const int number = (four[0] - '0') * 1000 + (four[1] - '0') * 100 + (four[2] - '0') * 10 + (four[3] - '0');
    if (number >= 2400 && number <= 2699) year = number;
  }
  if (year == 0) return 0;
  constexpr std::array<std::string_view, 8> kYearWords{"ประจำปีการศึกษา", "ประจำปีงบประมาณ", "ปีการศึกษา", "ปีงบประมาณ",
                                                       "ภาคเรียนที่",      "ประจำปี",         "พ.ศ.",     "ปี"};
  for (bool found = true; found;) {
    rest = without_decoration(rest);
    found = std::ranges::any_of(kYearWords, [&](std::string_view word) { return drop_end(rest, word); });
  }
  text = rest;
  return year;
}

/// Cuts `1.`, `1)` and `(1)` from the front.
bool cut_numbering(std::string_view& text) {
  std::string_view rest = text;
  if (!rest.empty() && rest.front() == '(') rest.remove_prefix(1);
  const std::size_t digits = rest.size();
  while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
  if (rest.size() == digits || digits - rest.size() > 2) return false;
  if (rest.empty() || (rest.front() != '.' && rest.front() != ')')) return false;
  rest.remove_prefix(1);
  text = without_decoration(rest);
  return true;
}

void add_reading(HeaderText& header, std::string_view text, double quality, HeadUnit unit) {
  std::string key = thai::header_key(text);
  if (key.empty() || std::ranges::find(header.readings, key, &HeaderReading::key) != header.readings.end()) return;
  header.readings.push_back({std::move(key), quality, unit});
}

}  // namespace

UnitWords::UnitWords(const LayoutOptions& options) {
  for (const auto& [word, baht] : options.money_units) money_.emplace_back(thai::header_key(word), baht);
  for (const std::string& word : options.count_units) count_.push_back(thai::header_key(word));
  for (const std::string& word : options.percent_units) percent_.push_back(thai::header_key(word));
}

std::optional<std::int64_t> UnitWords::baht_of(std::string_view key) const {
  const auto at = std::ranges::find(money_, key, [](const auto& unit) { return std::string_view(unit.first); });
  return at == money_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::int64_t> UnitWords::baht_at_end_of(std::string_view key) const {
  const std::pair<std::string, std::int64_t>* longest = nullptr;
  for (const auto& unit : money_) {
    if (key.ends_with(unit.first) && (longest == nullptr || unit.first.size() > longest->first.size())) longest = &unit;
  }
  return longest == nullptr ? std::nullopt : std::optional(longest->second);
}

HeadUnit UnitWords::kind_of(std::string_view key) const {
  if (baht_of(key)) return HeadUnit::money;
  if (std::ranges::find(count_, key) != count_.end()) return HeadUnit::count;
  if (std::ranges::find(percent_, key) != percent_.end()) return HeadUnit::percent;
  return HeadUnit::other;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  for (bool cut = true; cut && !text.empty();) {
    cut = true;
    if (static_cast<unsigned char>(text.front()) <= ' ')
      text.remove_prefix(1);
    else if (text.starts_with(kNoBreak))
      text.remove_prefix(2);
    else if (static_cast<unsigned char>(text.back()) <= ' ')
      text.remove_suffix(1);
    else if (text.ends_with(kNoBreak))
      text.remove_suffix(2);
    else
      cut = false;
  }
  return text;
}

bool is_figure(std::string_view text) {
  bool has_digit = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    if ((c >= '0' && c <= '9') || (c >= 0x0E50 && c <= 0x0E59))
      has_digit = true;
    else if (c > ' ' && c != ',' && c != '.' && c != '-' && c != '+' && c != '%' && c != '/' && c != 0xA0 &&
             c != 0x2013)
      return false;
  }
  return has_digit || trimmed(text) == "-";
}

HeaderText read_header_text(std::string_view text, const UnitWords& units) {
  HeaderText header;
  const std::string whole = plain(text);
  std::string_view rest = without_decoration(trimmed(whole));
  const std::string key = thai::header_key(rest);
  header.is_unit_only = !key.empty() && units.kind_of(key) != HeadUnit::other &&
                        (units.baht_of(key) || rest.starts_with('(') || rest.starts_with('['));
  header.baht = units.baht_of(key);
  add_reading(header, rest, 1, HeadUnit::none);
  double quality = 1;
  HeadUnit unit = HeadUnit::none;
  if (cut_numbering(rest)) add_reading(header, rest, quality *= kWithoutNumbering, unit);
  for (int round = 0; round < 3; ++round) {
    if (const auto inside = cut_brackets(rest)) {
      const std::string inner = thai::header_key(*inside);
      const HeadUnit found = units.kind_of(inner);
      if (found == HeadUnit::money) header.baht = units.baht_of(inner);
      if (unit == HeadUnit::none || unit == HeadUnit::other) unit = found;
      std::string_view in_brackets = *inside;
      if (const int year = cut_year(in_brackets)) header.year = year;
      add_reading(header, rest, quality *= kWithoutBrackets, unit);
    } else if (const int year = cut_year(rest)) {
      header.year = year;
      add_reading(header, rest, quality *= kWithoutYear, unit);
    } else {
      break;
    }
  }
  return header;
}

}  // namespace tidtam::layouts
