#include "pipeline/spec/messages.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tidtam::spec {

namespace {
/// Pairs that make no sense around nothing.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kWrappers{
    {{"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"'", "'"}, {"(", ")"}, {"[", "]"}}};

struct BlankPlace {
  std::size_t begin;
  std::size_t end;
  std::string_view name;
};

constexpr bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The next `{name}` from `from` on; nothing when there is none. A brace that begins no blank has no end.
std::optional<BlankPlace> next_blank(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find('{', from);
  if (begin == std::string_view::npos) return std::nullopt;
  std::size_t end = begin + 1;
  while (end < text.size() && is_name_part(text[end])) ++end;
  if (end == begin + 1 || end == text.size() || text[end] != '}') return BlankPlace{begin, std::string_view::npos, {}};
  return BlankPlace{begin, end + 1, text.substr(begin + 1, end - begin - 1)};
}

std::set<std::string> blank_names(std::string_view text, const Node& where) {
  std::set<std::string> names;
  for (auto blank = next_blank(text, 0); blank; blank = next_blank(text, blank->end)) {
    if (blank->end == std::string_view::npos) where.fail("a blank is written {name}; a lone '{' stands here");
    names.emplace(blank->name);
  }
  return names;
}

/// Takes the wrapper off around an empty place: `“` at the end of what is written and `”` at the front of what follows.
void unwrap(std::string& written, std::string_view& following) {
  for (const auto& [open, close] : kWrappers) {
    if (written.ends_with(open) && following.starts_with(close)) {
      written.resize(written.size() - open.size());
      following.remove_prefix(close.size());
      return;
    }
  }
}

std::string fill(std::string_view text, const Blanks& blanks) {
  std::string written;
  written.reserve(text.size() + 64);
  for (auto blank = next_blank(text, 0); blank; blank = next_blank(text, 0)) {
    written += text.substr(0, blank->begin);
    text.remove_prefix(blank->end);
    const auto filling = blanks.find(std::string(blank->name));
    if (filling != blanks.end() && !filling->second.empty()) {
      written += filling->second;
      continue;
    }
    unwrap(written, text);
    const bool at_gap = written.empty() || written.ends_with(' ');
    if (at_gap && text.starts_with(' ')) text.remove_prefix(1);
    const bool before_stop = text.empty() || text.starts_with('.') || text.starts_with(',') || text.starts_with(':');
    if (before_stop && written.ends_with(' ')) written.pop_back();
  }
  written += text;
  return written;
}
}  // namespace

std::string_view language_word(Language language) {
  return language == Language::th ? "th" : "en";
}

Messages Messages::load(const Catalogue& catalogue) {
  std::vector<Node> files;
  for (const auto& path : catalogue.files("messages", ".yaml")) files.push_back(Node::load(path));
  return Messages(files);
}

Messages::Messages(std::span<const Node> files) {
  for (const Node& file : files) add(file);
}

void Messages::add(const Node& file) {
  for (const auto& [id, entry] : file.entries()) {
    const auto [place, is_new] = places_.emplace(id, entry.where());
    if (!is_new) entry.fail(fmt::format("the message '{}' stands already in {}", id, place->second));
    if (entry.find("what").is_absent()) {
      phrases_.emplace(id, pair_of(entry));
      continue;
    }
    entry.allow_only({"what", "fix"});
    Rule rule{pair_of(entry.at("what")), pair_of(entry.at("fix"))};
    const auto is_empty = [](const std::string& text) { return text.empty(); };
    if (std::ranges::any_of(rule.what, is_empty) || std::ranges::any_of(rule.fix, is_empty)) {
      entry.fail("a rule has to say what is wrong and how to mend it, in both languages");
    }
    rules_.emplace(id, std::move(rule));
  }
}

Messages::Pair Messages::pair_of(const Node& node) {
  node.allow_only({"th", "en"});
  Pair pair;
  std::array<std::set<std::string>, kLanguages.size()> names;
  for (const Language language : kLanguages) {
    const auto index = static_cast<std::size_t>(language);
    const Node text = node.at(language_word(language));
    pair[index] = text.text();
    names[index] = blank_names(pair[index], text);
  }
  if (names[0] != names[1]) {
    node.fail(fmt::format("the languages use different blanks: th {{{}}}, en {{{}}}", fmt::join(names[0], ", "),
                          fmt::join(names[1], ", ")));
  }
  return pair;
}

Blanks Messages::blanks_of(const model::Finding& finding, Language language) const {
  Blanks blanks = finding.facts;
  blanks["file"] = finding.file;
  blanks["sheet"] = finding.sheet;
  blanks["cell"] = finding.cell;
  blanks["found"] = finding.found;
  if (const auto why = finding.facts.find("why"); why != finding.facts.end())
    blanks["why"] = phrase(why->second, language, finding.facts);
  blanks["expected"] = has_phrase(finding.expected) ? phrase(finding.expected, language) : finding.expected;
  return blanks;
}

std::string Messages::what(const model::Finding& finding, Language language) const {
  const auto rule = rules_.find(finding.rule);
  if (rule == rules_.end()) return finding.rule;
  return fill(rule->second.what[static_cast<std::size_t>(language)], blanks_of(finding, language));
}

std::string Messages::what_in_general(std::string_view rule, Language language) const {
  const auto found = rules_.find(rule);
  if (found == rules_.end()) return std::string(rule);
  const std::string& text = found->second.what[static_cast<std::size_t>(language)];
  Blanks blanks;
  for (auto blank = next_blank(text, 0); blank; blank = next_blank(text, blank->end)) {
    const bool is_place = blank->name == "file" || blank->name == "sheet" || blank->name == "cell";
    if (!is_place) blanks.emplace(blank->name, "…");
  }
  return fill(text, blanks);
}

std::string Messages::fix(const model::Finding& finding, Language language) const {
  const auto rule = rules_.find(finding.rule);
  if (rule == rules_.end()) return {};
  return fill(rule->second.fix[static_cast<std::size_t>(language)], blanks_of(finding, language));
}

std::string Messages::sentence(const model::Finding& finding, Language language) const {
  std::string text = what(finding, language);
  const std::string remedy = fix(finding, language);
  // Thai parts sentences by a blank, English by a stop as well
  if (language == Language::en && !text.empty() && std::string_view(".!?:").find(text.back()) == std::string_view::npos)
    text += '.';
  if (!remedy.empty()) text += ' ' + remedy;
  return text;
}

std::string Messages::phrase(std::string_view id, Language language, const Blanks& blanks) const {
  const auto found = phrases_.find(id);
  if (found == phrases_.end()) return std::string(id);
  return fill(found->second[static_cast<std::size_t>(language)], blanks);
}

std::vector<std::string> Messages::rules() const {
  std::vector<std::string> ids;
  ids.reserve(rules_.size());
  for (const auto& [id, rule] : rules_) ids.push_back(id);
  return ids;
}

}  // namespace tidtam::spec
