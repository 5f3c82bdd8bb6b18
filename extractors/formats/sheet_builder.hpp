#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/formats/number_format.hpp"
#include "extractors/formats/reader.hpp"
#include "extractors/formats/xlsx_parts.hpp"

namespace tidtam::formats {

/// The type that a cell of sheet XML declares (`t`).
enum class ValueKind : std::uint8_t { number, shared_string, text, boolean, error, iso_date };

/// What the cells of a sheet need to know of their workbook. All of it must outlive the builder.
struct SheetContext {
  std::span<const std::string_view> strings = {};
  std::span<const CellStyle> styles = {};
  DateSystem dates = DateSystem::from_1900;
  const Limits* limits = nullptr;
  std::size_t cells_before = 0;         ///< cells of the sheets read so far, for the limit of the workbook
  std::uint64_t text_bytes_before = 0;  ///< bytes of their texts
  model::Workbook* store = nullptr;     ///< keeps the texts
};

/// A cell as the XML writes it, its value not yet understood.
struct RawCell {
  model::CellRef ref;
  ValueKind kind = ValueKind::number;
  std::uint8_t flags = model::kNoFlags;  ///< kFormula or none
  std::uint32_t style = 0;
  bool has_value = false;
  std::string_view value;  ///< entities resolved; copied where it is kept
};

/// Turns raw cells into the cells of one sheet: both readers of sheet XML build with it, so both mean the same.
class SheetBuilder {
 public:
  explicit SheetBuilder(const SheetContext& context) : context_(context) {}

  /// Forgets everything, to begin again with the other reader.
  void start_again();
  void hide_row(std::uint32_t row);
  /// Columns counted from 1, as `<col min max>` has them.
  void hide_columns(std::uint32_t first, std::uint32_t last);
  void add_merged(std::string_view range);
  void add(const RawCell& cell);
  void add_number(model::CellRef ref, std::uint32_t style, std::uint8_t flags, double number) {
    const CellStyle look = style < context_.styles.size() ? context_.styles[style] : CellStyle{};
    const bool is_elapsed = (look.flags & model::kElapsedFormat) != 0;
    if (look.is_date && context_.dates == DateSystem::from_1904 && !is_elapsed) number += k1904Shift;
    // Excel has no dates and no times below 0: it shows such numbers as ####.
    const bool is_date = look.is_date && number >= 0;
    push(ref, is_date ? model::CellType::date : model::CellType::number, static_cast<std::uint8_t>(flags | look.flags),
         number);
  }
  void add_shared(model::CellRef ref, std::uint8_t flags, std::size_t index) {
    if (index >= context_.strings.size()) return note_bad_string(ref);
    add_kept(ref, model::CellType::text, flags, context_.strings[index]);
  }
  /// A text or an error that the workbook keeps already.
  void add_kept(model::CellRef ref, model::CellType type, std::uint8_t flags, std::string_view text) {
    if (text.empty()) return;
    text_bytes_ += text.size();
    push(ref, type, flags, text);
  }
  /// The number 0 that the file declares where a formula failed; `error`, which the workbook keeps, is what it shows.
  void add_failed(model::CellRef ref, std::string_view error) {
    text_bytes_ += error.size();
    push(ref, model::CellType::number, model::kFormula | model::kShowsError, error);
  }
  /// A reference that is no address, or beyond the last row or column of a sheet.
  void note_bad_reference();
  /// Where reading stands, so that the room for cells grows by what the rest will need.
  void note_progress(std::size_t bytes_read, std::size_t bytes_all) { read_share_ = {bytes_read, bytes_all}; }

  /// Asked after each row: whether a limit is passed.
  [[nodiscard]] bool is_refused() {
    if (context_.text_bytes_before + text_bytes_ > context_.limits->text_bytes) refuse_texts();
    return refusal_.has_value();
  }
  [[nodiscard]] const std::optional<model::Finding>& refusal() const { return refusal_; }
  [[nodiscard]] std::uint64_t text_bytes() const { return text_bytes_; }
  /// Puts cells, merged and hidden parts into the sheet, in order; warnings name the sheet.
  void finish(model::Sheet& sheet, std::vector<model::Finding>& findings);

 private:
  static constexpr double k1904Shift = 1462;
  struct Share {
    std::size_t read = 0;
    std::size_t all = 0;
  };
  struct Tally {
    std::size_t count = 0;
    std::string first;  ///< cell where it was met first
    void note(std::string_view where) {
      if (count++ == 0) first = where;
    }
  };

  /// Makes the cell where it stays: handed over by reference it would be written and read again at once.
  template <typename Value>
  void push(model::CellRef ref, model::CellType type, std::uint8_t flags, Value value) {
    if (cells_.size() == cells_.capacity()) make_room();
    if (ref.row >= context_.limits->rows || ref.column >= context_.limits->columns) return refuse_address(ref);
    // Row-major order as one number, so that keeping watch over it costs one comparison a cell.
    const std::uint64_t next_place = (std::uint64_t{ref.row} << 16 | ref.column) + 1;
    is_ordered_ = is_ordered_ && next_place > place_;
    place_ = next_place;
    cells_.emplace_back(ref, type, flags, value);
  }
  void make_room();
  void refuse_address(model::CellRef ref);
  void refuse_texts();
  void add_text(const RawCell& cell, model::CellType type);
  void add_plain_number(const RawCell& cell);
  void add_shared_string(const RawCell& cell);
  void note_bad_string(model::CellRef ref);
  void mark_hidden(const model::Sheet& sheet);
  void sort_cells();
  void report(const Tally& tally, std::string_view rule, const std::string& sheet,
              std::vector<model::Finding>& findings) const;

  SheetContext context_;
  std::vector<model::Cell> cells_;
  std::vector<model::CellRange> merged_;
  std::vector<std::uint32_t> hidden_rows_;
  std::vector<std::uint16_t> hidden_columns_;
  bool is_ordered_ = true;
  std::uint64_t place_ = 0;  ///< one more than that of the last cell
  std::uint64_t text_bytes_ = 0;
  Share read_share_;
  Tally bad_strings_;
  Tally bad_references_;
  Tally formulas_without_value_;
  Tally bad_numbers_;
  std::optional<model::Finding> refusal_;
};

}  // namespace tidtam::formats
