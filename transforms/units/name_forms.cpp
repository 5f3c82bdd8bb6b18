#include "transforms/units/name_forms.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/key.hpp"
#include "transforms/units/letter_edits.hpp"
#include "transforms/units/school_words.hpp"

namespace tidtam::transforms {

namespace {
constexpr std::array<std::string_view, 12> kOpening{"(",      "[",      "{",      "\"", "'", "\u201C",
                                                    "\u2018", "\u201D", "\u2019", "（", "«", "`"};
constexpr std::array<std::string_view, 12> kClosing{")",      "]",      "}",      "\"", "'", "\u201D",
                                                    "\u2019", "\u201D", "\u2019", "）", "»", "`"};
/// First words that many names share, with their number; `บาน` is the commonest slip, a mark lost from `บ้าน`.
struct Lead {
  std::string_view word;
  std::uint8_t number;
};
constexpr std::array<Lead, 5> kLeads{{{"บ้าน", 1}, {"บาน", 1}, {"วัด", 2}, {"อนุบาล", 3}, {"ชุมชน", 4}}};
constexpr std::string_view kBranch = "สาขา";
constexpr std::string_view kShortBranch = "ฯส.";
constexpr double kEqualBare = 0.99;
constexpr double kShortened = 0.98;
/// A donor more than the known name has: it may have got one since, or be another school's.
constexpr double kAddedDonor = 0.96;
constexpr double kPartial = 0.97;
constexpr double kLongPart = 0.92;
/// The most that two names may be alike whose donors are not.
constexpr double kOtherDonor = 0.92;
/// What an edit of weight 1 takes from the likeness of two names as they stand among a few, and how many are looked
/// for.
constexpr double kSlip = 0.08;
constexpr double kMostSlips = 2.5;
constexpr std::size_t kFewestForSlip = 3;

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
      name.replace(at, end - at, 1, ' ');
    }
  }
  return inner;
}

/// Where what follows is an addition to the name: a further word, its dedication, its province.
std::size_t end_of_head(std::string_view bare) {
  std::size_t end = bare.size();
  for (const std::string_view mark : {std::string_view("ในพระ"), std::string_view("จังหวัด"), std::string_view("อำเภอ"),
                                      std::string_view("ตำบล"), std::string_view("มิตรภาพที่")}) {
    end = std::min(end, bare.find(mark, 1));
  }
  for (auto at = bare.find(' ', 1); at < end; at = bare.find(' ', at + 1)) {
    const auto next = bare.find_first_not_of(' ', at);
    if (next == std::string_view::npos) return at;
    std::size_t behind = next;
    const char32_t letter = base::decode_utf8(bare, behind);
    const bool is_number = (letter >= U'0' && letter <= U'9') || (letter >= U'๐' && letter <= U'๙');
    if (!is_number) return at;
  }
  return end;
}

/// The name without the `ฯ` that closes it, or nothing.
std::string_view before_closing_mark(std::string_view text) {
  constexpr std::string_view kMark = "ฯ";
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (!text.ends_with(kMark)) return {};
  return text.substr(0, text.size() - kMark.size());
}

double likeness_of_letters(const NameForms& left, const NameForms& right, double least) {
  const double longest = static_cast<double>(std::max(left.letters.size(), right.letters.size()));
  if (longest == 0) return 0;
  const double lead = left.lead == right.lead ? 0 : 3;
  const double limit = (1 - least) * longest - lead;
  // A sound that only one of them has costs a whole edit, or three quarters where another took its place.
  if (0.75 * std::popcount(left.sound_set ^ right.sound_set) > limit) return 0;
  if (!have_same_digits(left.letters, right.letters)) return 0;
  return std::max(0.0, 1 - (edits_between(left.letters, right.letters, limit) + lead) / longest);
}

constexpr std::size_t kThai = 3;  // bytes of a Thai letter

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<char32_t>(text[at]));
}

/// `…วิทยา` is often the secondary school beside the primary one of the same place.
bool begins_like_college(std::string_view tail) {
  return tail.starts_with("พิทยา") || tail.starts_with("วิทยา");
}

/// The longer name begins or ends with the whole of the shorter one, and that is long enough to tell.
bool is_long_part(const NameForms& shorter, const NameForms& longer) {
  const std::string& part = shorter.bare;
  const std::string& whole = longer.bare;
  if (whole.size() <= part.size()) return false;
  constexpr std::size_t kLongTail = 6;
  const std::size_t enough = shorter.lead > 0 ? 6 : 10;
  if (whole.starts_with(part)) {
    return shorter.letters.size() >= enough && whole.size() >= part.size() + kLongTail * kThai &&
           !is_digit_at(whole, part.size()) && !begins_like_college(std::string_view(whole).substr(part.size()));
  }
  if (!whole.ends_with(part)) return false;
  const std::string_view front = std::string_view(whole).substr(0, whole.size() - part.size());
  const bool is_lead = front != "อนุบาล" && std::ranges::find(kLeads, front, &Lead::word) != kLeads.end();
  return part.size() >= (is_lead ? 12 : 20) * kThai;
}

/// `…ฯ` may stand for any name that begins so, a branch's too.
bool is_shortened(const NameForms& left, const NameForms& right) {
  return left.cut.size() >= 4 * kThai && right.full.starts_with(left.cut);
}

/// One name goes on where the other ends.
double likeness_of_parts(const NameForms& left, const NameForms& right) {
  if (left.head.size() >= 4 * kThai && left.head == right.bare) return kPartial;
  if (left.inner.size() >= 6 * kThai && left.inner == right.bare) return kLongPart;
  return is_long_part(left, right) ? kLongPart : 0;
}

bool have_other_donors(const NameForms& left, const NameForms& right) {
  if (left.inner.empty() || right.inner.empty()) return false;
  const auto begins_with = [](std::string_view whole, std::string_view part) {
    const std::string_view cut = before_closing_mark(part);
    return whole.starts_with(cut.empty() ? part : cut);
  };
  if (begins_with(left.inner, right.inner) || begins_with(right.inner, left.inner)) return false;
  const std::u32string l = letters_of(left.inner);
  const std::u32string r = letters_of(right.inner);
  const double limit = 0.3 * static_cast<double>(std::max(l.size(), r.size()));
  return !have_same_digits(l, r) || edits_between(l, r, limit) > limit;
}

/// A bit for each sound of a consonant or Latin letter; those that come and go in spelling have none.
std::uint64_t sounds_in(std::u32string_view letters) {
  std::uint64_t set = 0;
  for (const char32_t letter : letters) {
    if (cost_of(letter) >= 1) set |= std::uint64_t{1} << (sound_of(letter) % 64);
  }
  return set;
}

const Lead* lead_of(std::string_view name) {
  const auto found = std::ranges::find_if(
      kLeads, [&](const Lead& lead) { return name.size() > lead.word.size() && name.starts_with(lead.word); });
  return found == kLeads.end() ? nullptr : &*found;
}

void set_letters(NameForms& forms) {
  constexpr std::string_view kCommunity = "ชุมชน";
  std::string_view body = forms.bare;
  forms.whole = letters_of(body);
  // `ชุมชนบ้าน…` and `บ้าน…` are one name.
  if (body.starts_with(kCommunity) && lead_of(body.substr(kCommunity.size())) != nullptr) {
    body.remove_prefix(kCommunity.size());
  }
  if (const Lead* lead = lead_of(body)) {
    body.remove_prefix(lead->word.size());
    forms.lead = lead->number;
  }
  forms.letters = letters_of(body);
  forms.sound_set = sounds_in(forms.letters);
}
}  // namespace

std::string school_key(std::string_view name) {
  std::string text = written_out(name);
  std::string key = thai::match_key(text);
  strip_school(key);
  return key;
}

std::string sound_key(const NameForms& forms) {
  constexpr char32_t kFirstThai = 0x0E00;
  std::string key;
  for (const char32_t letter : forms.letters) {
    if (letter < 0x80) key += static_cast<char>(letter);
    if (letter > kFirstThai && letter <= kFirstThai + 0x2E)
      key += static_cast<char>(sound_of(letter) - kFirstThai + 0x80);
  }
  constexpr std::size_t kFewestSounds = 3;
  return key.size() >= kFewestSounds ? key : std::string();
}

bool has_donor(std::string_view name) {
  return std::ranges::any_of(kOpening,
                             [&](std::string_view open) { return name.find(open) != std::string_view::npos; });
}

std::string main_school_of(std::string_view name) {
  const auto word = std::min(name.find(kBranch), name.find(kShortBranch));
  if (word == std::string_view::npos) return {};
  std::string main(name.substr(0, word));
  if (const auto open = main.find_last_of('('); open != std::string::npos) main.erase(open);
  return main;
}

NameForms forms_of(std::string_view name) {
  NameForms forms;
  std::string text = written_out(name);
  const auto key_of = [](std::string_view part) {
    std::string key = thai::match_key(part);
    strip_school(key);
    return key;
  };
  forms.full = key_of(text);
  forms.is_branch = text.find(kBranch) != std::string::npos || text.find(kShortBranch) != std::string::npos;
  forms.bare = forms.full;
  if (!forms.is_branch) {
    forms.cut = key_of(before_closing_mark(text));
    if (has_donor(text)) {
      forms.inner = key_of(take_donor(text));
      forms.bare = key_of(text);
      if (forms.bare.empty()) forms.bare = forms.full;
    }
    const std::string_view rest = std::string_view(text).substr(std::min(text.find_first_not_of(' '), text.size()));
    const auto end = end_of_head(rest);
    if (end < rest.size()) forms.head = key_of(rest.substr(0, end));
    if (forms.head == forms.bare) forms.head.clear();
  }
  set_letters(forms);
  return forms;
}

double slip_likeness(const NameForms& left, const NameForms& right) {
  if (left.letters.size() < kFewestForSlip) return 0;
  if (!have_same_digits(left.whole, right.whole) || have_other_donors(left, right)) return 0;
  const double cost = edits_between(left.whole, right.whole, kMostSlips);
  return cost > kMostSlips ? 0 : 1 - kSlip * cost;
}

bool may_be_meant(const NameForms& written, const NameForms& known) {
  constexpr std::size_t kFewest = 4 * kThai;
  if (written.inner.size() >= kFewest && written.inner == known.inner) return true;
  if (std::min(written.bare.size(), known.bare.size()) < kFewest) return false;
  return known.bare.starts_with(written.bare) || known.bare.ends_with(written.bare) ||
         written.bare.starts_with(known.bare) || (known.lead > 0 && written.letters == known.letters);
}

double likeness(const NameForms& left, const NameForms& right, double least) {
  if (left.full == right.full) return 1;
  if (is_shortened(left, right) || is_shortened(right, left)) return kShortened;
  if (left.is_branch != right.is_branch) return 0;
  double score = left.bare == right.bare ? (right.inner.empty() && !left.inner.empty() ? kAddedDonor : kEqualBare)
                                         : std::max(likeness_of_parts(left, right), likeness_of_parts(right, left));
  if (score == 0) score = likeness_of_letters(left, right, least);
  if (!left.inner.empty() && left.inner == right.inner) return 1 - (1 - score) / 2;
  return score > kOtherDonor && have_other_donors(left, right) ? kOtherDonor : score;
}

}  // namespace tidtam::transforms
