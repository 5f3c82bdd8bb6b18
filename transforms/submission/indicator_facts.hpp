#pragma once

#include <optional>
#include <vector>

#include "pipeline/model/fact.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/model/unit.hpp"
#include "transforms/derivations/derivation.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"
#include "transforms/submission/cover.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

struct Meaning;

/// What rows of `indicator_value` need beside a record.
struct IndicatorContext {
  const model::TableSpec& table;
  const IndicatorCatalogue& indicators;
  const Cover& cover;
  std::string source_unit;  ///< code of the unit that reports
};

/// The indicator that a row of the sheet `indicators` names, by code or, without one, by name, else as the desk settled
/// it; nullptr where nobody calls one so. The finding says what was looked for; the question is what the desk is asked,
/// or answered.
struct NamedIndicator {
  const model::Indicator* indicator = nullptr;
  std::optional<model::Finding> finding;
  std::optional<model::NameQuestion> question = std::nullopt;
};
/// `sender`: the unit of the return.
[[nodiscard]] NamedIndicator indicator_of(const TypedBatch& batch, const TypedRecord& record, const Meaning& meaning,
                                          model::UnitIndex sender);

/// One `indicator_value` row of a row of the sheet `indicators` (DECISIONS 31, 32); nothing, with a finding, where the
/// cover does not tell the indicator's period.
[[nodiscard]] std::optional<model::Fact> indicator_fact(const IndicatorContext& context,
                                                        const model::Indicator& indicator, const TypedBatch& batch,
                                                        const TypedRecord& record,
                                                        std::vector<model::Finding>& findings);

/// The `indicator_value` row of one derived value, its cell left open.
[[nodiscard]] model::Fact derived_fact(const IndicatorContext& context, const model::Indicator& indicator,
                                       const model::Period& period, const DerivedValue& derived,
                                       const std::string& unit_code, const model::RecordBatch& batch);

/// The `indicator_value` rows that are derived from a row of another layout, for the unit that the row stands for.
[[nodiscard]] std::vector<model::Fact> derived_facts(const IndicatorContext& context, const DerivationSpec& derivations,
                                                     const std::string& unit_code, const TypedBatch& batch,
                                                     const TypedRecord& record, std::vector<model::Finding>& findings);

}  // namespace tidtam::transforms
