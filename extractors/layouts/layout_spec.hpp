#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/node.hpp"

/// From a Workbook to the Records of known layouts: which sheet is what, and which column holds which field.
namespace tidtam::layouts {

/// How a sheet of the layout is built.
enum class LayoutForm : std::uint8_t {
  table,        ///< a header, and a record in each row beneath it
  label_value,  ///< one record: each value in the cell to the right of its label
};

/// One wording of a header, label or sheet name, with the key it is compared by.
struct Variant {
  std::string text;
  std::string key;
};

/// How the column of a field may be headed: by one text, or by a group's text with a leaf's text beneath it.
struct FieldHead {
  std::vector<Variant> headers;  ///< the standard form's first
  std::vector<Variant> groups;
  std::vector<Variant> leaves;
};

/// A layout file: what the sheet yields (`record`) and how it is recognised. An edition of another layout, the form of
/// an earlier year, yields that layout's record from columns of its own; fields that it does not have are without a
/// head.
struct LayoutSpec {
  std::string id;  ///< the file's name; `record.layout` too, but for editions
  model::RecordSpec record;
  LayoutForm form = LayoutForm::table;
  std::vector<Variant> sheets;                   ///< names of the sheet, the standard form's first
  std::vector<FieldHead> heads;                  ///< one for each field of `record`
  std::vector<std::vector<std::size_t>> one_of;  ///< of each of these lists of fields at least one has to be there
  std::optional<base::Date> valid_from;          ///< the form is meant for periods that end from this day …
  std::optional<base::Date> valid_to;            ///< … to this one
};

/// Reads one layout. `stem` is the file's name without ending, which the id has to repeat. Where a schema is given, the
/// table and the columns that the fields go into must exist in it. Throws ConfigurationError, naming file and line.
[[nodiscard]] LayoutSpec read_layout(const spec::Node& node, std::string_view stem, const model::Schema* schema);
/// Reads an edition of `base`: `edition_of`, days, and how the earlier form names its sheet and the fields that it has.
[[nodiscard]] LayoutSpec read_edition(const spec::Node& node, std::string_view stem, const LayoutSpec& base);
/// Days between `day` and the days for which the layout is meant: 0 within them.
[[nodiscard]] int days_outside(const LayoutSpec& layout, base::Date day);
/// The layouts of these files, ordered by id, checked each by itself and against one another (layout_lint.hpp);
/// kOptionsFile among them is passed over.
[[nodiscard]] std::vector<LayoutSpec> load_layouts(std::span<const std::filesystem::path> files,
                                                   const model::Schema* schema);
/// All layouts of the catalogue.
[[nodiscard]] std::vector<LayoutSpec> load_layouts(const spec::Catalogue& catalogue, const model::Schema* schema);

/// The name of the file beside the layouts that holds the words of LayoutOptions.
constexpr std::string_view kOptionsFile = "recognition.yaml";

/// The word by which layout files call this kind: `money`.
[[nodiscard]] std::string_view kind_word(model::FieldKind kind);
/// The kind of this word; where there is none, the node complains and names those that there are.
[[nodiscard]] model::FieldKind read_kind(const spec::Node& node, std::string_view word);

/// The header's text on the standard form: `ชื่อโครงการ`, or `จำนวนนักเรียน / ชาย` under a group.
[[nodiscard]] std::string standard_head(const FieldHead& head);

}  // namespace tidtam::layouts
