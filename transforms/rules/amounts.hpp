#pragma once

#include <string>

#include "pipeline/model/record.hpp"
#include "pipeline/model/value.hpp"

namespace tidtam::transforms {

/// A value as an officer would write it in a column of this kind: money in baht with separators, `1,234.50`.
[[nodiscard]] std::string shown_datum(const model::Datum& datum, model::FieldKind kind);

}  // namespace tidtam::transforms
