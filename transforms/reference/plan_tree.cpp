#include "transforms/reference/plan_tree.hpp"

namespace tidtam::transforms {

namespace {
constexpr std::size_t kGoalDigits = 6;
constexpr std::size_t kIssueDigits = 2;
}  // namespace

PlanTree::PlanTree(std::span<const PlanNode> nodes) {
  for (const PlanNode& node : nodes) {
    if (node.plan != "XYZ") continue;
    parents_.emplace(node.code, node.parent_code);
    if (node.code.size() == kGoalDigits) issues_.insert(node.code.substr(0, kIssueDigits));
  }
}

std::string_view PlanTree::parent_of(std::string_view code) const {
  const auto found = parents_.find(std::string(code));
  return found == parents_.end() ? std::string_view() : std::string_view(found->second);
}

bool PlanTree::lists_issue_of(std::string_view goal) const {
  return goal.size() == kGoalDigits && issues_.contains(goal.substr(0, kIssueDigits));
}

}  // namespace tidtam::transforms
