#include "pipeline/report/wording.hpp"

#include <fmt/format.h>

#include <cmath>

#include "pipeline/base/utf8.hpp"

namespace tidtam::report {
namespace {

bool is_leading_vowel(char32_t letter) {
  return letter >= U'\u0E40' && letter <= U'\u0E44';
}
bool is_tone_or_sign(char32_t letter) {
  return letter >= U'\u0E47' && letter <= U'\u0E4E';
}
bool takes_no_room(char32_t letter) {
  return letter == U'\u0E31' || (letter >= U'\u0E34' && letter <= U'\u0E3A') || is_tone_or_sign(letter);
}

std::string with_commas(std::string digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace

std::string number_text(double number, int decimals) {
  const double power = std::pow(10.0, decimals);
  // The nudge lifts 1.005, which binary holds as 1.00499…, to where a person rounds it.
  const double nudged = std::fabs(number) * power * (1 + 4e-16);
  const double rounded = std::floor(nudged + 0.5) / power;
  std::string digits = with_commas(fmt::format("{:.{}f}", rounded, decimals));
  return number < 0 && rounded != 0 ? "-" + digits : digits;
}

std::string count_text(std::uint64_t count) {
  return with_commas(fmt::format("{}", count));
}

std::string money_text(std::int64_t satang) {
  const std::uint64_t size = satang < 0 ? 0 - static_cast<std::uint64_t>(satang) : static_cast<std::uint64_t>(satang);
  return fmt::format("{}{}.{:02}", satang < 0 ? "-" : "", count_text(size / 100), size % 100);
}

std::string date_text(base::Date date, const Phrases& phrases) {
  const int year = phrases.language() == "th" ? date.year + 543 : date.year;
  return fmt::format("{} {} {}", date.day, phrases(fmt::format("month.short.{}", date.month)), year);
}

std::string moment_text(base::Seconds moment, const Phrases& phrases) {
  const base::Date day = base::thai_date_of(moment);
  const int year = phrases.language() == "th" ? day.year + 543 : day.year;
  return phrases.fill("moment", {{"day", fmt::format("{}", day.day)},
                                 {"month", phrases(fmt::format("month.full.{}", day.month))},
                                 {"year", fmt::format("{}", year)},
                                 {"time", base::thai_time_of_day(moment)}});
}

std::string period_text(const model::Period& period, const Phrases& phrases) {
  const std::string id = fmt::format("period.{}", static_cast<int>(period.kind));
  const int month = period.kind == model::PeriodKind::fiscal_month ? (period.part + 8) % 12 + 1 : 1;
  return phrases.fill(id, {{"year", fmt::format("{}", period.year)},
                           {"part", fmt::format("{}", period.part)},
                           {"month", phrases(fmt::format("month.full.{}", month))},
                           {"sub", fmt::format("{}", period.sub_part)}});
}

std::string short_period_text(std::string_view code, const Phrases& phrases) {
  const auto period = model::parse_period_code(code);
  if (!period) return std::string(code);
  const std::string id = fmt::format("period.short.{}", static_cast<int>(period->kind));
  const int month = period->kind == model::PeriodKind::fiscal_month ? (period->part + 8) % 12 + 1 : 1;
  return phrases.fill(id, {{"year", fmt::format("{:02}", period->year % 100)},
                           {"part", fmt::format("{}", period->part)},
                           {"month", phrases(fmt::format("month.short.{}", month))},
                           {"sub", fmt::format("{}", period->sub_part)}});
}

std::string thai_sort_key(std::string_view name) {
  std::string letters;
  std::string marks;
  std::size_t at = 0;
  while (at < name.size()) {
    char32_t letter = base::decode_utf8(name, at);
    if (is_tone_or_sign(letter)) {
      base::append_utf8(marks, letter);
    } else if (is_leading_vowel(letter) && at < name.size()) {
      base::append_utf8(letters, base::decode_utf8(name, at));
      base::append_utf8(letters, letter);
    } else {
      base::append_utf8(letters, letter);
    }
  }
  return letters + '\0' + marks;
}

std::size_t cluster_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!takes_no_room(base::decode_utf8(text, at))) ++width;
  }
  return width;
}

}  // namespace tidtam::report
