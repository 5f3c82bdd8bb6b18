#include "extractors/formats/xlsx_parts.hpp"

#include <algorithm>

#include "extractors/formats/xml_walk.hpp"

namespace tidtam::formats {

namespace {
class WorkbookVisitor final : public XmlVisitor {
 public:
  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr" && attributes.is_true("date1904")) part.dates = DateSystem::from_1904;
    if (name != "sheet") return;
    SheetEntry& sheet = part.sheets.emplace_back();
    sheet.name = attributes.get("name");
    sheet.relation = attributes.get("id");
    sheet.sheet_id = attributes.get("sheetId");
    const std::string_view state = attributes.get("state");
    if (state == "hidden") sheet.visibility = model::SheetVisibility::hidden;
    if (state == "veryHidden") sheet.visibility = model::SheetVisibility::very_hidden;
  }
  WorkbookPart part;
};

class RelationVisitor final : public XmlVisitor {
 public:
  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
    const std::string_view type = attributes.get("Type");
    relations.push_back({.id = std::string(attributes.get("Id")),
                         .type = std::string(type.substr(type.rfind('/') + 1)),
                         .target = std::string(attributes.get("Target"))});
  }
  std::vector<Relation> relations;
};
}  // namespace

Read<WorkbookPart> parse_workbook_part(std::string_view xml, std::string_view part, const Limits& limits) {
  WorkbookVisitor visitor;
  const XmlFault fault = walk_xml(xml, limits.xml_depth, visitor);
  if (fault != XmlFault::none) return Read<WorkbookPart>::failure(unreadable(fault, part, limits));
  if (visitor.part.sheets.size() > limits.sheets) {
    return Read<WorkbookPart>::failure(beyond_limit("sheets", visitor.part.sheets.size(), limits.sheets));
  }
  return std::move(visitor.part);
}

Read<std::vector<Relation>> parse_relations(std::string_view xml, std::string_view part, const Limits& limits) {
  RelationVisitor visitor;
  const XmlFault fault = walk_xml(xml, limits.xml_depth, visitor);
  if (fault != XmlFault::none) return Read<std::vector<Relation>>::failure(unreadable(fault, part, limits));
  return std::move(visitor.relations);
}

std::string resolve_target(std::string_view from_part, std::string_view target) {
  std::string path(target);
  std::ranges::replace(path, '\\', '/');
  if (!path.starts_with('/')) path.insert(0, from_part.substr(0, from_part.rfind('/') + 1));
  std::string resolved;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view piece = std::string_view(path).substr(at, end - at);
    at = end + 1;
    if (piece.empty() || piece == ".") continue;
    if (piece == "..") {
      const std::size_t parent = resolved.rfind('/');
      resolved.resize(parent == std::string::npos ? 0 : parent);
      continue;
    }
    if (!resolved.empty()) resolved += '/';
    resolved += piece;
  }
  return resolved;
}

std::string relations_of(std::string_view part) {
  const std::size_t name = part.rfind('/') + 1;
  std::string path(part.substr(0, name));
  path.append("_rels/").append(part.substr(name)).append(".rels");
  return path;
}

}  // namespace tidtam::formats
