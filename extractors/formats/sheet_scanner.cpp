#include "extractors/formats/sheet_scanner.hpp"

#include <array>
#include <charconv>

#include "extractors/formats/xml_text.hpp"
#include "pipeline/thai/charset.hpp"

namespace tidtam::formats {

namespace {
constexpr std::uint32_t kExactDigits = 15;  ///< which every double holds
constexpr std::array<std::uint64_t, 16> kPowersOfTen = [] {
  std::array<std::uint64_t, 16> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();
constexpr std::uint64_t kLastStyle = 999'999;
constexpr std::uint32_t kRowFar = 100'000'000;
/// What stands before the rows: all columns described one by one take about half of it.
constexpr std::size_t kHeadAtMost = std::size_t{4} << 20;

/// Takes plain digits with at most one point and fifteen digits: exact in a double, since both parts of the quotient
/// are. False for everything else.
bool take_short_number(XmlCursor& cursor, double& number) {
  const bool is_negative = cursor.peek() == '-';
  if (is_negative) cursor.skip(1);
  const XmlCursor::Digits whole = cursor.take_digits();
  if (whole.count == 0) return false;
  number = static_cast<double>(static_cast<std::int64_t>(whole.value));
  if (cursor.peek() == '.') {
    cursor.skip(1);
    const XmlCursor::Digits parts = cursor.take_digits();
    if (parts.count == 0 || whole.count + parts.count > kExactDigits) return false;
    const std::uint64_t scale = kPowersOfTen[parts.count];
    number =
        static_cast<double>(static_cast<std::int64_t>(whole.value * scale + parts.value)) / static_cast<double>(scale);
  }
  if (is_negative) number = -number;
  return true;
}

std::optional<std::uint32_t> number_of(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

bool is_true(std::string_view word) {
  return word == "1" || word == "true" || word == "on";
}

std::optional<ValueKind> kind_of(std::string_view word) {
  if (word == "s") return ValueKind::shared_string;
  if (word == "n") return ValueKind::number;
  if (word == "str" || word == "inlineStr") return ValueKind::text;
  if (word == "b") return ValueKind::boolean;
  if (word == "e") return ValueKind::error;
  if (word == "d") return ValueKind::iso_date;
  return std::nullopt;
}

class SheetScanner {
 public:
  SheetScanner(XmlWindow& window, SheetBuilder& builder) : window_(window), cursor_(window.seen()), builder_(builder) {}

  Scan scan() {
    if (window_.seen().empty() && !see_more()) return Scan::unfamiliar;
    find_whole_rows();
    if (!scan_head() || !scan_rows() || !scan_tail()) return Scan::unfamiliar;
    return Scan::done;
  }

 private:
  /// Shows more of the XML behind the cursor; what lies before it is gone.
  bool see_more() {
    if (!window_.advance(cursor_.at())) return false;
    cursor_ = XmlCursor(window_.seen());
    find_whole_rows();
    return true;
  }

  /// Up to where rows are seen to their ends.
  void find_whole_rows() {
    const std::string_view seen = window_.seen();
    const std::size_t last = window_.is_last() ? seen.size() : seen.rfind("</row>");
    whole_rows_end_ = seen.data() + (last == std::string_view::npos ? 0 : last);
  }

  /// Before a row: sees to it that the row is seen whole, or that all the rest is.
  bool see_a_row() {
    while (cursor_.at() >= whole_rows_end_ && !window_.is_last()) {
      if (!see_more()) return false;
    }
    return true;
  }

  /// Everything before `<sheetData>`: of it only hidden columns matter.
  bool scan_head() {
    std::size_t data = cursor_.rest().find("<sheetData");
    while (!window_.is_last() && cursor_.rest().find('>', data) == std::string_view::npos) {
      if (cursor_.left() > kHeadAtMost || !see_more()) return false;
      data = cursor_.rest().find("<sheetData");
    }
    if (data == std::string_view::npos) return false;
    const char* behind = cursor_.at() + data + 10;
    if (!skip_declaration(cursor_) || cursor_.at() > behind) return false;
    const std::string_view head(cursor_.at(), behind);
    const auto has = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
    if (!has("<worksheet") || has("<!") || has(":col") || has("mergeCell")) return false;
    for (std::size_t at = find_tag(head, "<col"); at != std::string_view::npos; at = find_tag(head, "<col", at + 1)) {
      cursor_.move_to(head.data() + at + 4);
      if (!scan_columns()) return false;
    }
    cursor_.move_to(behind);
    return true;
  }

  bool scan_columns() {
    std::optional<std::uint32_t> first;
    std::optional<std::uint32_t> last;
    bool hidden = false;
    for (XmlCursor::Attribute a = cursor_.take_attribute(); !a.name.empty(); a = cursor_.take_attribute()) {
      if (a.name == "min") first = number_of(a.value);
      if (a.name == "max") last = number_of(a.value);
      if (a.name == "hidden") hidden = is_true(a.value);
    }
    if (!cursor_.is_at("/>") && !cursor_.is_at(">")) return false;
    if (hidden && (!first || !last)) return false;
    if (hidden) builder_.hide_columns(*first, *last);
    return true;
  }

  bool scan_rows() {
    cursor_.skip_blanks();
    if (cursor_.take("/>")) return true;
    if (!cursor_.take(">")) return false;
    for (;;) {
      if (!see_a_row()) return false;
      cursor_.skip_blanks();
      if (cursor_.is_at("<row") && XmlCursor::ends_name(cursor_.at()[4])) {
        cursor_.skip(4);
        if (!scan_row()) return false;
        builder_.note_progress(window_.bytes_before(cursor_.at()), window_.all_bytes());
        if (builder_.is_refused()) return true;
      } else {
        return cursor_.take("</sheetData>");
      }
    }
  }

  bool scan_row() {
    ++row_;
    column_ = 0;
    row_number_ = {};
    if (!take_usual_row() && !take_row_attributes()) return false;
    if (cursor_.take("/>")) return true;
    if (!cursor_.take(">")) return false;
    for (;;) {
      if (take_usual_cell()) continue;
      cursor_.skip_blanks();
      const char* at = cursor_.at();
      if (at[0] == '<' && at[1] == 'c' && XmlCursor::ends_name(at[2])) {
        cursor_.skip(2);
        if (!scan_cell()) return false;
      } else {
        return cursor_.take("</row>");
      }
    }
  }

  /// ` r="14"` and whatever follows it up to the end of the tag, unless that tells of a hidden row.
  /// False, and no move, for everything else.
  bool take_usual_row() {
    XmlCursor cursor = cursor_;
    if (!cursor.take(" r=\"")) return false;
    const char* number = cursor.at();
    const XmlCursor::Digits row = cursor.take_digits();
    if (row.value == 0 || row.value > kRowFar || !cursor.take("\"")) return false;
    const char* rest = cursor.at();
    if (!cursor.find('>')) return false;
    const std::string_view others(rest, static_cast<std::size_t>(cursor.at() - rest));
    // What stands within quotes could be a `>`; text of a cell cannot follow it, so the scan ends there.
    if (others.ends_with('/') || others.find("hidden") != std::string_view::npos) return false;
    row_ = static_cast<std::uint32_t>(row.value);
    row_number_ = XmlCursor::Word({number, row.count + 1});
    cursor_ = cursor;
    return true;
  }

  bool take_row_attributes() {
    bool hidden = false;
    for (XmlCursor::Attribute a = cursor_.take_attribute(); !a.name.empty(); a = cursor_.take_attribute()) {
      if (a.name == "hidden") hidden = is_true(a.value);
      if (a.name != "r") continue;
      const std::optional<std::uint32_t> number = number_of(a.value);
      if (!number || *number == 0 || *number > kRowFar) return false;
      row_ = *number;
      row_number_ = XmlCursor::Word({a.value.data(), a.value.size() + 1});
    }
    if (hidden) builder_.hide_row(row_ - 1);
    return true;
  }

  /// `<c r="D14" s="2" t="s"><v>7</v></c>` with or without style and type, and `<c r="D14" s="2"/>`: nearly all cells.
  /// False, and no move, for everything else.
  bool take_usual_cell() {
    XmlCursor cursor = cursor_;
    if (!cursor.take("<c r=\"")) return false;
    std::uint32_t column = 0;
    for (; cursor.peek() >= 'A' && cursor.peek() <= 'Z' && column <= model::kMaxColumns; cursor.skip(1))
      column = column * 26 + static_cast<std::uint32_t>(cursor.peek() - 'A') + 1;
    if (column == 0 || column > model::kMaxColumns || !cursor.take(row_number_)) return false;
    std::uint64_t style = 0;
    if (cursor.take(" s=\"")) {
      style = cursor.take_digits().value;
      if (style > kLastStyle || !cursor.take("\"")) return false;
    }
    const bool is_shared = cursor.take(" t=\"s\"");
    if (!is_shared) cursor.take(" t=\"n\"");
    const model::CellRef ref{row_ - 1, static_cast<std::uint16_t>(column - 1)};
    if (cursor.take("><v>")) {
      XmlCursor::Digits index;
      double number = 0;
      if (is_shared) index = cursor.take_digits();
      if (is_shared ? index.count == 0 : !take_short_number(cursor, number)) return false;
      if (!cursor.take("</v></c>")) return false;
      if (is_shared) builder_.add_shared(ref, model::kNoFlags, index.value);
      if (!is_shared) builder_.add_number(ref, static_cast<std::uint32_t>(style), model::kNoFlags, number);
    } else if (!cursor.take("/>")) {
      return false;
    }
    column_ = column;
    cursor_ = cursor;
    return true;
  }

  bool take_cell_attributes(RawCell& cell) {
    std::optional<model::CellRef> ref;
    for (XmlCursor::Attribute a = cursor_.take_attribute(); !a.name.empty(); a = cursor_.take_attribute()) {
      if (a.name == "r") {
        ref = model::parse_a1(a.value);
        if (!ref) return false;
      } else if (a.name == "s") {
        const std::optional<std::uint32_t> style = number_of(a.value);
        if (!style) return false;
        cell.style = *style;
      } else if (a.name == "t") {
        const std::optional<ValueKind> kind = kind_of(a.value);
        if (!kind) return false;
        cell.kind = *kind;
        is_inline_ = a.value == "inlineStr";
      }
    }
    if (!ref) {
      if (column_ >= model::kMaxColumns || row_ > model::kMaxRows) return false;
      ref = {row_ - 1, static_cast<std::uint16_t>(column_)};
    }
    cell.ref = *ref;
    column_ = cell.ref.column + 1U;
    return true;
  }

  bool scan_cell() {
    RawCell cell;
    is_inline_ = false;
    if (!take_cell_attributes(cell)) return false;
    if (cursor_.take("/>")) return true;
    return cursor_.take(">") && scan_content(cell);
  }

  bool scan_content(RawCell& cell) {
    for (;;) {
      cursor_.skip_blanks();
      const char* at = cursor_.at();
      if (cursor_.take("</c>")) {
        builder_.add(cell);
        return true;
      }
      if (at[0] != '<') return false;
      if (at[1] == 'v' && XmlCursor::ends_name(at[2])) {
        cursor_.skip(2);
        if (!take_value(cell)) return false;
      } else if (at[1] == 'f' && XmlCursor::ends_name(at[2])) {
        cursor_.skip(2);
        std::string_view formula;
        if (!take_element_text("</f>", formula)) return false;
        cell.flags |= model::kFormula;
      } else if (cursor_.take("<is>")) {
        // Text beside a number is not its value.
        StringItem& item = is_inline_ ? item_ : passed_over_;
        if (scan_string_item(cursor_, "</is>", TextCare::unescape, item) == Scan::unfamiliar ||
            !thai::is_clean_utf8(item.view))
          return false;
        if (!is_inline_) continue;
        cell.value = item.view;
        cell.has_value = true;
      } else {
        return false;
      }
    }
  }

  /// The raw text up to the closing tag; the cursor stands behind the name of the opening one.
  bool take_element_text(std::string_view closing_tag, std::string_view& raw) {
    const XmlCursor::Tag tag = cursor_.skip_rest_of_tag();
    raw = {};
    if (tag != XmlCursor::Tag::open) return tag == XmlCursor::Tag::empty;
    const char* begin = cursor_.at();
    if (!cursor_.find('<')) return false;
    raw = {begin, static_cast<std::size_t>(cursor_.at() - begin)};
    return cursor_.take(closing_tag);
  }

  bool take_value(RawCell& cell) {
    std::string_view raw;
    if (!take_element_text("</v>", raw)) return false;
    if (is_inline_) return true;  // its text stands in <is>
    cell.has_value = true;
    cell.value = raw;
    if (is_plain_xml_text(raw)) return thai::is_clean_utf8(raw);
    item_.joined.clear();
    if (!append_xml_text(item_.joined, raw) || !thai::is_clean_utf8(item_.joined)) return false;
    undo_excel_escapes(item_.joined);
    cell.value = item_.joined;
    return true;
  }

  /// Everything behind `</sheetData>`: of it only merged ranges matter.
  bool scan_tail() {
    if (builder_.is_refused()) return true;
    while (!window_.is_last()) {
      if (!see_more()) return false;
    }
    const std::string_view tail = cursor_.rest();
    const auto has = [&](std::string_view word) { return tail.find(word) != std::string_view::npos; };
    if (has("<!") || !has("</worksheet>") || has(":mergeCell")) return false;
    if (find_tag(tail, "<col") != std::string_view::npos) return false;
    if (has("<sheetData") || has(":sheetData")) return false;  // a second one is no spreadsheet of Excel's
    for (std::size_t at = find_tag(tail, "<mergeCell"); at != std::string_view::npos;
         at = find_tag(tail, "<mergeCell", at + 1)) {
      cursor_.move_to(tail.data() + at + 10);
      std::string_view range;
      for (XmlCursor::Attribute a = cursor_.take_attribute(); !a.name.empty(); a = cursor_.take_attribute()) {
        if (a.name == "ref") range = a.value;
      }
      if (!cursor_.is_at("/>") && !cursor_.is_at(">")) return false;
      if (range.find_first_of("&\t\r\n") != std::string_view::npos) return false;  // not written as it is meant
      builder_.add_merged(range);
      if (builder_.is_refused()) return true;
    }
    return true;
  }

  XmlWindow& window_;
  XmlCursor cursor_;
  SheetBuilder& builder_;
  const char* whole_rows_end_ = nullptr;
  StringItem item_;
  StringItem passed_over_;
  bool is_inline_ = false;
  std::uint32_t row_ = 0;       ///< number of the row being read, counted from 1
  XmlCursor::Word row_number_;  ///< the same as it ends a reference
  std::uint32_t column_ = 0;    ///< where a cell without reference stands, counted from 0
};
}  // namespace

Scan scan_sheet(XmlWindow& window, SheetBuilder& builder) {
  const Scan scan = SheetScanner(window, builder).scan();
  return window.is_broken() ? Scan::unfamiliar : scan;
}

Scan scan_sheet(std::string_view xml, SheetBuilder& builder) {
  XmlWindow window(xml);
  return scan_sheet(window, builder);
}

}  // namespace tidtam::formats
