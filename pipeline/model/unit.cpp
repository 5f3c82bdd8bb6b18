#include "pipeline/model/unit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"

namespace tidtam::model {

namespace {
constexpr std::array<std::string_view, 9> kKinds{"school", "network", "esao",   "cluster", "obec",
                                                 "province", "region",  "ops", "ministry"};
}

std::string_view unit_kind_word(UnitKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<UnitKind> parse_unit_kind(std::string_view word) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i] == word) return static_cast<UnitKind>(i);
  }
  return std::nullopt;
}

std::string_view line_word(Line line) { return line == Line::obec ? "obec" : "moe"; }

UnitTree::UnitTree(std::vector<Unit> units, std::span<const Parent> parents) : units_(std::move(units)) {
  std::ranges::sort(units_, {}, &Unit::code);
  by_code_.reserve(units_.size());
  for (UnitIndex index = 0; index < units_.size(); ++index) {
    if (!by_code_.emplace(units_[index].code, index).second) {
      throw ConfigurationError(fmt::format("units: the code {} stands twice", units_[index].code));
    }
  }
  for (auto& line_parents : parents_) line_parents.assign(units_.size(), kNoUnit);
  for (const Parent& link : parents) {
    const UnitIndex child = find(link.unit_code);
    const UnitIndex parent = find(link.parent_code);
    if (child == kNoUnit || parent == kNoUnit) {
      throw ConfigurationError(fmt::format("unit parents: {} under {} on line {}: no such unit", link.unit_code,
                                           link.parent_code, line_word(link.line)));
    }
    parents_[static_cast<std::size_t>(link.line)][child] = parent;
  }
  for (std::size_t line = 0; line < kLines.size(); ++line) {
    const auto& up = parents_[line];
    std::vector<std::uint32_t> depth(units_.size(), 0);
    for (UnitIndex index = 0; index < units_.size(); ++index) {
      for (UnitIndex at = up[index]; at != kNoUnit; at = up[at]) {
        if (++depth[index] > 16) {
          throw ConfigurationError(fmt::format("unit parents: {} lies below itself on line {}", units_[index].code,
                                               line_word(static_cast<Line>(line))));
        }
      }
    }
    auto& order = bottom_up_[line];
    order.resize(units_.size());
    for (UnitIndex index = 0; index < units_.size(); ++index) order[index] = index;
    std::ranges::stable_sort(order, std::greater{}, [&](UnitIndex index) { return depth[index]; });

    auto& begin = child_begin_[line];
    begin.assign(units_.size() + 1, 0);
    for (const UnitIndex parent : up) {
      if (parent != kNoUnit) ++begin[parent + 1];
    }
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    auto next = begin;
    children_[line].resize(begin.back());
    for (UnitIndex index = 0; index < units_.size(); ++index) {
      if (up[index] != kNoUnit) children_[line][next[up[index]]++] = index;
    }
  }
}

UnitIndex UnitTree::find(std::string_view code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? kNoUnit : found->second;
}

std::span<const UnitIndex> UnitTree::children(Line line, UnitIndex index) const {
  const auto& begin = child_begin_[static_cast<std::size_t>(line)];
  return std::span(children_[static_cast<std::size_t>(line)]).subspan(begin[index], begin[index + 1] - begin[index]);
}

bool UnitTree::is_within(UnitIndex index, UnitIndex ancestor) const {
  if (index == ancestor) return true;
  for (const auto& up : parents_) {
    for (UnitIndex at = up[index]; at != kNoUnit; at = up[at]) {
      if (at == ancestor) return true;
    }
  }
  return false;
}

}  // namespace tidtam::model
