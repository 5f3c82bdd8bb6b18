#pragma once

#include <cstdint>
#include <map>
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
  std::optional<std::int64_t> fiscal_year;  ///< `fiscal_year`: of the return's cover, Buddhist era
  std::optional<base::Date> period_start;   ///< `period_start`, `period_end`: days of the return's period
  std::optional<base::Date> period_end;
  std::optional<base::Date> fiscal_start;  ///< `fiscal_start`, `fiscal_end`: days of the cover's fiscal year
  std::optional<base::Date> fiscal_end;
  std::optional<base::Decimal> factor;          ///< `indicator_factor`: k of the row's indicator
  std::string aggregation;                      ///< `indicator_aggregation`: `RATIO`, `SUM` …; empty: absent
  std::optional<base::Decimal> value_rounding;  ///< `value_rounding`: half a unit of the last place that was typed
  std::optional<std::int64_t>
      y1_issue;  ///< `y1_issue`, `y2_issue`: the issue of the master plan, 12 of the goal 120101
  std::optional<std::int64_t> y2_issue;
  bool join_in_return = false;  ///< `join_in_return`: whether the return holds the joined layout at all
};

/// What a rule looks at: each row, or the rows of its layout in a return together.
enum class RuleScope : std::uint8_t { row, table };

/// One rule of `transforms/rules/<layout>.yaml`.
struct Rule {
  std::string id;
  RuleScope scope = RuleScope::row;
  model::Severity severity = model::Severity::warning;
  spec::Expression check;                    ///< true: as it should be; absent: cannot be said, so nothing is said
  std::optional<spec::Expression> expected;  ///< what should have stood there
  /// Ordinals of fields: the finding names the cell of the first that the row holds, else of the first that the sheet
  /// has a column for. A sheet that has none of them is not asked for what it never had: the rule is silent.
  std::vector<std::size_t> at;
  std::string per;    ///< scope table: rows with the same value of this field are looked at together; empty: all rows
  std::string where;  ///< file:line
};

/// A rule that a record breaks.
struct Breach {
  const Rule* rule;
  std::string expected;  ///< as an officer would write it; empty where the rule does not say
};

/// A rule that the rows of a table break together, with the figures that it read: `rows`, `sum_weight` …
struct TableBreach {
  std::string expected;
  std::map<std::string, std::string> figures;
};

/// A slot of a rule that looks at rows together: `rows`, their number; `count_<field>`, how many of them hold the
/// field; `sum_<field>`, what its numbers make, absent where there are none.
struct Tally {
  enum class Kind : std::uint8_t { rows, count, sum };
  Kind kind = Kind::rows;
  std::size_t field = 0;
};

/// The rules for the records of one layout. Slots of a rule over a row: the layout's fields, then those of the joined
/// layout as `<layout>_<field>`, then the surroundings; of a rule over a table: its tallies.
class LayoutRules {
 public:
  /// What one record breaks of the rules over a row.
  [[nodiscard]] std::vector<Breach> check(std::span<const model::Value> values, std::span<const model::Value> joined,
                                          const RecordSurroundings& surroundings) const;
  /// Whether these rows together break a rule over a table.
  [[nodiscard]] std::optional<TableBreach> check_together(const Rule& rule,
                                                          std::span<const std::span<const model::Value>> rows) const;
  [[nodiscard]] const std::string& layout() const { return record_->layout; }
  /// The layout whose record with the same project is seen beside this one's; empty without a join.
  [[nodiscard]] std::string_view joined_layout() const {
    return joined_ ? std::string_view(joined_->layout) : std::string_view();
  }
  [[nodiscard]] std::span<const Rule> rules() const { return rules_; }

 private:
  friend class RuleBook;
  const model::RecordSpec* record_ = nullptr;
  const model::RecordSpec* joined_ = nullptr;
  std::vector<spec::SlotSpec> slots_;
  std::vector<spec::SlotSpec> tally_slots_;
  std::vector<Tally> tallies_;  ///< one for each of the tally slots
  std::vector<Rule> rules_;
};

/// All rules. Each carries a good and a bad example, which loading runs: a rule that lets its bad example pass is
/// refused.
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
