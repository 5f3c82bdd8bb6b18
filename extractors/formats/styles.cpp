#include "extractors/formats/styles.hpp"

#include <charconv>

#include "extractors/formats/xml_text.hpp"
#include "extractors/formats/xml_walk.hpp"

namespace tidtam::formats {

namespace {
using Codes = std::unordered_map<std::uint32_t, CellStyle>;

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

CellStyle style_of(std::uint32_t id, const Codes& codes) {
  const auto code = codes.find(id);
  return code != codes.end() ? code->second : style_of_builtin(id);
}

class StyleVisitor final : public XmlVisitor {
 public:
  void open(std::string_view name, const XmlAttributes& all_attributes) override {
    const XmlAttributes attributes = all_attributes.unprefixed();
    if (name == "cellXfs") {
      in_cell_formats_ = true;
    } else if (name == "numFmts") {
      in_codes_ = true;
    } else if (name == "xf" && in_cell_formats_) {
      format_ids_.push_back(number_of(attributes.get("numFmtId")));
    } else if (name == "numFmt" && in_codes_) {
      codes_[number_of(attributes.get("numFmtId"))] = style_of_code(attributes.get("formatCode"));
    }
  }
  void close(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
    if (name == "numFmts") in_codes_ = false;
  }
  [[nodiscard]] std::vector<CellStyle> styles() const {
    std::vector<CellStyle> styles;
    styles.reserve(format_ids_.size());
    for (const std::uint32_t id : format_ids_) styles.push_back(style_of(id, codes_));
    return styles;
  }

 private:
  bool in_cell_formats_ = false;
  bool in_codes_ = false;
  std::vector<std::uint32_t> format_ids_;
  Codes codes_;
};

/// What stands between the start tag that begins so and the end tag; empty where there is none.
std::string_view section(std::string_view xml, std::string_view opening, std::string_view closing) {
  const std::size_t begin = xml.find(opening);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = xml.find(closing, begin);
  return end == std::string_view::npos ? std::string_view{}
                                       : xml.substr(begin + opening.size(), end - begin - opening.size());
}

/// Reads the attributes of each element that begins so (`<xf`), giving each to `see` and telling `close` at the end of
/// its tag.
template <typename See, typename Close>
bool scan_elements(XmlCursor cursor, std::string_view elements, std::string_view opening, See see, Close close) {
  for (std::size_t at = find_tag(elements, opening); at != std::string_view::npos;
       at = find_tag(elements, opening, at + 1)) {
    cursor.move_to(elements.data() + at + opening.size());
    for (XmlCursor::Attribute a = cursor.take_attribute(); !a.name.empty(); a = cursor.take_attribute()) {
      if (!see(a)) return false;
    }
    if (!cursor.is_at("/>") && !cursor.is_at(">")) return false;
    close();
  }
  return true;
}

bool scan_codes(const XmlCursor& cursor, std::string_view elements, Codes& codes) {
  std::uint32_t id = 0;
  std::string code;
  const auto see = [&](const XmlCursor::Attribute& attribute) {
    if (attribute.name == "numFmtId") id = number_of(attribute.value);
    if (attribute.name != "formatCode") return true;
    return attribute.value.find_first_of("\r\n\t") == std::string_view::npos && append_xml_text(code, attribute.value);
  };
  return scan_elements(cursor, elements, "<numFmt", see, [&] {
    codes[id] = style_of_code(code);
    id = 0;
    code.clear();
  });
}

/// Whether there is something that the XML library alone reads right: comments, a list that stands twice, prefixes.
bool is_odd(std::string_view xml) {
  int code_lists = 0;
  int format_lists = 0;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const std::string_view rest = xml.substr(at + 1);
    if (rest.starts_with('!')) return true;
    code_lists += rest.starts_with("numFmts") ? 1 : 0;
    format_lists += rest.starts_with("cellXfs") ? 1 : 0;
  }
  for (std::size_t at = xml.find(':'); at != std::string_view::npos; at = xml.find(':', at + 1)) {
    const std::string_view rest = xml.substr(at + 1);
    if (rest.starts_with("numFmt") || rest.starts_with("cellXfs") || rest.starts_with("xf")) return true;
  }
  return code_lists > 1 || format_lists > 1;
}
}  // namespace

Scan scan_styles(std::string_view xml, std::vector<CellStyle>& styles) {
  XmlCursor cursor(xml);
  if (!skip_declaration(cursor)) return Scan::unfamiliar;
  const std::string_view sheet = cursor.rest();
  const bool is_familiar = sheet.find("<styleSheet") != std::string_view::npos &&
                           sheet.find("</styleSheet>") != std::string_view::npos && !is_odd(sheet);
  if (!is_familiar) return Scan::unfamiliar;
  Codes codes;
  if (!scan_codes(cursor, section(sheet, "<numFmts", "</numFmts>"), codes)) return Scan::unfamiliar;
  std::uint32_t id = 0;
  const auto see = [&](const XmlCursor::Attribute& attribute) {
    if (attribute.name == "numFmtId") id = number_of(attribute.value);
    return true;
  };
  const std::string_view formats = section(sheet, "<cellXfs", "</cellXfs>");
  const bool is_read = scan_elements(cursor, formats, "<xf", see, [&] {
    styles.push_back(style_of(id, codes));
    id = 0;
  });
  return is_read ? Scan::done : Scan::unfamiliar;
}

Read<std::vector<CellStyle>> walk_styles(std::string_view xml, std::string_view part, const Limits& limits) {
  StyleVisitor visitor;
  const XmlFault fault = walk_xml(xml, limits.xml_depth, visitor);
  if (fault != XmlFault::none) return Read<std::vector<CellStyle>>::failure(unreadable(fault, part, limits));
  return visitor.styles();
}

Read<std::vector<CellStyle>> parse_styles(std::string_view xml, std::string_view part, const Limits& limits) {
  std::vector<CellStyle> styles;
  if (scan_styles(xml, styles) == Scan::done) return styles;
  return walk_styles(xml, part, limits);
}

}  // namespace tidtam::formats
