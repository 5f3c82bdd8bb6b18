#include "pipeline/base/clock.hpp"

#include <chrono>

#include <fmt/format.h>

namespace tidtam::base {

namespace {
struct LocalTime {
  int days;
  int seconds_of_day;
};

LocalTime thai_time_of(Seconds moment) {
  constexpr Seconds kDay = 86400;
  const Seconds local = moment + kThaiOffset;
  Seconds days = local / kDay;
  if (local % kDay < 0) --days;
  return {static_cast<int>(days), static_cast<int>(local - days * kDay)};
}
}  // namespace

Seconds SystemClock::now() const {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Date thai_date_of(Seconds moment) { return date_of_days(thai_time_of(moment).days); }

std::string to_iso_thai(Seconds moment) {
  const LocalTime time = thai_time_of(moment);
  const int second = time.seconds_of_day;
  return fmt::format("{}T{:02}:{:02}:{:02}+07:00", to_iso(date_of_days(time.days)), second / 3600, second / 60 % 60,
                     second % 60);
}

std::string thai_time_of_day(Seconds moment) {
  const int second = thai_time_of(moment).seconds_of_day;
  return fmt::format("{:02}.{:02}", second / 3600, second / 60 % 60);
}

}  // namespace tidtam::base
