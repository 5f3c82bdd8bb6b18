#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidtam::transforms {

struct NormaliseOptions {
  int near_be_year = 0;  ///< two-digit years are taken near to it
};

/// One answer of `normalise`: the canonical value, a tab, codes joined by commas. Kinds: text, digits, key, number,
/// date, period, code; nothing for another kind. Line breaks in the value are escaped.
[[nodiscard]] std::optional<std::string> normalise_line(std::string_view kind, std::string_view unescaped_line,
                                                        const NormaliseOptions& options);

}  // namespace tidtam::transforms
