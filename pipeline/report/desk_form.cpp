#include "pipeline/report/desk_form.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/report/wording.hpp"
#include "pipeline/report/xlsx.hpp"
#include "pipeline/report/xlsx_formats.hpp"

namespace tidtam::report {

namespace {
constexpr lxw_row_t kTitleRow = 0;
constexpr lxw_row_t kAdviceRow = 1;
constexpr lxw_row_t kHeadRow = 3;

std::string in_language(const spec::Node& node, const std::string& language) {
  node.allow_only({"th", "en"});
  return node.at(language).text();
}

DeskColumn read_column(const spec::Node& node, const std::string& language, const HeadingOf& heading_of) {
  node.allow_only({"field", "key", "heading", "width", "answer", "from", "prompt"});
  DeskColumn column;
  const spec::Node field = node.find("field");
  column.key = field.is_absent() ? node.at("key").text() : field.text();
  column.heading = field.is_absent() ? in_language(node.at("heading"), language) : heading_of(field);
  column.width = static_cast<double>(node.at("width").integer());
  column.is_answer = node.find("answer").flag_or(false);
  for (const spec::Node& key : node.find("from").items()) column.from.push_back(key.text());
  const spec::Node prompt = node.find("prompt");
  if (!prompt.is_absent()) column.prompt = in_language(prompt, language);
  return column;
}

DeskSheet read_sheet(const spec::Node& node, const std::string& language, const HeadingOf& heading_of) {
  node.allow_only({"name", "title", "advice", "columns"});
  DeskSheet sheet{node.at("name").text(),
                  in_language(node.at("title"), language),
                  in_language(node.at("advice"), language),
                  {},
                  {}};
  for (const spec::Node& column : node.at("columns").items()) {
    sheet.columns.push_back(read_column(column, language, heading_of));
  }
  return sheet;
}

lxw_col_t place_of(const DeskSheet& sheet, const std::string& key) {
  const auto at = std::ranges::find(sheet.columns, key, &DeskColumn::key);
  TIDTAM_ASSERT(at != sheet.columns.end(), "a drop-down offers cells of a column that the form has");
  return static_cast<lxw_col_t>(at - sheet.columns.begin());
}

/// Puts one sheet into a workbook.
class DeskSheetWriter {
 public:
  DeskSheetWriter(lxw_workbook* workbook, const DeskSheet& sheet)
      : workbook_(workbook),
        sheet_(sheet),
        page_(workbook_add_worksheet(workbook, legal_sheet_name(sheet.name).c_str())) {
    if (page_ == nullptr) throw Error(fmt::format("two sheets of a desk form are called '{}'", sheet.name));
  }

  void write() {
    line(kTitleRow, sheet_.title, format(18, 0x16202C, true));
    line(kAdviceRow, sheet_.advice, format(14, 0x566270, false));
    lxw_format* const head = framed(true, 0xE6ECF2);
    lxw_format* const answer_head = framed(true, 0xFDF0C4);
    lxw_format* const given = framed(false, 0xFFFFFF);
    lxw_format* const answer = framed(false, 0xFFFBEA);
    format_set_num_format(answer, "@");  // a code typed by hand keeps its zeros
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      const DeskColumn& column = sheet_.columns[i];
      worksheet_set_column(page_, at, at, column.width, nullptr);
      worksheet_write_string(page_, kHeadRow, at, column.heading.c_str(), column.is_answer ? answer_head : head);
    }
    for (std::size_t r = 0; r < sheet_.rows.size(); ++r) {
      worksheet_set_row(page_, kHeadRow + 1 + static_cast<lxw_row_t>(r), height_of(sheet_.rows[r]), nullptr);
      for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
        write_cell(kHeadRow + 1 + static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(i), sheet_.rows[r][i],
                   sheet_.columns[i].is_answer ? answer : given);
      }
    }
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) help(static_cast<lxw_col_t>(i), sheet_.columns[i]);
    set_page();
  }

 private:
  [[nodiscard]] lxw_format* format(int size, std::uint32_t ink, bool is_bold) const {
    lxw_format* made = workbook_add_format(workbook_);
    format_set_font_name(made, "TH Sarabun New");
    format_set_font_size(made, size);
    format_set_font_color(made, ink);
    if (is_bold) format_set_bold(made);
    return made;
  }
  [[nodiscard]] lxw_format* framed(bool is_head, std::uint32_t ground) const {
    lxw_format* made = format(16, 0x16202C, is_head);
    format_set_text_wrap(made);
    format_set_align(made, is_head ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    format_set_border(made, LXW_BORDER_THIN);
    format_set_border_color(made, 0xC4CCD6);
    format_set_bg_color(made, ground);
    return made;
  }
  /// Room for the cell that takes most lines, in points.
  [[nodiscard]] double height_of(const std::vector<std::string>& row) const {
    constexpr double kLine = 25;
    double lines = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      lines = std::max(lines, std::ceil(static_cast<double>(cluster_width(row[i])) * 1.2 / sheet_.columns[i].width));
    }
    return lines * kLine;
  }
  void line(lxw_row_t row, const std::string& text, lxw_format* look) const {
    worksheet_write_string(page_, row, 0, text.c_str(), look);
  }
  /// Names come from files: always as text, never as a formula or a link.
  void write_cell(lxw_row_t row, lxw_col_t at, const std::string& text, lxw_format* look) const {
    if (text.empty()) {
      worksheet_write_blank(page_, row, at, look);
    } else {
      worksheet_write_string(page_, row, at, text.c_str(), look);
    }
  }

  /// The prompt of a column to fill in and, where it offers any, the drop-down of each row.
  void help(lxw_col_t at, const DeskColumn& column) const {
    if (sheet_.rows.empty() || !column.is_answer) return;
    const auto last = kHeadRow + static_cast<lxw_row_t>(sheet_.rows.size());
    std::string heading = column.heading;
    std::string prompt = column.prompt;
    lxw_data_validation rule{};
    rule.ignore_blank = LXW_VALIDATION_ON;
    rule.input_title = heading.data();  // the library copies what it is given; its interface takes plain pointers
    rule.input_message = prompt.data();
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
    if (column.from.empty()) {
      rule.validate = LXW_VALIDATION_TYPE_ANY;
      worksheet_data_validation_range(page_, kHeadRow + 1, at, last, at, &rule);
      return;
    }
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    char first_name[LXW_MAX_COL_NAME_LENGTH];
    char last_name[LXW_MAX_COL_NAME_LENGTH];
    lxw_col_to_name(first_name, place_of(sheet_, column.from.front()), 1);
    lxw_col_to_name(last_name, place_of(sheet_, column.from.back()), 1);
    // One rule for the column: the row in it is relative, so that each row offers its own candidates.
    std::string range = fmt::format("={}{}:{}{}", first_name, kHeadRow + 2, last_name, kHeadRow + 2);
    rule.value_formula = range.data();
    worksheet_data_validation_range(page_, kHeadRow + 1, at, last, at, &rule);
  }

  void set_page() const {
    worksheet_freeze_panes(page_, kHeadRow + 1, 1);
    worksheet_set_row(page_, kTitleRow, 32, nullptr);
    worksheet_set_row(page_, kAdviceRow, 24, nullptr);
    worksheet_set_row(page_, kHeadRow, 54, nullptr);
    worksheet_set_landscape(page_);
    worksheet_set_paper(page_, 8);  // A3: the sheet is wide
    worksheet_fit_to_pages(page_, 1, 0);
    worksheet_repeat_rows(page_, kHeadRow, kHeadRow);
    if (sheet_.rows.empty()) return;
    worksheet_autofilter(page_, kHeadRow, 0, kHeadRow + static_cast<lxw_row_t>(sheet_.rows.size()),
                         static_cast<lxw_col_t>(sheet_.columns.size() - 1));
  }

  lxw_workbook* workbook_;  // not owned
  const DeskSheet& sheet_;
  lxw_worksheet* page_;  // owned by the workbook
};

void write_guide(lxw_workbook* workbook, const DeskForm& form) {
  lxw_worksheet* page = workbook_add_worksheet(workbook, legal_sheet_name(form.guide_sheet).c_str());
  lxw_format* look = workbook_add_format(workbook);
  format_set_font_name(look, "TH Sarabun New");
  format_set_font_size(look, 16);
  format_set_text_wrap(look);
  format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
  worksheet_set_column(page, 0, 0, 110, nullptr);
  lxw_row_t row = 0;
  for (const std::string& text : form.guide) worksheet_write_string(page, row++, 0, text.c_str(), look);
}
}  // namespace

DeskForm read_desk_form(const spec::Node& file, const std::string& language, const HeadingOf& heading_of) {
  file.allow_only({"id", "layout", "title", "sheets", "guide_sheet", "guide"});
  DeskForm form;
  form.title = in_language(file.at("title"), language);
  for (const spec::Node& sheet : file.at("sheets").items()) {
    form.sheets.push_back(read_sheet(sheet, language, heading_of));
  }
  form.guide_sheet = file.at("guide_sheet").text();
  for (const spec::Node& text : file.at("guide").items()) form.guide.push_back(in_language(text, language));
  return form;
}

std::string desk_form_bytes(const DeskForm& form, const std::filesystem::path& scratch) {
  const std::filesystem::path path = scratch / "desk.xlsx.part";
  lxw_workbook* workbook = workbook_new(path.c_str());
  if (workbook == nullptr) throw Error(path.string() + ": cannot begin this workbook");
  std::string title = form.title;
  lxw_doc_properties properties{};
  properties.title = title.data();
  constexpr std::time_t kNoTime = 946'684'800;  // 1 January 2000: equal forms are equal files
  properties.created = kNoTime;
  workbook_set_properties(workbook, &properties);
  for (const DeskSheet& sheet : form.sheets) DeskSheetWriter(workbook, sheet).write();
  write_guide(workbook, form);
  const lxw_error outcome = workbook_close(workbook);
  if (outcome != LXW_NO_ERROR) throw Error(fmt::format("{}: {}", path.string(), lxw_strerror(outcome)));
  std::string bytes = base::read_file(path);
  std::filesystem::remove(path);
  return bytes;
}

}  // namespace tidtam::report
