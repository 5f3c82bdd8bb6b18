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
#include "transforms/rules/surroundings.hpp"

namespace tidtam::transforms {

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

/// A slot of a rule that looks at one row.
struct RowSlot {
  enum class Kind : std::uint8_t { field, joined, beside, is_beside, surrounding };
  Kind kind = Kind::field;
  std::size_t index = 0;  ///< of the field, of the surrounding; of the layout among those beside
  Tally tally;            ///< beside: over the rows of that layout that name the same project
};

/// The rows of one record, and of several: values by the ordinals of their layout's fields.
using RowValues = std::span<const model::Value>;

/// What is seen beside a record.
struct SeenBeside {
  RowValues joined;                          ///< the record of the joined layout; empty where there is none
  std::vector<std::vector<RowValues>> rows;  ///< of each of the layouts beside, those that name the same project
  std::vector<bool> in_return;               ///< of each of them, whether any of its rows names a project
  RecordSurroundings around;
};

/// The rules for the records of one layout. Slots of a rule over a row: the layout's fields, those of the joined layout
/// as `<layout>_<field>`, tallies over the layouts beside as `<layout>_rows`, `<layout>_count_<field>`, and
/// `<layout>_in_return`; then the surroundings; of a rule over a table: its tallies.
class LayoutRules {
 public:
  /// What one record breaks of the rules over a row.
  [[nodiscard]] std::vector<Breach> check(RowValues values, const SeenBeside& beside) const;
  /// Whether these rows together break a rule over a table.
  [[nodiscard]] std::optional<TableBreach> check_together(const Rule& rule, std::span<const RowValues> rows) const;
  [[nodiscard]] const std::string& layout() const { return record_->layout; }
  /// The layout whose record with the same project is seen beside this one's; empty without a join.
  [[nodiscard]] std::string_view joined_layout() const {
    return joined_ ? std::string_view(joined_->layout) : std::string_view();
  }
  /// The layouts whose rows of the same project are counted beside this one's.
  [[nodiscard]] std::span<const model::RecordSpec* const> layouts_beside() const { return beside_; }
  [[nodiscard]] std::span<const Rule> rules() const { return rules_; }

 private:
  friend class RuleBook;
  void read_slots(const spec::Node& root, std::span<const model::RecordSpec* const> records);

  const model::RecordSpec* record_ = nullptr;
  const model::RecordSpec* joined_ = nullptr;
  std::vector<const model::RecordSpec*> beside_;
  std::vector<spec::SlotSpec> slots_;
  std::vector<RowSlot> row_slots_;         ///< one for each of the slots
  std::vector<std::uint32_t> used_slots_;  ///< that a rule over a row reads
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
