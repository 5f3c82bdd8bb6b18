#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/refusal.hpp"

namespace tidtam::formats {

enum class DateSystem : std::uint8_t { from_1900, from_1904 };

/// A sheet as the workbook part lists it.
struct SheetEntry {
  std::string name;
  std::string relation;  ///< `r:id`
  std::string sheet_id;
  model::SheetVisibility visibility = model::SheetVisibility::visible;
};

struct WorkbookPart {
  std::vector<SheetEntry> sheets;
  DateSystem dates = DateSystem::from_1900;
};

/// One line of a `.rels` part; external ones are left out where it is read.
struct Relation {
  std::string id;
  std::string type;  ///< last piece of its URL: `worksheet`, `sharedStrings`
  std::string target;
};

/// What the workbook part and the relations say. Strict and transitional alike, in any encoding.
/// `part` names the part in a refusal.
[[nodiscard]] Read<WorkbookPart> parse_workbook_part(std::string_view xml, std::string_view part, const Limits& limits);
[[nodiscard]] Read<std::vector<Relation>> parse_relations(std::string_view xml, std::string_view part,
                                                          const Limits& limits);

/// The zip name of a target: absolute (`/xl/x.xml`), relative to the folder of the part that names it, with
/// backslashes.
[[nodiscard]] std::string resolve_target(std::string_view from_part, std::string_view target);
/// `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
[[nodiscard]] std::string relations_of(std::string_view part);

}  // namespace tidtam::formats
