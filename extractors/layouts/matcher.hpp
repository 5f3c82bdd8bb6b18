#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extractors/layouts/label_value.hpp"
#include "extractors/layouts/layout_spec.hpp"
#include "extractors/layouts/lexicon.hpp"
#include "extractors/layouts/options.hpp"
#include "pipeline/model/cell_fate.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/workbook.hpp"

namespace tidtam::layouts {

/// What a sheet was taken for and why, for `tidtam check -v`.
struct SheetMatch {
  std::string sheet;
  std::vector<std::string> layouts;   ///< ids of what was found on it, in sheet order; empty where nothing was
  double score = 0;                   ///< of the first table found, out of 100
  std::vector<std::string> evidence;  ///< one line for each table or block
  std::uint64_t n_cells = 0;          ///< cells that are not blank
};

/// A workbook taken apart. Batches point to its cells and to the layouts: both must outlive it.
struct Extraction {
  std::vector<model::RecordBatch> batches;  ///< tables, in sheet and row order
  std::optional<model::RecordBatch> cover;  ///< one record, of the layout of grain `submission`
  std::vector<model::Finding> findings;     ///< with sheet and cell; the file is left to the run
  std::vector<SheetMatch> sheets;           ///< every sheet but the marks
  std::vector<model::CellFates> fates;      ///< of their cells, in the same order; those of records are open still
  std::optional<FormMarks> marks;           ///< of our own form
  bool is_by_day = false;  ///< forms of several years fit a sheet about equally well: on another day another is chosen
};

/// Recognises sheets. Made once for a set of layouts, which must outlive it; then safe to use from several threads.
class Matcher {
 public:
  Matcher(std::span<const LayoutSpec> layouts, LayoutOptions options);
  /// `day` is of the period that the workbook tells of, or when it came: it chooses between forms of several years that
  /// fit a sheet equally well. Without one the form that holds now is chosen.
  [[nodiscard]] Extraction extract(const model::Workbook& workbook, std::optional<base::Date> day = std::nullopt) const;

 private:
  LayoutOptions options_;
  Lexicon lexicon_;
  std::vector<std::string> instruction_keys_;
};

/// As Matcher::extract, for a single workbook.
[[nodiscard]] Extraction extract(const model::Workbook& workbook, std::span<const LayoutSpec> layouts,
                                 const LayoutOptions& options);

}  // namespace tidtam::layouts
