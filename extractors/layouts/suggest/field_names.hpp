#pragma once

#include <set>
#include <string>
#include <string_view>

#include "extractors/layouts/suggest/words.hpp"
#include "pipeline/model/record.hpp"

namespace tidtam::layouts::suggest {

/// Gives the fields of a suggested layout their names, each once; `words` must outlive it.
class FieldNames {
 public:
  explicit FieldNames(const Words& words) : words_(words) {}
  /// The known name where it is free and may hold this kind, else one made of the head's words, else the fallback
  /// (`column_d`). Names of columns of `register_entry` are kept for what these columns hold.
  [[nodiscard]] std::string take(std::string_view known, std::string_view head, std::string_view fallback,
                                 model::FieldKind kind);
  /// Takes a name for a field that already has another; false where it is taken.
  [[nodiscard]] bool take_over(const std::string& name) { return taken_.insert(name).second; }

 private:
  const Words& words_;
  std::set<std::string> taken_;
};

/// `teacher_count` of `Teacher Count (2568)`; empty where no Latin letter is in it or Thai ones are.
[[nodiscard]] std::string latin_name(std::string_view text);
/// `pupils_male` of `จำนวนนักเรียนชาย (คน)`, by the list of names; `fallback` of `จำนวน`, which says nothing more than
/// its kind; empty where most of the head is other words.
[[nodiscard]] std::string translated_name(std::string_view head, std::string_view fallback, const Words& words);

}  // namespace tidtam::layouts::suggest
