#include "pipeline/report/xlsx_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

constexpr double kWidest = 60;
constexpr double kLineHeight = 1.6;  // of the size of the letters: Thai has marks above marks
constexpr double kRowPadding = 3;    // points
// Of sentences and titles: one column alone is not shrunk to the page by every program.
constexpr double kPageWidth = 66;
constexpr std::uint16_t kLandscapeFrom = 7;

std::string joined(const model::Sentence& sentence) {
  std::string text;
  for (const auto& run : sentence) text += run.text;
  return text;
}

std::string light_shape(model::Light light) {
  switch (light) {
    case model::Light::green:
      return "● ";
    case model::Light::yellow:
      return "▲ ";
    case model::Light::orange:
      return "◆ ";
    case model::Light::red:
      return "■ ";
    case model::Light::none:
      break;
  }
  return "○ ";
}

Place place_of(model::ReportColumnKind kind) {
  switch (kind) {
    case model::ReportColumnKind::number:
    case model::ReportColumnKind::status_number:
    case model::ReportColumnKind::date:
      return Place::right;
    default:
      return Place::left;
  }
}

/// Counts are whole whatever their column says; figures keep the column's places.
int decimals_of(const model::ReportColumn& column, const model::ReportCell& cell) {
  const std::size_t point = cell.text.rfind('.');
  if (column.kind == model::ReportColumnKind::number && point == std::string::npos && cell.text != "-") return 0;
  if (point != std::string::npos) return static_cast<int>(cell.text.size() - point - 1);
  return column.decimals;
}

lxw_datetime to_datetime(base::Date date) {
  lxw_datetime moment{};
  moment.year = date.year;
  moment.month = date.month;
  moment.day = date.day;
  return moment;
}

}  // namespace

SheetWriter::SheetWriter(lxw_workbook* workbook, Formats& formats, const std::string& name, const model::Report& report,
                         const EvidencePlaces& places)
    : workbook_(workbook),
      sheet_(workbook_add_worksheet(workbook, name.c_str())),
      formats_(formats),
      report_(report),
      places_(places),
      name_(name) {
  worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
}

void SheetWriter::widen(std::uint16_t column, const std::string& text) {
  if (widths_.size() <= column) widths_.resize(column + 1U, 6);
  widths_[column] = std::max(widths_[column], std::min(kWidest, static_cast<double>(cluster_width(text)) * 1.12 + 3));
}

void SheetWriter::write_text(std::uint32_t row, std::uint16_t column, const std::string& text, const CellLook& look) {
  // Always as a string: what begins with = + - @ stays what it is and is never run.
  worksheet_write_string(sheet_, row, column, text.c_str(), formats_.of(look));
  const bool wraps = look.place == Place::left && look.number_format.empty();
  texts_.push_back({row, column, wraps ? static_cast<double>(cluster_width(text)) * 1.12 : 0, look.size});
}

void SheetWriter::write_line(const std::string& text, CellLook look) {
  if (look.place == Place::left) look.number_format = "@";  // lets a long line run over its neighbours unwrapped
  write_text(row_++, 0, text, look);
}

void SheetWriter::write_prose(const std::string& text) {
  if (!tables_.empty()) {
    write_line(text, {});
    return;
  }
  if (widths_.empty()) widths_.resize(1);
  widths_[0] = kPageWidth;
  write_text(row_++, 0, text, {});
}

void SheetWriter::write_section(const model::ReportSection& section) {
  if (row_ > 0) ++row_;
  write_line(section.title, {.weight = Weight::bold, .size = 20});
  const bool is_evidence = !section.blocks.empty() && std::holds_alternative<model::Evidence>(section.blocks.front());
  if (!section.note.empty() || is_evidence) write_line(section.note, {.size = 14, .ink = kMutedInk});
  if (is_evidence) {
    write_evidence(section.blocks);
    return;
  }
  for (const auto& block : section.blocks) write_block(block);
  for (const auto& block : section.aside) {
    ++row_;
    write_block(block);
  }
}

void SheetWriter::write_block(const model::Block& block) {
  if (const auto* paragraph = std::get_if<model::Paragraph>(&block)) {
    write_prose(joined(paragraph->text));
  } else if (const auto* list = std::get_if<model::SentenceList>(&block)) {
    write_sentences(*list);
  } else if (const auto* bar = std::get_if<model::ShareBar>(&block)) {
    write_share(*bar);
  } else if (const auto* table = std::get_if<model::ReportTable>(&block)) {
    write_table(*table);
  } else if (const auto* chart = std::get_if<model::LineChart>(&block)) {
    write_line_chart(*chart);
  } else if (const auto* definition = std::get_if<model::Definition>(&block)) {
    write_definition(*definition);
  } else if (const auto* signatures = std::get_if<model::Signatures>(&block)) {
    write_signatures(*signatures);
  }
}

void SheetWriter::write_sentences(const model::SentenceList& list) {
  if (!list.title.empty()) write_line(list.title, {.weight = Weight::bold});
  std::size_t number = 0;
  for (const auto& item : list.items) {
    ++number;
    const std::string mark = list.style == model::ListStyle::decisions ? fmt::format("{}. ", number) : "• ";
    write_prose(mark + joined(item));
  }
}

void SheetWriter::write_share(const model::ShareBar& bar) {
  write_line(joined(bar.headline), {.weight = Weight::bold});
  for (const auto& part : bar.parts) {
    write_text(row_, 0, part.label, {.rule = Rule::under_row});
    widen(0, part.label);
    worksheet_write_number(sheet_, row_++, 1, static_cast<double>(part.count),
                           formats_.of({.place = Place::right, .rule = Rule::under_row, .number_format = "#,##0"}));
  }
}

void SheetWriter::write_heads(const std::vector<std::string>& heads, const std::vector<Place>& places) {
  for (std::uint16_t column = 0; column < heads.size(); ++column) {
    write_text(row_, column, heads[column],
               {.weight = Weight::bold, .place = places[column], .rule = Rule::under_head});
    widen(column, heads[column] + "    ");  // room for the filter's button
  }
  ++row_;
}

void SheetWriter::write_table(const model::ReportTable& table) {
  if (!tables_.empty() && !table.caption.empty()) {
    ++row_;
    write_line(table.caption, {.weight = Weight::bold});
  }
  std::vector<std::string> heads;
  std::vector<Place> places;
  for (const auto& column : table.columns) {
    if (column.medium == model::Medium::page) continue;
    heads.push_back(column.title);
    places.push_back(place_of(column.kind));
  }
  TablePlace place{row_, row_, static_cast<std::uint16_t>(heads.size())};
  write_heads(heads, places);
  for (const auto& row : table.rows) {
    std::uint16_t column = 0;
    for (std::size_t at = 0; at < row.cells.size() && at < table.columns.size(); ++at) {
      if (table.columns[at].medium == model::Medium::page) continue;
      write_cell(column++, table.columns[at], row.cells[at], row.role);
    }
    // A total below the filter's rows must not be sorted among them.
    if (row.role != model::RowRole::total) place.last = row_;
    ++row_;
  }
  tables_.push_back(place);
  if (!table.chart_title.empty() && !table.rows.empty()) insert_bars(table, place.head, place.last);
}

void SheetWriter::write_cell(std::uint16_t column, const model::ReportColumn& kind, const model::ReportCell& cell,
                             model::RowRole role) {
  CellLook look;
  look.place = place_of(kind.kind);
  look.rule = role == model::RowRole::total ? Rule::total : Rule::under_row;
  look.weight = role == model::RowRole::total ? Weight::bold : Weight::plain;
  if (cell.light) {
    look.tint = *cell.light;
    if (kind.kind == model::ReportColumnKind::light) look.ink = ink_of(*cell.light);
  }
  const std::string indent = role == model::RowRole::part && kind.kind == model::ReportColumnKind::name ? "    " : "";
  if (cell.date) {
    look.number_format = kBuddhistDate;
    lxw_datetime moment = to_datetime(*cell.date);
    worksheet_write_datetime(sheet_, row_, column, &moment, formats_.of(look));
  } else if (cell.number && place_of(kind.kind) == Place::right) {
    look.number_format = number_format_of(decimals_of(kind, cell));
    lxw_format* format = formats_.of(look);
    link_to_evidence(column, cell, format);
    worksheet_write_number(sheet_, row_, column, *cell.number, format);
  } else {
    const bool has_shape = cell.light && kind.kind == model::ReportColumnKind::light;
    write_text(row_, column, indent + (has_shape ? light_shape(*cell.light) : "") + cell.text, look);
  }
  widen(column, indent + cell.text + (cell.light ? "   " : ""));
}

void SheetWriter::link_to_evidence(std::uint16_t column, const model::ReportCell& cell, lxw_format* format) {
  if (!cell.href.starts_with('#')) return;
  const auto found = places_.rows.find(std::string_view(cell.href).substr(1));
  if (found == places_.rows.end()) return;
  const std::string target = fmt::format("internal:'{}'!A{}", places_.sheet, found->second + 1);
  worksheet_write_url(sheet_, row_, column, target.c_str(), format);
}

void SheetWriter::insert_bars(const model::ReportTable& table, std::uint32_t head, std::uint32_t last) {
  std::vector<std::uint16_t> numbers;
  std::uint16_t column = 0;
  for (std::size_t ordinal = 0; ordinal < table.columns.size(); ++ordinal) {
    const model::ReportColumn& kind = table.columns[ordinal];
    if (kind.medium == model::Medium::page) continue;
    const auto& chosen = table.chart_columns;
    const bool wanted = chosen.empty() ? kind.kind == model::ReportColumnKind::number
                                       : std::ranges::find(chosen, ordinal) != chosen.end();
    if (wanted && numbers.size() < 2) numbers.push_back(column);
    ++column;
  }
  if (numbers.size() < 2) return;
  lxw_chart* chart = workbook_add_chart(workbook_, LXW_CHART_BAR);
  for (std::uint16_t number : numbers) {
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(series, name_.c_str(), head + 1, 0, last, 0);
    chart_series_set_values(series, name_.c_str(), head + 1, number, last, number);
    chart_series_set_name_range(series, name_.c_str(), head, number);
    lxw_chart_fill fill{};
    fill.color = number == numbers.front() ? 0x0B5D7A : 0xC3CCD6;
    chart_series_set_fill(series, &fill);
  }
  chart_title_set_name(chart, table.chart_title.c_str());
  chart_axis_set_reverse(chart->y_axis);
  chart_axis_set_min(chart->x_axis, 0);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  lxw_chart_options options{};
  options.x_scale = 1.7;
  options.y_scale = std::max(1.0, static_cast<double>(last - head) * 0.16);
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  // Below the table, not beside it: a printed page would shrink to hold both.
  worksheet_insert_chart_opt(sheet_, last + 3, 0, chart, &options);
  row_ = last + 5 + static_cast<std::uint32_t>(15 * options.y_scale);
}

void SheetWriter::write_line_chart(const model::LineChart& line) {
  const std::uint32_t head = row_;
  write_heads({line.unit, line.result.name, line.target.name}, {Place::left, Place::right, Place::right});
  CellLook look{
      .place = Place::right, .rule = Rule::under_row, .number_format = number_format_of(line.result.decimals)};
  for (std::size_t at = 0; at < line.labels.size(); ++at, ++row_) {
    write_text(row_, 0, line.labels[at], {.rule = Rule::under_row});
    if (line.result.values[at]) worksheet_write_number(sheet_, row_, 1, *line.result.values[at], formats_.of(look));
    if (line.target.values[at]) worksheet_write_number(sheet_, row_, 2, *line.target.values[at], formats_.of(look));
  }
  lxw_chart* chart = workbook_add_chart(workbook_, LXW_CHART_LINE);
  for (std::uint16_t column : {std::uint16_t{1}, std::uint16_t{2}}) {
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(series, name_.c_str(), head + 1, 0, row_ - 1, 0);
    chart_series_set_values(series, name_.c_str(), head + 1, column, row_ - 1, column);
    chart_series_set_name_range(series, name_.c_str(), head, column);
    lxw_chart_line stroke{};
    stroke.color = column == 1 ? 0x0B5D7A : 0x566270;
    stroke.width = column == 1 ? 2.5F : 1.5F;
    stroke.dash_type = column == 1 ? LXW_CHART_LINE_DASH_SOLID : LXW_CHART_LINE_DASH_DASH;
    chart_series_set_line(series, &stroke);
  }
  chart_axis_set_min(chart->y_axis, 0);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  worksheet_insert_chart(sheet_, head, 4, chart);
  row_ = std::max(row_, head + 13);  // what follows begins below the chart
}

void SheetWriter::write_definition(const model::Definition& definition) {
  if (row_ > 1) ++row_;
  write_line(definition.title, {.weight = Weight::bold});
  for (const auto& [name, value] : definition.entries) {
    write_text(row_, 0, name, {.ink = kMutedInk});
    write_text(row_, 1, value, {});
    widen(0, name);
    widen(1, value);
    ++row_;
  }
}

void SheetWriter::write_signatures(const model::Signatures& signatures) {
  for (const auto& person : signatures.people) {
    ++row_;
    write_line(signatures.sign_word + " ………………………………………… " + person.role, {});
    write_line("(…………………………………………)", {});
    if (!person.position.empty()) write_line(person.position, {});
    write_line(signatures.date_word + " ……/……/……", {});
  }
}

void SheetWriter::write_evidence(const std::vector<model::Block>& blocks) {
  std::vector<std::string> heads = report_.evidence_heads;
  std::vector<Place> places(heads.size(), Place::left);
  for (const auto& column : std::get<model::Evidence>(blocks.front()).sources.columns) {
    heads.push_back(column.title);
    places.push_back(place_of(column.kind));
  }
  const std::uint32_t head = row_;
  write_heads(heads, places);
  for (const auto& block : blocks) {
    const auto* evidence = std::get_if<model::Evidence>(&block);
    if (evidence == nullptr) continue;
    std::vector<model::ReportRow> rows = evidence->sources.rows;
    if (rows.empty()) rows.push_back({{{.text = evidence->sources.caption}}});
    for (const auto& row : rows) {
      write_cell(0, {}, {.text = evidence->title}, model::RowRole::plain);
      write_cell(1, {}, {.text = evidence->anchors.front()}, model::RowRole::plain);
      for (std::uint16_t at = 0; at < row.cells.size(); ++at) {
        write_cell(static_cast<std::uint16_t>(at + 2), evidence->sources.columns[at], row.cells[at], row.role);
      }
      ++row_;
    }
  }
  tables_.push_back({head, row_ - 1, static_cast<std::uint16_t>(heads.size())});
}

/// Set here because not every program fits rows to wrapped Thai text by itself.
void SheetWriter::set_heights() {
  std::map<std::uint32_t, double> heights;
  for (const TextPlace& text : texts_) {
    const double room = text.column < widths_.size() ? widths_[text.column] : kWidest;
    const double lines = std::max(1.0, std::ceil(text.width * 1.2 / room));
    double& height = heights[text.row];
    height = std::max(height, lines * text.size * kLineHeight + kRowPadding);
  }
  for (const auto& [row, height] : heights) worksheet_set_row(sheet_, row, height, nullptr);
}

void SheetWriter::set_printing() {
  std::uint16_t columns = 0;
  for (const auto& table : tables_) columns = std::max(columns, table.columns);
  worksheet_set_paper(sheet_, 9);  // A4
  if (columns >= kLandscapeFrom) worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_set_margins(sheet_, 0.9, 0.6, 0.7, 0.8);
  std::string foot = report_.foot;
  for (std::size_t at = foot.find('&'); at != std::string::npos; at = foot.find('&', at + 2)) foot.insert(at, "&");
  const std::string footer = fmt::format("&L&\"TH Sarabun New\"&12{}&R&\"TH Sarabun New\"&12{} &P {} &N", foot,
                                         report_.page_word, report_.of_word);
  worksheet_set_footer(sheet_, footer.c_str());
}

void SheetWriter::finish() {
  set_heights();
  for (std::uint16_t column = 0; column < widths_.size(); ++column) {
    worksheet_set_column(sheet_, column, column, widths_[column], nullptr);
  }
  if (!tables_.empty()) {
    const TablePlace& table = tables_.front();
    worksheet_freeze_panes(sheet_, table.head + 1, 1);
    worksheet_repeat_rows(sheet_, table.head, table.head);
    if (table.last > table.head) {
      worksheet_autofilter(sheet_, table.head, 0, table.last, static_cast<std::uint16_t>(table.columns - 1));
    }
  }
  set_printing();
}

void SheetWriter::finish_cover() {
  widths_.assign(1, kPageWidth);
  set_heights();
  worksheet_set_column(sheet_, 0, 0, kPageWidth, nullptr);
  set_printing();
}

}  // namespace tidtam::report
