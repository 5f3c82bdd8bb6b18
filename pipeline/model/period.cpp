#include "pipeline/model/period.hpp"

#include <charconv>

#include <fmt/format.h>

namespace tidtam::model {

namespace {
constexpr int kBuddhistOffset = 543;

/// Takes `length` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t length) {
  if (text.size() < length || text.empty() || text[0] == '-') return std::nullopt;
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + length, number);
  if (failure != std::errc{} || end != text.data() + length) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

std::optional<Period> parse_fiscal(int year, std::string_view rest) {
  if (rest.empty()) return Period{PeriodKind::fiscal_year, year, 0, 0};
  const char letter = rest[0];
  rest.remove_prefix(1);
  const bool is_padded = rest.size() == 2 && rest[0] == '0';
  if (is_padded ? letter != 'M' : letter == 'M' && rest.size() != 2) return std::nullopt;  // one spelling: M03, Q3, R6
  const auto part = take_number(rest, rest.size());
  if (!part) return std::nullopt;
  if (letter == 'Q' && *part >= 1 && *part <= 4) return Period{PeriodKind::fiscal_quarter, year, *part, 0};
  if (letter == 'M' && *part >= 1 && *part <= 12) return Period{PeriodKind::fiscal_month, year, *part, 0};
  if (letter == 'R' && (*part == 6 || *part == 9 || *part == 12))
    return Period{PeriodKind::fiscal_round, year, *part, 0};
  return std::nullopt;
}

std::optional<Period> parse_academic(int year, std::string_view rest) {
  if (rest.empty()) return Period{PeriodKind::academic_year, year, 0, 0};
  const char letter = rest[0];
  rest.remove_prefix(1);
  const auto part = take_number(rest, 1);
  if (!part) return std::nullopt;
  if (letter == 'D' && *part >= 1 && *part <= 3 && rest.empty()) return Period{PeriodKind::dmc_round, year, *part, 0};
  if (letter != 'S' || *part < 1 || *part > 2) return std::nullopt;
  if (rest.empty()) return Period{PeriodKind::semester, year, *part, 0};
  if (rest[0] != 'N') return std::nullopt;
  rest.remove_prefix(1);
  const auto nutrition = take_number(rest, 1);
  if (!nutrition || *nutrition < 1 || *nutrition > 2 || !rest.empty()) return std::nullopt;
  return Period{PeriodKind::nutrition_round, year, *part, *nutrition};
}

DateRange months_of(int fiscal_year, int first_month, int last_month) {
  const auto civil = [&](int month) {
    const int calendar_month = (month + 8) % 12 + 1;
    return std::pair{fiscal_year - kBuddhistOffset - (month <= 3 ? 1 : 0), calendar_month};
  };
  const auto [first_year, first] = civil(first_month);
  const auto [last_year, last] = civil(last_month);
  return {*base::date_of(first_year, first, 1),
          *base::date_of(last_year, last, base::last_day_of_month(last_year, last))};
}
}  // namespace

std::string to_code(const Period& period) {
  switch (period.kind) {
    case PeriodKind::fiscal_year:
      return fmt::format("FY{}", period.year);
    case PeriodKind::fiscal_quarter:
      return fmt::format("FY{}Q{}", period.year, period.part);
    case PeriodKind::fiscal_month:
      return fmt::format("FY{}M{:02}", period.year, period.part);
    case PeriodKind::fiscal_round:
      return fmt::format("FY{}R{}", period.year, period.part);
    case PeriodKind::academic_year:
      return fmt::format("AY{}", period.year);
    case PeriodKind::semester:
      return fmt::format("AY{}S{}", period.year, period.part);
    case PeriodKind::dmc_round:
      return fmt::format("AY{}D{}", period.year, period.part);
    case PeriodKind::nutrition_round:
      return fmt::format("AY{}S{}N{}", period.year, period.part, period.sub_part);
  }
  return {};
}

std::optional<Period> parse_period_code(std::string_view code) {
  if (code.size() < 6) return std::nullopt;
  const std::string_view kind = code.substr(0, 2);
  std::string_view rest = code.substr(2);
  const auto year = take_number(rest, 4);
  if (!year) return std::nullopt;
  if (kind == "FY") return parse_fiscal(*year, rest);
  if (kind == "AY") return parse_academic(*year, rest);
  return std::nullopt;
}

std::optional<DateRange> fiscal_range_of(const Period& period) {
  switch (period.kind) {
    case PeriodKind::fiscal_year:
      return months_of(period.year, 1, 12);
    case PeriodKind::fiscal_quarter:
      return months_of(period.year, period.part * 3 - 2, period.part * 3);
    case PeriodKind::fiscal_month:
      return months_of(period.year, period.part, period.part);
    case PeriodKind::fiscal_round:
      return months_of(period.year, 1, period.part);
    default:
      return std::nullopt;
  }
}

Period previous_of(const Period& period) {
  Period before = period;
  const auto step_back = [&](int parts) {
    if (before.part > 1) {
      --before.part;
    } else {
      before.part = parts;
      --before.year;
    }
  };
  switch (period.kind) {
    case PeriodKind::fiscal_quarter:
      step_back(4);
      break;
    case PeriodKind::fiscal_month:
      step_back(12);
      break;
    case PeriodKind::semester:
      step_back(2);
      break;
    default:
      --before.year;
  }
  return before;
}

Period fiscal_quarter_of(base::Date date) {
  const int fiscal_month = (date.month + 2) % 12 + 1;
  return {PeriodKind::fiscal_quarter, date.year + kBuddhistOffset + (date.month >= 10 ? 1 : 0), (fiscal_month + 2) / 3,
          0};
}

}  // namespace tidtam::model
