#include "pipeline/base/date.hpp"

#include <chrono>

#include <fmt/format.h>

namespace tidtam::base {

namespace {
std::chrono::year_month_day to_chrono(Date date) {
  return std::chrono::year{date.year} / std::chrono::month{date.month} / std::chrono::day{date.day};
}
Date of_chrono(std::chrono::year_month_day date) {
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}
}  // namespace

std::optional<Date> date_of(int year, int month, int day) {
  if (year < -9999 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const auto date = std::chrono::year{year} / month / day;
  if (!date.ok()) return std::nullopt;
  return of_chrono(date);
}

int days_of(Date date) {
  return static_cast<int>(std::chrono::sys_days{to_chrono(date)}.time_since_epoch().count());
}

Date date_of_days(int days) {
  return of_chrono(std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}});
}

int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{to_chrono(date)}}.iso_encoding());
}

int last_day_of_month(int year, int month) {
  const auto last = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::string to_iso(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int fields[3] = {0, 0, 0};
  int field = 0;
  for (const char c : text) {
    if (c == '-') {
      ++field;
      if (field > 2) return std::nullopt;
    } else if (c >= '0' && c <= '9') {
      fields[field] = fields[field] * 10 + (c - '0');
    } else {
      return std::nullopt;
    }
  }
  return date_of(fields[0], fields[1], fields[2]);
}

}  // namespace tidtam::base
