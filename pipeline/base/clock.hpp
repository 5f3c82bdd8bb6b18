#pragma once

#include <cstdint>
#include <string>

#include "pipeline/base/date.hpp"

namespace tidtam::base {

/// A moment: seconds since 1970-01-01T00:00:00Z.
using Seconds = std::int64_t;

/// Where the time comes from; tests and reproducible runs pass a fixed one.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Seconds now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Seconds now() const override;
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Seconds moment) : moment_(moment) {}
  [[nodiscard]] Seconds now() const override { return moment_; }

 private:
  Seconds moment_;
};

/// Thailand keeps UTC+7 without summer time; offices read local times.
constexpr Seconds kThaiOffset = Seconds{7} * 3600;
/// The day in Thailand at this moment.
[[nodiscard]] Date thai_date_of(Seconds moment);
/// `2026-03-31T01:10:00+07:00`.
[[nodiscard]] std::string to_iso_thai(Seconds moment);
/// Hour and minute in Thailand, `01.10` as Thai offices write it.
[[nodiscard]] std::string thai_time_of_day(Seconds moment);

}  // namespace tidtam::base
