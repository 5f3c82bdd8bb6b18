#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/spec/node.hpp"

namespace tidtam::report {

/// A column of a sheet that officers fill in.
struct DeskColumn {
  std::string key;      ///< what stands in it: a field of the layout, or a word that the caller knows
  std::string heading;  ///< of a field, the layout's own standard header, so that the sheet is known when it comes back
  double width = 12;    ///< in characters
  bool is_answer = false;         ///< left blank for the officer, and marked so
  std::vector<std::string> from;  ///< keys of neighbouring columns whose cells a drop-down offers; others may be typed
  std::string prompt;             ///< shown when the cell is chosen
};

/// One sheet: a title, a line of advice, a table with a row for each question.
struct DeskSheet {
  std::string name;
  std::string title;
  std::string advice;
  std::vector<DeskColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< by the columns
};

/// A workbook of the desk (`templates/desk/<id>.yaml`): the sheet to fill in, those to look things up in, the guide.
struct DeskForm {
  std::string title;
  std::vector<DeskSheet> sheets;
  std::string guide_sheet;
  std::vector<std::string> guide;
};

/// Gives the header that a field has on the standard form of its layout.
using HeadingOf = std::function<std::string(const spec::Node& field)>;

/// Reads a form without its rows, in `language` (`th`, `en`). Throws ConfigurationError, naming file and line.
[[nodiscard]] DeskForm read_desk_form(const spec::Node& file, const std::string& language, const HeadingOf& heading_of);

/// Writes the form as a workbook, by way of a file in `scratch`. The same form gives the same bytes: it carries no
/// time.
[[nodiscard]] std::string desk_form_bytes(const DeskForm& form, const std::filesystem::path& scratch);

}  // namespace tidtam::report
