#include "transforms/units/school_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::transforms {

namespace {
using Word = std::pair<std::string_view, std::string_view>;
constexpr std::array<Word, 5> kFirstWords{
    {{"บ.", "บ้าน"}, {"ว.", "วัด"}, {"ช.", "ชุมชน"}, {"อบ.", "อนุบาล"}, {"อนบ.", "อนุบาล"}}};
constexpr std::array<Word, 3> kPlaceWords{{{" จ.", " จังหวัด"}, {" อ.", " อำเภอ"}, {" ต.", " ตำบล"}}};
constexpr std::string_view kSchool = "โรงเรียน";
constexpr std::size_t kSchoolLetters = 8;

/// Where the name itself begins, behind blanks and the word for a school.
std::size_t begin_of_name(std::string_view text) {
  std::size_t at = 0;
  const auto skip_blanks = [&] { at = std::min(text.find_first_not_of(' ', at), text.size()); };
  skip_blanks();
  for (const std::string_view word : {std::string_view("ร.ร."), std::string_view("รร."), kSchool}) {
    if (!text.substr(at).starts_with(word)) continue;
    at += word.size();
    skip_blanks();
    break;
  }
  return at;
}

/// Where the first `letters` letters of the text end; its size where it has fewer.
std::size_t end_of_letters(std::string_view text, std::size_t letters) {
  std::size_t at = 0;
  for (; letters > 0 && at < text.size(); --letters) (void)base::decode_utf8(text, at);
  return at;
}

/// The length of what stands for `โรงเรียน` with one letter wrong, missing or too many; 0 where nothing does.
std::size_t misspelt_school(std::string_view key) {
  if (!key.starts_with("โร") && !key.starts_with("รโ") && !key.starts_with("รง")) return 0;
  for (const std::size_t letters : {kSchoolLetters, kSchoolLetters + 1, kSchoolLetters - 1}) {
    const auto end = end_of_letters(key, letters);
    if (thai::bounded_edit_distance(key.substr(0, end), kSchool, 1)) return end;
  }
  return 0;
}
}  // namespace

std::string written_out(std::string_view name) {
  std::string text(name);
  if (text.find('.') == std::string::npos) return text;
  for (const auto& [word, whole] : kPlaceWords) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + whole.size())) {
      text.replace(at, word.size(), whole);
    }
  }
  const auto begin = begin_of_name(text);
  const std::string_view rest = std::string_view(text).substr(begin);
  const auto first = std::ranges::find_if(kFirstWords, [&](const Word& word) { return rest.starts_with(word.first); });
  if (first != kFirstWords.end()) text.replace(begin, first->first.size(), first->second);
  return text;
}

void strip_school(std::string& key) {
  for (const std::string_view word : {kSchool, std::string_view("รร"), std::string_view("school")}) {
    if (key.size() > word.size() && key.starts_with(word)) {
      key.erase(0, word.size());
      return;
    }
  }
  const auto length = misspelt_school(key);
  if (length < key.size()) key.erase(0, length);
}

}  // namespace tidtam::transforms
