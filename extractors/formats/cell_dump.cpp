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

void append_line(std::string& out, std::string_view sheet, const model::Cell& cell) {
  if (cell.type == model::CellType::text && cell.text().empty()) return;
  append_escaped(out, sheet);
  out.append("\t").append(model::to_a1(cell.ref)).append("\t");
  out += letter_of(cell.type);
  out += '\t';
  // Of a failed formula the dump has the number that the file declares (docs/decisions/0011).
  append_escaped(out, cell.has(model::kShowsError) ? "0" : model::shown_value(cell));
  out += '\n';
}
}  // namespace

void dump_cells(const model::Workbook& workbook, const std::function<void(std::string_view)>& write) {
  constexpr std::size_t kPiece = 64 * 1024;
  std::string piece;
  for (const model::Sheet& sheet : workbook.sheets) {
    for (const model::Cell& cell : sheet.cells) {
      append_line(piece, sheet.name, cell);
      if (piece.size() < kPiece) continue;
      write(piece);
      piece.clear();
    }
  }
  write(piece);
}

std::string dump_cells(const model::Workbook& workbook) {
  std::string out;
  dump_cells(workbook, [&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace tidtam::formats
