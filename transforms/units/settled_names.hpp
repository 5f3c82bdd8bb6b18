#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/unit.hpp"

namespace tidtam::transforms {

/// An officer's answer to which unit a name means. It holds only where all that it states stands beside the name too:
/// a name alone never decides.
struct NameAnswer {
  std::string raw;
  std::string sender;      ///< code of the unit within whose returns it holds; empty: of any
  std::string amphoe;      ///< as typed; empty: stated none
  std::string province;    ///< as typed; empty: stated none
  std::string submission;  ///< first 16 digits of the SHA-256 of the one file that it holds for; empty: of any
  std::string unit_code;   ///< empty: the answer before it is taken back
  std::string by;
  base::Date on;
  std::string kind = "unit";  ///< what it names: `unit`, `school`, `indicator` or `plan_node`

  /// Whether anything beside the name is stated that can tell one unit of the name from another.
  [[nodiscard]] bool has_scope() const { return !sender.empty() || !province.empty() || !submission.empty(); }
};

/// An answer made ready to be compared.
struct SettledName {
  NameAnswer answer;
  model::UnitIndex unit = model::kNoUnit;
  model::UnitIndex sender = model::kNoUnit;
  std::string amphoe_key;
  std::string province_key;
};

/// The answers that count, by the keys of their names. Immutable: many threads may ask at once.
class SettledNames {
 public:
  SettledNames() = default;
  /// `answers` in the order in which they came: the later one to the same question replaces the earlier. Those whose
  /// unit or sender the register no longer has hold no more.
  SettledNames(const std::vector<NameAnswer>& answers, const model::UnitTree& units);

  /// Answers to a name of this key, those that state more before those that state less.
  [[nodiscard]] const std::vector<SettledName>& find(std::string_view name_key) const;
  /// All, ordered by name, sender and place.
  [[nodiscard]] std::vector<const SettledName*> all() const;

 private:
  std::unordered_map<std::string, std::vector<SettledName>> by_name_;
};

/// What tells a question from others: the key of the name and all that is stated beside it.
[[nodiscard]] std::string question_key(const NameAnswer& question);

}  // namespace tidtam::transforms
