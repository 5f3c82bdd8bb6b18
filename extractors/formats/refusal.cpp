#include "extractors/formats/refusal.hpp"

namespace tidtam::formats {

model::Finding refusal(std::string_view rule, std::string_view found) {
  model::Finding finding;
  finding.rule = rule;
  finding.severity = model::Severity::error;
  finding.found = found;
  return finding;
}

model::Finding broken(std::string_view part) {
  model::Finding finding = refusal("FILE-BROKEN");
  finding.facts.emplace("part", part);
  return finding;
}

model::Finding beyond_limit(std::string_view what, std::string_view found, std::string_view limit) {
  model::Finding finding = refusal("FILE-LIMIT", found);
  finding.expected = limit;
  finding.facts.emplace("what", what);
  return finding;
}

}  // namespace tidtam::formats
