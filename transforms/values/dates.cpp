#include "transforms/values/dates.hpp"

#include <cmath>

#include "pipeline/thai/date_lexer.hpp"
#include "transforms/values/date_parts.hpp"
#include "transforms/values/periods.hpp"

namespace tidtam::transforms {

DateReading read_date(std::string_view text, const DateContext& context) {
  thai::DateTokens lexed;
  thai::lex_repaired_date(text, lexed);
  const auto tokens = lexed.all();
  if (may_be_vague(lexed.words())) {
    if (auto vague = read_vague_date(tokens, context)) return std::move(*vague);
  }
  return read_days(tokens, context);
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
