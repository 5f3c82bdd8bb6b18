#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/zip_writer.hpp"

namespace tidtam::support {

constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Sheet XML around the rows given; `before` stands in front of `<sheetData>`, `after` behind it.
inline std::string sheet_xml(std::string_view rows, std::string_view before = {}, std::string_view after = {}) {
  return std::string(kXmlHead) + "<worksheet xmlns=\"" + std::string(kMainSpace) + "\">" + std::string(before) +
         "<sheetData>" + std::string(rows) + "</sheetData>" + std::string(after) + "</worksheet>";
}

/// Shared strings around the `<si>` items given.
inline std::string strings_xml(std::string_view items) {
  return std::string(kXmlHead) + "<sst xmlns=\"" + std::string(kMainSpace) + "\">" + std::string(items) + "</sst>";
}

/// An invented workbook, part by part: parts left empty are left out of the zip.
struct XlsxParts {
  std::vector<std::pair<std::string, std::string>> sheets;  ///< name and XML
  std::string strings;
  std::string styles;
  std::string workbook_properties;            ///< stands before `<sheets>`: `<workbookPr date1904="1"/>`
  std::vector<std::string> sheet_attributes;  ///< ` state="hidden"` for the sheet of the same position

  [[nodiscard]] std::string workbook_xml() const {
    std::string xml = std::string(kXmlHead) + "<workbook xmlns=\"" + std::string(kMainSpace) + "\" xmlns:r=\"" +
                      std::string(kRelationSpace) + "\">" + workbook_properties + "<sheets>";
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      xml += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + number + "\"";
      xml += (i < sheet_attributes.size() ? sheet_attributes[i] : "") + " r:id=\"rId" + number + "\"/>";
    }
    return xml + "</sheets></workbook>";
  }

  [[nodiscard]] std::string relations_xml() const {
    std::string xml = std::string(kXmlHead) +
                      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      xml += relation("rId" + std::to_string(i + 1), "worksheet", "worksheets/sheet" + std::to_string(i + 1) + ".xml");
    }
    if (!strings.empty()) xml += relation("rIdS", "sharedStrings", "sharedStrings.xml");
    if (!styles.empty()) xml += relation("rIdF", "styles", "styles.xml");
    return xml + "</Relationships>";
  }

  static std::string relation(std::string_view id, std::string_view type, std::string_view target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(kRelationSpace) + "/" +
           std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
  }

  [[nodiscard]] static std::string root_relations_xml() {
    return std::string(kXmlHead) +
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>";
  }

  /// All parts but the sheets, for tests that add or leave out some themselves.
  [[nodiscard]] ZipWriter zip_without_sheets(Packing packing = Packing::deflated) const {
    ZipWriter zip(packing);
    zip.add("_rels/.rels", root_relations_xml()).add("xl/workbook.xml", workbook_xml());
    zip.add("xl/_rels/workbook.xml.rels", relations_xml());
    if (!strings.empty()) zip.add("xl/sharedStrings.xml", strings);
    if (!styles.empty()) zip.add("xl/styles.xml", styles);
    return zip;
  }

  [[nodiscard]] std::string bytes(Packing packing = Packing::deflated) const {
    ZipWriter zip = zip_without_sheets(packing);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      zip.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheets[i].second);
    }
    return zip.finish();
  }
};

/// Styles whose cell formats 0, 1, 2 … have these number formats, by id and code (empty for built-in ones).
inline std::string styles_xml(const std::vector<std::pair<int, std::string>>& formats) {
  std::string codes;
  std::string cells;
  for (const auto& [id, code] : formats) {
    if (!code.empty()) codes += "<numFmt numFmtId=\"" + std::to_string(id) + "\" formatCode=\"" + code + "\"/>";
    cells += "<xf numFmtId=\"" + std::to_string(id) + "\" fontId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>";
  }
  return std::string(kXmlHead) + "<styleSheet xmlns=\"" + std::string(kMainSpace) + "\"><numFmts>" + codes +
         "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + cells + "</cellXfs></styleSheet>";
}

}  // namespace tidtam::support
