#include "pipeline/thai/repair.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"
#include "pipeline/thai/mojibake.hpp"
#include "pipeline/thai/normal_form.hpp"

namespace tidtam::thai {

namespace {
/// Ranks as the clean loop sees them: what may stand behind what.
constexpr std::uint8_t kNoBase = 0;
constexpr std::uint8_t kBase = 1;
constexpr std::uint8_t kFirstMark = 2;
constexpr std::uint8_t kSuspect = 0xFF;

constexpr std::array<std::uint8_t, 128> kThaiClass = [] {
  std::array<std::uint8_t, 128> classes{};
  for (char32_t c = 0x0E00; c < 0x0E80; ++c) {
    std::uint8_t& cls = classes[c - 0x0E00];
    if (is_consonant(c)) cls = kBase;
    if (is_mark(c)) cls = c == kNikhahit ? kSuspect : static_cast<std::uint8_t>(kFirstMark + mark_rank(c) - 1);
  }
  return classes;
}();

enum class Cleanness : std::uint8_t { clean, dirty, ask_icu };

/// One pass over the bytes. Thai and ASCII are judged here; anything else is left to ICU.
Cleanness scan(std::string_view text) {
  if (text.empty()) return Cleanness::clean;
  std::uint8_t last_class = kNoBase;
  char32_t last = 0;
  bool foreign = false;
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = at + text.size();
  if (*at == ' ' || *at == '\n' || end[-1] == ' ' || end[-1] == '\n') return Cleanness::dirty;
  while (at < end) {
    const unsigned char lead = *at;
    if (lead < 0x80) {
      const bool is_blank = lead == ' ' || lead == '\n';
      if (is_blank && (last == ' ' || last == '\n')) return Cleanness::dirty;
      if ((lead < 0x20 && lead != '\n') || lead == 0x7F) return Cleanness::dirty;
      last = lead;
      last_class = kNoBase;
      ++at;
      continue;
    }
    if (lead == 0xE0 && end - at >= 3 && (at[1] == 0xB8 || at[1] == 0xB9)) {
      const auto low = static_cast<std::uint32_t>((at[1] & 1U) << 6U | (at[2] & 0x3FU));
      const std::uint8_t cls = kThaiClass[low];
      const char32_t c = 0x0E00U + low;
      if (cls >= kFirstMark && (cls == kSuspect || last_class == kNoBase || last_class >= cls)) return Cleanness::dirty;
      if (c == last && (is_follow_vowel(c) || c == kSaraE)) return Cleanness::dirty;
      last = c;
      last_class = cls;
      at += 3;
      continue;
    }
    // No-break space, soft hyphen and Latin-1 letters; zero width and joiners; private glyphs and the byte order mark.
    if (lead == 0xC2 || lead == 0xC3 || lead == 0xEF || lead == 0xEE || (lead >= 0xCD && lead <= 0xDF))
      return Cleanness::dirty;
    if (lead == 0xE2 && end - at >= 3 && (at[1] == 0x80 || at[1] == 0x81) &&
        !(at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xA7)) {
      return Cleanness::dirty;
    }
    if (lead == 0xE3 && end - at >= 3 && at[1] == 0x80 && at[2] == 0x80) return Cleanness::dirty;
    foreign = true;
    last = lead;
    last_class = kNoBase;
    ++at;
  }
  return foreign ? Cleanness::ask_icu : Cleanness::clean;
}

constexpr std::array<char32_t, 27> kPrivateGlyphs{
    0x0E10, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B,
    0x0E4C, 0x0E0D, 0x0E31, 0x0E4D, 0x0E47, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E38, 0x0E39, 0x0E3A};

constexpr bool is_other_blank(char32_t c) {
  return c == '\t' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}
constexpr bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0xAD ||
         (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
}
constexpr bool is_blank(char32_t c) {
  return c == ' ' || c == '\n';
}
constexpr bool is_foreign_base(char32_t c) {
  return is_ascii_digit(c) || is_thai_digit(c) || is_latin_letter(c);
}

/// Rebuilds a damaged text, one code point after the other.
class Mender {
 public:
  explicit Mender(RepairReport& report) : report_(report) {}

  std::u32string mend(std::u32string_view text) {
    out_.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char32_t c = plain(text[i]);
      if (c == 0) continue;
      if (is_mark(c)) {
        take_mark(c, next_letter(text.substr(i + 1)));
      } else if (is_blank(c)) {
        take_blank(c);
      } else {
        take_letter(c);
      }
    }
    while (!out_.empty() && is_blank(out_.back())) drop_last(RepairRule::blank);
    return out_;
  }

 private:
  void fire(RepairRule rule) { ++report_.fired[static_cast<std::size_t>(rule)]; }
  void drop_last(RepairRule rule) {
    out_.pop_back();
    fire(rule);
  }

  /// The code point that this one stands for; 0 for what is to vanish.
  char32_t plain(char32_t c) {
    if (c >= 0xF700 && c <= 0xF71A) {
      fire(RepairRule::private_glyph);
      return kPrivateGlyphs[c - 0xF700];
    }
    if (is_other_blank(c)) {
      fire(RepairRule::blank);
      return ' ';
    }
    if (is_invisible(c)) {
      fire(RepairRule::invisible);
      return 0;
    }
    return c;
  }

  static char32_t next_letter(std::u32string_view rest) {
    for (const char32_t c : rest) {
      if (!is_mark(c) && !is_invisible(c)) return c;
    }
    return 0;
  }

  void take_blank(char32_t blank) {
    if (out_.empty()) return fire(RepairRule::blank);
    if (!is_blank(out_.back())) return out_.push_back(blank);
    if (blank == '\n') out_.back() = blank;
    fire(RepairRule::blank);
  }

  void take_letter(char32_t c) {
    if (c == kSaraE && !out_.empty() && out_.back() == kSaraE) {
      out_.back() = kSaraAe;
      return fire(RepairRule::double_sara_e);
    }
    if (is_follow_vowel(c) && !out_.empty() && out_.back() == c) return fire(RepairRule::repeated_mark);
    if (c == kSaraAa || c == kSaraAm) {
      const std::size_t marks = marks_before(out_.size());
      const auto nikhahit = std::find(out_.begin() + static_cast<std::ptrdiff_t>(marks), out_.end(), kNikhahit);
      if (nikhahit != out_.end()) {
        out_.erase(nikhahit);
        fire(RepairRule::sara_am);
        c = kSaraAm;
      }
    }
    out_.push_back(c);
  }

  /// Where the marks that end at `end` begin.
  [[nodiscard]] std::size_t marks_before(std::size_t end) const {
    while (end > 0 && is_mark(out_[end - 1])) --end;
    return end;
  }
  /// Whether a consonant with or without marks ends here.
  [[nodiscard]] bool is_cluster_before(std::size_t end) const {
    const std::size_t marks = marks_before(end);
    return marks > 0 && is_consonant(out_[marks - 1]);
  }

  void take_mark(char32_t mark, char32_t next) {
    const std::size_t end = out_.size();
    if (is_cluster_before(end)) return put_mark(mark, end);
    if (end > 0 && is_follow_vowel(out_[end - 1]) && is_tone(mark) && is_cluster_before(end - 1)) {
      fire(RepairRule::mark_order);
      return put_mark(mark, end - 1);
    }
    const std::size_t marks = marks_before(end);
    const char32_t before = marks > 0 ? out_[marks - 1] : 0;
    if (is_foreign_base(next) || is_foreign_base(before)) return fire(RepairRule::stray_mark);
    if (before == '.' && marks == end && is_cluster_before(end - 1)) {
      fire(RepairRule::mark_order);
      return put_mark(mark, end - 1);
    }
    if (marks == end && before == ' ' && is_cluster_before(end - 1) && is_thai(next)) {
      out_.pop_back();
      fire(RepairRule::mark_order);
      return put_mark(mark, end - 1);
    }
    if (marks < end && out_.back() == mark) return fire(RepairRule::repeated_mark);
    out_.push_back(mark);
  }

  /// Puts a mark into its place in the cluster that ends at `end`.
  void put_mark(char32_t mark, std::size_t end) {
    const std::size_t first = marks_before(end);
    for (std::size_t i = first; i < end; ++i) {
      if (out_[i] == mark) return fire(RepairRule::repeated_mark);
      if (is_tone(out_[i]) && is_tone(mark)) {
        out_[i] = mark;
        return fire(RepairRule::repeated_mark);
      }
    }
    std::size_t place = end;
    while (place > first && mark_rank(out_[place - 1]) > mark_rank(mark)) --place;
    if (place != end) fire(RepairRule::mark_order);
    out_.insert(out_.begin() + static_cast<std::ptrdiff_t>(place), mark);
  }

  RepairReport& report_;
  std::u32string out_;
};

std::u32string decode(std::string_view text) {
  std::u32string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) decoded.push_back(base::decode_utf8(text, at));
  return decoded;
}

std::string encode(std::u32string_view decoded) {
  std::string text;
  text.reserve(decoded.size() * 3);
  for (const char32_t c : decoded) base::append_utf8(text, c);
  return text;
}

void mend_to_fixpoint(RepairReport& report) {
  Mender mender(report);
  std::u32string current = decode(report.text);
  for (;;) {
    std::u32string mended = mender.mend(current);
    if (mended == current) break;
    current = std::move(mended);
  }
  report.text = encode(current);
}
}  // namespace

std::string_view repair_rule_word(RepairRule rule) {
  constexpr std::array<std::string_view, kRepairRules> kWords{
      "sara_am", "double_sara_e", "mark_order",    "repeated_mark", "stray_mark",
      "blank",   "invisible",     "private_glyph", "mojibake",      "composed"};
  return kWords[static_cast<std::size_t>(rule)];
}

bool is_clean(std::string_view text) {
  const Cleanness found = scan(text);
  if (found == Cleanness::clean) return true;
  if (found == Cleanness::ask_icu && is_composed(text)) return true;
  return repair_with_report(text).text == text;
}

RepairReport repair_with_report(std::string_view text) {
  RepairReport report{std::string(text), {}};
  const Cleanness found = scan(text);
  if (found == Cleanness::clean || (found == Cleanness::ask_icu && is_composed(text))) return report;
  for (;;) {
    const std::string before = report.text;
    // First of all: bytes read as Latin-1 hold what would else be taken for controls and no-break spaces.
    if (auto meant = undo_mojibake(report.text)) {
      report.text = std::move(*meant);
      ++report.fired[static_cast<std::size_t>(RepairRule::mojibake)];
    }
    mend_to_fixpoint(report);
    if (!is_composed(report.text)) {
      std::string composed = to_composed(report.text);
      if (composed != report.text) ++report.fired[static_cast<std::size_t>(RepairRule::composed)];
      report.text = std::move(composed);
    }
    if (report.text == before) return report;
  }
}

std::string_view repaired(std::string_view text, std::string& buffer) {
  const Cleanness found = scan(text);
  if (found == Cleanness::clean || (found == Cleanness::ask_icu && is_composed(text))) return text;
  buffer = repair_with_report(text).text;
  return buffer;
}

std::string repair(std::string_view text) {
  std::string buffer;
  const std::string_view mended = repaired(text, buffer);
  if (mended.data() == buffer.data()) return buffer;
  return std::string(mended);
}

}  // namespace tidtam::thai
