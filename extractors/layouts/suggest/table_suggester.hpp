#pragma once

#include <optional>

#include "extractors/layouts/suggest/suggestion.hpp"
#include "extractors/layouts/suggest/table_areas.hpp"
#include "extractors/layouts/suggest/words.hpp"

namespace tidtam::layouts::suggest {

/// A layout for one table, without id, title and sheet. `words` knows the existing layouts. Nothing where no column
/// could be known again by its head.
[[nodiscard]] std::optional<Suggestion> suggest_table(const TableArea& area, WordBook& words,
                                                      const LayoutOptions& options, const Words& suggestion_words);

}  // namespace tidtam::layouts::suggest
