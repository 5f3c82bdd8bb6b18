#pragma once

#include <optional>

#include "extractors/layouts/suggest/suggestion.hpp"
#include "extractors/layouts/suggest/table_sample.hpp"
#include "extractors/layouts/suggest/words.hpp"

namespace tidtam::layouts::suggest {

/// A layout for one table or form, without id, title and sheet. `words` knows the existing layouts. Nothing where no
/// column could be known again by its head.
[[nodiscard]] std::optional<Suggestion> suggest_table(const TableSample& sample, WordBook& words,
                                                      const Words& suggestion_words);

}  // namespace tidtam::layouts::suggest
