#include "pipeline/store/moment.hpp"

#include <fmt/format.h>

#include "pipeline/base/error.hpp"

namespace tidtam::store {

namespace {
constexpr std::string_view kPattern = "0000-00-00T00:00:00+07:00";

bool fits_pattern(std::string_view text) {
  if (text.size() != kPattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (i < 19 && kPattern[i] == '0' ? !is_digit : text[i] != kPattern[i]) return false;
  }
  return true;
}

int number_at(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}
}  // namespace

std::string moment_text(base::Seconds moment) {
  return base::to_iso_thai(moment);
}
std::string moment_text(std::optional<base::Seconds> moment) {
  return moment ? moment_text(*moment) : std::string();
}

std::optional<base::Seconds> parse_moment(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto date = fits_pattern(text) ? base::parse_iso_date(text.substr(0, 10)) : std::nullopt;
  if (!date) throw Error(fmt::format("the store holds '{}' where a moment is expected", text));
  const base::Seconds of_day = number_at(text, 11) * 3600 + number_at(text, 14) * 60 + number_at(text, 17);
  return base::Seconds{base::days_of(*date)} * 86400 + of_day - base::kThaiOffset;
}

}  // namespace tidtam::store
