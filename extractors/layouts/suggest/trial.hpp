#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "extractors/layouts/options.hpp"
#include "extractors/layouts/suggest/suggestion.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/model/workbook.hpp"

namespace tidtam::layouts::suggest {

/// What a suggestion is tried beside: the layouts that there are, and the tables that they fill.
struct Surroundings {
  std::span<const LayoutSpec> layouts;
  const LayoutOptions& options;
  const model::Schema& schema;
};

/// How a suggested layout fares on the sheet that it was made for.
struct Trial {
  std::optional<LayoutSpec> layout;  ///< as loaded
  std::string complaint;             ///< of the loader or the lint, where there is no layout
  std::size_t n_records = 0;
  std::size_t n_totals = 0;
  std::size_t n_values = 0;     ///< cells in the records
  std::uint32_t first_row = 0;  ///< of the records, from 0
  std::uint32_t last_row = 0;
  std::set<std::string> others;  ///< layouts that read a part of the sheet too
};

/// Loads the suggestions as files, as a run would, beside the layouts that there are, and reads their sheet with them
/// all: one trial a suggestion.
[[nodiscard]] std::vector<Trial> try_suggestions(std::span<const Suggestion> suggestions, const model::Sheet& sheet,
                                                 const Surroundings& surroundings);

/// Ids of the layouts that read a table on the sheet.
[[nodiscard]] std::set<std::string> layouts_reading(const model::Sheet& sheet, std::span<const LayoutSpec> layouts,
                                                    const LayoutOptions& options);

}  // namespace tidtam::layouts::suggest
