#include "transforms/units/settled_names.hpp"

#include <algorithm>
#include <map>

#include "pipeline/thai/key.hpp"
#include "transforms/units/place_keys.hpp"
#include "transforms/units/settled_codes.hpp"

namespace tidtam::transforms {

namespace {
std::size_t stated(const SettledName& name) {
  const NameAnswer& answer = name.answer;
  return (answer.submission.empty() ? 0U : 8U) + (answer.sender.empty() ? 0U : 4U) + (answer.amphoe.empty() ? 0U : 2U) +
         (answer.province.empty() ? 0U : 1U);
}
}  // namespace

std::string question_key(const NameAnswer& question) {
  return answer_key(question.kind, question.raw) + '\n' + question.sender + '\n' + amphoe_key(question.amphoe) + '\n' +
         province_key(question.province) + '\n' + question.submission;
}

SettledNames::SettledNames(const std::vector<NameAnswer>& answers, const model::UnitTree& units) {
  std::map<std::string, const NameAnswer*> newest;
  for (const NameAnswer& answer : answers) newest[question_key(answer)] = &answer;
  for (const auto& [key, answer] : newest) {
    SettledName settled{*answer, units.find(answer->unit_code), units.find(answer->sender), amphoe_key(answer->amphoe),
                        province_key(answer->province)};
    const bool lost_sender = !answer->sender.empty() && settled.sender == model::kNoUnit;
    const bool means_nothing = is_unit_kind(answer->kind) ? settled.unit == model::kNoUnit : answer->unit_code.empty();
    if (means_nothing || lost_sender || !answer->has_scope()) continue;
    by_name_[answer_key(answer->kind, answer->raw)].push_back(std::move(settled));
  }
  for (auto& [key, names] : by_name_) std::ranges::stable_sort(names, std::greater<>{}, stated);
}

const std::vector<SettledName>& SettledNames::find(std::string_view name_key) const {
  static const std::vector<SettledName> kNone;
  const auto found = by_name_.find(std::string(name_key));
  return found == by_name_.end() ? kNone : found->second;
}

std::vector<const SettledName*> SettledNames::all() const {
  std::vector<const SettledName*> names;
  for (const auto& [key, settled] : by_name_) {
    for (const SettledName& name : settled) names.push_back(&name);
  }
  std::ranges::sort(names, {}, [](const SettledName* name) { return question_key(name->answer); });
  return names;
}

}  // namespace tidtam::transforms
