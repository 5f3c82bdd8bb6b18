#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extractors/layouts/column_match.hpp"

namespace tidtam::layouts {

/// How far a header's key is from a variant's, in edits of at most max(1, length / 8); nothing where they are no
/// likeness: further apart, too short to be misspelt, or differing in a digit, grade, quarter, month or in `ไม่`.
[[nodiscard]] std::optional<std::size_t> likeness(std::string_view key, std::string_view variant);

/// Gives columns left over to fields left over, where the likeness is nearer than that of any other column of the
/// header and any other field of the layout.
void match_by_likeness(std::span<const ColumnPath> paths, const LayoutSpec& layout, WordBook& words, HeadMatch& match);

}  // namespace tidtam::layouts
