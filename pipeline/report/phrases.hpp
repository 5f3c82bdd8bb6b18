#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/spec/node.hpp"

namespace tidtam::report {

/// The words of the reports in one language (`templates/messages/report.yaml`, both languages side by side).
class Phrases {
 public:
  /// `language` is `th` or `en`. Throws ConfigurationError where a phrase lacks it.
  Phrases(const spec::Node& file, std::string_view language);

  [[nodiscard]] const std::string& language() const { return language_; }
  /// Throws ConfigurationError, naming the id, when there is no such phrase.
  [[nodiscard]] const std::string& operator()(std::string_view id) const;
  /// The phrase, or `fallback` where there is none: for words that data bring along (dimensions, statuses).
  [[nodiscard]] std::string_view or_else(std::string_view id, std::string_view fallback) const;
  /// The phrase with its `{blanks}` filled.
  [[nodiscard]] std::string fill(std::string_view id,
                                 std::initializer_list<std::pair<std::string_view, std::string>> blanks) const;

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace tidtam::report
