#include "extractors/formats/refusal.hpp"

#include <string>

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

model::Finding beyond_limit(std::string_view limit, std::uint64_t found, std::uint64_t most, std::string_view part) {
  model::Finding finding = refusal("FILE-LIMIT", std::to_string(found));
  finding.expected = std::to_string(most);
  finding.facts.emplace("why", "limit_" + std::string(limit));
  finding.facts.emplace("part", part);
  return finding;
}

model::Finding beyond_size(std::string_view limit, std::uint64_t found_bytes, std::uint64_t most_bytes,
                           std::string_view part) {
  constexpr std::uint64_t kMebi = 1ULL << 20;
  // Rounded up, so that it is more than the limit in print too.
  return beyond_limit(limit, (found_bytes + kMebi - 1) / kMebi, most_bytes / kMebi, part);
}

model::Finding of_cell(model::Finding finding, model::CellRef cell) {
  finding.cell = model::to_a1(cell);
  return finding;
}

model::Finding unreadable(XmlFault fault, std::string_view part, const Limits& limits) {
  if (fault == XmlFault::too_deep) return beyond_limit("xml_depth", limits.xml_depth + 1, limits.xml_depth, part);
  model::Finding finding = broken(part);
  if (fault == XmlFault::doctype) finding.rule = "FILE-DOCTYPE";
  return finding;
}

}  // namespace tidtam::formats
