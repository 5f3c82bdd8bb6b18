#include "extractors/formats/html_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "extractors/formats/html_scanner.hpp"
#include "pipeline/thai/charset.hpp"

namespace tidtam::formats {

namespace {
constexpr std::uint32_t kMostColumnsSpanned = 1000;  // as browsers have it
constexpr std::uint32_t kMostRowsSpanned = 65'534;
constexpr std::string_view kNoBreak = "\xC2\xA0";

std::uint32_t span_of(std::string_view attributes, std::string_view name, std::uint32_t most) {
  const std::string_view digits = html_attribute(attributes, name);
  std::uint32_t value = 1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() ? std::clamp(value, 1U, most) : 1U;
}

/// Without blanks, line ends and no-break spaces at both ends.
std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (text.starts_with(kNoBreak)) {
      text.remove_prefix(kNoBreak.size());
    } else if (text.ends_with(kNoBreak)) {
      text.remove_suffix(kNoBreak.size());
    } else if (!text.empty() && (text.front() == ' ' || text.front() == '\n')) {
      text.remove_prefix(1);
    } else if (!text.empty() && (text.back() == ' ' || text.back() == '\n')) {
      text.remove_suffix(1);
    } else {
      return text;
    }
  }
}

/// Elements that stand on lines of their own.
bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 16> kBlocks{"br", "p",  "div", "h1", "h2", "h3",      "h4",     "h5",
                                                     "h6", "li", "ul",  "ol", "hr", "caption", "center", "form"};
  return std::ranges::find(kBlocks, name) != kBlocks.end();
}

void end_line(std::string& text) {
  while (text.ends_with(' ')) text.pop_back();
  if (!text.empty() && text.back() != '\n') text += '\n';
}

template <typename Visit>
void for_each_line(std::string_view lines, Visit visit) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = trimmed(lines.substr(0, end));
    if (!line.empty()) visit(line);
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

/// One table while it is read. Rows and columns are counted from 0 in its sheet.
struct OpenTable {
  model::Sheet sheet;
  std::string above;         ///< lines of text that stand in the rows above it
  std::uint32_t row = 0;     ///< the row that stands open, or the next
  std::uint32_t column = 0;  ///< where the next cell of it may stand
  bool in_row = false;
  bool in_cell = false;
  bool is_closed = false;
  model::CellRef cell;                     ///< the cell that stands open
  std::string text;                        ///< of it
  std::vector<std::uint32_t> taken_until;  ///< for each column the row before which a span takes it
  std::size_t cells_in_row = 0;            ///< that are not empty
  bool has_data = false;                   ///< two filled cells side by side somewhere
};

class HtmlReader {
 public:
  HtmlReader(std::string_view page, std::string_view sheet_name, const Limits& limits)
      : scanner_(page), sheet_name_(sheet_name), limits_(limits) {}

  Read<Reading> read() {
    for (HtmlToken token = scanner_.next(); token.kind != HtmlToken::Kind::end && !refusal_; token = scanner_.next()) {
      take(token);
    }
    // Who writes </tr> writes </table> too: such a page was cut.
    if (!open_.empty() && closes_rows_ && !refusal_) refusal_ = refusal("FILE-TRUNCATED");
    while (!open_.empty() && !refusal_) close_table();
    if (!refusal_) collect_sheets();
    if (refusal_) return Read<Reading>::failure(std::move(*refusal_));
    return std::move(reading_);
  }

 private:
  OpenTable& table() { return tables_[open_.back()]; }

  void take(const HtmlToken& token) {
    switch (token.kind) {
      case HtmlToken::Kind::text:
        return append_html_text(target(), token.text);
      case HtmlToken::Kind::opening:
        return open(token.name, token.attributes);
      case HtmlToken::Kind::closing:
        return close(token.name);
      case HtmlToken::Kind::end:
        return;
    }
  }

  /// Where text goes: into the cell, or among the lines above the next table.
  std::string& target() {
    if (open_.empty() || !table().in_cell) return lines_;
    return table().text;
  }

  void open(std::string_view name, std::string_view attributes) {
    if (name == "input" && html_attribute(attributes, "type") == "password") {
      refusal_ = refusal("FILE-HTML");
    } else if (name == "table") {
      open_table();
    } else if (open_.empty()) {
      if (is_block(name)) end_line(lines_);
    } else if (name == "tr") {
      close_row();
      open_row();
    } else if (name == "td" || name == "th") {
      close_cell();
      open_cell(attributes);
    } else if (is_block(name)) {
      end_line(target());
    }
  }

  void close(std::string_view name) {
    if (name != "br" && is_block(name)) end_line(target());
    if (open_.empty()) return;
    if (name == "td" || name == "th") close_cell();
    if (name == "tr" || name == "thead" || name == "tbody" || name == "tfoot") close_row();
    if (name == "tr") closes_rows_ = true;
    if (name == "table") {
      table().is_closed = true;
      close_table();
    }
  }

  void open_table() {
    if (open_.size() >= limits_.xml_depth) {
      refusal_ = broken("table");
      return;
    }
    if (tables_.size() >= limits_.sheets) {
      refusal_ = beyond_limit("sheets", tables_.size() + 1, limits_.sheets);
      return;
    }
    open_.push_back(tables_.size());
    tables_.emplace_back();
    end_line(lines_);
  }

  void open_row() {
    OpenTable& now = table();
    if (now.row == 0 && now.above.empty()) {
      now.above = std::exchange(lines_, {});
      // So much is prose and no heading.
      if (now.above.size() > limits_.string_bytes) now.above.clear();
      for_each_line(now.above, [&now](std::string_view) { ++now.row; });
    }
    now.in_row = true;
    now.column = 0;
    now.cells_in_row = 0;
  }

  void open_cell(std::string_view attributes) {
    OpenTable& now = table();
    if (!now.in_row) open_row();
    while (now.column < now.taken_until.size() && now.taken_until[now.column] > now.row) ++now.column;
    const std::uint32_t columns = span_of(attributes, "colspan", kMostColumnsSpanned);
    const std::uint32_t rows = span_of(attributes, "rowspan", kMostRowsSpanned);
    const std::uint32_t most_columns = std::min<std::uint32_t>(limits_.columns, model::kMaxColumns);
    if (now.row + rows > limits_.rows) refusal_ = beyond_limit("rows", now.row + rows, limits_.rows);
    if (now.column + columns > most_columns) refusal_ = beyond_limit("columns", now.column + columns, most_columns);
    if (refusal_) return;
    now.cell = {now.row, static_cast<std::uint16_t>(now.column)};
    now.in_cell = true;
    now.text.clear();
    if (rows > 1 || columns > 1) add_span(rows, columns);
    now.column += columns;
  }

  void add_span(std::uint32_t rows, std::uint32_t columns) {
    OpenTable& now = table();
    if (++spans_ > limits_.merged_ranges) {
      refusal_ = beyond_limit("merged_ranges", spans_, limits_.merged_ranges);
      return;
    }
    const auto last = static_cast<std::uint16_t>(now.column + columns - 1);
    now.sheet.merged.push_back({now.cell, {now.row + rows - 1, last}});
    if (rows == 1) return;
    if (now.taken_until.size() <= last) now.taken_until.resize(last + 1U, 0);
    for (std::uint32_t column = now.column; column <= last; ++column) {
      now.taken_until[column] = std::max(now.taken_until[column], now.row + rows);
    }
  }

  void close_cell() {
    OpenTable& now = table();
    if (!now.in_cell) return;
    now.in_cell = false;
    const std::string_view text = trimmed(now.text);
    if (text.empty()) return;
    put(now.sheet, now.cell, text);
    if (++now.cells_in_row >= 2) now.has_data = true;
  }

  void put(model::Sheet& sheet, model::CellRef ref, std::string_view text) {
    cells_ += 1;
    text_bytes_ += text.size();
    const auto beyond = [&](std::string_view limit, std::uint64_t found, std::uint64_t most) {
      refusal_ = of_cell(beyond_limit(limit, found, most), ref);
    };
    if (ref.row >= limits_.rows) return beyond("rows", ref.row + 1U, limits_.rows);
    if (cells_ > limits_.cells) return beyond("cells", cells_, limits_.cells);
    if (text.size() > limits_.string_bytes) return beyond("cell_text", text.size(), limits_.string_bytes);
    if (text_bytes_ > limits_.text_bytes) return beyond("texts", text_bytes_, limits_.text_bytes);
    sheet.cells.push_back(model::Cell(ref, model::CellType::text, model::kNoFlags, reading_.workbook.keep(text)));
  }

  void close_row() {
    close_cell();
    if (!table().in_row) return;
    table().in_row = false;
    ++table().row;
  }

  void close_table() {
    close_row();
    OpenTable& closed = table();
    open_.pop_back();
    if (closed.has_data) return;
    // A table of single cells is a way of laying out a heading: its text belongs above the next table.
    std::string heading = std::move(closed.above);
    for (const model::Cell& cell : closed.sheet.cells) {
      end_line(heading);
      heading += cell.text();
    }
    end_line(heading);
    heading += lines_;
    lines_ = std::move(heading);
    cells_ -= closed.sheet.cells.size();
    closed.sheet = {};
  }

  void collect_sheets() {
    for (OpenTable& read : tables_) {
      if (!read.has_data) continue;
      model::Sheet& sheet = reading_.workbook.sheets.emplace_back();
      std::uint32_t row = 0;
      for_each_line(read.above, [&](std::string_view line) { put(sheet, {row++, 0}, line); });
      sheet.cells.insert(sheet.cells.end(), read.sheet.cells.begin(), read.sheet.cells.end());
      sheet.merged = std::move(read.sheet.merged);
      const std::size_t number = reading_.workbook.sheets.size();
      sheet.name = sheet_name_;
      if (number > 1) sheet.name += " (" + std::to_string(number) + ")";
      if (!read.is_closed) warn("FILE-SHEET-END", sheet.name);
    }
    if (reading_.workbook.sheets.empty()) refusal_ = refusal("FILE-HTML");
  }

  void warn(std::string_view rule, const std::string& sheet) {
    model::Finding finding = refusal(rule);
    finding.severity = model::Severity::warning;
    finding.sheet = sheet;
    reading_.findings.push_back(std::move(finding));
  }

  HtmlScanner scanner_;
  std::string_view sheet_name_;
  const Limits& limits_;
  Reading reading_;
  std::vector<OpenTable> tables_;  ///< in the order in which they begin
  std::vector<std::size_t> open_;  ///< those that stand open, the innermost last
  std::string lines_;              ///< text outside of cells since the last table
  bool closes_rows_ = false;
  std::size_t cells_ = 0;
  std::size_t spans_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::optional<model::Finding> refusal_;
};
}  // namespace

Read<Reading> read_html(std::string_view bytes, std::string_view sheet_name, const Limits& limits) {
  // The bytes decide, not what the page says of itself: Thai pages are often labelled as something else.
  const thai::Encoding encoding = thai::encoding_of(bytes);
  const std::string page = thai::to_utf8(bytes, encoding);
  Read<Reading> reading = HtmlReader(page, sheet_name, limits).read();
  if (!reading) return reading;
  reading.value().format = Format::html;
  reading.value().encoding = thai::encoding_word(encoding);
  return reading;
}

}  // namespace tidtam::formats
