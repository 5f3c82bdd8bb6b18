#include "extractors/formats/xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "extractors/formats/xml_walk.hpp"

namespace tidtam::formats {

namespace {
std::uint32_t number_of(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

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

class StyleVisitor final : public XmlVisitor {
 public:
  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "cellXfs") {
      in_cell_formats_ = true;
    } else if (name == "xf" && in_cell_formats_) {
      format_ids_.push_back(number_of(attributes.get("numFmtId")));
    } else if (name == "numFmt") {
      codes_[number_of(attributes.get("numFmtId"))] = style_of_code(attributes.get("formatCode"));
    }
  }
  void close(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }
  [[nodiscard]] std::vector<CellStyle> styles() const {
    std::vector<CellStyle> styles;
    styles.reserve(format_ids_.size());
    for (const std::uint32_t id : format_ids_) {
      const auto code = codes_.find(id);
      styles.push_back(code != codes_.end() ? code->second : style_of_builtin(id));
    }
    return styles;
  }

 private:
  bool in_cell_formats_ = false;
  std::vector<std::uint32_t> format_ids_;
  std::unordered_map<std::uint32_t, CellStyle> codes_;
};

bool walks(std::string_view xml, const Limits& limits, XmlVisitor& visitor) {
  return walk_xml(xml, limits.xml_depth, visitor) == XmlFault::none;
}
}  // namespace

Read<WorkbookPart> parse_workbook_part(std::string_view xml, std::string_view part, const Limits& limits) {
  WorkbookVisitor visitor;
  if (!walks(xml, limits, visitor)) return Read<WorkbookPart>::failure(broken(part));
  if (visitor.part.sheets.size() > limits.sheets) {
    return Read<WorkbookPart>::failure(
        beyond_limit("sheets", std::to_string(visitor.part.sheets.size()), std::to_string(limits.sheets)));
  }
  return std::move(visitor.part);
}

Read<std::vector<Relation>> parse_relations(std::string_view xml, std::string_view part, const Limits& limits) {
  RelationVisitor visitor;
  if (!walks(xml, limits, visitor)) return Read<std::vector<Relation>>::failure(broken(part));
  return std::move(visitor.relations);
}

Read<std::vector<CellStyle>> parse_styles(std::string_view xml, std::string_view part, const Limits& limits) {
  StyleVisitor visitor;
  if (!walks(xml, limits, visitor)) return Read<std::vector<CellStyle>>::failure(broken(part));
  return visitor.styles();
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
