#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/record.hpp"
#include "pipeline/spec/catalogue.hpp"

namespace tidtam::layouts::suggest {

/// What the words of heads and cells say of a column that no layout knows. The shipped ones stand in `words.yaml`;
/// heads are compared by thai::header_key.
struct Words {
  /// Keys that make a kind likely where a head holds one; those of the first kind count first.
  std::vector<std::pair<model::FieldKind, std::vector<std::string>>> kinds;
  std::vector<std::string> personal_heads;  ///< keys of heads under which personal data stand: `เลขประจำตัวประชาชน`
  std::vector<std::string> personal_traits;  ///< likewise, unless small numbers stand there, which count people: `พิการ`
  std::vector<std::string> person_titles;    ///< what a person's name begins with: `นางสาว`
  std::vector<std::string> unit_beginnings;  ///< what a unit's name begins with: `โรงเรียน`
  std::vector<std::pair<std::string, std::string>> names;  ///< keys and the words of field names they become
};

/// Reads the catalogue's. Throws ConfigurationError, naming file and line.
[[nodiscard]] Words load_words(const spec::Catalogue& catalogue);

}  // namespace tidtam::layouts::suggest
