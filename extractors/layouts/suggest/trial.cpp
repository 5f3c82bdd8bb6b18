#include "extractors/layouts/suggest/trial.hpp"

#include <algorithm>

#include "extractors/layouts/layout_lint.hpp"
#include "extractors/layouts/matcher.hpp"
#include "pipeline/base/error.hpp"

namespace tidtam::layouts::suggest {

namespace {

/// The file's text without its comments, loaded; its complaint goes into the trial.
std::optional<LayoutSpec> loaded(const Suggestion& suggestion, const model::Schema& schema, Trial& trial) {
  Suggestion bare = suggestion;
  bare.remarks.clear();
  for (SuggestedField& field : bare.fields) field.remarks.clear();
  try {
    const std::string yaml = to_yaml(bare, spec::Messages({}), spec::Language::en);
    return read_layout(spec::Node::parse(yaml, bare.id + ".yaml"), bare.id, &schema);
  } catch (const ConfigurationError& error) {
    trial.complaint = error.what();
    return std::nullopt;
  }
}

/// A workbook of this sheet only; its cells point to where those of the sheet do.
model::Workbook alone(const model::Sheet& sheet) {
  model::Workbook workbook;
  workbook.sheets.push_back(sheet);
  return workbook;
}

void count_records(const model::RecordBatch& batch, Trial& trial) {
  for (const model::Record& record : batch.records) {
    if (record.is_total) {
      ++trial.n_totals;
      continue;
    }
    if (trial.n_records == 0) trial.first_row = record.row;
    trial.last_row = record.row;
    ++trial.n_records;
    trial.n_values += static_cast<std::size_t>(
        std::ranges::count_if(record.cells, [](const model::Cell* cell) { return cell != nullptr; }));
  }
}

}  // namespace

std::vector<Trial> try_suggestions(std::span<const Suggestion> suggestions, const model::Sheet& sheet,
                                   const Surroundings& surroundings) {
  std::vector<Trial> trials(suggestions.size());
  std::vector<LayoutSpec> layouts(surroundings.layouts.begin(), surroundings.layouts.end());
  for (std::size_t i = 0; i < suggestions.size(); ++i) {
    auto layout = loaded(suggestions[i], surroundings.schema, trials[i]);
    if (!layout) continue;
    layouts.push_back(std::move(*layout));
    const std::vector<std::string> complaints = lint_layouts(layouts);
    if (complaints.empty()) {
      trials[i].layout = layouts.back();
    } else {
      trials[i].complaint = complaints.front();
      layouts.pop_back();
    }
  }
  const model::Workbook workbook = alone(sheet);
  const Extraction extraction = extract(workbook, layouts, surroundings.options);
  for (const model::RecordBatch& batch : extraction.batches) {
    const auto at = std::ranges::find(suggestions, batch.spec->layout, &Suggestion::id);
    if (at != suggestions.end()) {
      count_records(batch, trials[static_cast<std::size_t>(at - suggestions.begin())]);
    } else {
      for (Trial& trial : trials) trial.others.insert(batch.spec->layout);
    }
  }
  return trials;
}

std::set<std::string> layouts_reading(const model::Sheet& sheet, std::span<const LayoutSpec> layouts,
                                      const LayoutOptions& options) {
  const model::Workbook workbook = alone(sheet);
  const Extraction extraction = extract(workbook, layouts, options);
  std::set<std::string> ids;
  for (const model::RecordBatch& batch : extraction.batches) ids.insert(batch.spec->layout);
  return ids;
}

}  // namespace tidtam::layouts::suggest
