#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "pipeline/base/date.hpp"
#include "pipeline/base/decimal.hpp"

namespace tidtam::model {

/// Why a value is or is not there (DOMAIN D.2). Absent is never zero.
enum class ValueState : std::uint8_t { value, zero_reported, not_reported, no_data, not_applicable };

/// `VALUE`, `ZERO_REPORTED`, `NOT_REPORTED`, `NO_DATA`, `NOT_APPLICABLE`.
[[nodiscard]] std::string_view state_word(ValueState state);
[[nodiscard]] std::optional<ValueState> parse_state(std::string_view word);

/// One datum of a record or a fact. Counts, flags and money (in satang) are integers.
using Datum = std::variant<std::monostate, std::int64_t, base::Decimal, double, base::Date, std::string>;

[[nodiscard]] inline bool is_absent(const Datum& datum) { return datum.index() == 0; }

/// As exports print it: dates ISO, doubles with 15 significant digits, absent empty.
[[nodiscard]] std::string to_text(const Datum& datum);

/// A datum and why it is or is not there.
struct Value {
  Datum datum;
  ValueState state = ValueState::not_reported;
};

}  // namespace tidtam::model
