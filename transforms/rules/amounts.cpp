#include "transforms/rules/amounts.hpp"

#include <fmt/format.h>

namespace tidtam::transforms {

namespace {
std::string with_separators(std::string digits) {
  const std::size_t start = !digits.empty() && digits[0] == '-' ? 1 : 0;
  std::size_t end = digits.find('.');
  if (end == std::string::npos) end = digits.size();
  for (std::size_t at = end; at > start + 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string baht_of(base::Decimal satang) {
  const auto whole = satang.millionths() / base::Decimal::kOne;
  const auto magnitude = whole < 0 ? -whole : whole;
  return with_separators(fmt::format("{}{}.{:02}", whole < 0 ? "-" : "", magnitude / 100, magnitude % 100));
}
}  // namespace

std::string shown_datum(const model::Datum& datum, model::FieldKind kind) {
  const auto* decimal = std::get_if<base::Decimal>(&datum);
  const auto* integer = std::get_if<std::int64_t>(&datum);
  if (kind == model::FieldKind::money) {
    if (decimal) return baht_of(*decimal);
    if (integer) return baht_of(base::Decimal::of_integer(*integer).value_or(base::Decimal()));
  }
  if (decimal) return with_separators(decimal->to_string());
  if (integer) return with_separators(std::to_string(*integer));
  if (const auto* real = std::get_if<double>(&datum)) return with_separators(fmt::format("{:.2f}", *real));
  return model::to_text(datum);
}

std::optional<base::Decimal> exact_number(const model::Datum& datum) {
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return base::Decimal::of_integer(*integer);
  if (const auto* decimal = std::get_if<base::Decimal>(&datum)) return *decimal;
  if (const auto* real = std::get_if<double>(&datum)) return base::Decimal::of_double(*real);
  return std::nullopt;
}

}  // namespace tidtam::transforms
