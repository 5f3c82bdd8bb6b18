#include "extractors/formats/iso_date.hpp"

#include <charconv>

#include "pipeline/base/date.hpp"

namespace tidtam::formats {

namespace {
constexpr int kEpochSerial = 25569;  // 1970-01-01
constexpr double kSecondsADay = 86400;
constexpr int kFirstTrueSerial = 61;  // Excel counts a 29 February 1900 that never was

std::optional<int> two_digits(std::string_view text) {
  if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::optional<double> seconds_of(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (text.size() < 5 || text[2] != ':') return std::nullopt;
  const std::optional<int> hours = two_digits(text);
  const std::optional<int> minutes = two_digits(text.substr(3));
  if (!hours || !minutes || *hours > 24 || *minutes > 59) return std::nullopt;
  double seconds = 0;
  if (text.size() > 5) {
    const std::string_view rest = text.substr(6);
    const auto [end, error] =
        std::from_chars(rest.data(), rest.data() + rest.size(), seconds, std::chars_format::fixed);
    if (text[5] != ':' || error != std::errc() || end != rest.data() + rest.size()) return std::nullopt;
    if (!(seconds >= 0 && seconds < 61)) return std::nullopt;
  }
  return *hours * 3600 + *minutes * 60 + seconds;
}
}  // namespace

std::optional<double> serial_of_iso(std::string_view text) {
  if (text.size() < 10 || text[4] != '-') {
    const std::optional<double> seconds = seconds_of(text);
    if (!seconds) return std::nullopt;
    return *seconds / kSecondsADay;
  }
  const std::optional<base::Date> date = base::parse_iso_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  int day = base::days_of(*date) + kEpochSerial;
  if (day < kFirstTrueSerial) --day;
  if (text.size() == 10) return day;
  if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const std::optional<double> seconds = seconds_of(text.substr(11));
  if (!seconds) return std::nullopt;
  return day + *seconds / kSecondsADay;
}

std::optional<double> days_of_iso_duration(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  text.remove_prefix(1);
  bool in_time = false;
  double seconds = 0;
  while (!text.empty()) {
    if (text.front() == 'T' && !in_time) {
      in_time = true;
      text.remove_prefix(1);
      continue;
    }
    double amount = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount, std::chars_format::fixed);
    if (error != std::errc() || end == text.data() + text.size() || !(amount >= 0)) return std::nullopt;
    const char unit = *end;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    if (unit == 'D' && !in_time) {
      seconds += amount * kSecondsADay;
    } else if (unit == 'H' && in_time) {
      seconds += amount * 3600;
    } else if (unit == 'M' && in_time) {
      seconds += amount * 60;
    } else if (unit == 'S' && in_time) {
      seconds += amount;
    } else {
      return std::nullopt;
    }
  }
  return (is_negative ? -seconds : seconds) / kSecondsADay;
}

}  // namespace tidtam::formats
