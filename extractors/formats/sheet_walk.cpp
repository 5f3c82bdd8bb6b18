#include <charconv>

#include "extractors/formats/sheet_scanner.hpp"
#include "extractors/formats/xml_text.hpp"
#include "extractors/formats/xml_walk.hpp"

namespace tidtam::formats {

namespace {
std::uint32_t number_of(std::string_view digits, std::uint32_t otherwise) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : otherwise;
}

/// Sheet XML element by element. Cells count only within sheetData > row, so that extensions may use the same names.
class SheetVisitor final : public XmlVisitor {
 public:
  explicit SheetVisitor(SheetBuilder& builder) : builder_(builder) {}

  void open(std::string_view name, const XmlAttributes& all_attributes) override {
    const XmlAttributes attributes = all_attributes.unprefixed();
    if (in_cell_) return depth_in_cell_++ == 0 ? open_in_cell(name) : open_in_content(name);
    if (name == "sheetData") {
      in_data_ = true;
    } else if (name == "row" && in_data_) {
      open_row(attributes);
    } else if (name == "c" && in_row_) {
      open_cell(attributes);
    } else if (name == "col" && !in_data_ && attributes.is_true("hidden")) {
      builder_.hide_columns(number_of(attributes.get("min"), 0), number_of(attributes.get("max"), 0));
    } else if (name == "mergeCell" && !in_data_) {
      builder_.add_merged(attributes.get("ref"));
    }
  }

  void close(std::string_view name) override {
    if (in_cell_) return depth_in_cell_ == 0 ? close_cell() : close_in_cell();
    if (name == "sheetData") in_data_ = false;
    if (name == "row") in_row_ = false;
  }

  void text(std::string_view piece) override {
    if (in_value_) text_ += piece;
    if (in_inline_) runs_.add(piece);
  }

 private:
  void open_row(const XmlAttributes& attributes) {
    in_row_ = true;
    row_ = number_of(attributes.get("r"), row_ + 1);
    column_ = 0;
    if (row_ > 0 && attributes.is_true("hidden")) builder_.hide_row(row_ - 1);
  }

  void open_cell(const XmlAttributes& attributes) {
    in_cell_ = true;
    cell_ = {};
    text_.clear();
    runs_ = {};
    const std::optional<std::string_view> reference = attributes.find("r");
    std::optional<model::CellRef> ref;
    if (reference) {
      ref = model::parse_a1(*reference);
    } else if (row_ >= 1 && row_ <= model::kMaxRows && column_ < model::kMaxColumns) {
      ref = model::CellRef{row_ - 1, static_cast<std::uint16_t>(column_)};
    }
    has_place_ = ref.has_value();
    if (ref) cell_.ref = *ref;
    column_ = ref ? ref->column + 1U : column_ + 1;
    cell_.style = number_of(attributes.get("s"), 0);
    const std::string_view type = attributes.get("t");
    is_inline_ = type == "inlineStr";
    if (type == "s") cell_.kind = ValueKind::shared_string;
    if (type == "str" || is_inline_) cell_.kind = ValueKind::text;
    if (type == "b") cell_.kind = ValueKind::boolean;
    if (type == "e") cell_.kind = ValueKind::error;
    if (type == "d") cell_.kind = ValueKind::iso_date;
  }

  void open_in_cell(std::string_view name) {
    if (name == "f") cell_.flags |= model::kFormula;
    in_value_ = name == "v" && !is_inline_;
    in_inline_ = name == "is" && is_inline_;
    if (in_value_) text_.clear();
    if (in_inline_) runs_ = {};
    if (in_value_ || in_inline_) cell_.has_value = true;
  }

  void open_in_content(std::string_view name) {
    if (in_inline_) runs_.open(name);
  }

  void close_in_cell() {
    if (--depth_in_cell_ > 0 && in_inline_) return runs_.close();
    if (depth_in_cell_ == 0) in_value_ = in_inline_ = false;
  }

  void close_cell() {
    in_cell_ = false;
    if (!has_place_) return builder_.note_bad_reference();
    std::string& text = is_inline_ ? runs_.text() : text_;
    undo_excel_escapes(text);
    cell_.value = text;
    builder_.add(cell_);
  }

  SheetBuilder& builder_;
  RawCell cell_;
  std::string text_;
  TextRuns runs_;
  bool in_data_ = false;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool in_value_ = false;
  bool in_inline_ = false;
  bool is_inline_ = false;
  bool has_place_ = false;
  std::size_t depth_in_cell_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
};
}  // namespace

XmlFault walk_sheet(XmlWindow& window, const Limits& limits, SheetBuilder& builder) {
  SheetVisitor visitor(builder);
  return walk_xml(window, limits.xml_depth, visitor);
}

XmlFault walk_sheet(std::string_view xml, const Limits& limits, SheetBuilder& builder) {
  XmlWindow window(xml);
  return walk_sheet(window, limits, builder);
}

}  // namespace tidtam::formats
