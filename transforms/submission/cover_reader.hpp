#pragma once

#include <vector>

#include "transforms/submission/cover.hpp"
#include "transforms/submission/transformer.hpp"

namespace tidtam::transforms {

/// What every name in a file is looked up with: the file itself, and what officers settled by hand.
[[nodiscard]] NameContext file_context(const ExtractedFile& file, const Meaning& meaning);

/// Whom and what time the file speaks for: from its cover sheet; where it has none, from the folder it lay in and the
/// titles above its tables; the period at last from the round that is open (DECISIONS 4, 5, 10). Adds what is wrong.
[[nodiscard]] Cover read_cover(const ExtractedFile& file, const Meaning& meaning,
                               std::vector<model::Finding>& findings);

/// Takes up what the text of a title says of fiscal year, quarter, academic year and semester; what is known stays.
void learn_periods(std::string_view title, Cover& cover);

}  // namespace tidtam::transforms
