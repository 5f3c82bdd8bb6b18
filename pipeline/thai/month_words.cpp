#include <algorithm>
#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/date_lexer.hpp"
#include "pipeline/thai/key.hpp"
#include "pipeline/thai/letters.hpp"
#include "pipeline/thai/month_names.hpp"

namespace tidtam::thai {

namespace {
struct MonthWord {
  std::string_view letters;  ///< without dots and blanks
  int month;
};

/// Misspellings and shortened names that officers write again and again; they are read without a finding.
constexpr std::array<MonthWord, 25> kMisspellings{
    {{"กรกฏาคม", 7}, {"กุมภาพันธุ์", 2},   {"กุมพาพันธ์", 2},    {"กุมภาพันธ", 2}, {"กุมภา", 2},    {"พฤศภาคม", 5}, {"พฤษาคม", 5},
     {"พฤษภา", 5},   {"พฤษจิกายน", 11}, {"พฤศจิกายาน", 11}, {"พฤศจิกา", 11}, {"ตุลาคาม", 10}, {"สิงหคม", 8},   {"กันยายม", 9},
     {"มกรคม", 1},   {"ธันวาคน", 12},   {"มิถุนา", 6},       {"มกรา", 1},    {"มีนา", 3},     {"เมษา", 4},    {"สิงหา", 8},
     {"กันยา", 9},    {"ตุลา", 10},      {"ธันวา", 12},      {"กรกฎา", 7}}};

constexpr std::array<MonthWord, 12> kShortMonths{{{"มค", 1},
                                                  {"กพ", 2},
                                                  {"มีค", 3},
                                                  {"เมย", 4},
                                                  {"พค", 5},
                                                  {"มิย", 6},
                                                  {"กค", 7},
                                                  {"สค", 8},
                                                  {"กย", 9},
                                                  {"ตค", 10},
                                                  {"พย", 11},
                                                  {"ธค", 12}}};
/// Printed as April by a published library; no month has this name.
constexpr std::string_view kNoMonth = "มย";

constexpr std::array<MonthWord, 23> kLatinMonths{
    {{"january", 1}, {"february", 2}, {"march", 3},     {"april", 4},    {"may", 5},       {"june", 6},
     {"july", 7},    {"august", 8},   {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
     {"jan", 1},     {"feb", 2},      {"mar", 3},       {"apr", 4},      {"jun", 6},       {"jul", 7},
     {"aug", 8},     {"sep", 9},      {"oct", 10},      {"nov", 11},     {"dec", 12}}};

/// Each Thai letter has three bytes.
constexpr std::size_t kLetterBytes = 3;

bool is_word_letter(char32_t c) {
  return is_thai(c) && !is_thai_digit(c);
}

/// The letters at the front of a text, dots and blanks between them passed over.
class Run {
 public:
  explicit Run(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && size_ < kMostLetters;) {
      const std::size_t begin = at;
      const char32_t c = base::decode_utf8(text, at);
      if (c == '.' && size_ > 0) {
        text_ends_[size_ - 1] = at;
        continue;
      }
      if (c == ' ' && size_ > 0) continue;
      if (!is_word_letter(c)) break;
      text.copy(letters_.data() + size_ * kLetterBytes, kLetterBytes, begin);
      text_ends_[size_++] = at;
    }
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view letters() const { return {letters_.data(), size_ * kLetterBytes}; }
  /// Where the text stands behind the first letters of that many bytes, a dot behind them included.
  [[nodiscard]] std::size_t text_length_of(std::size_t bytes) const { return text_ends_[bytes / kLetterBytes - 1]; }

 private:
  static constexpr std::size_t kMostLetters = 14;
  std::array<char, kMostLetters * kLetterBytes> letters_{};
  std::array<std::size_t, kMostLetters> text_ends_{};
  std::size_t size_ = 0;
};

bool is_thai_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_word_letter(base::decode_utf8(text, at));
}

/// An era glued to the month is no part of its name: `มกราคมพ.ศ.2504`.
std::string_view without_era(std::string_view word) {
  for (const std::string_view era : {"พศ", "พุทธศักราช", "ปี"}) {
    const std::size_t at = word.find(era);
    if (at != std::string_view::npos && at > 9) word = word.substr(0, at);
  }
  return word;
}

bool ends_alike(std::string_view word, std::string_view month) {
  constexpr std::string_view kLongEnding = "คม";
  constexpr std::string_view kShortEnding = "ยน";
  if (word.ends_with(kLongEnding)) return month.ends_with(kLongEnding);
  if (word.ends_with(kShortEnding)) return month.ends_with(kShortEnding);
  return true;
}

/// The one month whose name is at most two letters off and clearly nearer than the next.
std::optional<MonthMatch> nearest_month(const Run& run, std::string_view text) {
  std::size_t bytes = kLetterBytes;
  // A blank ends a misspelt word.
  while (bytes < run.letters().size() && text[run.text_length_of(bytes)] != ' ') bytes += kLetterBytes;
  if (bytes < 5 * kLetterBytes) return std::nullopt;
  const std::string_view word = without_era(run.letters().substr(0, bytes));
  constexpr std::size_t kFar = 3;
  std::size_t best = kFar;
  std::size_t second = kFar;
  int month = 0;
  for (std::size_t i = 0; i < kFullMonths.size(); ++i) {
    const std::size_t distance = bounded_edit_distance(word, kFullMonths[i], kFar - 1).value_or(kFar);
    if (distance < best) {
      second = best;
      best = distance;
      month = static_cast<int>(i) + 1;
    } else {
      second = std::min(second, distance);
    }
  }
  if (best >= kFar || second <= best || !ends_alike(word, kFullMonths[static_cast<std::size_t>(month - 1)]))
    return std::nullopt;
  return MonthMatch{month, run.text_length_of(word.size()), true};
}

std::optional<MonthMatch> match_latin(std::string_view text) {
  std::string word;
  while (word.size() < text.size() && word.size() < 10 &&
         is_latin_letter(static_cast<unsigned char>(text[word.size()]))) {
    word.push_back(static_cast<char>(text[word.size()] | 0x20));
  }
  for (const MonthWord& known : kLatinMonths) {
    if (word == known.letters) {
      const bool has_dot = word.size() < text.size() && text[word.size()] == '.';
      return MonthMatch{known.month, word.size() + (has_dot ? 1 : 0), false, true};
    }
  }
  return std::nullopt;
}
}  // namespace

std::optional<MonthMatch> match_month(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (is_latin_letter(static_cast<unsigned char>(text[0]))) return match_latin(text);
  const Run run(text);
  if (run.size() < 2) return std::nullopt;
  for (std::size_t i = 0; i < kFullMonths.size(); ++i) {
    if (run.letters().starts_with(kFullMonths[i])) {
      return MonthMatch{static_cast<int>(i) + 1, run.text_length_of(kFullMonths[i].size()), false};
    }
  }
  for (const MonthWord& known : kMisspellings) {
    if (!run.letters().starts_with(known.letters)) continue;
    const std::size_t length = run.text_length_of(known.letters.size());
    if (known.letters.size() > 18 || !is_thai_letter_at(text, length)) return MonthMatch{known.month, length, false};
  }
  for (const MonthWord& known : kShortMonths) {
    if (!run.letters().starts_with(known.letters)) continue;
    const std::size_t length = run.text_length_of(known.letters.size());
    if (text[length - 1] == '.' || !is_thai_letter_at(text, length)) return MonthMatch{known.month, length, false};
  }
  if (run.letters().starts_with(kNoMonth) && !is_thai_letter_at(text, run.text_length_of(kNoMonth.size()))) {
    return MonthMatch{0, run.text_length_of(kNoMonth.size()), false};
  }
  return nearest_month(run, text);
}

}  // namespace tidtam::thai
