#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "transforms/reference/reference.hpp"

namespace tidtam::transforms {

/// The goals of the national plans (plan `XYZ`: Z, Y2, Y1) by code. The catalogue may list some issues of the master
/// plan and not others; of those that it lists it lists every goal.
class PlanTree {
 public:
  PlanTree() = default;
  explicit PlanTree(std::span<const PlanNode> nodes);

  /// The code of the node above this one: `120001` of `120101`, `3` of `120001`; empty where it is not known.
  [[nodiscard]] std::string_view parent_of(std::string_view code) const;
  [[nodiscard]] bool knows(std::string_view code) const { return parents_.contains(std::string(code)); }
  /// Whether the goals of this goal's issue are listed: its first two digits.
  [[nodiscard]] bool lists_issue_of(std::string_view goal) const;

 private:
  std::unordered_map<std::string, std::string> parents_;  ///< by code
  std::set<std::string, std::less<>> issues_;
};

}  // namespace tidtam::transforms
