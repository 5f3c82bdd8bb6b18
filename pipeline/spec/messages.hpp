#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::spec {

enum class Language : std::uint8_t { th, en };
constexpr std::array<Language, 2> kLanguages{Language::th, Language::en};
/// `th`, `en`: the keys of the message files and the ends of column names.
[[nodiscard]] std::string_view language_word(Language language);

/// What fills the blanks of a sentence, by name.
using Blanks = std::map<std::string, std::string>;

/// All sentences and phrases of `templates/messages/*.yaml`, both languages side by side:
///
///     NUM-01:                                    # a rule: what is wrong and how to mend it
///       what: {th: "… {found} …", en: "… {found} …"}
///       fix:  {th: "…", en: "…"}
///     report_title: {th: "…", en: "…"}           # a phrase
///
/// Blanks are `{file} {sheet} {cell} {found} {expected}` and the keys of Finding.facts; `{why}` is the phrase that the
/// fact of this name names, its own blanks filled from the facts. A blank that nothing fills goes without a trace: its
/// quotes or brackets and a doubled space go with it. Ids are unique over all files.
class Messages {
 public:
  /// Throws ConfigurationError at a missing language, an empty sentence of a rule (a phrase may be empty), an unknown
  /// key, a repeated id, a broken `{blank}`, and where the two languages use different blanks.
  static Messages load(const Catalogue& catalogue);
  explicit Messages(std::span<const Node> files);

  /// The whole sentence for an officer: what is wrong, and how to mend it. An unknown rule gives its id, since a report
  /// with a bare code is of more use than none; tests hold the catalogue complete.
  [[nodiscard]] std::string sentence(const model::Finding& finding, Language language) const;
  [[nodiscard]] std::string what(const model::Finding& finding, Language language) const;
  [[nodiscard]] std::string fix(const model::Finding& finding, Language language) const;

  /// What is wrong in general, for a summary of many findings: an ellipsis in every blank. An unknown rule gives its
  /// id.
  [[nodiscard]] std::string what_in_general(std::string_view rule, Language language) const;

  /// The phrase, its blanks filled. An unknown id gives the id.
  [[nodiscard]] std::string phrase(std::string_view id, Language language, const Blanks& blanks = {}) const;

  [[nodiscard]] bool has_rule(std::string_view id) const { return rules_.contains(id); }
  [[nodiscard]] bool has_phrase(std::string_view id) const { return phrases_.contains(id); }
  /// Ids of the rules, ordered.
  [[nodiscard]] std::vector<std::string> rules() const;

 private:
  using Pair = std::array<std::string, kLanguages.size()>;
  struct Rule {
    Pair what;
    Pair fix;
  };
  void add(const Node& file);
  static Pair pair_of(const Node& node);
  [[nodiscard]] Blanks blanks_of(const model::Finding& finding, Language language) const;

  std::map<std::string, Rule, std::less<>> rules_;
  std::map<std::string, Pair, std::less<>> phrases_;
  std::map<std::string, std::string> places_;  ///< id → file:line, for complaints
};

}  // namespace tidtam::spec
