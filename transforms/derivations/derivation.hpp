#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/base/decimal.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/value.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/expression.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::transforms {

/// How one indicator is made of the fields of one record; of a layout of grain `person`, which of its persons make it:
/// numerator and denominator are then conditions, and each person who meets one counts one.
struct Derivation {
  std::string indicator;
  std::string dimension;
  spec::Expression numerator;
  std::optional<spec::Expression> denominator;
  std::size_t state_of = 0;              ///< field whose cell stands for the value: its state and its lineage
  std::optional<spec::Expression> when;  ///< nothing is made unless this is true
};

/// What the fields in the expressions stand for.
enum class DerivationScope : std::uint8_t {
  row,    ///< one row's values: of the unit that it names, or of a person
  table,  ///< the counts and amounts of all rows of the return added up, of the unit that reports
};

/// `transforms/derivations/<layout>.yaml`.
struct DerivationSpec {
  std::string layout;
  DerivationScope scope = DerivationScope::row;
  std::vector<Derivation> derivations;
};

/// Expressions are compiled over the fields of `record`. Throws ConfigurationError at unknown fields, wrong types, a
/// layout that is not the record's, and a repeated (indicator, dimension).
[[nodiscard]] DerivationSpec read_derivations(const spec::Node& file, const model::RecordSpec& record);

/// The file named after the record's layout; nothing where that layout gives no indicators.
[[nodiscard]] std::optional<DerivationSpec> load_derivations(const spec::Catalogue& catalogue,
                                                             const model::RecordSpec& record);

struct DerivedValue {
  std::string indicator;
  std::string dimension;
  std::optional<base::Decimal> numerator;
  std::optional<base::Decimal> denominator;
  model::ValueState state = model::ValueState::not_reported;
  std::size_t field = 0;  ///< ordinal of the field whose cell is its lineage
};

/// The indicator values of one record; `fields` in the order of its spec. The state is that of the numerator's cell,
/// zero there is ZERO_REPORTED; where the numerator is there and the denominator is not, the denominator's (DECISIONS
/// 32).
[[nodiscard]] std::vector<DerivedValue> derive(const DerivationSpec& spec, std::span<const model::Value> fields);

}  // namespace tidtam::transforms
