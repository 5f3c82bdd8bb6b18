#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/expression.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::transforms {

/// What a slot of a comparison holds. `column` is an ordinal of the row's table, or of the other one's where the kind
/// begins with `other`.
struct ComparisonSlot {
  enum class Kind : std::uint8_t {
    own,           ///< `disbursed`: the row's column
    year,          ///< `year`, `part`: of the row's moment, Buddhist era; the quarter or semester
    part,          //
    starts_on,     ///< `starts_on`, `ends_on`: the days of a fiscal moment
    ends_on,       //
    received_on,   ///< `received_on`: the day on which the row's file came in
    layout,        ///< `layout`: the row's sheet
    is_latest,     ///< `is_latest`: no later row of the same thing stands in the same year
    aggregation,   ///< `aggregation`: of the indicator named by the column `indicator`: `RATIO`, `SUM` …
    previous,      ///< `previous_disbursed`: what the latest earlier moment says
    year_ago,      ///< `year_ago_disbursed`: what the same part of the year before says
    median,        ///< `median_disbursed`: of what the earlier moments say
    spread,        ///< `spread_disbursed`: the median of their distances from it
    times,         ///< `times_disbursed`: how many earlier moments say something
    other,         ///< `project_allocated`: the last of the other rows that go with this one
    other_layout,  ///< `project_layout`: the sheet of that one
    other_rows,    ///< `project_rows`: their number
    other_count,   ///< `project_count_name`: how many of them hold the column
    other_sum,     ///< `project_sum_allocated`, `project_max_quarter`: over them; absent where there are none
    other_max,     //
    alike_units,   ///< `alike_units`: how many other units say the same in the columns of `alike`
    same_file,     ///< `project_same_file`: whether all of them stand in the row's own file
  };
  Kind kind = Kind::own;
  std::size_t column = 0;
};

/// What tells rows apart or joins them: a column, or something that every row has.
struct RowPart {
  enum class Kind : std::uint8_t { column, year, moment, layout };
  Kind kind = Kind::column;
  std::size_t column = 0;
  bool may_be_absent = false;  ///< an absent one is one more value: a line without a source, the total of a dimension
};

/// Which earlier moments of the same thing a comparison looks back on; always those of the same kind of period.
enum class Past : std::uint8_t {
  all,
  year,    ///< of the same year: for what is told cumulatively
  season,  ///< of the same part of earlier years: for what has a season
};

/// Where the moment of a table's rows stands.
struct RowTime {
  enum class Kind : std::uint8_t { period, fiscal_year, of_return, year_of_return };
  Kind kind = Kind::of_return;
  std::size_t column = 0;
};

/// Which rows of another table, or of the same one, go with a row: of those that have this in common with it, the ones
/// of the latest moment. A row never goes with itself.
struct OtherRows {
  std::string table;
  std::vector<RowPart> own_parts;         ///< what the row and the others have in common, in the row's table …
  std::vector<RowPart> parts;             ///< … and in theirs
  std::optional<spec::Expression> where;  ///< what further holds of each of them
  std::vector<ComparisonSlot> slots;      ///< of `where`, one for each of its names
};

/// One rule of `transforms/comparisons/<table>.yaml`.
struct Comparison {
  std::string id;
  model::Severity severity = model::Severity::warning;  ///< never error: see ComparisonBook
  Past past = Past::all;
  std::optional<OtherRows> others;
  std::vector<std::size_t> alike;            ///< columns in which other units should not say the same; empty: not asked
  spec::Expression check;                    ///< true: as it should be; absent: cannot be said, so nothing is said
  std::optional<spec::Expression> expected;  ///< what should have stood there
  std::size_t at = 0;                        ///< the column whose value is shown as found
  std::vector<spec::SlotSpec> names;         ///< that check and expected may use
  std::vector<ComparisonSlot> slots;         ///< one for each of the names
};

/// The comparisons of one table, and how its rows are told apart.
struct TableComparisons {
  const model::TableSpec* table = nullptr;
  std::vector<RowPart> identity;  ///< what stays the same from one moment to the next
  std::vector<RowPart> tellers;   ///< several may speak of the same thing at the same moment; these keep them apart
  RowTime time;
  std::vector<Comparison> comparisons;
};

/// Reads `transforms/comparisons/<table>.yaml`; `stem` is the file's name without ending. `schema` outlives what is
/// read. Throws ConfigurationError with file and line.
[[nodiscard]] TableComparisons read_table_comparisons(const spec::Node& file, std::string_view stem,
                                                      const model::Schema& schema);

/// All comparisons: checks of the facts that count against the unit's own past and against other files. A file was
/// taken or sent back before they are looked at, and what else has come by then is chance: so they never are errors,
/// and what they find depends on what counts alone, not on the order in which it came. Each carries a good and a bad
/// example, which loading runs.
class ComparisonBook {
 public:
  /// `schema` outlives the book. Throws ConfigurationError with file and line.
  static ComparisonBook load(const spec::Catalogue& catalogue, const model::Schema& schema);
  [[nodiscard]] std::span<const TableComparisons> tables() const { return tables_; }
  /// nullptr where the table has none.
  [[nodiscard]] const TableComparisons* of_table(std::string_view table) const;

 private:
  std::vector<TableComparisons> tables_;
};

}  // namespace tidtam::transforms
