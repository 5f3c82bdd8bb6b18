#include "transforms/comparisons/likeness.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace tidtam::transforms {

namespace {
/// A number for what these columns of a fact say under a rule; nothing where one of them says nothing.
std::optional<std::uint64_t> number_of(const Comparison& comparison, const CountedFact& fact) {
  std::string said = comparison.id;
  for (const std::size_t column : comparison.alike) {
    const std::string text = model::to_text(fact.data[column]);
    if (text.empty()) return std::nullopt;
    said += '\x1f';
    said += text;
  }
  return std::hash<std::string>()(said);
}

std::string unit_of(const TableComparisons& table, const CountedFact& fact) {
  return model::to_text(fact.data[table.table->ordinal_of("unit_code").value_or(0)]);
}
}  // namespace

bool Likeness::is_asked_of(const TableComparisons& table) {
  return std::ranges::any_of(table.comparisons, [](const Comparison& comparison) { return !comparison.alike.empty(); });
}

std::uint32_t Likeness::position_of(const std::string& unit) {
  if (units_.empty() || units_.back() != unit) units_.push_back(unit);
  return static_cast<std::uint32_t>(units_.size() - 1);
}

void Likeness::add(const TableComparisons& table, const CountedFact& fact) {
  const std::uint32_t unit = position_of(unit_of(table, fact));
  for (const Comparison& comparison : table.comparisons) {
    const auto said = comparison.alike.empty() ? std::nullopt : number_of(comparison, fact);
    if (!said) continue;
    const auto [sayers, is_new] = sayers_.try_emplace(*said, Sayers{unit, unit, 1});
    if (is_new || sayers->second.last == unit) continue;
    sayers->second.last = unit;
    ++sayers->second.count;
  }
}

Likeness::Others Likeness::others_like(const TableComparisons& table, const Comparison& comparison,
                                       const CountedFact& fact) const {
  const auto said = number_of(comparison, fact);
  const auto found = said ? sayers_.find(*said) : sayers_.end();
  if (found == sayers_.end() || found->second.count < 2) return {};
  const Sayers& sayers = found->second;
  const bool is_first = units_[sayers.first] == unit_of(table, fact);
  return {sayers.count - 1, units_[is_first ? sayers.last : sayers.first]};
}

}  // namespace tidtam::transforms
