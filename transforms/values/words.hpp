#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tidtam::transforms {

/// The words of a closed list, each known by an id and its spellings. Filled from the catalogue.
class Vocabulary {
 public:
  using Entry = std::pair<std::string, std::vector<std::string>>;  ///< id and spellings

  Vocabulary() = default;
  /// Throws ConfigurationError where two ids share a spelling's key.
  explicit Vocabulary(const std::vector<Entry>& entries);

  /// The id of a word in any spelling, compared by key; the id itself is a spelling.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view text) const;

  struct Set {
    std::vector<std::string> ids;      ///< sorted, each once
    std::vector<std::string> unknown;  ///< parts that are no word of the list, as written
  };
  /// The words of a cell with several, split at comma, semicolon, slash, line break and `และ`.
  [[nodiscard]] Set find_set(std::string_view text) const;

 private:
  std::unordered_map<std::string, std::string> by_key_;
};

}  // namespace tidtam::transforms
