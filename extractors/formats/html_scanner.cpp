#include "extractors/formats/html_scanner.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/base/utf8.hpp"

namespace tidtam::formats {

namespace {
constexpr std::string_view kBlanks = " \t\r\n\f";

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool begins_with(std::string_view text, std::string_view lower_case_word) {
  return text.size() >= lower_case_word.size() &&
         std::ranges::equal(text.substr(0, lower_case_word.size()), lower_case_word, {}, lower);
}

bool is_word(std::string_view text, std::string_view lower_case_word) {
  return text.size() == lower_case_word.size() && begins_with(text, lower_case_word);
}

/// Elements whose content is no text of the page.
bool is_silent(std::string_view name) {
  constexpr std::array<std::string_view, 7> kSilent{"script",   "style",    "title", "select",
                                                    "textarea", "noscript", "xml"};
  return std::ranges::find(kSilent, name) != kSilent.end();
}

struct Entity {
  std::string_view name;
  char32_t letter;
};
constexpr std::array<Entity, 26> kEntities{
    {{"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},       {"quot", U'"'},     {"apos", U'\''},
     {"nbsp", 0x00A0},  {"ndash", 0x2013}, {"mdash", 0x2014},  {"hellip", 0x2026}, {"lsquo", 0x2018},
     {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},  {"bull", 0x2022},   {"middot", 0x00B7},
     {"times", 0x00D7}, {"deg", 0x00B0},   {"plusmn", 0x00B1}, {"frac12", 0x00BD}, {"copy", 0x00A9},
     {"reg", 0x00AE},   {"trade", 0x2122}, {"zwnj", 0x200C},   {"zwj", 0x200D},    {"ensp", 0x2002},
     {"emsp", 0x2003}}};

/// The letter of `#3585`, `#xE01`, `nbsp`; 0 where it is none.
char32_t letter_of(std::string_view entity) {
  if (!entity.starts_with('#')) {
    const Entity* const found = std::ranges::find(kEntities, entity, &Entity::name);
    return found == kEntities.end() ? 0 : found->letter;
  }
  entity.remove_prefix(1);
  const int base = entity.starts_with('x') || entity.starts_with('X') ? 16 : 10;
  if (base == 16) entity.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(entity.data(), entity.data() + entity.size(), value, base);
  if (end != entity.data() + entity.size() || entity.empty()) return 0;
  const bool is_letter = error == std::errc() && value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return is_letter ? value : base::kReplacement;
}

/// Appends the entity that begins at `at` and gives where it ends; without a known one nothing is appended.
std::size_t append_entity(std::string& out, std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 12;
  std::size_t end = at + 1;
  while (end < text.size() && end - at <= kLongest &&
         (is_letter(text[end]) || text[end] == '#' || (text[end] >= '0' && text[end] <= '9'))) {
    ++end;
  }
  const char32_t letter = letter_of(text.substr(at + 1, end - at - 1));
  if (letter == 0) return at;
  base::append_utf8(out, letter);
  return end < text.size() && text[end] == ';' ? end + 1 : end;
}
}  // namespace

HtmlToken HtmlScanner::next() {
  while (at_ < page_.size()) {
    if (page_[at_] != '<') {
      const std::size_t end = std::min(page_.find('<', at_), page_.size());
      HtmlToken token;
      token.kind = HtmlToken::Kind::text;
      token.text = page_.substr(at_, end - at_);
      at_ = end;
      return token;
    }
    if (skip_declaration()) continue;
    const std::size_t name = at_ + (at_ + 1 < page_.size() && page_[at_ + 1] == '/' ? 2 : 1);
    if (name < page_.size() && is_letter(page_[name])) return read_tag();
    // A lonely < is text.
    HtmlToken token;
    token.kind = HtmlToken::Kind::text;
    token.text = page_.substr(at_++, 1);
    return token;
  }
  return {};
}

bool HtmlScanner::skip_declaration() {
  const std::string_view rest = page_.substr(at_);
  if (!rest.starts_with("<!") && !rest.starts_with("<?")) return false;
  const bool is_comment = rest.starts_with("<!--");
  const std::size_t end = is_comment ? rest.find("-->", 4) : rest.find('>');
  at_ = end == std::string_view::npos ? page_.size() : at_ + end + (is_comment ? 3 : 1);
  return true;
}

HtmlToken HtmlScanner::read_tag() {
  HtmlToken token;
  token.kind = HtmlToken::Kind::opening;
  ++at_;
  if (page_[at_] == '/') {
    token.kind = HtmlToken::Kind::closing;
    ++at_;
  }
  while (at_ < page_.size() && !is_blank(page_[at_]) && page_[at_] != '>' && page_[at_] != '/') {
    token.name += lower(page_[at_++]);
  }
  const std::size_t begin = at_;
  char quote = '\0';
  for (char before = '\0'; at_ < page_.size(); ++at_) {
    const char c = page_[at_];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    } else if (c == '>') {
      break;
    }
    if (!is_blank(c)) before = c;
  }
  token.attributes = page_.substr(begin, at_ - begin);
  if (at_ < page_.size()) ++at_;
  if (token.kind == HtmlToken::Kind::opening && is_silent(token.name)) skip_content_of(token.name);
  return token;
}

void HtmlScanner::skip_content_of(std::string_view name) {
  for (std::size_t end = page_.find("</", at_); end != std::string_view::npos; end = page_.find("</", end + 2)) {
    if (begins_with(page_.substr(end + 2), name)) {
      at_ = end;
      return;
    }
  }
  at_ = page_.size();
}

std::string_view html_attribute(std::string_view attributes, std::string_view name) {
  while (!attributes.empty()) {
    attributes.remove_prefix(std::min(attributes.find_first_not_of(" \t\r\n\f/"), attributes.size()));
    const std::size_t word_end = std::min(attributes.find_first_of(" \t\r\n\f=/"), attributes.size());
    const std::string_view word = attributes.substr(0, word_end);
    attributes.remove_prefix(word_end);
    const std::size_t behind = std::min(attributes.find_first_not_of(kBlanks), attributes.size());
    std::string_view value;
    if (behind < attributes.size() && attributes[behind] == '=') {
      attributes.remove_prefix(behind + 1);
      attributes.remove_prefix(std::min(attributes.find_first_not_of(kBlanks), attributes.size()));
      const bool is_quoted = attributes.starts_with('"') || attributes.starts_with('\'');
      const std::size_t begin = is_quoted ? 1 : 0;
      const std::size_t end = is_quoted ? attributes.find(attributes.front(), 1) : attributes.find_first_of(kBlanks);
      value = attributes.substr(begin, std::min(end, attributes.size()) - begin);
      attributes.remove_prefix(std::min(end, attributes.size()));
      if (is_quoted && !attributes.empty()) attributes.remove_prefix(1);
    } else if (word.empty()) {
      return {};
    }
    if (is_word(word, name)) return value;
  }
  return {};
}

void append_html_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (is_blank(c)) {
      if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
      ++at;
      continue;
    }
    if (c == '&') {
      const std::size_t end = append_entity(out, text, at);
      if (end != at) {
        at = end;
        continue;
      }
    }
    out += c;
    ++at;
  }
}

}  // namespace tidtam::formats
