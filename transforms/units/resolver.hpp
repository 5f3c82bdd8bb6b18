#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/model/unit.hpp"
#include "transforms/units/key_index.hpp"
#include "transforms/units/name_forms.hpp"
#include "transforms/units/office_names.hpp"
#include "transforms/units/register.hpp"
#include "transforms/units/school_places.hpp"
#include "transforms/units/settled_names.hpp"
#include "transforms/units/spelling_index.hpp"

namespace tidtam::transforms {

/// A unit that a name may mean, and how well it fits.
struct UnitCandidate {
  model::UnitIndex unit = model::kNoUnit;
  double score = 0;
};

/// Which unit is meant, or why that cannot be said. Rules: `ORG-01` no such name, `ORG-02` several units could be
/// meant, `ORG-03` the unit lies outside the folder, `COD-01` no such code, `COD-02` code and name disagree, `COD-03`
/// the code is incomplete and there is no name to check it by.
struct UnitMatch {
  model::UnitIndex unit = model::kNoUnit;
  double score = 0;
  std::string rule;                       ///< empty where the unit is certain
  std::vector<UnitCandidate> candidates;  ///< best first, at most five, where a person has to choose
  std::string evidence;                   ///< by what it was found: `code`, `name`, `alias`, `name+amphoe` …
  std::optional<base::Date> settled_on;   ///< the day on which an officer named the unit, where that decided

  [[nodiscard]] bool is_certain() const { return unit != model::kNoUnit && rule.empty(); }
  /// Certain, though the name is spelt otherwise than the register has it: taken, and told with `ORG-07`.
  [[nodiscard]] bool is_by_likeness() const { return is_certain() && evidence.starts_with("alike"); }
  /// Nothing in the register is meant for certain: a person has to say which unit it is.
  [[nodiscard]] bool asks_a_person() const { return rule == "ORG-01" || rule == "ORG-02"; }
};

/// The finding that says why there is no certain unit, ready for file, sheet and cell. Blanks of the message:
/// `candidates`, `name` (what stood beside a code), `unit` (what the code's unit is called).
[[nodiscard]] model::Finding finding_of(const UnitMatch& match, const model::UnitTree& tree, std::string_view found,
                                        std::string_view name_beside = {});

/// What is known beside a name. Empty fields say nothing.
struct NameContext {
  std::string amphoe;
  std::string province;
  std::string parent_name;                        ///< `สังกัด`: the name of an office above it
  model::UnitIndex within_unit = model::kNoUnit;  ///< the folder's unit: only it and the units below may be meant
  std::string submission = {};                    ///< first 16 digits of the file's SHA-256
  const SettledNames* settled = nullptr;          ///< what officers answered; they decide before likeness does
};

/// From codes and names to units. Built once from the register, which it copies nothing of and which must outlive it;
/// immutable, so that many threads may ask at once.
class UnitResolver {
 public:
  static constexpr double kThreshold = 0.97;  ///< a scored candidate below it is only offered
  static constexpr double kMargin = 0.05;     ///< and so is one that another comes as near to
  static constexpr double kTimesAsFar = 2;    ///< or that another differs from the name less than so many times as much

  explicit UnitResolver(const UnitRegister& units);

  /// The unit of a code: its own, or one of its other codes (10-digit, 6-digit, 4-digit), zeros put back in front of an
  /// ESAO's where Excel lost them. The name beside it, if any, has to agree: it never overrules the code.
  [[nodiscard]] UnitMatch by_code(std::string_view raw_code, std::string_view name_beside = {},
                                  model::UnitIndex within_unit = model::kNoUnit) const;
  /// The unit of a name. Exact keys and aliases first, then what officers settled, then likeness among the schools of
  /// the amphoe, province, parent or folder. Schools of one name are told apart by these, or are not told apart.
  [[nodiscard]] UnitMatch by_name(std::string_view name, const NameContext& context = {}) const;
  /// What the desk is asked about a name that by_name cannot settle; without a cell.
  [[nodiscard]] model::NameQuestion question_of(std::string_view name, const NameContext& context) const;
  /// By the code where there is one, else by the name.
  [[nodiscard]] UnitMatch resolve(std::string_view raw_code, std::string_view name, const NameContext& context) const;

  [[nodiscard]] const model::UnitTree& tree() const { return *tree_; }

 private:
  enum class Fit : std::uint8_t { contradicted, unknown, confirmed };
  /// A context read once: what its words mean.
  struct Scope {
    Place place;
    model::UnitIndex parent = model::kNoUnit;
    model::UnitIndex within = model::kNoUnit;
  };
  /// The units whose whole name, or name without its donor, has this key.
  [[nodiscard]] std::vector<model::UnitIndex> named_by(std::string_view key, std::string_view name) const;
  /// The same, of a name as it stands; `found` holds them where they were not known before.
  [[nodiscard]] std::span<const model::UnitIndex> named(std::string_view name,
                                                        std::vector<model::UnitIndex>& found) const;
  void add_main_school(model::UnitIndex branch);
  void add_local_name(model::UnitIndex school);
  void note_spellings(const UnitRegister& units);
  [[nodiscard]] UnitMatch by_register(std::string_view name, const NameContext& context) const;
  [[nodiscard]] bool holds(const SettledName& settled, const NameContext& context, Scope scope) const;
  [[nodiscard]] Scope scope_of(const NameContext& context) const;
  [[nodiscard]] Fit fit_of(model::UnitIndex unit, const Scope& scope) const;
  [[nodiscard]] UnitMatch choose_exact(std::span<const model::UnitIndex> units, const Scope& scope,
                                       std::string_view evidence) const;
  [[nodiscard]] double likeness_to(model::UnitIndex unit, const NameForms& forms, const Scope& scope) const;
  [[nodiscard]] UnitMatch choose_alike(std::string_view name, const Scope& scope) const;
  [[nodiscard]] UnitMatch judge(std::vector<UnitCandidate> alike, const Scope& scope, double doubt) const;
  [[nodiscard]] std::vector<model::UnitIndex> schools_to_compare(const Scope& scope, const NameForms& forms) const;
  [[nodiscard]] std::vector<model::UnitIndex> offices_like(std::string_view key) const;
  [[nodiscard]] std::vector<model::UnitIndex> units_of_code(std::string_view code, std::string_view name) const;
  [[nodiscard]] bool agrees(model::UnitIndex unit, std::string_view name) const;

  const model::UnitTree* tree_;
  OfficeNames offices_;
  SchoolPlaces places_;
  KeyIndex names_;                ///< whole names and aliases, schools and offices
  KeyIndex bares_;                ///< schools without their donors, and the bracketed names
  KeyIndex codes_;                ///< other codes
  KeyIndex sounds_;               ///< schools by the consonants of their names
  std::vector<NameForms> forms_;  ///< of schools, by unit
  std::unordered_map<model::UnitIndex, std::vector<NameForms>> alias_forms_;
  std::unordered_map<model::UnitIndex, NameForms> local_forms_;  ///< what schools are called within their amphoe
  /// Names spelt to the letter as in the register, which need no key to be made of them.
  SpellingIndex spelt_;
};

}  // namespace tidtam::transforms
