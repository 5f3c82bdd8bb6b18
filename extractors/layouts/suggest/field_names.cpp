#include "extractors/layouts/suggest/field_names.hpp"

#include <algorithm>
#include <array>

#include "extractors/layouts/layout_spec.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/key.hpp"
#include "pipeline/thai/letters.hpp"

namespace tidtam::layouts::suggest {

namespace {

using model::FieldKind;

/// The store fills these by itself, or keeps them for the field that names the row.
constexpr std::array<std::string_view, 4> kKept{"unit_code", "kind", "title", "attributes"};
/// These are texts of the table `register_entry`.
constexpr std::array<std::string_view, 3> kTexts{"category", "status", "owner"};

bool may_be_called(std::string_view name, FieldKind kind) {
  if (std::ranges::find(kKept, name) != kKept.end()) return false;
  if (name == "on_date") return kind == FieldKind::date;
  if (name == "amount") return kind == FieldKind::money;
  if (std::ranges::find(kTexts, name) == kTexts.end()) return true;
  return kind == FieldKind::text || kind == FieldKind::name;
}

}  // namespace

std::string latin_name(std::string_view text) {
  constexpr std::size_t kLongestName = 40;
  std::string name;
  bool has_letter = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    if (thai::is_thai(c)) return {};
    const bool is_part = thai::is_latin_letter(c) || thai::is_ascii_digit(c);
    has_letter = has_letter || thai::is_latin_letter(c);
    if (is_part)
      name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    else if (!name.empty() && name.back() != '_')
      name += '_';
  }
  if (name.size() > kLongestName) name.resize(kLongestName);
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (!has_letter) return {};
  return thai::is_ascii_digit(static_cast<unsigned char>(name.front())) ? "n_" + name : name;
}

namespace {

/// A run of digits from `at` on that numbers a quarter, class or round, or is a year; empty for others, such as those
/// of a span whose hyphen the key has lost.
std::string_view number_at(std::string_view key, std::size_t at) {
  const auto is_digit = [&](std::size_t i) { return thai::is_ascii_digit(static_cast<unsigned char>(key[i])); };
  if (at > 0 && is_digit(at - 1)) return {};
  std::size_t end = at;
  while (end < key.size() && is_digit(end)) ++end;
  const std::string_view digits = key.substr(at, end - at);
  const bool is_year = digits.size() == 4 && (digits.starts_with("25") || digits.starts_with("20"));
  return digits.size() <= 2 || is_year ? digits : std::string_view();
}

/// The longest word of names that the key goes on with.
const std::pair<std::string, std::string>* longest_word_at(std::string_view key, std::size_t at, const Words& words) {
  const std::pair<std::string, std::string>* longest = nullptr;
  for (const auto& word : words.names) {
    const bool is_longer = longest == nullptr || word.first.size() > longest->first.size();
    if (is_longer && key.substr(at).starts_with(word.first)) longest = &word;
  }
  return longest;
}

/// `quarter_1`; no name begins with digits, so that of a year is `year_2568`.
std::string joined(const std::vector<std::string>& parts) {
  std::string name;
  for (const std::string& part : parts) name += (name.empty() ? "" : "_") + part;
  if (name.empty() || !thai::is_ascii_digit(static_cast<unsigned char>(name.front()))) return name;
  return (parts.front().size() == 4 ? "year_" : "n_") + name;
}

}  // namespace

std::string translated_name(std::string_view head, std::string_view fallback, const Words& words) {
  constexpr std::size_t kMostParts = 4;
  const std::string key = thai::header_key(head.substr(0, head.find('(')));
  std::vector<std::string> parts;
  std::size_t n_unknown = 0;  // bytes
  const auto add = [&](std::string part) {
    if (part != "_" && std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
  };
  for (std::size_t at = 0; at < key.size();) {
    const std::string_view digits = number_at(key, at);
    const auto* word = digits.empty() ? longest_word_at(key, at, words) : nullptr;
    if (word != nullptr) add(word->second);
    if (!digits.empty()) add(std::string(digits));
    const std::size_t begin = at;
    at += word != nullptr ? word->first.size() : digits.size();
    if (at > begin) continue;
    static_cast<void>(base::decode_utf8(key, at));
    n_unknown += at - begin;
  }
  if (key.empty() || parts.size() > kMostParts || n_unknown * 4 > key.size()) return {};
  return parts.empty() ? std::string(fallback) : joined(parts);
}

std::string FieldNames::take(std::string_view known, std::string_view head, std::string_view fallback, FieldKind kind) {
  for (const std::string& name : {std::string(known), latin_name(head),
                                  translated_name(head, kind == FieldKind::text ? "" : kind_word(kind), words_)}) {
    if (!name.empty() && may_be_called(name, kind) && taken_.insert(name).second) return name;
  }
  std::string name(fallback);
  while (!taken_.insert(name).second) name += "_2";
  return name;
}

}  // namespace tidtam::layouts::suggest
