#include "pipeline/store/statement.hpp"

#include <array>
#include <optional>

namespace tidtam::store {

namespace {
using model::ColumnType;

std::optional<base::Decimal> decimal_of(const model::Datum& datum) {
  if (const auto* decimal = std::get_if<base::Decimal>(&datum)) return *decimal;
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return base::Decimal::of_integer(*integer);
  if (const auto* real = std::get_if<double>(&datum)) return base::Decimal::of_double(*real);
  return std::nullopt;
}

std::optional<double> real_of(const model::Datum& datum) {
  if (const auto* real = std::get_if<double>(&datum)) return *real;
  if (const auto* decimal = std::get_if<base::Decimal>(&datum)) return decimal->to_double();
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return static_cast<double>(*integer);
  return std::nullopt;
}

std::optional<std::int64_t> integer_of(const model::Datum& datum) {
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return *integer;
  const auto* decimal = std::get_if<base::Decimal>(&datum);
  if (decimal && decimal->is_integer()) return decimal->millionths() / base::Decimal::kOne;
  return std::nullopt;
}

/// `2024-01-15` without a format string: dates are written once a row.
std::array<char, 10> iso_of(base::Date date) {
  const auto digit = [](int number) { return static_cast<char>('0' + number % 10); };
  const int year = date.year;
  return {digit(year / 1000),
          digit(year / 100),
          digit(year / 10),
          digit(year),
          '-',
          digit(date.month / 10),
          digit(date.month),
          '-',
          digit(date.day / 10),
          digit(date.day)};
}
}  // namespace

bool Binder::bind(int parameter, const model::Datum& datum, ColumnType type) {
  if (model::is_absent(datum)) {
    bind_null(parameter);
    return true;
  }
  switch (type) {
    case ColumnType::text:
    case ColumnType::json:
    case ColumnType::date:
      if (const auto* text = std::get_if<std::string>(&datum)) {
        bind(parameter, std::string_view(*text));
        return true;
      }
      if (const auto* date = std::get_if<base::Date>(&datum)) {
        const auto iso = iso_of(*date);
        bind_exact(parameter, std::string_view(iso.data(), iso.size()));
        return true;
      }
      return false;
    case ColumnType::integer:
    case ColumnType::money:
    case ColumnType::flag:
      if (const auto integer = integer_of(datum)) {
        bind(parameter, *integer);
        return true;
      }
      return false;
    case ColumnType::decimal:
      if (const auto decimal = decimal_of(datum)) {
        bind(parameter, decimal->millionths());
        return true;
      }
      return false;
    case ColumnType::real:
      if (const auto real = real_of(datum)) {
        bind_real(parameter, *real);
        return true;
      }
      return false;
  }
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

model::Datum Statement::datum(int column, ColumnType type) const {
  if (is_null(column)) return {};
  switch (type) {
    case ColumnType::text:
    case ColumnType::json:
      return std::string(text(column));
    case ColumnType::date:
      if (const auto date = base::parse_iso_date(text(column))) return *date;
      return std::string(text(column));
    case ColumnType::integer:
    case ColumnType::money:
    case ColumnType::flag:
      return integer(column);
    case ColumnType::decimal:
      return base::Decimal::of_millionths(integer(column));
    case ColumnType::real:
      return real(column);
  }
  return {};
}

}  // namespace tidtam::store
