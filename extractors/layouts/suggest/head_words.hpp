#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/layouts/suggest/column_evidence.hpp"
#include "extractors/layouts/suggest/words.hpp"
#include "pipeline/model/record.hpp"

namespace tidtam::layouts::suggest {

/// The kind that the words of a head speak for; of a group's head the leaf is asked first. Words of a day, year,
/// quarter or term say when, not what, where the head names a certain one (`ไตรมาส 1`) or the cells beneath hold none.
[[nodiscard]] std::optional<model::FieldKind> kind_by_words(const std::vector<std::string>& head,
                                                            const ColumnEvidence& cells, const Words& words);

/// Whether one of the texts of the head holds one of these words, which are keys.
[[nodiscard]] bool head_holds_one_of(const std::vector<std::string>& head, const std::vector<std::string>& words);

/// Kinds that say to which year, quarter or term a row belongs.
[[nodiscard]] bool is_period(model::FieldKind kind);

}  // namespace tidtam::layouts::suggest
