#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/decimal.hpp"
#include "transforms/values/finding_codes.hpp"

namespace tidtam::transforms {

/// A number as written, wide enough for a budget in satang: whole part and six places.
struct ExactNumber {
  std::uint64_t whole = 0;
  std::uint32_t millionths = 0;
  bool negative = false;

  /// `-12.5`, no trailing zeros.
  [[nodiscard]] std::string to_string() const;
  /// Nothing beyond ±9.2 × 10¹².
  [[nodiscard]] std::optional<base::Decimal> to_decimal() const {
    constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max() / base::Decimal::kOne - 1;
    if (whole > kMost) return std::nullopt;
    const auto magnitude = static_cast<std::int64_t>(whole) * base::Decimal::kOne + millionths;
    return base::Decimal::of_millionths(negative ? -magnitude : magnitude);
  }
  /// Times a factor; nothing on overflow.
  [[nodiscard]] std::optional<ExactNumber> times(std::int64_t factor) const;
};

struct NumberReading {
  // A default made by the compiler would clear the whole of it first, which takes as long as reading a number.
  NumberReading() {}  // NOLINT(modernize-use-equals-default)

  std::optional<ExactNumber> exact;     ///< the number, its scale word (`ล้าน`) worked in
  std::optional<base::Decimal> value;   ///< the same where a Decimal holds it; else NUM-BIG stands in `codes`
  std::optional<base::Decimal> second;  ///< the number in brackets behind it: `35,344 (42.54)`
  std::int64_t scale = 1;               ///< that was worked in: 1,000,000 for `ล้าน`
  bool in_baht = false;                 ///< บาท or สตางค์ stands in the cell
  bool is_percent = false;
  std::string_view unit;  ///< behind the number, in its usual spelling; lives as long as the program
  Codes codes;

  [[nodiscard]] bool has_value() const { return exact.has_value(); }
};

/// Reads one number of a cell. What is no number gives NUM-01 and no value; letters that look like digits are never
/// taken for them.
[[nodiscard]] NumberReading read_number(std::string_view text);

struct MoneyReading {
  std::optional<std::int64_t> satang;
  Codes codes;
};
/// An amount in satang, exactly. `baht_scale` is that of the sheet's unit note; a unit in the cell wins over it. An
/// amount finer than a satang is an error, NUM-SATANG.
[[nodiscard]] MoneyReading read_money(std::string_view text, std::int64_t baht_scale);
/// The same of a number cell: the nearest satang, since a double holds no more.
[[nodiscard]] MoneyReading money_of_double(double amount, std::int64_t baht_scale);

}  // namespace tidtam::transforms
