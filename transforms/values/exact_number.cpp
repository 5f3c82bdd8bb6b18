#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "transforms/values/numbers.hpp"

namespace tidtam::transforms {

namespace {
constexpr std::uint32_t kMillion = 1'000'000;
constexpr std::uint32_t kMillionthsOfSatang = 10'000;

/// A whole amount of satang; nothing on overflow.
std::optional<std::int64_t> satang_of(const ExactNumber& baht) {
  const std::uint64_t most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / 100 - 1;
  if (baht.whole > most) return std::nullopt;
  const auto satang = static_cast<std::int64_t>(baht.whole * 100 + baht.millionths / kMillionthsOfSatang);
  return baht.negative ? -satang : satang;
}
}  // namespace

std::string ExactNumber::to_string() const {
  std::string text = fmt::format("{}{}", negative && (whole != 0 || millionths != 0) ? "-" : "", whole);
  if (millionths == 0) return text;
  std::string places = fmt::format("{:06}", millionths);
  while (places.back() == '0') places.pop_back();
  return text + "." + places;
}

std::optional<ExactNumber> ExactNumber::times(std::int64_t factor) const {
  const auto multiplier = static_cast<std::uint64_t>(factor);
  if (multiplier == 0 || whole > std::numeric_limits<std::uint64_t>::max() / multiplier / 2) return std::nullopt;
  if (multiplier > std::numeric_limits<std::uint64_t>::max() / kMillion) return std::nullopt;
  const std::uint64_t places = millionths * multiplier;
  return ExactNumber{whole * multiplier + places / kMillion, static_cast<std::uint32_t>(places % kMillion), negative};
}

MoneyReading read_money(std::string_view text, std::int64_t baht_scale) {
  NumberReading number = read_number(text);
  MoneyReading money;
  money.codes = std::move(number.codes);
  std::erase(money.codes, "NUM-BIG");
  if (!number.exact) return money;
  const bool has_own_unit = number.in_baht || number.scale != 1;
  const auto baht = number.exact->times(has_own_unit ? 1 : baht_scale);
  money.satang = baht ? satang_of(*baht) : std::nullopt;
  if (!money.satang) {
    add_code(money.codes, "NUM-BIG");
  } else if (baht->millionths % kMillionthsOfSatang != 0) {
    money.satang.reset();
    add_code(money.codes, "NUM-SATANG");
  }
  return money;
}

MoneyReading money_of_double(double amount, std::int64_t baht_scale) {
  MoneyReading money;
  const double satang = std::round(amount * static_cast<double>(baht_scale) * 100.0);
  if (std::abs(satang) < 9.0e18) {
    money.satang = static_cast<std::int64_t>(satang);
  } else {
    add_code(money.codes, "NUM-BIG");
  }
  return money;
}

}  // namespace tidtam::transforms
