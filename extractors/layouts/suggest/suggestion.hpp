#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/layouts/layout_spec.hpp"
#include "pipeline/spec/messages.hpp"

namespace tidtam::layouts::suggest {

/// A sentence for the analyst: a phrase of `templates/messages/suggest.yaml` and what fills its blanks.
struct Remark {
  std::string phrase;
  spec::Blanks blanks;
};

/// A field of a suggested layout, with what speaks for it.
struct SuggestedField {
  model::FieldSpec spec;
  FieldHead head;
  std::vector<Remark> remarks;  ///< cells seen, the reason of the kind, what does not fit
  bool is_left_out = false;     ///< personal data: in the file as a comment only
};

/// A layout for a table or form that no layout takes, to be looked over by an analyst.
struct Suggestion {
  std::string id;
  std::string title;
  LayoutForm form = LayoutForm::table;
  std::vector<std::string> sheets;  ///< names by which its sheets are known again
  std::vector<std::string> key;
  std::string lineage_field;
  std::vector<SuggestedField> fields;
  std::vector<Remark> remarks;  ///< what the analyst should know before the rest
};

/// The layout file in this language's words: valid as `catalogue/layouts/<id>.yaml` as it stands, the remarks as
/// comments.
[[nodiscard]] std::string to_yaml(const Suggestion& suggestion, const spec::Messages& messages,
                                  spec::Language language);

}  // namespace tidtam::layouts::suggest
