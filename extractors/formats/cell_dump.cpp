#include "extractors/formats/cell_dump.hpp"

namespace tidtam::formats {

namespace {
void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
}

char letter_of(model::CellType type) {
  switch (type) {
    case model::CellType::text:
      return 's';
    case model::CellType::number:
      return 'n';
    case model::CellType::boolean:
      return 'b';
    case model::CellType::error:
      return 'e';
    case model::CellType::date:
      return 'd';
  }
  return 's';
}
}  // namespace

std::string dump_cells(const model::Workbook& workbook) {
  std::string out;
  for (const model::Sheet& sheet : workbook.sheets) {
    for (const model::Cell& cell : sheet.cells) {
      if (cell.type == model::CellType::text && cell.text.empty()) continue;
      append_escaped(out, sheet.name);
      out.append("\t").append(model::to_a1(cell.ref)).append("\t");
      out += letter_of(cell.type);
      out += '\t';
      model::Cell declared = cell;
      declared.flags &= static_cast<std::uint8_t>(~model::kShowsError);
      append_escaped(out, model::shown_value(declared));
      out += '\n';
    }
  }
  return out;
}

}  // namespace tidtam::formats
