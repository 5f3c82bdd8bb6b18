#pragma once

#include <optional>
#include <string>

#include "pipeline/base/decimal.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/value.hpp"

namespace tidtam::transforms {

/// A value as an officer would write it in a column of this kind: money in baht with separators, `1,234.50`.
[[nodiscard]] std::string shown_datum(const model::Datum& datum, model::FieldKind kind);

/// The number held; nothing where there is none, or one that does not fit.
[[nodiscard]] std::optional<base::Decimal> exact_number(const model::Datum& datum);

}  // namespace tidtam::transforms
