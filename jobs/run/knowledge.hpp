#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extractors/layouts/layout_spec.hpp"
#include "extractors/layouts/matcher.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/messages.hpp"
#include "transforms/comparisons/comparison_book.hpp"
#include "transforms/duplicates/duplicate_rules.hpp"
#include "transforms/incentives/incentive_rules.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"
#include "transforms/reference/reference.hpp"
#include "transforms/rules/rule_book.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/triggers/trigger_book.hpp"
#include "transforms/units/register.hpp"
#include "transforms/units/resolver.hpp"

namespace tidtam::jobs {

/// Everything that the catalogue says, loaded and checked once, before the first file is touched. Not movable: parts
/// point into one another.
class Knowledge {
 public:
  /// `overlay` is a workspace's catalogue folder, `scope` its settings' list; both may be empty.
  /// Throws ConfigurationError with file and line.
  Knowledge(const std::filesystem::path& overlay, const std::vector<std::string>& scope,
            const std::vector<std::string>& instruction_sheets);
  Knowledge(const Knowledge&) = delete;
  Knowledge& operator=(const Knowledge&) = delete;

  [[nodiscard]] transforms::Meaning meaning() const;
  /// SHA-256 over every catalogue file and the scope: equal catalogues give equal reports.
  [[nodiscard]] const std::string& hash() const { return hash_; }

  spec::Catalogue catalogue;
  model::Schema schema;
  spec::Messages messages;
  std::vector<layouts::LayoutSpec> layouts;
  layouts::Matcher matcher;
  transforms::UnitRegister units;
  transforms::UnitResolver resolver;
  transforms::IndicatorCatalogue indicators;
  transforms::Vocabularies vocabularies;
  std::vector<transforms::Round> rounds;
  std::vector<transforms::Term> terms;
  std::vector<transforms::Due> due;
  transforms::PlanTree plan;
  std::vector<const model::RecordSpec*> records;
  transforms::RuleBook rules;
  transforms::ComparisonBook comparisons;
  transforms::TriggerBook triggers;
  transforms::DuplicateRules duplicates;
  std::vector<transforms::IncentiveRule> incentives;
  std::vector<transforms::DerivationSpec> derivations;
  std::vector<std::string> rule_ids;
  std::vector<bool> in_scope;  ///< by UnitIndex

 private:
  std::string hash_;
};

/// Units that report: each unit named, and where none of the units below it is named too, all of them. Everything when
/// the list is empty. Throws ConfigurationError at a code that no unit has.
[[nodiscard]] std::vector<bool> units_in_scope(const model::UnitTree& units, const std::vector<std::string>& scope);

}  // namespace tidtam::jobs
