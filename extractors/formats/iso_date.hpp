#pragma once

#include <optional>
#include <string_view>

namespace tidtam::formats {

/// The serial, in the 1900 system, of `2024-01-15`, `2024-01-15T10:20:30.5Z` or `10:20:30`; nothing for other text.
[[nodiscard]] std::optional<double> serial_of_iso(std::string_view text);

}  // namespace tidtam::formats
