#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidtam::model {

/// The address of a cell, counted from 0. `A1` is {0, 0}.
struct CellRef {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
  auto operator<=>(const CellRef&) const = default;
};

constexpr std::uint32_t kMaxRows = 1'048'576;
constexpr std::uint16_t kMaxColumns = 16'384;

/// `D14`.
[[nodiscard]] std::string to_a1(CellRef ref);
/// `D` for 3.
[[nodiscard]] std::string column_letters(std::uint16_t column);
/// Reads `D14` or `$D$14`; nothing where it is no address within kMaxRows and kMaxColumns.
[[nodiscard]] std::optional<CellRef> parse_a1(std::string_view text);

/// A rectangle of cells, both corners included.
struct CellRange {
  CellRef first;
  CellRef last;
  auto operator<=>(const CellRange&) const = default;
  [[nodiscard]] bool contains(CellRef ref) const {
    return ref.row >= first.row && ref.row <= last.row && ref.column >= first.column && ref.column <= last.column;
  }
};

enum class CellType : std::uint8_t {
  text,     ///< `text` holds the string as the file has it
  number,   ///< `number`
  boolean,  ///< `number` is 0 or 1
  error,    ///< `text` holds `#REF!` and its like
  date,     ///< `number` is a serial in the 1900 system (1904 files already shifted by 1462)
};

/// Marks that a cell carries besides its value.
enum CellFlags : std::uint8_t {
  kNoFlags = 0,
  kPercentFormat = 1,    ///< shown with a percent sign: 0.95 means 95
  kElapsedFormat = 2,    ///< `[h]:mm` and its like: a duration, not a time of day
  kBuddhistFormat = 4,   ///< the format shows the year in the Buddhist era
  kFormula = 8,          ///< the value is the cached result of a formula
  kFormulaNoValue = 16,  ///< a formula that the file holds no result of; `text` is empty
  kHidden = 32,          ///< in a hidden row, column or sheet
  kIsoDate = 64,         ///< the file wrote an ISO date (`t="d"`), `number` is its serial
  kShowsError = 128,     ///< the file declares a number for a formula that failed: `text` holds the error it shows
};

/// One non-empty cell as the file has it: typed, without meaning. Its text points into the workbook's own store. A
/// large sheet is millions of these, so number and text share their place.
class Cell {
 public:
  Cell() = default;
  /// A text, or an error by its name; with kShowsError the error of a formula that the file declares as the number 0.
  Cell(CellRef place, CellType kind, std::uint8_t marks, std::string_view text)
      : ref(place),
        type(kind),
        flags(marks),
        text_bytes_(static_cast<std::uint32_t>(text.size())),
        text_(text.data()) {}
  /// A number, a date by its serial, or 0 or 1 for a truth value.
  Cell(CellRef place, CellType kind, std::uint8_t marks, double number)
      : ref(place), type(kind), flags(marks), number_(number) {}
  CellRef ref;
  CellType type = CellType::text;
  std::uint8_t flags = kNoFlags;

  /// Of numbers, truth values and dates; 0 of all others.
  [[nodiscard]] double number() const { return holds_text() ? 0 : number_; }
  /// Of texts and errors; empty of all others.
  [[nodiscard]] std::string_view text() const {
    return holds_text() ? std::string_view(text_, text_bytes_) : std::string_view();
  }
  [[nodiscard]] bool has(CellFlags flag) const { return (flags & flag) != 0; }
  /// A formula's error, whether it is declared as one or hides behind a number.
  [[nodiscard]] bool is_error() const { return type == CellType::error || has(kShowsError); }

 private:
  [[nodiscard]] bool holds_text() const {
    return type == CellType::text || type == CellType::error || has(kShowsError);
  }

  std::uint32_t text_bytes_ = 0;
  union {
    const char* text_ = nullptr;
    double number_;
  };
};
static_assert(sizeof(Cell) == 24);

/// The value as one string: errors by their names, numbers with 15 significant digits, dates ISO 8601, booleans
/// `true`/`false`, text as it is. This is the form that `tidtam cells` prints (ARCHITECTURE 6).
[[nodiscard]] std::string shown_value(const Cell& cell);

}  // namespace tidtam::model
