#pragma once

#include <string>
#include <string_view>

namespace tidtam::thai {

/// Thai digits as 0 … 9 and nothing else changed.
[[nodiscard]] std::string to_ascii_digits(std::string_view text);
[[nodiscard]] bool holds_thai_digit(std::string_view text);

}  // namespace tidtam::thai
