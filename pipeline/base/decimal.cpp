#include "pipeline/base/decimal.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace tidtam::base {

namespace {
// __extension__ keeps -Wpedantic quiet about the one 128-bit type that the sums need.
__extension__ using Wide = __int128;

std::optional<std::int64_t> narrowed(Wide wide) {
  if (wide > std::numeric_limits<std::int64_t>::max() || wide < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(wide);
}

std::optional<Decimal> wrapped(std::optional<std::int64_t> millionths) {
  if (!millionths) return std::nullopt;
  return Decimal::of_millionths(*millionths);
}
}  // namespace

std::optional<Decimal> Decimal::of_integer(std::int64_t integer) {
  return wrapped(narrowed(Wide{integer} * kOne));
}

std::optional<Decimal> Decimal::of_double(double number) {
  const double scaled = std::round(number * static_cast<double>(kOne));
  constexpr double kTooLarge = 9223372036854775808.0;  // 2^63
  if (!(std::abs(scaled) < kTooLarge)) return std::nullopt;
  return of_millionths(static_cast<std::int64_t>(scaled));
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  Wide millionths = 0;
  int places = -1;
  bool has_digit = false;
  bool round_up = false;
  for (const char c : text) {
    if (c == '.') {
      if (places >= 0) return std::nullopt;
      places = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    has_digit = true;
    if (places >= 6) {
      if (places == 6) round_up = c >= '5';
      places = 7;
      continue;
    }
    millionths = millionths * 10 + (c - '0');
    if (-millionths < Wide{std::numeric_limits<std::int64_t>::min()}) return std::nullopt;
    if (places >= 0) ++places;
  }
  if (!has_digit) return std::nullopt;
  for (int place = places < 0 ? 0 : places; place < 6; ++place) millionths *= 10;
  if (round_up) ++millionths;
  return wrapped(narrowed(negative ? -millionths : millionths));
}

std::string Decimal::to_string() const {
  const bool negative = millionths_ < 0;
  const auto magnitude =
      negative ? std::uint64_t{0} - static_cast<std::uint64_t>(millionths_) : static_cast<std::uint64_t>(millionths_);
  std::string text = fmt::format("{}{}", negative ? "-" : "", magnitude / kOne);
  auto rest = magnitude % kOne;
  if (rest == 0) return text;
  std::string places = fmt::format("{:06}", rest);
  while (places.back() == '0') places.pop_back();
  return text + "." + places;
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  return wrapped(narrowed(Wide{millionths_} + other.millionths_));
}

std::optional<Decimal> Decimal::minus(Decimal other) const {
  return wrapped(narrowed(Wide{millionths_} - other.millionths_));
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  const Wide product = Wide{millionths_} * other.millionths_;
  const Wide half = product < 0 ? -Wide{kOne / 2} : Wide{kOne / 2};
  return wrapped(narrowed((product + half) / kOne));
}

}  // namespace tidtam::base
