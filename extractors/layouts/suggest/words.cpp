#include "extractors/layouts/suggest/words.hpp"

#include <algorithm>

#include "extractors/layouts/layout_spec.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts::suggest {

namespace {

std::vector<std::string> keys_of(const spec::Node& list) {
  std::vector<std::string> keys;
  for (const spec::Node& item : list.items()) {
    keys.push_back(thai::header_key(item.text()));
    if (keys.back().empty()) item.fail("nothing of this word is left when heads are compared");
  }
  return keys;
}

bool is_name_part(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

}  // namespace

Words load_words(const spec::Catalogue& catalogue) {
  const spec::Node node = spec::Node::load(catalogue.file("suggest", "words.yaml"));
  node.allow_only({"kinds", "personal_heads", "personal_traits", "person_titles", "unit_beginnings", "names"});
  Words words;
  for (const auto& [kind, heads] : node.at("kinds").entries()) {
    words.kinds.emplace_back(read_kind(heads, kind), keys_of(heads));
  }
  words.personal_heads = keys_of(node.at("personal_heads"));
  words.personal_traits = keys_of(node.at("personal_traits"));
  words.person_titles = node.at("person_titles").texts();
  words.unit_beginnings = node.at("unit_beginnings").texts();
  for (const auto& [name, heads] : node.at("names").entries()) {
    if (!is_name_part(name)) heads.fail("a field's name is made of small Latin letters and _");
    for (std::string& key : keys_of(heads)) words.names.emplace_back(std::move(key), name);
  }
  return words;
}

}  // namespace tidtam::layouts::suggest
