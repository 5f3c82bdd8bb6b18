#include "extractors/formats/sheet_scanner.hpp"

#include <array>
#include <charconv>

#include "extractors/formats/xml_text.hpp"
#include "pipeline/thai/charset.hpp"

namespace tidtam::formats {

namespace {
constexpr std::array<double, 16> kPowersOfTen{1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
constexpr std::uint32_t kRowFar = 100'000'000;
/// What stands before the rows: all columns described one by one take about half of it.
constexpr std::size_t kHeadAtMost = std::size_t{4} << 20;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Plain digits with at most one point and fifteen digits: exact in a double, since both parts of the quotient are.
/// nullptr for everything else, else the place behind.
const char* take_short_number(const char* at, double& number) {
  const bool negative = *at == '-';
  if (negative) ++at;
  const char* begin = at;
  std::uint64_t digits = 0;
  while (is_digit(*at)) digits = digits * 10 + static_cast<std::uint64_t>(*at++ - '0');
  std::ptrdiff_t count = at - begin;
  std::ptrdiff_t places = 0;
  if (*at == '.') {
    const char* point = at++;
    while (is_digit(*at)) digits = digits * 10 + static_cast<std::uint64_t>(*at++ - '0');
    places = at - point - 1;
    count += places;
    if (places == 0) return nullptr;
  }
  if (*at != '<' || count == 0 || count > 15 || count == places) return nullptr;
  number = static_cast<double>(digits);
  if (places > 0) number /= kPowersOfTen[static_cast<std::size_t>(places)];
  if (negative) number = -number;
  return at;
}

/// Up to nine plain digits. nullptr for everything else, else the place behind.
const char* take_short_index(const char* at, std::size_t& index) {
  const char* begin = at;
  while (is_digit(*at)) index = index * 10 + static_cast<std::size_t>(*at++ - '0');
  return at != begin && at - begin <= 9 ? at : nullptr;
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
    if (head.find("<worksheet") == std::string_view::npos || head.find("<!") != std::string_view::npos) return false;
    for (std::size_t at = head.find("<col "); at != std::string_view::npos; at = head.find("<col ", at + 1)) {
      cursor_.move_to(head.data() + at + 5);
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
    bool hidden = false;
    for (XmlCursor::Attribute a = cursor_.take_attribute(); !a.name.empty(); a = cursor_.take_attribute()) {
      if (a.name == "hidden") hidden = is_true(a.value);
      if (a.name != "r") continue;
      const std::optional<std::uint32_t> number = number_of(a.value);
      if (!number || *number == 0 || *number > kRowFar) return false;
      row_ = *number;
    }
    if (hidden) builder_.hide_row(row_ - 1);
    if (cursor_.take("/>")) return true;
    if (!cursor_.take(">")) return false;
    for (;;) {
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

  /// `D14` of the attribute `r`; the cursor stands behind the opening quote.
  bool take_reference(RawCell& cell) {
    const char* at = cursor_.at();
    std::uint32_t column = 0;
    while (*at >= 'A' && *at <= 'Z' && column <= model::kMaxColumns)
      column = column * 26 + static_cast<std::uint32_t>(*at++ - 'A') + 1;
    std::uint32_t row = 0;
    const char* digits = at;
    while (is_digit(*at) && row <= model::kMaxRows) row = row * 10 + static_cast<std::uint32_t>(*at++ - '0');
    if (*at != '"' || column == 0 || column > model::kMaxColumns || at == digits || row == 0 || row > model::kMaxRows)
      return false;
    cell.ref = {row - 1, static_cast<std::uint16_t>(column - 1)};
    cursor_.move_to(at + 1);
    return true;
  }

  /// `s="12"`, which most cells have.
  bool take_style(RawCell& cell) {
    const char* at = cursor_.at();
    if (at[0] != 's' || at[1] != '=' || at[2] != '"') return false;
    std::uint32_t style = 0;
    const char* digits = at + 3;
    for (at = digits; is_digit(*at) && at < digits + 6; ++at)
      style = style * 10 + static_cast<std::uint32_t>(*at - '0');
    if (*at != '"' || at == digits) return false;
    cell.style = style;
    cursor_.move_to(at + 1);
    return true;
  }

  bool take_string_type(RawCell& cell) {
    if (!cursor_.take("t=\"s\"")) return false;
    cell.kind = ValueKind::shared_string;
    return true;
  }

  bool take_cell_attributes(RawCell& cell) {
    bool has_reference = false;
    for (;;) {
      cursor_.skip_blanks();
      if (cursor_.take("r=\"")) {
        if (!take_reference(cell)) return false;
        has_reference = true;
        continue;
      }
      if (take_style(cell) || take_string_type(cell)) continue;
      const XmlCursor::Attribute attribute = cursor_.take_attribute();
      if (attribute.name.empty()) break;
      if (attribute.name == "s") {
        const std::optional<std::uint32_t> style = number_of(attribute.value);
        if (!style) return false;
        cell.style = *style;
      } else if (attribute.name == "t") {
        const std::optional<ValueKind> kind = kind_of(attribute.value);
        if (!kind) return false;
        cell.kind = *kind;
        is_inline_ = attribute.value == "inlineStr";
      }
    }
    if (!has_reference) {
      if (column_ >= model::kMaxColumns || row_ > model::kMaxRows) return false;
      cell.ref = {row_ - 1, static_cast<std::uint16_t>(column_)};
    }
    column_ = cell.ref.column + 1U;
    return true;
  }

  bool scan_cell() {
    RawCell cell;
    is_inline_ = false;
    if (!take_cell_attributes(cell)) return false;
    if (cursor_.take("/>")) return true;
    if (!cursor_.take(">")) return false;
    if (cursor_.is_at("<v>") && take_plain_value(cell)) return true;
    return scan_content(cell);
  }

  /// `<v>123</v></c>` of a number or a shared string, which nearly all cells are. Moves only where that is all.
  bool take_plain_value(const RawCell& cell) {
    const char* value = cursor_.at() + 3;
    if (cell.kind == ValueKind::shared_string) {
      std::size_t index = 0;
      if (!take_end_of_cell(take_short_index(value, index))) return false;
      builder_.add_shared(cell.ref, cell.flags, index);
      return true;
    }
    double number = 0;
    if (cell.kind != ValueKind::number || !take_end_of_cell(take_short_number(value, number))) return false;
    builder_.add_number(cell.ref, cell.style, cell.flags, number);
    return true;
  }

  /// Moves behind `</v></c>` where that stands behind the value.
  bool take_end_of_cell(const char* behind_value) {
    if (behind_value == nullptr) return false;
    XmlCursor next = cursor_;
    next.move_to(behind_value);
    if (!next.take("</v></c>")) return false;
    cursor_ = next;
    return true;
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
    if (tail.find("<!") != std::string_view::npos || tail.find("</worksheet>") == std::string_view::npos) return false;
    if (tail.find("<sheetData") != std::string_view::npos) return false;  // a second one is no spreadsheet of Excel's
    for (std::size_t at = tail.find("<mergeCell "); at != std::string_view::npos;
         at = tail.find("<mergeCell ", at + 1)) {
      cursor_.move_to(tail.data() + at + 11);
      for (XmlCursor::Attribute a = cursor_.take_attribute(); !a.name.empty(); a = cursor_.take_attribute()) {
        if (a.name == "ref") builder_.add_merged(a.value);
      }
      if (!cursor_.is_at("/>") && !cursor_.is_at(">")) return false;
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
  std::uint32_t row_ = 0;     ///< number of the row being read, counted from 1
  std::uint32_t column_ = 0;  ///< where a cell without reference stands, counted from 0
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
