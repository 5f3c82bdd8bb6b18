#include "transforms/duplicates/duplicate_rules.hpp"

#include "pipeline/thai/key.hpp"
#include "transforms/rules/declaration.hpp"

namespace tidtam::transforms {

std::vector<spec::SlotSpec> pair_slots() {
  using enum spec::ExpressionType;
  return {{"likeness", number},         {"same_unit", boolean},   {"same_group", boolean},
          {"same_activities", boolean}, {"same_target", boolean}, {"same_objectives", boolean},
          {"same_amount", boolean},     {"units", number}};
}

DuplicateRules read_duplicate_rules(const spec::Node& file) {
  file.allow_only({"least_likeness", "most_units", "passed_over", "rules"});
  DuplicateRules read;
  read.least_likeness = file.at("least_likeness").number();
  if (read.least_likeness < 0.5 || read.least_likeness > 1) file.at("least_likeness").fail("0.5 to 1 is expected here");
  const auto most = file.at("most_units").integer();
  if (most < 2 || most > 100) file.at("most_units").fail("2 to 100 is expected here");
  read.most_units = static_cast<std::size_t>(most);
  for (const std::string& word : file.find("passed_over").texts()) read.passed_over.push_back(thai::match_key(word));
  const std::vector<spec::SlotSpec> slots = pair_slots();
  for (const spec::Node& node : file.at("rules").items()) {
    node.allow_only({"id", "why", "check", "listed", "left_out"});
    (void)node.at("why").text();
    DuplicateRule rule{node.at("id").text(),
                       spec::Expression::compile(node.at("check"), slots, spec::ExpressionType::boolean)};
    if (!spec::is_true(rule.check.evaluate(example_slots(node.at("listed"), slots))))
      node.at("listed").fail("the rule does not hold for this example");
    if (spec::is_true(rule.check.evaluate(example_slots(node.at("left_out"), slots))))
      node.at("left_out").fail("the rule holds for this example");
    read.rules.push_back(std::move(rule));
  }
  return read;
}

DuplicateRules load_duplicate_rules(const spec::Catalogue& catalogue) {
  return read_duplicate_rules(spec::Node::load(catalogue.file("duplicates", "projects.yaml")));
}

}  // namespace tidtam::transforms
