#pragma once

#include <string>
#include <vector>

#include "extractors/layouts/suggest/suggestion.hpp"
#include "extractors/layouts/suggest/trial.hpp"
#include "extractors/layouts/suggest/words.hpp"
#include "pipeline/model/workbook.hpp"

namespace tidtam::layouts::suggest {

/// Sheets of a file to suggest layouts for.
struct Quest {
  std::vector<const model::Sheet*> sheets;
  std::string file_stem;  ///< names the layout where a sheet's name says nothing: `Sheet1`
  std::string id;         ///< wished for; empty: made of the names
};

/// What came of it.
struct Answer {
  std::vector<Suggestion> suggestions;  ///< in the order of sheets and tables; each loads beside all others
  std::vector<Remark> refusals;         ///< why there is none for a sheet or a table
};

/// Suggests a layout for each table by its shape and by what the existing layouts know, and tries it there. Sheets of
/// one form have one layout.
[[nodiscard]] Answer suggest_layouts(const Quest& quest, const Surroundings& surroundings, const Words& words);

}  // namespace tidtam::layouts::suggest
