#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extractors/layouts/column_match.hpp"
#include "extractors/layouts/lexicon.hpp"
#include "extractors/layouts/suggest/suggestion.hpp"

namespace tidtam::layouts::suggest {

/// A field that an existing layout has under this head.
struct KnownField {
  const LayoutSpec* layout = nullptr;
  std::size_t field = 0;
  [[nodiscard]] const model::FieldSpec& spec() const { return layout->record.fields[field]; }
  /// `projects.allocated`.
  [[nodiscard]] std::string place() const { return layout->record.layout + "." + spec().name; }
};

/// What the existing layouts know of a header.
struct KnownHeads {
  std::vector<std::optional<KnownField>> by_path;  ///< the layout with most of the heads is asked first
  std::vector<Remark> remarks;                     ///< the nearest layout, and what it would need besides
};

[[nodiscard]] KnownHeads known_heads(std::span<const ColumnPath> paths, WordBook& words);

}  // namespace tidtam::layouts::suggest
