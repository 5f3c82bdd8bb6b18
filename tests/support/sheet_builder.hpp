#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/model/workbook.hpp"

namespace tidtam::support {

/// What a test puts into a cell: nothing, a text or a number.
class Content {
 public:
  Content() = default;
  Content(const char* text) : held_(std::string(text)) {}
  Content(std::string text) : held_(std::move(text)) {}
  Content(int number) : held_(static_cast<double>(number)) {}
  Content(double number) : held_(number) {}
  [[nodiscard]] const std::variant<std::monostate, std::string, double>& held() const { return held_; }

 private:
  std::variant<std::monostate, std::string, double> held_;
};

/// Arranges one sheet row by row. An empty text or `{}` leaves the cell out.
class SheetBuilder {
 public:
  SheetBuilder(model::Workbook& workbook, std::string name) : workbook_(workbook) { sheet_.name = std::move(name); }

  SheetBuilder& row(std::initializer_list<Content> contents) { return row(std::vector<Content>(contents)); }
  SheetBuilder& row(const std::vector<Content>& contents) {
    std::uint16_t column = 0;
    for (const Content& content : contents) put({next_row_, column++}, content);
    ++next_row_;
    return *this;
  }
  /// Leaves rows empty.
  SheetBuilder& gap(std::uint32_t rows = 1) {
    next_row_ += rows;
    return *this;
  }
  SheetBuilder& error(std::string_view address, std::string_view text) {
    sheet_.cells.push_back(
        model::Cell(*model::parse_a1(address), model::CellType::error, model::kNoFlags, workbook_.keep(text)));
    return *this;
  }
  SheetBuilder& merge(std::string_view first, std::string_view last) {
    sheet_.merged.push_back({*model::parse_a1(first), *model::parse_a1(last)});
    return *this;
  }
  SheetBuilder& hide_row(std::uint32_t row_number) {
    sheet_.hidden_rows.push_back(row_number - 1);
    return *this;
  }
  SheetBuilder& hide_column(std::string_view letters) {
    sheet_.hidden_columns.push_back(model::parse_a1(std::string(letters) + "1")->column);
    return *this;
  }
  SheetBuilder& hide(model::SheetVisibility visibility = model::SheetVisibility::hidden) {
    sheet_.visibility = visibility;
    return *this;
  }
  /// Puts the sheet behind those that the workbook has.
  void add() {
    std::ranges::sort(sheet_.cells, {}, &model::Cell::ref);
    workbook_.sheets.push_back(std::move(sheet_));
  }

 private:
  void put(model::CellRef ref, const Content& content) {
    using model::Cell;
    using model::CellType;
    if (const auto* text = std::get_if<std::string>(&content.held())) {
      if (text->empty()) return;
      const std::string_view kept = workbook_.keep(std::string_view(*text));
      sheet_.cells.push_back(Cell(ref, CellType::text, model::kNoFlags, kept));
    } else if (const auto* number = std::get_if<double>(&content.held())) {
      sheet_.cells.push_back(Cell(ref, CellType::number, model::kNoFlags, *number));
    }
  }

  model::Workbook& workbook_;
  model::Sheet sheet_;
  std::uint32_t next_row_ = 0;
};

}  // namespace tidtam::support
