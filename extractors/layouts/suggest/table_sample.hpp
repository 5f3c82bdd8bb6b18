#pragma once

#include <string>
#include <vector>

#include "extractors/layouts/suggest/column_evidence.hpp"
#include "extractors/layouts/suggest/header_guess.hpp"
#include "extractors/layouts/suggest/suggestion.hpp"
#include "extractors/layouts/suggest/words.hpp"
#include "pipeline/model/record.hpp"

namespace tidtam::layouts::suggest {

/// A column of a table that no layout knows.
struct SampleColumn {
  std::size_t path = 0;            ///< of the header's paths
  std::vector<std::string> texts;  ///< of its head from the top down, units apart
  FieldHead head;                  ///< as a layout would state it
  ColumnEvidence cells;
};

/// A table read by a guessed header, before anything is known of its kinds.
struct TableSample {
  std::vector<SampleColumn> columns;
  std::vector<model::Record> records;  ///< totals apart; cells by the ordinals of `columns`
  std::vector<Remark> passed_over;     ///< columns that could not be known again, and why
};

/// Reads the rows beneath the header as a run would: totals, notes and repeated headers are told apart, so that a
/// column is judged by records alone. The records point to the cells of `rows`.
[[nodiscard]] TableSample sample_table(const SheetRows& rows, const HeaderBlock& block,
                                       const std::vector<ColumnPath>& paths, WordBook& words,
                                       const LayoutOptions& options, const Words& suggestion_words);

}  // namespace tidtam::layouts::suggest
