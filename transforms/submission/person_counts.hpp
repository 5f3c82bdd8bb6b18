#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/model/submission.hpp"
#include "transforms/derivations/derivation.hpp"
#include "transforms/submission/indicator_facts.hpp"

namespace tidtam::transforms {

/// Says that the rows of a sheet are persons (`PII-COUNT`); an error where there is no key for their ids (`PII-KEY`).
[[nodiscard]] model::Finding told_of_persons(const model::RecordBatch& batch, bool has_key);

/// Counts the persons of one table, a row each, for the units that they are of: how many meet each condition of the
/// layout's derivations. A person counts once for a unit, whatever the number of rows; what stands in the rows is not
/// kept. Who stands for two units is counted at both, and settled when both are known (shared_persons.hpp).
class PersonCounter {
 public:
  /// All of these outlive the counter.
  PersonCounter(const IndicatorContext& context, const DerivationSpec& derivations, const TypedBatch& batch)
      : context_(context), derivations_(derivations), batch_(batch) {}

  /// Counts a row for this unit. Gives what is wrong with it: `PID-NONE` without an id, `PID-DUP` for a person of the
  /// unit who stood above already and is not counted again.
  [[nodiscard]] std::vector<model::Finding> add(const TypedRecord& record, const std::string& unit_code);

  struct Result {
    std::vector<model::Fact> facts;         ///< rows of `indicator_value`
    std::vector<model::PersonKey> persons;  ///< those with an id
    std::vector<model::Finding>
        findings;  ///< `PID-TWO` at every row of a person who stands for several units; `YEAR-01`
  };
  [[nodiscard]] Result finish();

 private:
  struct Count {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    std::int64_t persons = 0;  ///< that the value is about
  };
  struct UnitCounts {
    std::set<std::string> known;  ///< keys of the persons counted
    std::vector<Count> counts;    ///< one for each derivation
  };
  struct Place {
    const TypedRecord* record = nullptr;
    std::size_t person = 0;  ///< position among the persons
  };
  /// Counts one person; gives what it was counted in.
  [[nodiscard]] std::string count(const TypedRecord& record, UnitCounts& unit) const;
  void add_facts(const std::string& unit_code, const UnitCounts& unit, Result& result) const;
  void find_shared(Result& result) const;

  const IndicatorContext& context_;
  const DerivationSpec& derivations_;
  const TypedBatch& batch_;
  std::map<std::string, UnitCounts> units_;
  std::map<std::string, std::vector<Place>> places_;  ///< by key
  std::vector<model::PersonKey> persons_;
};

}  // namespace tidtam::transforms
