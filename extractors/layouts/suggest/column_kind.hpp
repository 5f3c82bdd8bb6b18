#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/layouts/suggest/column_evidence.hpp"
#include "extractors/layouts/suggest/suggestion.hpp"
#include "extractors/layouts/suggest/words.hpp"
#include "pipeline/model/record.hpp"

namespace tidtam::layouts::suggest {

/// A kind with the reason to show an analyst.
struct KindGuess {
  model::FieldKind kind = model::FieldKind::text;
  Remark reason;
  bool is_personal = false;  ///< a name, identity, contact, health …: no report needs it
};

/// What the sheet says of a column besides its cells.
struct ColumnContext {
  std::vector<std::string> head;               ///< texts from the top down
  bool has_money_unit = false;                 ///< a unit of money stands in the head
  bool sheet_has_money_unit = false;           ///< or above the table
  std::optional<model::FieldKind> known_kind;  ///< of a field with this head in a layout that there is
  std::string known_place;                     ///< `projects.allocated`
};

/// The kind of a column by all its cells and its head's words; cells overrule words.
[[nodiscard]] KindGuess guess_kind(const ColumnEvidence& cells, const ColumnContext& context, const Words& words);

/// Whether a cell of this shape can be read as this kind.
[[nodiscard]] bool suits(CellShape shape, model::FieldKind kind);

/// Kinds that hold a number, of which a total can be made.
[[nodiscard]] bool is_measure(model::FieldKind kind);

}  // namespace tidtam::layouts::suggest
