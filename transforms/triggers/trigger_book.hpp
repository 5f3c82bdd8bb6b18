#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/table.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/expression.hpp"
#include "pipeline/spec/node.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"

namespace tidtam::transforms {

/// What runs through time at each unit: an indicator, or a part of one.
struct Strand {
  std::string indicator;
  std::string dimension;  ///< empty for the total
  auto operator<=>(const Strand&) const = default;
};

/// What a slot of a condition holds. `column` counts the columns of a scorecard (`scorecard_slots`) or of the table.
struct TriggerSlot {
  enum class Kind : std::uint8_t {
    own,        ///< `value`: of the snapshot looked at
    previous,   ///< `previous_value`: of the snapshot before it
    year_ago,   ///< `year_ago_value`: of the same part of the year before
    top,        ///< `top_value`: of the unit at the top of the line, for the same period: the whole country
    beside,     ///< `pupils_numerator`: of another strand of the unit, for the same period, else its latest
    threshold,  ///< a number that the trigger names
  };
  Kind kind = Kind::own;
  std::size_t column = 0;
  std::size_t beside = 0;  ///< which of the case's strands beside, or which of its thresholds
};

/// A column of `incident` that a case fills in from what it looked at.
struct FilledColumn {
  std::string column;
  spec::Expression value;
};

/// One way in which a trigger opens an incident. It looks at the scorecards of a strand, or at the rows of a fact table
/// whose key, but for the period, says what stays the same from one snapshot to the next.
struct TriggerCase {
  std::string id;                   ///< tells the cases of a trigger apart; empty where it has one
  std::vector<model::UnitKind> of;  ///< whose scorecards or rows are looked at
  std::optional<Strand> strand;
  const model::TableSpec* table = nullptr;  ///< where there is no strand
  std::vector<Strand> beside;
  spec::Expression condition;  ///< true: it holds; absent: the snapshot says neither
  int snapshots = 2;           ///< in how many consecutive ones it has to hold
  std::vector<FilledColumn> fill;
  std::vector<model::Datum> thresholds;
  std::vector<spec::SlotSpec> names;  ///< that the expressions may use
  std::vector<TriggerSlot> slots;     ///< one for each of the names
};

/// One file of `transforms/triggers/`.
struct Trigger {
  std::string id;  ///< `C02`
  std::string title_th;
  std::string title_en;
  int level = 1;      ///< 1 watch, 2 risk, 3 crisis, 4 emergency
  std::string owner;  ///< who has to act, in Thai
  int days = 0;       ///< within how many
  std::vector<TriggerCase> cases;
};

/// The columns of a scorecard that a condition may name: numerator, denominator, value, target, score, light …
[[nodiscard]] std::span<const spec::SlotSpec> scorecard_slots();

/// Reads one trigger; `stem` is the file's name without ending. `schema` outlives it. Throws ConfigurationError with
/// file and line, where an example does not open or opens, too.
[[nodiscard]] Trigger read_trigger(const spec::Node& file, std::string_view stem, const model::Schema& schema,
                                   const IndicatorCatalogue& indicators);

/// All triggers of the catalogue, by id.
class TriggerBook {
 public:
  TriggerBook() = default;
  explicit TriggerBook(std::vector<Trigger> triggers) : triggers_(std::move(triggers)) {}
  /// `schema` outlives the book. Throws ConfigurationError with file and line.
  static TriggerBook load(const spec::Catalogue& catalogue, const model::Schema& schema,
                          const IndicatorCatalogue& indicators);
  [[nodiscard]] std::span<const Trigger> triggers() const { return triggers_; }
  /// The fact tables that triggers look at, each once, by name.
  [[nodiscard]] std::vector<const model::TableSpec*> tables() const;

 private:
  std::vector<Trigger> triggers_;
};

}  // namespace tidtam::transforms
