#include "extractors/formats/ods_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "extractors/formats/iso_date.hpp"
#include "extractors/formats/ods_styles.hpp"
#include "extractors/formats/ods_text.hpp"
#include "extractors/formats/sheet_builder.hpp"
#include "extractors/formats/xml_walk.hpp"

namespace tidtam::formats {

namespace {
/// How a number of the file is shown; ordinals of kLooks.
enum class Look : std::uint8_t { plain, percent, time, duration, buddhist };
constexpr std::array<CellStyle, 5> kLooks{{{false, model::kNoFlags},
                                           {false, model::kPercentFormat},
                                           {true, model::kNoFlags},
                                           {true, model::kElapsedFormat},
                                           {true, model::kBuddhistFormat}}};

std::uint32_t count_of(const XmlAttributes& attributes, std::string_view name) {
  const std::string_view digits = attributes.get(name);
  std::uint32_t count = 1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (error == std::errc::result_out_of_range) return model::kMaxRows + 1;
  return error == std::errc() && count > 0 ? count : 1;
}

bool is_hidden(const XmlAttributes& attributes) {
  const std::string_view visibility = attributes.get("visibility");
  return visibility == "collapse" || visibility == "filter";
}

/// What LibreOffice shows for a formula that fails.
bool is_error_text(std::string_view text) {
  constexpr std::array<std::string_view, 7> kErrors{"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"};
  return std::ranges::find(kErrors, text) != kErrors.end() || (text.starts_with("Err:") && text.size() == 7);
}

/// Columns side by side that are alike.
struct ColumnRun {
  std::uint32_t end = 0;
  std::string cell_style;
};

/// A cell of the row that stands open, its place in the row known.
struct RowCell {
  std::uint32_t column = 0;
  std::uint32_t repeated = 1;
  RawCell raw;               ///< of numbers, dates and truths; its value is a view of `value`
  std::string value;         ///< as the file writes it
  bool hides_error = false;  ///< shows the error in `kept`, and declares 0
  std::string_view kept;     ///< of texts and errors: kept by the workbook, once for all repetitions
};

/// Builds the sheets from the elements of content.xml.
class ContentVisitor final : public XmlVisitor {
 public:
  ContentVisitor(OdsStyles& styles, const Limits& limits, Reading& reading)
      : styles_(styles), limits_(limits), reading_(reading) {}

  [[nodiscard]] std::optional<model::Finding>& refusal() { return refusal_; }
  [[nodiscard]] bool holds_spreadsheet() const { return holds_spreadsheet_; }

  void open(std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (skips_from_ > 0 || refusal_) return;
    if (in_paragraph_ > 0) return open_in_paragraph(name, attributes);
    if (in_cell_) return open_in_cell(name);
    if (in_row_) return open_in_row(name, attributes);
    if (builder_) return open_in_table(name, attributes);
    if (in_spreadsheet_) return open_in_spreadsheet(name, attributes);
    if (name == "spreadsheet") in_spreadsheet_ = holds_spreadsheet_ = true;
    styles_.open(name, attributes);
  }

  void close(std::string_view name) override {
    const std::size_t depth = depth_--;
    if (skips_from_ > 0) {
      if (depth == skips_from_) skips_from_ = 0;
      return;
    }
    if (refusal_) return;
    if (in_paragraph_ > 0) {
      if (depth == in_paragraph_) end_paragraph();
    } else if (in_cell_) {
      if (depth == in_cell_) close_cell();
    } else if (in_row_) {
      if (name == "table-row") close_row();
    } else if (builder_) {
      if (name == "table") close_table();
    } else if (name == "spreadsheet") {
      in_spreadsheet_ = false;
    }
  }

  void text(std::string_view piece) override {
    if (in_paragraph_ > 0 && skips_from_ == 0 && !refusal_) text_.add(piece);
  }

 private:
  /// Passes over the element just opened and all within it.
  void skip() { skips_from_ = depth_; }

  void open_in_spreadsheet(std::string_view name, const XmlAttributes& attributes) {
    if (name != "table") return skip();  // change tracking, validations and links repeat cells of old
    std::vector<model::Sheet>& sheets = reading_.workbook.sheets;
    if (sheets.size() >= limits_.sheets) {
      refusal_ = beyond_limit("sheets", sheets.size() + 1, limits_.sheets);
      return;
    }
    model::Sheet& sheet = sheets.emplace_back();
    sheet.name = attributes.get("name");
    if (styles_.hides_table(attributes.get("style-name"))) sheet.visibility = model::SheetVisibility::hidden;
    builder_.emplace(SheetContext{.styles = kLooks,
                                  .limits = &limits_,
                                  .cells_before = cells_,
                                  .text_bytes_before = text_bytes_,
                                  .store = &reading_.workbook});
    columns_.clear();
    hidden_rows_.clear();
    row_ = rows_used_ = 0;
  }

  void open_in_table(std::string_view name, const XmlAttributes& attributes) {
    if (name == "table-row") {
      in_row_ = true;
      row_repeated_ = count_of(attributes, "number-rows-repeated");
      row_style_ = attributes.get("default-cell-style-name");
      if (is_hidden(attributes)) hidden_rows_.emplace_back(row_, row_ + row_repeated_);
      column_ = 0;
      row_cells_.clear();
    } else if (name == "table-column") {
      const std::uint32_t first = columns_.empty() ? 0 : columns_.back().end;
      const std::uint32_t end =
          first + std::min<std::uint32_t>(count_of(attributes, "number-columns-repeated"), model::kMaxColumns);
      columns_.push_back({end, std::string(attributes.get("default-cell-style-name"))});
      if (is_hidden(attributes)) builder_->hide_columns(first + 1, end);
    } else if (!name.starts_with("table-row") && !name.starts_with("table-column") &&
               !name.starts_with("table-header")) {
      skip();
    }
  }

  void open_in_row(std::string_view name, const XmlAttributes& attributes) {
    const bool is_covered = name == "covered-table-cell";
    if (!is_covered && name != "table-cell") return skip();
    in_cell_ = depth_;
    text_.clear();
    cell_ = {};
    cell_.column = column_;
    cell_.repeated = count_of(attributes, "number-columns-repeated");
    if (attributes.find("formula")) cell_.raw.flags = model::kFormula;
    declare_value(attributes);
    if (!is_covered) note_span(attributes);
  }

  /// What the attributes say of the value; a text may still follow in paragraphs.
  void declare_value(const XmlAttributes& attributes) {
    const std::string_view type = attributes.get("value-type");
    kind_ = std::nullopt;
    if (attributes.has("value-type", "error")) {
      kind_ = ValueKind::error;
    } else if (type == "float" || type == "currency") {
      declare(ValueKind::number, attributes.get("value"), Look::plain);
    } else if (type == "percentage") {
      declare(ValueKind::number, attributes.get("value"), Look::percent);
    } else if (type == "boolean") {
      declare(ValueKind::boolean, attributes.get("boolean-value"), Look::plain);
    } else if (type == "date") {
      const bool is_buddhist = (date_flags(attributes) & model::kBuddhistFormat) != 0;
      declare(ValueKind::iso_date, attributes.get("date-value"), is_buddhist ? Look::buddhist : Look::time);
    } else if (type == "time") {
      declare_time(attributes);
    } else if (type == "string") {
      declare(ValueKind::text, attributes.get("string-value"), Look::plain);
    }
  }

  void declare(ValueKind kind, std::string_view value, Look look) {
    kind_ = kind;
    cell_.value = value;
    cell_.raw.style = static_cast<std::uint32_t>(look);
  }

  void declare_time(const XmlAttributes& attributes) {
    const std::string_view written = attributes.get("time-value");
    const std::optional<double> days = days_of_iso_duration(written);
    if (!days) return;  // its text is what is left
    const bool is_duration = (date_flags(attributes) & model::kElapsedFormat) != 0 || *days >= 1 || *days < 0;
    declare(ValueKind::number, {}, is_duration ? Look::duration : Look::time);
    std::array<char, 32> digits{};
    cell_.value.assign(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *days).ptr);
  }

  /// By the cell's own style, else the row's, else the column's.
  [[nodiscard]] std::uint8_t date_flags(const XmlAttributes& attributes) const {
    if (const auto own = attributes.find("style-name")) return styles_.date_flags_of(*own);
    if (!row_style_.empty()) return styles_.date_flags_of(row_style_);
    const auto run = std::ranges::upper_bound(columns_, column_, {}, &ColumnRun::end);
    return run == columns_.end() ? std::uint8_t{model::kNoFlags} : styles_.date_flags_of(run->cell_style);
  }

  void note_span(const XmlAttributes& attributes) {
    const std::uint32_t columns = count_of(attributes, "number-columns-spanned");
    const std::uint32_t rows = count_of(attributes, "number-rows-spanned");
    if ((columns == 1 && rows == 1) || row_ >= model::kMaxRows || column_ >= model::kMaxColumns) return;
    const model::CellRef first{row_, static_cast<std::uint16_t>(column_)};
    const model::CellRef last{
        std::min(row_ + rows, model::kMaxRows) - 1,
        static_cast<std::uint16_t>(std::min<std::uint32_t>(column_ + columns, model::kMaxColumns) - 1)};
    builder_->add_merged(model::to_a1(first) + ":" + model::to_a1(last));
  }

  void open_in_cell(std::string_view name) {
    if (name == "p" || name == "h") {
      in_paragraph_ = depth_;
      text_.begin_paragraph();
    } else if (name != "list" && name != "list-item") {
      skip();  // annotations, pictures, tables within the cell
    }
  }

  void open_in_paragraph(std::string_view name, const XmlAttributes& attributes) {
    if (name == "s") {
      text_.add_meant(' ', std::min<std::size_t>(count_of(attributes, "c"), limits_.string_bytes + 1));
    } else if (name == "tab") {
      text_.add_meant('\t');
    } else if (name == "line-break") {
      text_.add_meant('\n');
    } else if (name == "annotation" || name == "note" || name == "frame" || name == "custom-shape" ||
               name == "ruby-text") {
      skip();
    }
  }

  void end_paragraph() {
    in_paragraph_ = 0;
    text_.end_paragraph();
  }

  void close_cell() {
    in_cell_ = 0;
    const bool has_formula = (cell_.raw.flags & model::kFormula) != 0;
    // LibreOffice declares the number 0 for a formula that fails, and shows the error.
    cell_.hides_error = has_formula && kind_ == ValueKind::number && cell_.value == "0" && is_error_text(text_.get());
    if (kind_ == ValueKind::error || cell_.value.empty()) {
      cell_.value = text_.get();
      if (kind_ != ValueKind::error && !cell_.value.empty()) kind_ = ValueKind::text;
    }
    cell_.raw.has_value = !cell_.value.empty();
    cell_.raw.kind = kind_.value_or(ValueKind::number);
    if (cell_.raw.has_value || has_formula) keep_cell();
    column_ = std::min<std::uint32_t>(column_ + cell_.repeated, model::kMaxRows);
  }

  void keep_cell() {
    const bool is_text = cell_.raw.kind == ValueKind::text || cell_.raw.kind == ValueKind::error;
    if (is_text && cell_.value.size() > limits_.string_bytes) {
      refuse(
          of_cell(beyond_limit("cell_text", cell_.value.size(), limits_.string_bytes),
                  {row_, static_cast<std::uint16_t>(std::min<std::uint32_t>(cell_.column, model::kMaxColumns - 1))}));
      return;
    }
    if (is_text) cell_.kept = reading_.workbook.keep(cell_.value);
    if (cell_.hides_error) cell_.kept = reading_.workbook.keep(text_.get());
    row_cells_.push_back(std::move(cell_));
  }

  void close_row() {
    in_row_ = false;
    const std::uint32_t first = row_;
    row_ = std::min(first + row_repeated_, model::kMaxRows + 1);
    if (!row_cells_.empty() && row_ > limits_.rows) return refuse_row(first);
    if (!row_cells_.empty()) rows_used_ = row_;
    for (std::uint32_t row = first; row < rows_used_ && !builder_->is_refused(); ++row) {
      for (RowCell& cell : row_cells_) add(cell, row);
    }
    if (builder_->is_refused()) refuse(*builder_->refusal());
  }

  void refuse(model::Finding finding) {
    finding.sheet = reading_.workbook.sheets.back().name;
    refusal_ = std::move(finding);
  }

  void refuse_row(std::uint32_t first) {
    refuse(beyond_limit("rows", std::max(first, limits_.rows) + 1, limits_.rows));
  }

  void add(RowCell& cell, std::uint32_t row) {
    const std::uint32_t end = cell.column + cell.repeated;
    for (std::uint32_t column = cell.column; column < end; ++column) {
      const std::uint16_t place = static_cast<std::uint16_t>(std::min<std::uint32_t>(column, model::kMaxColumns));
      cell.raw.ref = {row, place};
      add_at_place(cell);
      if (place == model::kMaxColumns || builder_->is_refused()) return;
    }
  }

  void add_at_place(RowCell& cell) {
    if (cell.hides_error) {
      builder_->add_failed(cell.raw.ref, cell.kept);
    } else if (cell.raw.kind == ValueKind::text || cell.raw.kind == ValueKind::error) {
      const bool is_error = cell.raw.kind == ValueKind::error;
      builder_->add_kept(cell.raw.ref, is_error ? model::CellType::error : model::CellType::text, cell.raw.flags,
                         cell.kept);
    } else {
      cell.raw.value = cell.value;
      builder_->add(cell.raw);
    }
  }

  void close_table() {
    model::Sheet& sheet = reading_.workbook.sheets.back();
    for (const auto& [first, end] : hidden_rows_) {
      for (std::uint32_t row = first; row < std::min(end, rows_used_); ++row) builder_->hide_row(row);
    }
    text_bytes_ += builder_->text_bytes();
    builder_->finish(sheet, reading_.findings);
    cells_ += sheet.cells.size();
    builder_.reset();
  }

  OdsStyles& styles_;
  const Limits& limits_;
  Reading& reading_;
  std::optional<model::Finding> refusal_;

  // Where the walk stands: depths of the elements that are open, 0 where none is.
  std::size_t depth_ = 0;
  std::size_t skips_from_ = 0;
  std::size_t in_cell_ = 0;
  std::size_t in_paragraph_ = 0;
  bool in_spreadsheet_ = false;
  bool holds_spreadsheet_ = false;
  bool in_row_ = false;

  std::optional<SheetBuilder> builder_;  ///< of the table that stands open
  std::vector<ColumnRun> columns_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_rows_;  ///< first, and one behind the last
  std::uint32_t row_ = 0;
  std::uint32_t rows_used_ = 0;  ///< rows down to the last that holds something
  std::uint32_t row_repeated_ = 1;
  std::string row_style_;
  std::vector<RowCell> row_cells_;
  std::uint32_t column_ = 0;
  RowCell cell_;
  std::optional<ValueKind> kind_;  ///< that the cell declares
  OdsText text_;
  std::size_t cells_ = 0;  ///< of the sheets read
  std::uint64_t text_bytes_ = 0;
};

/// Collects the styles of styles.xml, and whether a manifest names enciphered parts.
class StylesVisitor final : public XmlVisitor {
 public:
  explicit StylesVisitor(OdsStyles& styles) : styles_(styles) {}
  void open(std::string_view name, const XmlAttributes& attributes) override { styles_.open(name, attributes); }

 private:
  OdsStyles& styles_;
};

class ManifestVisitor final : public XmlVisitor {
 public:
  void open(std::string_view name, const XmlAttributes&) override { is_encrypted |= name == "encryption-data"; }
  bool is_encrypted = false;
};
}  // namespace

bool is_encrypted_ods(ZipArchive& archive, const Limits& limits) {
  if (archive.find("encrypted-package") != nullptr) return true;
  const ZipEntry* manifest = archive.find("META-INF/manifest.xml");
  if (manifest == nullptr) return false;
  const Read<std::string_view> xml = archive.read(*manifest);
  ManifestVisitor visitor;
  return xml && walk_xml(xml.value(), limits.xml_depth, visitor) == XmlFault::none && visitor.is_encrypted;
}

Read<Reading> read_ods(ZipArchive& archive, const Limits& limits) {
  OdsStyles styles;
  if (const ZipEntry* entry = archive.find("styles.xml"); entry != nullptr) {
    const Read<std::string_view> xml = archive.read(*entry);
    if (!xml) return Read<Reading>::failure(xml.reason());
    StylesVisitor visitor(styles);
    const XmlFault fault = walk_xml(xml.value(), limits.xml_depth, visitor);
    if (fault != XmlFault::none) return Read<Reading>::failure(unreadable(fault, entry->name, limits));
  }
  const ZipEntry* entry = archive.find("content.xml");
  if (entry == nullptr) return Read<Reading>::failure(broken("content.xml"));
  const Read<std::string_view> xml = archive.read(*entry);
  if (!xml) return Read<Reading>::failure(xml.reason());
  Reading reading;
  reading.format = Format::ods;
  ContentVisitor visitor(styles, limits, reading);
  const XmlFault fault = walk_xml(xml.value(), limits.xml_depth, visitor);
  if (visitor.refusal()) return Read<Reading>::failure(std::move(*visitor.refusal()));
  if (fault != XmlFault::none) return Read<Reading>::failure(unreadable(fault, entry->name, limits));
  if (!visitor.holds_spreadsheet()) return Read<Reading>::failure(broken(entry->name));
  return reading;
}

}  // namespace tidtam::formats
