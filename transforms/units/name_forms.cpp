#include "transforms/units/name_forms.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::transforms {

namespace {
constexpr std::array<std::string_view, 12> kOpening{"(",      "[",      "{",      "\"", "'", "\u201C",
                                                    "\u2018", "\u201D", "\u2019", "（", "«", "`"};
constexpr std::array<std::string_view, 12> kClosing{")",      "]",      "}",      "\"", "'", "\u201D",
                                                    "\u2019", "\u201D", "\u2019", "）", "»", "`"};
constexpr std::array<std::string_view, 4> kLeads{"บ้าน", "วัด", "อนุบาล", "ชุมชน"};
constexpr double kEqualBare = 0.99;
constexpr double kShortened = 0.98;
constexpr double kPartial = 0.97;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

void strip_school(std::string& key) {
  for (const std::string_view word : {std::string_view("โรงเรียน"), std::string_view("รร")}) {
    if (key.size() > word.size() && key.starts_with(word)) {
      key.erase(0, word.size());
      return;
    }
  }
}

/// Takes the bracketed and quoted parts out of the name and gives the first of them.
std::string take_donor(std::string& name) {
  std::string inner;
  for (std::size_t kind = 0; kind < kOpening.size(); ++kind) {
    const std::string_view open = kOpening[kind];
    for (auto at = name.find(open); at != std::string::npos; at = name.find(open, at)) {
      const auto behind = at + open.size();
      const auto close = name.find(kClosing[kind], behind);
      const auto end = close == std::string::npos ? name.size() : close + kClosing[kind].size();
      if (inner.empty()) inner = name.substr(behind, std::min(close, name.size()) - behind);
      name.replace(at, end - at, " ");
    }
  }
  return inner;
}

/// Where what follows is an addition to the name: a further word, its dedication, its province.
std::size_t end_of_head(std::string_view bare) {
  std::size_t end = bare.size();
  for (const std::string_view mark : {std::string_view("ในพระ"), std::string_view("ฯ"), std::string_view("จังหวัด"),
                                      std::string_view("อำเภอ"), std::string_view("มิตรภาพที่")}) {
    const auto at = bare.find(mark, 1);
    if (at != std::string_view::npos) end = std::min(end, at);
  }
  for (auto at = bare.find(' ', 1); at < end; at = bare.find(' ', at + 1)) {
    const auto next = bare.find_first_not_of(' ', at);
    if (next == std::string_view::npos) return at;
    std::size_t behind = next;
    const char32_t letter = base::decode_utf8(bare, behind);
    const bool is_digit = (letter >= U'0' && letter <= U'9') || (letter >= U'๐' && letter <= U'๙');
    if (!is_digit) return at;
  }
  return end;
}

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) letters.push_back(base::decode_utf8(text, at));
  return letters;
}

bool is_digit(char32_t letter) {
  return letter >= U'0' && letter <= U'9';
}

bool have_same_digits(std::u32string_view left, std::u32string_view right) {
  std::size_t l = 0;
  std::size_t r = 0;
  while (true) {
    while (l < left.size() && !is_digit(left[l])) ++l;
    while (r < right.size() && !is_digit(right[r])) ++r;
    if (l == left.size() || r == right.size()) return l == left.size() && r == right.size();
    if (left[l++] != right[r++]) return false;
  }
}

/// Vowel signs, tones and silencers: what hasty spelling loses or doubles.
bool is_light(char32_t letter) {
  return (letter >= 0x0E30 && letter <= 0x0E3A) || (letter >= 0x0E45 && letter <= 0x0E4E);
}

/// Consonants that sound alike share a class.
char32_t sound_of(char32_t letter) {
  static constexpr std::array<std::u32string_view, 10> kClasses{U"ณน",  U"ศษส",   U"ฎฏดต", U"ทธฑฒ", U"ญย",
                                                                U"ลฬร", U"ขฃคฅฆ", U"ฐถ",   U"พภผ",  U"ชฌ"};
  for (const auto sounds : kClasses) {
    if (sounds.find(letter) != std::u32string_view::npos) return sounds[0];
  }
  return letter;
}

double cost_of(char32_t letter) {
  return is_light(letter) || letter == U'ร' || letter == U'ล' || letter == U'ๆ' ? 0.5 : 1.0;
}

double cost_of_change(char32_t from, char32_t to) {
  if (from == to) return 0;
  if (is_light(from) && is_light(to)) return 0.5;
  return sound_of(from) == sound_of(to) ? 0.5 : 1.5;
}

/// Weighted edits between two names; stops early above `limit`.
double edits_between(std::u32string_view left, std::u32string_view right, double limit) {
  std::vector<double> row(right.size() + 1, 0);
  for (std::size_t r = 0; r < right.size(); ++r) row[r + 1] = row[r] + cost_of(right[r]);
  for (const char32_t letter : left) {
    double diagonal = row[0];
    row[0] += cost_of(letter);
    double least = row[0];
    for (std::size_t r = 0; r < right.size(); ++r) {
      const double changed = diagonal + cost_of_change(letter, right[r]);
      diagonal = row[r + 1];
      row[r + 1] = std::min({changed, row[r + 1] + cost_of(letter), row[r] + cost_of(right[r])});
      least = std::min(least, row[r + 1]);
    }
    if (least > limit) return limit + 1;
  }
  return row.back();
}

double likeness_of_letters(const NameForms& left, const NameForms& right, double least) {
  const double longest = static_cast<double>(std::max(left.letters.size(), right.letters.size()));
  if (longest == 0) return 0;
  const double lead = left.lead == right.lead ? 0 : 3;
  const double limit = (1 - least) * longest - lead;
  // Each letter that only one of them has costs at least half an edit.
  if (0.25 * std::popcount(left.letter_set ^ right.letter_set) > limit) return 0;
  if (!have_same_digits(left.letters, right.letters)) return 0;
  return std::max(0.0, 1 - (edits_between(left.letters, right.letters, limit) + lead) / longest);
}

constexpr std::size_t kThai = 3;  // bytes of a Thai letter

/// One name goes on where the other ends.
double likeness_of_parts(const NameForms& left, const NameForms& right) {
  if (left.is_cut && left.head.size() >= 4 * kThai && right.full.starts_with(left.head)) return kShortened;
  if (!left.head.empty() && left.head.size() >= 4 * kThai && left.head == right.bare) return kPartial;
  if (!left.inner.empty() && left.inner.size() >= 6 * kThai && left.inner == right.bare) return kPartial;
  const auto& shorter = left.bare;
  const auto& longer = right.bare;
  constexpr std::size_t kLongTail = 6 * kThai;
  if (shorter.size() >= 6 * kThai && longer.size() >= shorter.size() + kLongTail && longer.starts_with(shorter)) {
    return kPartial - 0.05;
  }
  if (shorter.size() >= 15 * kThai && longer.ends_with(shorter)) return kPartial - 0.02;
  return 0;
}
}  // namespace

std::string school_key(std::string_view name) {
  std::string text(name);
  replace_all(text, " จ.", " จังหวัด");
  replace_all(text, " อ.", " อำเภอ");
  std::string key = thai::match_key(text);
  strip_school(key);
  return key;
}

NameForms forms_of(std::string_view name) {
  NameForms forms;
  std::string text(name);
  replace_all(text, " จ.", " จังหวัด");
  replace_all(text, " อ.", " อำเภอ");
  forms.full = thai::match_key(text);
  strip_school(forms.full);

  std::string donor = take_donor(text);
  forms.bare = thai::match_key(text);
  strip_school(forms.bare);
  if (forms.bare.empty()) forms.bare = forms.full;
  forms.inner = thai::match_key(donor);
  strip_school(forms.inner);

  const auto first = text.find_first_not_of(' ');
  const std::string_view rest = first == std::string::npos ? std::string_view() : std::string_view(text).substr(first);
  const auto end = end_of_head(rest);
  forms.is_cut = rest.substr(end).starts_with("ฯ");
  forms.head = thai::match_key(rest.substr(0, end));
  strip_school(forms.head);
  if (forms.head == forms.bare) forms.head.clear();

  std::string_view body = forms.bare;
  if (body.starts_with("ชุมชนบ้าน") || body.starts_with("ชุมชนวัด")) body.remove_prefix(std::string_view("ชุมชน").size());
  for (std::size_t i = 0; i < kLeads.size(); ++i) {
    if (body.size() > kLeads[i].size() && body.starts_with(kLeads[i])) {
      body.remove_prefix(kLeads[i].size());
      forms.lead = static_cast<std::uint8_t>(i + 1);
      break;
    }
  }
  forms.letters = letters_of(body);
  for (const char32_t letter : forms.letters) forms.letter_set |= std::uint64_t{1} << (letter % 64);
  return forms;
}

double likeness(const NameForms& left, const NameForms& right, double least) {
  if (left.full == right.full) return 1;
  if (left.bare == right.bare) return kEqualBare;
  const double parts = std::max(likeness_of_parts(left, right), likeness_of_parts(right, left));
  return parts > 0 ? parts : likeness_of_letters(left, right, least);
}

}  // namespace tidtam::transforms
