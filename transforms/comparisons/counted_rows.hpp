#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/model/period.hpp"
#include "pipeline/model/value.hpp"
#include "transforms/comparisons/comparison_book.hpp"

namespace tidtam::transforms {

/// A row of a unified table that counts, as the store has it.
struct CountedFact {
  std::vector<model::Datum> data;  ///< by the ordinals of the table's columns
  std::string layout;
  std::string file;
  std::string sheet;
  std::string cell;
  std::int64_t submission = 0;  ///< that it came with
  std::string period;           ///< of that submission: `FY2569Q2`
  base::Seconds received = 0;   ///< of that submission
};

/// The facts of some units that count, by table. All facts of a unit, in the tables looked at, stand in it together.
using CountedFacts = std::map<std::string, std::vector<CountedFact>, std::less<>>;

/// A counted fact with its place in time and what it is of.
struct CountedRow {
  const CountedFact* fact = nullptr;
  std::optional<model::Period> moment;
  std::optional<model::Period> said_in;  ///< the period of its return
  std::string thing;                     ///< its identity, as one text
  std::string teller;                    ///< who speaks, as one text
};

/// The rows of one table, those of a thing together and in the order of their moments. Of several rows of the same
/// thing, moment and teller the latest return's alone is here: the others were said again since.
class CountedRows {
 public:
  /// `facts` and `spec` outlive the rows.
  CountedRows(const TableComparisons& spec, std::span<const CountedFact> facts);

  [[nodiscard]] std::span<const CountedRow> rows() const { return rows_; }
  /// The rows of this row's thing before it, the earliest first; of the same kind of period, and at an earlier moment.
  [[nodiscard]] std::span<const CountedRow> before(const CountedRow& row) const;
  /// Whether a later moment of the same year speaks of the row's thing.
  [[nodiscard]] bool has_later_in_year(const CountedRow& row) const;

 private:
  std::vector<CountedRow> rows_;
};

/// What these parts of a row are, as one text; empty where one is absent that may not be: such a row goes with nothing.
[[nodiscard]] std::string parts_text(const CountedRow& row, std::span<const RowPart> parts);

/// Rows of a table by what they have in common with the rows of another.
class RowIndex {
 public:
  RowIndex(std::span<const CountedRow> rows, std::span<const RowPart> parts);
  /// In the order of the rows.
  [[nodiscard]] std::span<const CountedRow* const> with(const std::string& parts) const;

 private:
  std::unordered_map<std::string, std::vector<const CountedRow*>> rows_;
};

}  // namespace tidtam::transforms
