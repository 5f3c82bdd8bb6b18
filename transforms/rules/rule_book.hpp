#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/value.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/expression.hpp"

namespace tidtam::transforms {

/// What a rule may ask of the surroundings of a record, beside the record's own fields. Each is a slot of every rule.
struct RecordSurroundings {
  std::optional<std::int64_t> fiscal_year;      ///< `fiscal_year`: of the return's cover, Buddhist era
  std::optional<base::Date> period_start;       ///< `period_start`, `period_end`: days of the return's period
  std::optional<base::Date> period_end;
  std::optional<base::Decimal> factor;          ///< `indicator_factor`: k of the row's indicator
  std::string aggregation;                      ///< `indicator_aggregation`: `RATIO`, `SUM` …; empty: absent
  std::optional<base::Decimal> value_rounding;  ///< `value_rounding`: half a unit of the last place that was typed
};

/// One rule of `transforms/rules/<layout>.yaml`.
struct Rule {
  std::string id;
  model::Severity severity = model::Severity::warning;
  spec::Expression check;                    ///< true: as it should be; absent: cannot be said, so nothing is said
  std::optional<spec::Expression> expected;  ///< what should have stood there
  std::size_t at = 0;                        ///< ordinal of the field whose cell the finding names
  std::string where;                         ///< file:line
};

/// A rule that a record breaks.
struct Breach {
  const Rule* rule;
  std::string expected;  ///< as an officer would write it; empty where the rule does not say
};

/// The rules for the records of one layout. Slots: the layout's fields, then those of the joined layout as
/// `<layout>_<field>`, then the surroundings.
class LayoutRules {
 public:
  [[nodiscard]] std::vector<Breach> check(std::span<const model::Value> values, std::span<const model::Value> joined,
                                          const RecordSurroundings& surroundings) const;
  [[nodiscard]] const std::string& layout() const { return record_->layout; }
  /// The layout whose record with the same project is seen beside this one's; empty without a join.
  [[nodiscard]] std::string_view joined_layout() const { return joined_ ? std::string_view(joined_->layout) : std::string_view(); }
  [[nodiscard]] std::span<const Rule> rules() const { return rules_; }

 private:
  friend class RuleBook;
  const model::RecordSpec* record_ = nullptr;
  const model::RecordSpec* joined_ = nullptr;
  std::vector<spec::SlotSpec> slots_;
  std::vector<Rule> rules_;
};

/// All rules. Each carries a good and a bad example, which loading runs: a rule that lets its bad example pass is refused.
class RuleBook {
 public:
  /// `records` are the specs of all layouts and outlive the book. Throws ConfigurationError with file and line.
  static RuleBook load(const spec::Catalogue& catalogue, std::span<const model::RecordSpec* const> records);
  /// nullptr where the layout has no rules.
  [[nodiscard]] const LayoutRules* rules_for(std::string_view layout) const;
  [[nodiscard]] std::span<const LayoutRules> all() const { return layouts_; }

 private:
  std::vector<LayoutRules> layouts_;
};

}  // namespace tidtam::transforms
