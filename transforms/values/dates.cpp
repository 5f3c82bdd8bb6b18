#include "transforms/values/dates.hpp"

#include <cmath>

#include "pipeline/thai/date_lexer.hpp"
#include "pipeline/thai/repair.hpp"
#include "transforms/values/date_parts.hpp"
#include "transforms/values/periods.hpp"

namespace tidtam::transforms {

namespace {
/// `18 สิงหาคม 2504`, `02/04/2525`: the shapes of nine cells in ten, read without a look at anything else.
std::optional<DateReading> read_plain(std::string_view text) {
  std::size_t at = 0;
  const auto number = [&](std::size_t most) {
    int value = 0;
    std::size_t digits = 0;
    while (at < text.size() && digits < most && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + (text[at++] - '0');
      ++digits;
    }
    return digits == 0 ? -1 : value;
  };
  DateParts parts;
  parts.day = number(2);
  if (parts.day <= 0 || at >= text.size()) return std::nullopt;
  const char separator = text[at++];
  if (separator == '/') {
    parts.month = number(2);
    if (parts.month <= 0 || at >= text.size() || text[at++] != '/') return std::nullopt;
  } else if (separator == ' ') {
    const std::size_t blank = text.find(' ', at);
    if (blank == std::string_view::npos) return std::nullopt;
    parts.month = thai::month_named(text.substr(at, blank - at));
    if (parts.month == 0) return std::nullopt;
    at = blank + 1;
  } else {
    return std::nullopt;
  }
  if (text.size() - at != 4) return std::nullopt;
  const auto year = buddhist_year_of(number(4), Era::unknown);
  if (!year || at != text.size()) return std::nullopt;
  parts.year = *year;
  return reading_of({parts, parts, Joint::single}, {});
}

DateReading failure(Codes codes, std::string_view code) {
  DateReading reading;
  reading.codes = std::move(codes);
  if (!holds_error(reading.codes)) add_code(reading.codes, code);
  return reading;
}
}  // namespace

DateReading read_date(std::string_view text, const DateContext& context) {
  if (auto plain = read_plain(text)) return std::move(*plain);
  std::string buffer;
  const std::string_view mended = thai::repaired(text, buffer);
  std::vector<thai::DateToken> tokens;
  tokens.reserve(16);
  thai::lex_date(mended, tokens);
  if (auto vague = read_vague_date(tokens, context)) return std::move(*vague);
  Codes codes;
  const auto ends = ends_of(tokens, context, codes);
  if (!ends) return failure(std::move(codes), "DATE-01");
  DateReading reading = reading_of(*ends, std::move(codes));
  if (!reading.has_value() && !holds_error(reading.codes)) add_code(reading.codes, "DATE-01");
  return reading;
}

DateReading read_decoded_date(int year, int month, int day) {
  DateReading reading;
  const bool is_common = year >= 1900 && year <= 2200;
  const bool is_buddhist = year >= 2400 && year <= 2700;
  if (!is_common && !is_buddhist) {
    add_code(reading.codes, "DATE-YEAR");
    return reading;
  }
  const auto date = base::date_of(is_buddhist ? year - kBuddhistOffset : year, month, day);
  if (!date) {
    add_code(reading.codes, month == 2 && day == 29 ? "DATE-FEB29" : "DATE-DAY");
    return reading;
  }
  if (is_buddhist) add_code(reading.codes, "DATE-BE-SERIAL");
  reading.first = date;
  reading.last = date;
  return reading;
}

DateReading read_serial_date(double serial) {
  DateReading reading;
  // 0001 … 9999 in days; what lies outside is no date of any era.
  if (!(serial >= 0 && serial < 2'958'466)) {
    add_code(reading.codes, "DATE-YEAR");
    return reading;
  }
  const int whole = static_cast<int>(std::floor(serial));
  // Excel counts a 29 February 1900 that never was as day 60; only typing errors stand there.
  if (whole < 61) {
    add_code(reading.codes, "DATE-YEAR");
    return reading;
  }
  constexpr int kSerialOfEpoch = 25'569;
  const base::Date decoded = base::date_of_days(whole - kSerialOfEpoch);
  return read_decoded_date(decoded.year, decoded.month, decoded.day);
}

std::string to_text(const DateReading& reading) {
  if (!reading.has_value()) return {};
  if (!reading.first) return "../" + base::to_iso(*reading.last);
  if (!reading.is_range) return base::to_iso(*reading.first);
  return base::to_iso(*reading.first) + "/" + base::to_iso(*reading.last);
}

}  // namespace tidtam::transforms
