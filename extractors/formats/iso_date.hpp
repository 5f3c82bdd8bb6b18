#pragma once

#include <optional>
#include <string_view>

namespace tidtam::formats {

/// The serial, in the 1900 system, of `2024-01-15`, `2024-01-15T10:20:30.5Z` or `10:20:30`; nothing for other text.
[[nodiscard]] std::optional<double> serial_of_iso(std::string_view text);

/// The days of a duration of hours, minutes and seconds: `PT12H30M0.5S` is 12.5 hours and a bit; `P1DT2H` and a minus
/// sign in front are read too. Nothing for other text, months and years among them.
[[nodiscard]] std::optional<double> days_of_iso_duration(std::string_view text);

}  // namespace tidtam::formats
