#include "extractors/formats/xls_sheet.hpp"

#include <cmath>
#include <optional>

#include "extractors/formats/xls_bytes.hpp"

namespace tidtam::formats {

namespace {
constexpr std::uint16_t kColumns = 256;
constexpr std::size_t kCellHead = 6;  // row, column, format

std::string_view error_word(std::uint8_t code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    case 0x2B:
      return "#GETTING_DATA";
    default:
      return "#N/A";
  }
}

/// 30 bits of a number: a whole one, or the upper part of a double; perhaps a hundred times too large.
double number_of_rk(std::uint32_t rk) {
  constexpr std::uint32_t kHundredths = 1;
  constexpr std::uint32_t kWhole = 2;
  double number = 0;
  if ((rk & kWhole) != 0) {
    number = static_cast<double>(static_cast<std::int32_t>(rk) >> 2);
  } else {
    number = std::bit_cast<double>(static_cast<std::uint64_t>(rk & ~3U) << 32U);
  }
  return (rk & kHundredths) != 0 ? number / 100 : number;
}

/// The address and the format that every cell record begins with.
struct Place {
  model::CellRef ref;
  std::uint32_t style = 0;
};

class SheetReader {
 public:
  SheetReader(std::string_view stream, std::size_t offset, const XlsGlobals& globals, SheetBuilder& builder)
      : records_(stream, offset),
        stream_bytes_(stream.size() - std::min(offset, stream.size())),
        offset_(offset),
        texts_(globals.texts),
        head_(texts_.version() == Biff::v2 ? kCellHead + 1 : kCellHead),
        builder_(builder) {}

  XlsSheetRead read() {
    XlsSheetRead result;
    Record record;
    std::optional<Beginning> beginning;
    if (records_.next(record)) beginning = beginning_of(record);
    result.is_worksheet = beginning && beginning->kind != Substream::globals;
    // A chart or a macro sheet that is listed as a worksheet holds nothing to read.
    if (result.is_worksheet && beginning->kind == Substream::worksheet) result.end = read_cells();
    lose_pending();
    result.end_offset = records_.at();
    return result;
  }

 private:
  XlsEnd read_cells() {
    Record record;
    std::size_t depth = 1;
    while (records_.next(record)) {
      if (const std::optional<Beginning> beginning = beginning_of(record)) {
        // The next sheet begins and this one had no end mark.
        if (beginning->kind == Substream::worksheet || beginning->kind == Substream::globals)
          return XlsEnd::without_mark;
        ++depth;
      } else if (record.id == record_id::kEof) {
        if (--depth == 0) return XlsEnd::complete;
      } else if (depth == 1) {
        take(record);
        if (builder_.is_refused()) return XlsEnd::complete;
      }
    }
    return records_.is_cut() ? XlsEnd::within_record : XlsEnd::without_mark;
  }

  void take(const Record& record) {
    switch (record.id) {
      case record_id::kLabelShared:
        return take_shared(record);
      case record_id::kRk:
        return take_rk(record);
      case record_id::kMultiRk:
        return take_multi_rk(record);
      case record_id::kNumber:
      case record_id::kNumber2:
        return take_number(record);
      case record_id::kInteger2:
        return take_integer(record);
      case record_id::kLabel:
      case record_id::kLabel2:
      case record_id::kRichString:
        return take_label(record);
      case record_id::kBoolOrError:
      case record_id::kBoolOrError2:
        return take_bool_or_error(record);
      case record_id::kFormulaOld:
      case record_id::kFormula3:
      case record_id::kFormula4:
        return take_formula(record);
      case record_id::kString:
      case record_id::kString2:
        return take_formula_text(record);
      case record_id::kRow:
        return take_row(record);
      case record_id::kColumnInfo:
        return take_columns(record);
      case record_id::kMergedCells:
        return take_merged(record);
      default:
        return;
    }
  }

  /// Nothing where the record is too short or its column does not exist.
  std::optional<Place> place_of(const Record& record, std::size_t bytes_needed) {
    lose_pending();
    const std::uint16_t column = u16_at(record.body, 2);
    if (record.body.size() < bytes_needed || column >= kColumns) {
      builder_.note_bad_reference();
      return std::nullopt;
    }
    const bool is_old = texts_.version() == Biff::v2;
    const std::uint32_t style = is_old ? u8_at(record.body, 5) & 0x3FU : u16_at(record.body, 4);
    builder_.note_progress(records_.at() - offset_, stream_bytes_);
    return Place{{u16_at(record.body, 0), column}, style};
  }

  void add_number(const Place& place, std::uint8_t flags, double number) {
    if (std::isfinite(number)) return builder_.add_number(place.ref, place.style, flags, number);
    add(place, ValueKind::number, flags, std::isnan(number) ? "NaN" : "Infinity");
  }

  void add(const Place& place, ValueKind kind, std::uint8_t flags, std::string_view value) {
    builder_.add(
        {.ref = place.ref, .kind = kind, .flags = flags, .style = place.style, .has_value = true, .value = value});
  }

  void take_shared(const Record& record) {
    if (const auto place = place_of(record, 10)) {
      builder_.add_shared(place->ref, model::kNoFlags, u32_at(record.body, kCellHead));
    }
  }

  void take_rk(const Record& record) {
    if (const auto place = place_of(record, 10)) {
      add_number(*place, model::kNoFlags, number_of_rk(u32_at(record.body, kCellHead)));
    }
  }

  void take_multi_rk(const Record& record) {
    constexpr std::size_t kHead = 4;
    constexpr std::size_t kEach = 6;  // format, number
    std::optional<Place> place = place_of(record, kHead + kEach + 2);
    if (!place) return;
    const std::size_t count = (record.body.size() - kHead - 2) / kEach;
    for (std::size_t i = 0; i < count; ++i) {
      if (place->ref.column >= kColumns) return builder_.note_bad_reference();
      place->style = u16_at(record.body, kHead + i * kEach);
      add_number(*place, model::kNoFlags, number_of_rk(u32_at(record.body, kHead + i * kEach + 2)));
      ++place->ref.column;
    }
  }

  void take_number(const Record& record) {
    if (const auto place = place_of(record, head_ + 8)) {
      add_number(*place, model::kNoFlags, double_at(record.body, head_));
    }
  }

  void take_integer(const Record& record) {
    if (texts_.version() != Biff::v2) return;
    if (const auto place = place_of(record, head_ + 2)) {
      add_number(*place, model::kNoFlags, u16_at(record.body, head_));
    }
  }

  void take_label(const Record& record) {
    const LengthBytes length = texts_.version() == Biff::v2 ? LengthBytes::one : LengthBytes::two;
    if (const auto place = place_of(record, head_ + static_cast<std::size_t>(length))) {
      add(*place, ValueKind::text, model::kNoFlags, texts_.text_of(record.body.substr(head_), length, records_));
    }
  }

  void take_bool_or_error(const Record& record) {
    if (const auto place = place_of(record, head_ + 2)) {
      constexpr std::uint8_t kIsError = 1;
      const std::uint8_t value = u8_at(record.body, head_);
      add_bool_or_error(*place, u8_at(record.body, head_ + 1) == kIsError ? ValueKind::error : ValueKind::boolean,
                        model::kNoFlags, value);
    }
  }

  void add_bool_or_error(const Place& place, ValueKind kind, std::uint8_t flags, std::uint8_t value) {
    if (kind == ValueKind::error) return add(place, kind, flags, error_word(value));
    add(place, kind, flags, value != 0 ? "1" : "0");
  }

  void take_formula(const Record& record) {
    const auto place = place_of(record, head_ + 8);
    if (!place) return;
    const bool is_number = u16_at(record.body, head_ + 6) != 0xFFFF;
    if (is_number) return add_number(*place, model::kFormula, double_at(record.body, head_));
    const std::uint8_t value = u8_at(record.body, head_ + 2);
    switch (u8_at(record.body, head_)) {
      case 0:
        pending_ = *place;  // its text stands in a record of its own
        return;
      case 1:
        return add_bool_or_error(*place, ValueKind::boolean, model::kFormula, value);
      case 2:
        return add_bool_or_error(*place, ValueKind::error, model::kFormula, value);
      default:
        return;  // an empty text
    }
  }

  void take_formula_text(const Record& record) {
    if (!pending_) return;
    const Place place = *pending_;
    pending_.reset();
    const LengthBytes length = texts_.version() == Biff::v2 ? LengthBytes::one : LengthBytes::two;
    add(place, ValueKind::text, model::kFormula, texts_.text_of(record.body, length, records_));
  }

  /// A formula whose text was promised and never came.
  void lose_pending() {
    if (!pending_) return;
    RawCell lost;
    lost.ref = pending_->ref;
    lost.flags = model::kFormula;
    builder_.add(lost);
    pending_.reset();
  }

  void take_row(const Record& record) {
    constexpr std::uint8_t kHiddenBit = 0x20;
    if ((u8_at(record.body, 12) & kHiddenBit) != 0) builder_.hide_row(u16_at(record.body, 0));
  }

  void take_columns(const Record& record) {
    constexpr std::uint8_t kHiddenBit = 0x01;
    if ((u8_at(record.body, 8) & kHiddenBit) == 0) return;
    const std::uint32_t last = std::min<std::uint32_t>(u16_at(record.body, 2), kColumns - 1);
    builder_.hide_columns(u16_at(record.body, 0) + 1U, last + 1);
  }

  void take_merged(const Record& record) {
    constexpr std::size_t kEach = 8;
    const std::size_t listed = u16_at(record.body, 0);
    for (std::size_t at = 2, i = 0; i < listed && at + kEach <= record.body.size(); at += kEach, ++i) {
      const std::uint16_t first = u16_at(record.body, at + 4);
      const std::uint16_t last = u16_at(record.body, at + 6);
      if (first >= kColumns || last >= kColumns) {
        builder_.note_bad_reference();
        continue;
      }
      builder_.add_merged(model::to_a1({u16_at(record.body, at), first}) + ":" +
                          model::to_a1({u16_at(record.body, at + 2), last}));
    }
  }

  RecordReader records_;
  std::size_t stream_bytes_;
  std::size_t offset_;
  const XlsTexts& texts_;
  std::size_t head_;  ///< bytes before the value of a cell
  SheetBuilder& builder_;
  std::optional<Place> pending_;
};
}  // namespace

XlsSheetRead read_xls_sheet(std::string_view stream, std::size_t offset, const XlsGlobals& globals,
                            SheetBuilder& builder) {
  return SheetReader(stream, offset, globals, builder).read();
}

}  // namespace tidtam::formats
