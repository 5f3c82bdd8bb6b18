#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/layouts/header_search.hpp"

namespace tidtam::layouts {

/// Why a sheet is none of the forms: what it comes near to, or where its own heads seem to stand.
struct NearMiss {
  std::vector<HeaderFound> nearest;       ///< at most three layouts, each once, the best first
  std::optional<std::uint32_t> head_row;  ///< 0-based: the row with most words, two at least
};

/// Looks once more at the rows in which find_headers found nothing.
[[nodiscard]] NearMiss near_miss_of(const SheetRows& rows, const HeaderQuest& quest, WordBook& words);

}  // namespace tidtam::layouts
