#include "extractors/formats/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace tidtam::formats {

namespace {
constexpr std::uint32_t kBuddhistCalendar = 7;
constexpr std::uint32_t kCalendarBits = 0x7F;  // bit 0x80 is set by some writers and means nothing here

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view lower_case_word) {
  return text.size() >= lower_case_word.size() &&
         std::ranges::equal(text.substr(0, lower_case_word.size()), lower_case_word, {}, lower);
}

bool is_thai(std::string_view text) {
  return text.size() >= 3 && text[0] == '\xE0' && (text[1] == '\xB8' || text[1] == '\xB9');
}

/// ว day, ด month, ป year, ช hour, น minute, ท second.
bool is_thai_date_letter(std::string_view letter) {
  constexpr std::array<std::string_view, 6> kLetters{"ว", "ด", "ป", "ช", "น", "ท"};
  return std::ranges::find(kLetters, letter) != kLetters.end();
}

bool is_thai_time_letter(std::string_view letter) {
  return letter == "ช" || letter == "น" || letter == "ท";
}

std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return error == std::errc() ? value : 0;
}

/// `$-107041E`, `$-th-TH,107`, `~buddhist`.
bool names_buddhist_calendar(std::string_view bracket) {
  if (begins_with(bracket, "~buddhist")) return true;
  if (!bracket.starts_with('$')) return false;
  const std::size_t comma = bracket.find(',');
  if (comma != std::string_view::npos)
    return (hexadecimal(bracket.substr(comma + 1)) & kCalendarBits) == kBuddhistCalendar;
  const std::size_t dash = bracket.find('-');
  if (dash == std::string_view::npos) return false;
  return (hexadecimal(bracket.substr(dash + 1)) >> 16 & kCalendarBits) == kBuddhistCalendar;
}

/// `h`, `mm`, `ss`, `ช`: one letter of time, repeated.
bool is_elapsed(std::string_view bracket) {
  if (bracket.empty()) return false;
  const std::size_t step = is_thai(bracket) ? 3 : 1;
  const std::string_view letter = bracket.substr(0, step);
  const char first = lower(bracket[0]);
  if (step == 3 ? !is_thai_time_letter(letter) : first != 'h' && first != 'm' && first != 's') return false;
  for (std::size_t at = 0; at < bracket.size(); at += step) {
    if (step == 3 ? bracket.substr(at, 3) != letter : lower(bracket[at]) != first) return false;
  }
  return true;
}

/// Walks one section of a format code, which ends at an unquoted semicolon.
class SectionReader {
 public:
  explicit SectionReader(std::string_view code) : rest_(code) {}

  /// The rest behind the section.
  std::string_view read() {
    while (!rest_.empty() && rest_.front() != ';') read_token();
    if (!rest_.empty()) rest_.remove_prefix(1);
    return rest_;
  }
  [[nodiscard]] bool shows_anything() const { return has_date_ || has_digits_ || has_general_; }
  [[nodiscard]] CellStyle style() const {
    CellStyle style;
    style.is_date = has_date_;
    if (has_date_ && buddhist_) style.flags |= model::kBuddhistFormat;
    if (elapsed_) style.flags |= model::kElapsedFormat;
    if (percent_ && !has_date_) style.flags |= model::kPercentFormat;
    return style;
  }

 private:
  void skip(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }

  void read_token() {
    const char c = lower(rest_.front());
    if (c == '"') return read_quoted();
    if (c == '[') return read_bracket();
    if (c == '\\' || c == '_' || c == '*') return skip_literal();
    if (is_thai(rest_)) return read_thai_run();
    if (begins_with(rest_, "general")) {
      has_general_ = true;
      return skip(7);
    }
    if (begins_with(rest_, "am/pm") || begins_with(rest_, "a/p")) {
      has_date_ = true;
      return skip(begins_with(rest_, "a/p") ? 3 : 5);
    }
    if (c == 'b') return read_year_letters();
    if (c == 'e' && rest_.size() > 1 && (rest_[1] == '+' || rest_[1] == '-')) return skip(2);
    if (c == 'd' || c == 'm' || c == 'y' || c == 'h' || c == 's' || c == 'e') has_date_ = true;
    if (c == '0' || c == '#' || c == '?') has_digits_ = true;
    if (c == '%') percent_ = true;
    skip(1);
  }

  void read_quoted() {
    const std::size_t end = rest_.find('"', 1);
    skip(end == std::string_view::npos ? rest_.size() : end + 1);
  }

  void skip_literal() {
    skip(1);
    skip(is_thai(rest_) ? 3 : 1);
  }

  void read_bracket() {
    const std::size_t end = rest_.find(']');
    const std::string_view bracket = rest_.substr(1, (end == std::string_view::npos ? rest_.size() : end) - 1);
    if (names_buddhist_calendar(bracket)) buddhist_ = true;
    if (is_elapsed(bracket)) elapsed_ = has_date_ = true;
    skip(bracket.size() + 2);
  }

  /// `B1` and `B2` choose a calendar; `b`, `bb`, `bbbb` are Buddhist years.
  void read_year_letters() {
    if (rest_.size() > 1 && (rest_[1] == '1' || rest_[1] == '2')) return skip(2);
    has_date_ = buddhist_ = true;
    while (!rest_.empty() && lower(rest_.front()) == 'b') skip(1);
  }

  /// A run of one letter is a date code of Thai Excel; other runs, as in `#,##0 บาท`, are words.
  void read_thai_run() {
    const std::string_view letter = rest_.substr(0, 3);
    bool is_one_letter = is_thai_date_letter(letter);
    while (is_thai(rest_)) {
      if (rest_.substr(0, 3) != letter) is_one_letter = false;
      skip(3);
    }
    if (is_one_letter && !has_digits_) has_date_ = true;
  }

  std::string_view rest_;
  bool has_date_ = false;
  bool has_digits_ = false;
  bool has_general_ = false;
  bool elapsed_ = false;
  bool buddhist_ = false;
  bool percent_ = false;
};

constexpr CellStyle kDate{true, model::kNoFlags};
constexpr CellStyle kElapsed{true, model::kElapsedFormat};
constexpr CellStyle kPercent{false, model::kPercentFormat};
constexpr CellStyle kBuddhist{true, model::kBuddhistFormat};
}  // namespace

CellStyle style_of_builtin(std::uint32_t id) {
  const auto within = [id](std::uint32_t first, std::uint32_t last) { return id >= first && id <= last; };
  if (id == 9 || id == 10 || id == 67 || id == 68) return kPercent;
  if (id == 46 || id == 79) return kElapsed;  // [h]:mm:ss, [ช]:นน:ทท
  if (id == 81) return kBuddhist;             // d/m/bb
  if (within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58) || within(71, 80)) return kDate;
  return {};
}

CellStyle style_of_code(std::string_view code) {
  while (!code.empty()) {
    SectionReader section(code);
    code = section.read();
    if (section.shows_anything()) return section.style();
  }
  return {};
}

}  // namespace tidtam::formats
