#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extractors/layouts/suggest/suggestion.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"

namespace tidtam::layouts::suggest {

namespace {

/// One line without control characters: what a cell holds must not end a comment or a scalar.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = base::decode_utf8(text, at);
    const bool is_break = c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    if (is_break) c = U' ';
    if (c != U' ' || (!line.empty() && line.back() != ' ')) base::append_utf8(line, c);
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

/// Thai, Latin letters and digits, blanks within, `_ / . ( )`.
bool is_plain(std::string_view line) {
  bool has_thai = false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = base::decode_utf8(line, at);
    const bool is_word = thai::is_thai(c) || thai::is_latin_letter(c) || thai::is_ascii_digit(c);
    if (!is_word && std::u32string_view(U" _/.()").find(c) == std::u32string_view::npos) return false;
    has_thai |= thai::is_thai_letter(c);
  }
  return has_thai;
}

/// Plain where no reader of YAML can take it for anything but this text, else in single quotes.
std::string scalar(std::string_view text) {
  const std::string line = on_one_line(text);
  if (is_plain(line)) return line;
  std::string quoted = "'";
  for (const char c : line) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

/// An id, plain but where YAML has another meaning for the bare word.
std::string identifier(const std::string& id) {
  constexpr std::array<std::string_view, 9> kMeansElse{"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
  return std::ranges::find(kMeansElse, id) == kMeansElse.end() ? id : "'" + id + "'";
}

std::string list_of(const std::vector<Variant>& variants) {
  std::string text;
  for (const Variant& variant : variants) text += (text.empty() ? "" : ", ") + scalar(variant.text);
  return "[" + text + "]";
}

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + scalar(word);
  return "[" + text + "]";
}

/// Writes one layout file in one language.
class YamlWriter {
 public:
  YamlWriter(const spec::Messages& messages, spec::Language language) : messages_(messages), language_(language) {}

  std::string write(const Suggestion& suggestion) {
    for (const Remark& remark : suggestion.remarks) comment("", remark);
    text_ += fmt::format("id: {}\nversion: 1\ntitle: {}\n", identifier(suggestion.id), scalar(suggestion.title));
    if (suggestion.form == LayoutForm::label_value) text_ += "form: label_value\n";
    text_ += fmt::format("grain: own_unit\ntable: register_entry\nsheet: {}\n", list_of(suggestion.sheets));
    if (!suggestion.key.empty()) text_ += fmt::format("key: [{}]\n", fmt::join(suggestion.key, ", "));
    text_ += fmt::format("lineage_field: {}\nfields:\n", suggestion.lineage_field);
    for (const SuggestedField& field : suggestion.fields) add_field(field);
    return std::move(text_);
  }

 private:
  void comment(std::string_view indent, const Remark& remark) {
    text_ += fmt::format("{}# {}\n", indent, on_one_line(messages_.phrase(remark.phrase, language_, remark.blanks)));
  }

  void add_field(const SuggestedField& field) {
    for (const Remark& remark : field.remarks) comment("  ", remark);
    const std::string heads = field.head.groups.empty() ? "headers: " + list_of(field.head.headers)
                                                        : fmt::format("group: {}, leaf: {}", list_of(field.head.groups),
                                                                      list_of(field.head.leaves));
    text_ +=
        fmt::format("  {}- {{name: {}, kind: {}, {}{}}}\n", field.is_left_out ? "# " : "", identifier(field.spec.name),
                    kind_word(field.spec.kind), field.spec.required ? "required: true, " : "", heads);
  }

  const spec::Messages& messages_;
  spec::Language language_;
  std::string text_;
};

}  // namespace

std::string to_yaml(const Suggestion& suggestion, const spec::Messages& messages, spec::Language language) {
  return YamlWriter(messages, language).write(suggestion);
}

}  // namespace tidtam::layouts::suggest
