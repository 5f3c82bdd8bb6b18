#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidtam::base {

/// An exact decimal number: whole millionths in 64 bits, so ±9,223,372,036,854 with six places.
/// Sums of numerators and denominators stay exact in it; floating point begins at the ratio.
class Decimal {
 public:
  static constexpr std::int64_t kOne = 1'000'000;

  constexpr Decimal() = default;
  static constexpr Decimal of_millionths(std::int64_t millionths) { return Decimal(millionths); }
  /// Nothing where the number does not fit.
  static std::optional<Decimal> of_integer(std::int64_t integer);
  /// Rounded half away from zero to six places; nothing for NaN, infinities and what does not fit.
  static std::optional<Decimal> of_double(double number);
  /// Reads `-12.5`, plain digits with one point; more than six places are rounded half away from zero.
  static std::optional<Decimal> parse(std::string_view text);

  [[nodiscard]] constexpr std::int64_t millionths() const { return millionths_; }
  [[nodiscard]] double to_double() const { return static_cast<double>(millionths_) / static_cast<double>(kOne); }
  [[nodiscard]] bool is_integer() const { return millionths_ % kOne == 0; }
  [[nodiscard]] bool is_zero() const { return millionths_ == 0; }
  /// `12`, `12.5`, `-0.25`: no trailing zeros.
  [[nodiscard]] std::string to_string() const;

  /// Nothing on overflow.
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> minus(Decimal other) const;
  /// Rounded half away from zero to six places.
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;

  auto operator<=>(const Decimal&) const = default;

 private:
  constexpr explicit Decimal(std::int64_t millionths) : millionths_(millionths) {}
  std::int64_t millionths_ = 0;
};

}  // namespace tidtam::base
