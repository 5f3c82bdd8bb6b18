#include "pipeline/report/phrases.hpp"

#include "pipeline/base/error.hpp"

namespace tidtam::report {

Phrases::Phrases(const spec::Node& file, std::string_view language) : language_(language) {
  for (const auto& [id, node] : file.entries()) {
    node.allow_only({"th", "en"});
    texts_.emplace(id, node.at(language).text());
  }
}

const std::string& Phrases::operator()(std::string_view id) const {
  const auto found = texts_.find(id);
  if (found == texts_.end()) {
    throw ConfigurationError("templates/messages/report.yaml: no phrase '" + std::string(id) + "'");
  }
  return found->second;
}

std::string_view Phrases::or_else(std::string_view id, std::string_view fallback) const {
  const auto found = texts_.find(id);
  return found == texts_.end() ? fallback : std::string_view(found->second);
}

std::string Phrases::fill(std::string_view id,
                          std::initializer_list<std::pair<std::string_view, std::string>> blanks) const {
  const std::string_view pattern = (*this)(id);
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out += pattern.substr(at, open - at);
    const std::string_view key = pattern.substr(open + 1, close - open - 1);
    for (const auto& [name, value] : blanks) {
      if (name == key) out += value;
    }
    at = close + 1;
  }
  out += pattern.substr(at);
  return out;
}

}  // namespace tidtam::report
