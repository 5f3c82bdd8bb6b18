#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/record.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/model/unit.hpp"
#include "transforms/derivations/derivation.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"
#include "transforms/reference/plan_tree.hpp"
#include "transforms/reference/reference.hpp"
#include "transforms/rules/rule_book.hpp"
#include "transforms/submission/field_reader.hpp"
#include "transforms/submission/waivers.hpp"
#include "transforms/units/register.hpp"
#include "transforms/units/resolver.hpp"

namespace tidtam::transforms {

/// What the meaning of a file depends on. Everything outlives the transforms and is never changed by them.
struct Meaning {
  const model::Schema& schema;
  const UnitRegister& units;
  const UnitResolver& resolver;
  const IndicatorCatalogue& indicators;
  const Vocabularies& vocabularies;
  const RuleBook& rules;
  std::span<const DerivationSpec> derivations;
  std::span<const Round> rounds;
  const PlanTree& plan;
  const std::vector<bool>& in_scope;           ///< by UnitIndex: units that report in this workspace
  const SettledNames* settled = nullptr;       ///< names that officers settled by hand
  const Waivers* waivers = nullptr;            ///< findings that officers let stand
  std::span<const std::string> rule_ids = {};  ///< of all rules that an officer may name
  std::string_view site_key = {};              ///< keys the ids of persons; without one, sheets of persons go back
};

/// A file as the extractors leave it.
struct ExtractedFile {
  model::SourceFile source;
  const model::RecordBatch* cover = nullptr;
  std::span<const model::RecordBatch> batches;
  std::vector<model::Finding> findings;
  std::string form_unit_code;  ///< of the hidden sheet that our own forms carry (DECISIONS 16); empty elsewhere
  std::string form_round;
  std::span<const model::CellFates> fates{};  ///< of the cells of its sheets; those of records are open still
};

/// What a file says: its unit and period, its facts with their cells, and everything that is wrong with it. Pure. Any
/// error returns the file whole, without facts, but for tables whose rows stand for different units: there only the
/// faulty rows are left out and the state is `partly` (DECISIONS 8).
[[nodiscard]] model::Submission transform(const ExtractedFile& file, const Meaning& meaning);

}  // namespace tidtam::transforms
