#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/layouts/matcher.hpp"
#include "tests/support/sheet_builder.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::layouts {

inline std::filesystem::path shipped_folder() {
  return std::filesystem::path(support::source_dir()) / "extractors/layouts";
}

/// The shipped layouts, read once for all tests of the program.
inline const std::vector<LayoutSpec>& shipped_layouts() {
  static const std::vector<LayoutSpec> layouts = [] {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(shipped_folder())) {
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    return load_layouts(files, nullptr);
  }();
  return layouts;
}

inline const LayoutOptions& shipped_options() {
  static const LayoutOptions options = load_options(shipped_folder() / kOptionsFile);
  return options;
}

inline Extraction extract_shipped(const model::Workbook& workbook) {
  static const Matcher matcher(shipped_layouts(), shipped_options());
  return matcher.extract(workbook);
}

/// What stands in a record's field as text; `none` where there is no cell.
inline std::string shown(const model::RecordBatch& batch, std::size_t record, std::string_view field) {
  const auto ordinal = batch.spec->ordinal_of(field);
  const model::Cell* cell = ordinal ? batch.records.at(record).cells.at(*ordinal) : nullptr;
  return cell == nullptr ? "none" : model::shown_value(*cell);
}

/// Ids of the layouts of the batches, in order.
inline std::vector<std::string> layouts_of(const Extraction& extraction) {
  std::vector<std::string> ids;
  for (const model::RecordBatch& batch : extraction.batches) ids.push_back(batch.spec->layout);
  return ids;
}

inline std::vector<std::string> rules_of(const Extraction& extraction) {
  std::vector<std::string> rules;
  for (const model::Finding& finding : extraction.findings) rules.push_back(finding.rule);
  return rules;
}

/// The head of the field as the officer wrote it; empty where the field has no column.
inline std::string head_of(const model::RecordBatch& batch, std::string_view field) {
  return batch.head_texts.at(*batch.spec->ordinal_of(field));
}

}  // namespace tidtam::layouts
