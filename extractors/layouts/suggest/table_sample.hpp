#pragma once

#include <string>
#include <vector>

#include "extractors/layouts/suggest/column_evidence.hpp"
#include "extractors/layouts/suggest/header_guess.hpp"
#include "extractors/layouts/suggest/suggestion.hpp"
#include "extractors/layouts/suggest/words.hpp"
#include "pipeline/model/record.hpp"

namespace tidtam::layouts::suggest {

/// A column of a table, or a label of a form, that no layout knows.
struct SampleColumn {
  std::size_t path = 0;            ///< of the sample's paths
  std::vector<std::string> texts;  ///< of its head from the top down, units apart
  FieldHead head;                  ///< as a layout would state it
  ColumnEvidence cells;
  std::string place;      ///< where its cells stand, `C3:C5`
  std::string last_name;  ///< of the field, where its head gives it none: `column_c`
};

/// A table read by a guessed header, or a form by its labels, before anything is known of its kinds.
struct TableSample {
  LayoutForm form = LayoutForm::table;
  std::vector<ColumnPath> paths;
  std::vector<SampleColumn> columns;
  std::vector<model::Record> records;  ///< totals apart; cells by the ordinals of `columns`
  std::vector<Remark> remarks;         ///< where it stands first of all; columns passed over, and why
  bool has_money_unit = false;         ///< a unit of money stands above the rows
};

/// Reads the rows beneath the header as a run would: totals, notes and repeated headers are told apart, so that a
/// column is judged by records alone. Paths and records point to the cells of `rows`.
[[nodiscard]] TableSample sample_table(const SheetRows& rows, const HeaderBlock& block, WordBook& words,
                                       const LayoutOptions& options, const Words& suggestion_words);

/// As a layout states a head that stands alone.
[[nodiscard]] FieldHead single_head(const std::string& text);

}  // namespace tidtam::layouts::suggest
