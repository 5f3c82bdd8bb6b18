#include "pipeline/thai/personal_names.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"

namespace tidtam::thai {

namespace {
/// What follows a title is a name …
enum class Needs : std::uint8_t {
  nothing,  ///< by itself
  surname,  ///< with a surname behind it: `เด็กชาย` is a word too; the title may be glued to the word before
  surname_and_start,  ///< with a surname, at the beginning of a word: `นาย` is a part of many
};

struct Title {
  std::string_view text;
  PersonalShape shape;
  Needs needs;
};

constexpr std::array<Title, 22> kTitles{{
    {"ด.ช.", PersonalShape::child_name, Needs::nothing},
    {"ด.ญ.", PersonalShape::child_name, Needs::nothing},
    {"ด. ช.", PersonalShape::child_name, Needs::nothing},
    {"ด. ญ.", PersonalShape::child_name, Needs::nothing},
    {"ดช.", PersonalShape::child_name, Needs::nothing},
    {"ดญ.", PersonalShape::child_name, Needs::nothing},
    {"ด.ช", PersonalShape::child_name, Needs::nothing},
    {"ด.ญ", PersonalShape::child_name, Needs::nothing},
    {"น.ส.", PersonalShape::adult_name, Needs::nothing},
    {"น. ส.", PersonalShape::adult_name, Needs::nothing},
    {"เด็กชาย", PersonalShape::child_name, Needs::surname},
    {"เด็กหญิง", PersonalShape::child_name, Needs::surname},
    {"นางสาว", PersonalShape::adult_name, Needs::surname},
    {"นาย", PersonalShape::adult_name, Needs::surname_and_start},
    {"นาง", PersonalShape::adult_name, Needs::surname_and_start},
    {"Mr.", PersonalShape::adult_name, Needs::surname_and_start},
    {"Mrs.", PersonalShape::adult_name, Needs::surname_and_start},
    {"Ms.", PersonalShape::adult_name, Needs::surname_and_start},
    {"Miss", PersonalShape::adult_name, Needs::surname_and_start},
    {"Master", PersonalShape::child_name, Needs::surname_and_start},
    {"MASTER", PersonalShape::child_name, Needs::surname_and_start},
    {"MISS", PersonalShape::adult_name, Needs::surname_and_start},
}};

/// What a title and the beginning of another word make together: `เด็กชายแดน`, `เด็กหญิงที่`, `นายอำเภอ`, `นายกเทศมนตรี`.
constexpr std::array<std::string_view, 52> kNoNames{
    "แดน",  "ขอบ",  "ที่",     "และ",   "หรือ",   "อายุ",    "ตั้งครรภ์", "จำนวน",  "ชั้น",  "ทุก",     "ไม่",
    "ได้",   "ซึ่ง",   "ของ",   "จาก",   "กลุ่ม",   "ด้อย",    "พิการ",   "ยากจน",  "รวม", "ทั้ง",     "ต่อ",
    "ใน",   "อยู่",   "เข้า",   "ออก",   "เป็น",   "ร้อยละ",  "อำเภอ",  "ทะเบียน", "จ้าง", "หน้า",    "สถานี",
    "แพทย์", "ช่าง",  "ประกัน", "ทหาร",  "ตำรวจ", "พยาบาล", "ตรวจ",   "กเทศ",   "กรัฐ", "กสมาคม", "กองค์การ",
    "กอบ",  "กสภา", "กเหล่า", "กเมือง", "กฯ",    "ไปรษณีย์", "ร้อย",    "ไทย"};

constexpr std::array<std::string_view, 4> kSchoolEndings{"วิทยา", "วิทยาคม", "พิทยาคม", "วิทยาคาร"};

bool is_letter(char32_t c) {
  return (is_thai(c) && !is_thai_digit(c) && c != 0x0E3F && c != 0x0E46 && c != 0x0E2F) || is_latin_letter(c);
}

/// What a syllable can begin with.
bool begins_syllable(char32_t c) {
  return is_consonant(c) || (c >= kSaraE && c <= 0x0E44) || is_latin_letter(c);
}

/// The letters from `at` on; nothing where they begin no syllable or are fewer than two.
std::optional<std::string_view> word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t letters = 0;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t c = base::decode_utf8(text, next);
    if (!is_letter(c) || (letters == 0 && !begins_syllable(c))) break;
    ++letters;
    end = next;
  }
  if (letters < 2) return std::nullopt;
  return text.substr(at, end - at);
}

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = base::decode_utf8(text, next);
    if (c != ' ' && c != 0x00A0 && c != '_' && !(c >= 0x2000 && c <= 0x200D)) break;
    at = next;
  }
  return at;
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return base::decode_utf8(text, at);
}

/// Whether the title stands at the beginning of a word.
bool is_at_word_start(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t before = at - 1;
  while (before > 0 && base::is_utf8_continuation(text[before])) --before;
  return !is_letter(base::decode_utf8(text, before));
}

/// A school's name: `นางแดดวังชมภูวิทยา`. By itself `วิทยา` is a first name.
bool is_school(std::string_view word) {
  return std::ranges::any_of(kSchoolEndings,
                             [&](std::string_view end) { return word.ends_with(end) && word.size() > end.size(); });
}

bool is_no_name(std::string_view word) {
  if (is_school(word)) return true;
  return std::ranges::any_of(kNoNames, [&](std::string_view begin) { return word.starts_with(begin); });
}

/// The name behind a title that begins at `at`.
std::optional<PersonalSpan> name_behind(std::string_view text, std::size_t at, const Title& title) {
  const bool is_start = is_at_word_start(text, at);
  if (!is_start && title.needs == Needs::surname_and_start) return std::nullopt;
  const std::size_t begin = behind_blanks(text, at + title.text.size());
  const auto first = word_at(text, begin);
  if (!first || is_no_name(*first)) return std::nullopt;
  PersonalSpan span{begin, begin + first->size(), title.shape};
  const std::size_t second = behind_blanks(text, span.end);
  const auto surname = second > span.end ? word_at(text, second) : std::nullopt;
  const bool has_surname = surname && !is_no_name(*surname);
  if (has_surname) span.end = second + surname->size();
  // A pupil may be written without a surname, or with both names in one.
  const bool may_stand_alone = title.needs == Needs::nothing ||
                               (is_start && title.shape == PersonalShape::child_name && is_thai(first_of(*first)));
  return has_surname || may_stand_alone ? std::optional(span) : std::nullopt;
}
}  // namespace

void find_titled_names(std::string_view text, std::vector<PersonalSpan>& spans) {
  for (const Title& title : kTitles) {
    for (auto at = text.find(title.text); at != std::string_view::npos; at = text.find(title.text, at + 1)) {
      if (const auto span = name_behind(text, at, title)) spans.push_back(*span);
    }
  }
}

}  // namespace tidtam::thai
