#pragma once

#include <string>
#include <string_view>

#include "tests/support/zip_writer.hpp"

namespace tidtam::support {

/// An OpenDocument spreadsheet: what stands in its tables, its styles, and more entries where a test needs them.
struct OdsParts {
  std::string tables;            ///< `<table:table …>` elements
  std::string automatic_styles;  ///< within `<office:automatic-styles>`
  std::string before_tables;     ///< within the spreadsheet, before its tables
  std::string doctype;           ///< before the root element

  [[nodiscard]] std::string content() const {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + doctype +
           "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
           "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
           "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
           "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
           "<office:automatic-styles>" +
           automatic_styles + "</office:automatic-styles><office:body><office:spreadsheet>" + before_tables + tables +
           "</office:spreadsheet></office:body></office:document-content>";
  }
  [[nodiscard]] ZipWriter zip() const {
    ZipWriter zip;
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet").add("content.xml", content());
    return zip;
  }
  [[nodiscard]] std::string bytes() const { return zip().finish(); }
};

/// One sheet named S of these rows.
inline OdsParts ods_sheet(std::string_view rows) {
  return {.tables = "<table:table table:name=\"S\">" + std::string(rows) + "</table:table>",
          .automatic_styles = {},
          .before_tables = {},
          .doctype = {}};
}

/// One sheet of one row of these cells.
inline OdsParts ods_row(std::string_view cells) {
  return ods_sheet("<table:table-row>" + std::string(cells) + "</table:table-row>");
}

}  // namespace tidtam::support
