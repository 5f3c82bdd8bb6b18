#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/clock.hpp"

namespace tidtam::store {

/// As the store writes moments, `2026-03-31T01:10:00+07:00`: always Thai time, so that their order is that of their
/// text.
[[nodiscard]] std::string moment_text(base::Seconds moment);
/// An absent moment is an empty text.
[[nodiscard]] std::string moment_text(std::optional<base::Seconds> moment);
/// The moment that moment_text wrote; nothing for an empty text. Throws Error for any other.
[[nodiscard]] std::optional<base::Seconds> parse_moment(std::string_view text);

}  // namespace tidtam::store
