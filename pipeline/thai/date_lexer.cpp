#include "pipeline/thai/date_lexer.hpp"

#include <array>
#include <optional>
#include <string>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/letters.hpp"
#include "pipeline/thai/month_names.hpp"
#include "pipeline/thai/repair.hpp"
#include "pipeline/thai/word_table.hpp"

namespace tidtam::thai {

namespace {
struct Word {
  std::string_view letters;
  DateWord word = DateWord::unknown;
  int value = 0;
};

/// Longer words before those that they begin with.
constexpr std::array kWords{Word{"วันพฤหัสบดี", DateWord::weekday, 4},
                            Word{"วันพฤหัส", DateWord::weekday, 4},
                            Word{"วันจันทร์", DateWord::weekday, 1},
                            Word{"วันอังคาร", DateWord::weekday, 2},
                            Word{"วันพุธ", DateWord::weekday, 3},
                            Word{"วันศุกร์", DateWord::weekday, 5},
                            Word{"วันเสาร์", DateWord::weekday, 6},
                            Word{"วันอาทิตย์", DateWord::weekday, 7},
                            Word{"พฤหัสบดี", DateWord::weekday, 4},
                            Word{"จันทร์", DateWord::weekday, 1},
                            Word{"อังคาร", DateWord::weekday, 2},
                            Word{"พุธ", DateWord::weekday, 3},
                            Word{"ศุกร์", DateWord::weekday, 5},
                            Word{"เสาร์", DateWord::weekday, 6},
                            Word{"อาทิตย์", DateWord::weekday, 7},
                            Word{"พุทธศักราช", DateWord::buddhist_era},
                            Word{"คริสต์ศักราช", DateWord::common_era},
                            Word{"รัตนโกสินทร์ศก", DateWord::other_era},
                            Word{"พ. ศ.", DateWord::buddhist_era},
                            Word{"พ.ศ.", DateWord::buddhist_era},
                            Word{"พ.ศ", DateWord::buddhist_era},
                            Word{"พศ.", DateWord::buddhist_era},
                            Word{"พศ", DateWord::buddhist_era},
                            Word{"ค.ศ.", DateWord::common_era},
                            Word{"ค.ศ", DateWord::common_era},
                            Word{"ร.ศ.", DateWord::other_era},
                            Word{"จ.ศ.", DateWord::other_era},
                            Word{"ฮ.ศ.", DateWord::other_era},
                            Word{"จนถึงวันที่", DateWord::to_word},
                            Word{"ถึงวันที่", DateWord::to_word},
                            Word{"จนถึง", DateWord::to_word},
                            Word{"ถึง", DateWord::to_word},
                            Word{"และวันที่", DateWord::and_word},
                            Word{"และ", DateWord::and_word},
                            Word{"กับ", DateWord::and_word},
                            Word{"ปีงบประมาณ", DateWord::fiscal},
                            Word{"ปีงบฯ", DateWord::fiscal},
                            Word{"ปีงบ", DateWord::fiscal},
                            Word{"งบประมาณ", DateWord::fiscal},
                            Word{"ปีการศึกษา", DateWord::academic},
                            Word{"การศึกษา", DateWord::academic},
                            Word{"ปีปฏิทิน", DateWord::calendar},
                            Word{"ครึ่งปี", DateWord::half_year},
                            Word{"ปี", DateWord::year},
                            Word{"ไตรมาส", DateWord::quarter},
                            Word{"ภาคเรียน", DateWord::semester},
                            Word{"ภาคการศึกษา", DateWord::semester},
                            Word{"เทอม", DateWord::semester},
                            Word{"รอบ", DateWord::round},
                            Word{"ครั้ง", DateWord::round},
                            Word{"ภาวะโภชนาการ", DateWord::nutrition},
                            Word{"โภชนาการ", DateWord::nutrition},
                            Word{"น้ำหนักส่วนสูง", DateWord::nutrition},
                            Word{"เดือน", DateWord::months},
                            Word{"แรก", DateWord::first},
                            Word{"ต้น", DateWord::first},
                            Word{"กลาง", DateWord::middle},
                            Word{"หลัง", DateWord::last},
                            Word{"สิ้นสุด", DateWord::to_word},
                            Word{"สิ้น", DateWord::last},
                            Word{"ปลาย", DateWord::last},
                            Word{"ตลอด", DateWord::throughout},
                            Word{"ทั้ง", DateWord::throughout},
                            Word{"ทุก", DateWord::every},
                            Word{"ต่อเนื่อง", DateWord::ongoing},
                            Word{"ภายใน", DateWord::within},
                            Word{"ไม่เกิน", DateWord::within},
                            Word{"ตั้งแต่", DateWord::onward},
                            Word{"เป็นต้นไป", DateWord::onward},
                            Word{"เริ่ม", DateWord::onward},
                            Word{"ก่อตั้ง", DateWord::filler},
                            Word{"ลงวันที่", DateWord::filler},
                            Word{"วันที่โพสต์", DateWord::filler},
                            Word{"ข้อมูล", DateWord::filler},
                            Word{"วันที่", DateWord::filler},
                            Word{"ระหว่าง", DateWord::filler},
                            Word{"ลว.", DateWord::filler},
                            Word{"ลว", DateWord::filler},
                            Word{"ประจำ", DateWord::filler},
                            Word{"วัน", DateWord::filler},
                            Word{"เมื่อ", DateWord::filler},
                            Word{"ที่", DateWord::filler},
                            Word{"ณ", DateWord::filler},
                            Word{"ของ", DateWord::filler},
                            Word{"ใน", DateWord::filler},
                            Word{"จัดตั้ง", DateWord::filler},
                            Word{"ตั้งขึ้น", DateWord::filler},
                            Word{"สร้าง", DateWord::filler},
                            Word{"เวลา", DateWord::clock}};
/// The words with the plain names of months, which match_month would find as well, but letter by letter.
constexpr WordTable kWordTable([] {
  std::array<Word, kFullMonths.size() + kDottedMonths.size() + kWords.size()> words{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < kFullMonths.size(); ++i) {
    words[at++] = {kFullMonths[i], DateWord::month, static_cast<int>(i) + 1};
    words[at++] = {kDottedMonths[i], DateWord::month, static_cast<int>(i) + 1};
  }
  for (const Word& word : kWords) words[at++] = word;
  return words;
}());

constexpr std::array kLatinWords{Word{"semester", DateWord::semester},
                                 Word{"quarter", DateWord::quarter},
                                 Word{"dmc", DateWord::dmc},
                                 Word{"term", DateWord::semester},
                                 Word{"fy", DateWord::fiscal},
                                 Word{"ay", DateWord::academic},
                                 Word{"be", DateWord::buddhist_era},
                                 Word{"ce", DateWord::common_era},
                                 Word{"ad", DateWord::common_era},
                                 Word{"q", DateWord::quarter},
                                 Word{"monday", DateWord::weekday, 1},
                                 Word{"tuesday", DateWord::weekday, 2},
                                 Word{"wednesday", DateWord::weekday, 3},
                                 Word{"thursday", DateWord::weekday, 4},
                                 Word{"friday", DateWord::weekday, 5},
                                 Word{"saturday", DateWord::weekday, 6},
                                 Word{"sunday", DateWord::weekday, 7},
                                 Word{"mon", DateWord::weekday, 1},
                                 Word{"tue", DateWord::weekday, 2},
                                 Word{"wed", DateWord::weekday, 3},
                                 Word{"thu", DateWord::weekday, 4},
                                 Word{"fri", DateWord::weekday, 5},
                                 Word{"sat", DateWord::weekday, 6},
                                 Word{"sun", DateWord::weekday, 7},
                                 Word{"to", DateWord::to_word},
                                 Word{"and", DateWord::and_word},
                                 Word{"from", DateWord::filler},
                                 Word{"of", DateWord::filler},
                                 Word{"st", DateWord::filler},
                                 Word{"nd", DateWord::filler},
                                 Word{"rd", DateWord::filler},
                                 Word{"th", DateWord::filler}};

/// Weekday letters, which mean a weekday only before a dot and a day: `อ.29 พฤษภาคม`.
constexpr std::array kShortWeekdays{Word{"อา", DateWord::weekday, 7}, Word{"พฤ", DateWord::weekday, 4},
                                    Word{"จ", DateWord::weekday, 1},  Word{"อ", DateWord::weekday, 2},
                                    Word{"พ", DateWord::weekday, 3},  Word{"ศ", DateWord::weekday, 5},
                                    Word{"ส", DateWord::weekday, 6}};

/// The first byte of each letter and digit of the Thai block.
constexpr unsigned char kThaiLead = 0xE0;

class Lexer {
 public:
  Lexer(std::string_view text, DateTokens& tokens) : text_(text), tokens_(tokens) {}

  Lexed run() {
    for (pass_blanks(); at_ < text_.size() && !tokens_.is_full(); pass_blanks()) {
      if (!take(static_cast<unsigned char>(text_[at_]))) take_unknown();
    }
    if (at_ < text_.size()) tokens_.end_with({0, DateWord::unknown, 0, false, false});
    const bool doubts = doubts_ || tokens_.words().holds_any({DateWord::unknown, DateWord::no_month});
    return doubts ? Lexed::with_doubts : Lexed::as_spelt;
  }

 private:
  void pass_blanks() {
    std::size_t at = at_;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\n')) ++at;
    at_ = at;
  }

  bool take(unsigned char lead) {
    if (std::size_t digit = at_; take_digit(text_, digit) >= 0) return take_number();
    if (lead == kThaiLead) return take_word() || take_month() || take_short_weekday();
    if (is_latin_letter(lead)) return pass_iso_time() || take_latin_word() || take_month();
    return take_sign();
  }

  void add(DateWord word, int value = 0, std::size_t digits = 0) {
    tokens_.add({value, word, static_cast<std::uint8_t>(digits < 255 ? digits : 255), false, false});
  }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  /// `10:50`, `03:23:03`, `08.30 น.`: passed over with what follows them (`น.`, `pm`).
  [[gnu::noinline]] bool pass_time() {
    std::size_t end = at_;
    const auto clock = clock_at(end);
    if (!clock) return false;
    const bool has_unit = pass_time_unit(end);
    const bool is_range = pass_dash_before_time(end);
    if (!has_unit && !*clock && !is_range) return false;
    at_ = end;
    return true;
  }

  /// `T10:20:30Z` behind the day of an ISO moment.
  bool pass_iso_time() {
    std::size_t end = at_ + 1;
    if (text_[at_] != 'T' || clock_at(end) != true) return false;
    if (end < text_.size() && text_[end] == '.') {
      std::string_view behind = text_.substr(end + 1);
      std::uint64_t fraction = 0;
      if (take_digits(behind, fraction) == 0) return false;
      end = text_.size() - behind.size();
    }
    if (end < text_.size() && text_[end] == 'Z') ++end;
    at_ = end;
    return true;
  }

  /// Moves behind hour and minute; true for a colon, false for a dot, which dates have too.
  std::optional<bool> clock_at(std::size_t& end) const {
    std::size_t at = end;
    int digits = 0;
    while (take_digit(text_, at) >= 0) ++digits;
    if (digits < 1 || digits > 2 || at >= text_.size() || (text_[at] != ':' && text_[at] != '.')) return std::nullopt;
    const bool colon = text_[at] == ':';
    for (int parts = 0; parts < 2 && at < text_.size() && text_[at] == (colon ? ':' : '.'); ++parts) {
      std::size_t next = at + 1;
      if (take_digit(text_, next) < 0 || take_digit(text_, next) < 0) break;
      if (std::size_t third = next; take_digit(text_, third) >= 0) return std::nullopt;
      at = next;
      digits = 0;
    }
    if (digits != 0) return std::nullopt;
    end = at;
    return colon;
  }

  bool pass_time_unit(std::size_t& end) const {
    std::size_t at = end;
    while (at < text_.size() && text_[at] == ' ') ++at;
    for (const std::string_view unit : {"น.", "นาฬิกา", "AM", "PM", "am", "pm"}) {
      if (text_.substr(at).starts_with(unit)) {
        end = at + unit.size();
        return true;
      }
    }
    return false;
  }

  /// The dash of `08.30 – 16.30 น.`, `09:00-12:00`.
  bool pass_dash_before_time(std::size_t& end) const {
    std::size_t at = end;
    while (at < text_.size() && text_[at] == ' ') ++at;
    if (at >= text_.size() || !is_dash(base::decode_utf8(text_, at))) return false;
    const std::size_t behind_dash = at;
    while (at < text_.size() && text_[at] == ' ') ++at;
    const auto clock = clock_at(at);
    if (!clock || (!*clock && !pass_time_unit(at))) return false;
    end = behind_dash;
    return true;
  }

  static bool is_dash(char32_t c) { return c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

  /// One digit or more, or the time of day that begins with them. More than nine digits are no number of any date,
  /// whatever their value is then.
  bool take_number() {
    std::string_view behind = rest();
    std::uint64_t value = 0;
    const std::size_t digits = take_digits(behind, value);
    const bool may_be_time = digits <= 2 && !behind.empty() && (behind.front() == ':' || behind.front() == '.');
    if (may_be_time && pass_time()) return true;
    at_ = text_.size() - behind.size();
    add(DateWord::number, static_cast<int>(value), digits);
    return true;
  }

  bool take_sign() {
    std::size_t next = at_;
    const char32_t c = base::decode_utf8(text_, next);
    if (is_dash(c)) {
      add(DateWord::dash);
    } else if (c == '/') {
      add(DateWord::slash);
    } else if (c == '.') {
      add(DateWord::dot);
    } else if (c == ',') {
      add(DateWord::comma);
    } else if (c == '(' || c == '[') {
      add(DateWord::open_bracket);
    } else if (c == ')' || c == ']') {
      add(DateWord::close_bracket);
    } else {
      return false;
    }
    at_ = next;
    return true;
  }

  bool take_short_weekday() {
    for (const Word& known : kShortWeekdays) {
      if (!rest().starts_with(known.letters)) continue;
      std::size_t at = at_ + known.letters.size();
      if (at >= text_.size() || text_[at] != '.') continue;
      ++at;
      while (at < text_.size() && text_[at] == ' ') ++at;
      if (std::size_t digit = at; take_digit(text_, digit) < 0) continue;
      add(known.word, known.value);
      at_ = at;
      return true;
    }
    return false;
  }

  bool take_word() {
    // "พศ" also begins a misspelt month: `พศจิกายน`.
    const Word* known = kWordTable.find(
        rest(), [this](const Word& word) { return word.letters != "พศ" || !is_letter_at(at_ + word.letters.size()); });
    if (known == nullptr) return false;
    at_ += known->letters.size();
    if (known->word != DateWord::clock) add(known->word, known->value);
    return true;
  }

  [[nodiscard]] bool is_letter_at(std::size_t at) const {
    return at < text_.size() && is_thai_letter(base::decode_utf8(text_, at));
  }

  bool take_latin_word() {
    std::size_t end = at_;
    std::string word;
    while (end < text_.size() && is_latin_letter(static_cast<unsigned char>(text_[end]))) {
      word.push_back(static_cast<char>(text_[end++] | 0x20));
    }
    for (const Word& known : kLatinWords) {
      if (word != known.letters) continue;
      at_ = end;
      add(known.word, known.value);
      return true;
    }
    return false;
  }

  bool take_month() {
    const auto match = match_month(rest());
    if (!match || match->length == 0) return false;
    at_ += match->length;
    tokens_.add(
        {match->month, match->month == 0 ? DateWord::no_month : DateWord::month, 0, match->misspelt, match->latin});
    doubts_ = doubts_ || match->misspelt;
    return true;
  }

  /// Everything up to the next blank, sign or digit is one unknown word. A mark without its letter is passed over.
  void take_unknown() {
    std::size_t next = at_;
    const char32_t first = base::decode_utf8(text_, next);
    if (is_mark(first)) {
      at_ = next;
      doubts_ = true;
      return;
    }
    add(DateWord::unknown);
    at_ = next;
    while (at_ < text_.size()) {
      std::size_t after = at_;
      const char32_t c = base::decode_utf8(text_, after);
      if (c < 0x80 ? !is_latin_letter(c) : is_thai_digit(c)) break;
      at_ = after;
    }
  }

  std::string_view text_;
  DateTokens& tokens_;
  std::size_t at_ = 0;
  bool doubts_ = false;  ///< a misspelt month or a stray mark was met
};

/// Apart, because a text as spelt needs no buffer.
[[gnu::noinline]] void lex_mended(std::string_view text, DateTokens& tokens) {
  std::string buffer;
  const std::string_view mended = repaired(text, buffer);
  if (mended.data() != text.data()) lex_date(mended, tokens);
}
}  // namespace

Lexed lex_date(std::string_view text, DateTokens& tokens) {
  tokens.clear();
  return Lexer(text, tokens).run();
}

void lex_repaired_date(std::string_view text, DateTokens& tokens) {
  if (lex_date(text, tokens) == Lexed::with_doubts) lex_mended(text, tokens);
}

}  // namespace tidtam::thai
