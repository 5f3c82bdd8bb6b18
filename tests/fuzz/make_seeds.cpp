#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/files.hpp"
#include "tests/support/ods_parts.hpp"
#include "tests/support/xls_writer.hpp"
#include "tests/support/xlsx_parts.hpp"

/// Writes small files for every fuzz target, `FOLDER/<target>/<number>`, by the writers of tests/support.
namespace tidtam::support {
namespace {

using Seeds = std::vector<std::string>;

Seeds sheets() {
  return {
      sheet_xml(
          "<row r=\"1\" spans=\"1:3\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>45306</v></c>"
          "<c r=\"C1\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>ก</t></r><r><t> &amp; _x0041_</t></r></is></c></row>"),
      sheet_xml("<row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2024-01-15</v></c>"
                "<c t=\"str\"><f>A1</f><v>x</v></c><c><f t=\"shared\" si=\"0\"/></c><c/></row>",
                "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>",
                "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>"),
      sheet_xml("<row r=\"3\" hidden=\"1\"><c r=\"B3\" x14ac:s=\"1\"><v>1e309</v></c></row><row r=\"2\"/>"),
  };
}

Seeds shared_strings() {
  return {
      strings_xml("<si><t>ก</t></si>\n<si/><si><t/></si><si><t xml:space=\"preserve\"> a&amp;b </t></si>"),
      strings_xml("<si><r><rPr><sz val=\"1\"/></rPr><t>x</t></r><r><t>_x0041_&#13;\r\n</t></r></si>"),
      strings_xml("<si><t>y</t><rPh sb=\"0\" eb=\"1\"><t>z</t></rPh><phoneticPr fontId=\"1\"/></si>"),
      "<sst/>",
  };
}

Seeds styles() {
  return {styles_xml({{0, ""}, {14, ""}, {165, "d &quot;น.&quot; mmm"}, {10, ""}, {164, "[h]:mm"}}),
          "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0\"/></numFmts><cellXfs><xf "
          "numFmtId=\"164\"><alignment/></xf><xf fontId=\"1\"/></cellXfs>"
          "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"d/m/yy\"/></dxf></dxfs></styleSheet>"};
}

Seeds number_formats() {
  return {"yyyy\\-mm\\-dd",
          "[$-D07041E]d mmmm bbbb",
          "[h]:mm:ss",
          "[$-th-TH,107]d/m/yy;@",
          "0.00%",
          "ว ดดดด ปปปป",
          "#,##0 \"บาท\"",
          "[ช]:นน:ทท",
          "General;[Red]-General",
          "[>=100]0;[<0]d;_-* @",
          "0.00E+00",
          "h:mm AM/PM",
          "B2d/m/yyyy",
          "[~buddhist]d/m/yy"};
}

XlsxParts workbook() {
  XlsxParts parts;
  parts.sheets.emplace_back("S", sheets().front());
  parts.strings = shared_strings().front();
  parts.styles = styles_xml({{0, ""}, {170, "[$-D07041E]d mmm bb"}});
  return parts;
}

/// The first byte says which part it is; see xlsx_parts_fuzz.cpp.
Seeds parts_of_workbooks() {
  const XlsxParts parts = workbook();
  const std::string kinds[] = {parts.strings, parts.styles, "<workbookPr date1904=\"1\"/>", parts.sheets[0].second};
  Seeds seeds;
  for (const std::string& kind : kinds) seeds.push_back(static_cast<char>(seeds.size()) + kind);
  return seeds;
}

/// Blocks of every kind that deflate knows: stored, of the fixed code, of codes of their own.
Seeds deflated_texts() {
  std::string rows;
  for (int row = 1; row <= 300; ++row)
    rows += fmt::format("<row r=\"{}\"><c><v>{}</v></c></row>", row, row * 7919 % 1000);
  Seeds seeds;
  for (const int level : {0, 1, 12}) {
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(level);
    for (const std::string& text : {std::string(), std::string("ab"), rows}) {
      std::string packed(libdeflate_deflate_compress_bound(compressor, text.size()), '\0');
      packed.resize(libdeflate_deflate_compress(compressor, text.data(), text.size(), packed.data(), packed.size()));
      seeds.push_back(std::move(packed));
    }
    libdeflate_free_compressor(compressor);
  }
  return seeds;
}

Seeds old_workbooks() {
  constexpr std::uint16_t kNumber = 0x0203;
  const std::string number = record(kNumber, cell_head(0, 0) + le_double(12.5));
  const XlsWriter biff8 = XlsWriter(BiffVersion::v8).format(164, "d mmm bb").sheet("S", number);
  const XlsWriter biff5 = XlsWriter(BiffVersion::v5).format(164, "[h]:mm").sheet("S", number);
  // A file whole, and workbook streams, which the target puts into a file itself.
  return {xls_file(biff8), biff8.stream(), biff5.stream()};
}

/// The target puts these into a zip itself.
Seeds contents_of_open_documents() {
  return {
      ods_row("<table:table-cell office:value-type=\"date\" office:date-value=\"2018-03-14\"/>"
              "<table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"string\"><text:p>ก<text:s/>"
              "</text:p></table:table-cell>")
          .content()};
}

Seeds delimited_texts() {
  return {"a,b\r\n\"c, \"\"d\"\"\",\n", "sep=;\na;b\n", "a\tb\rc\td\r",
          "\xEF\xBB\xBFก|ข\n",          "\xA1,\xA2\n",  std::string("\xFF\xFE\x01\x0E,\0\n\0", 8)};
}

Seeds web_pages() {
  return {
      "<html><meta charset=utf-8><body><p>head</p><table><tr><th rowspan=2>a&nbsp;b<td>1<tr><td "
      "colspan=\"2\">&#3585;</table></html>"};
}

void write_all(const std::filesystem::path& folder, std::string_view target, const Seeds& seeds) {
  const std::filesystem::path of_target = folder / target;
  std::filesystem::create_directories(of_target);
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    base::write_file_atomically(of_target / fmt::format("seed-{:02}", i), seeds[i]);
  }
}

}  // namespace
}  // namespace tidtam::support

int main(int count, char** words) {
  using namespace tidtam::support;
  if (count != 2) {
    fmt::print(stderr, "use: make_seeds FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = words[1];
  write_all(folder, "sheet_fuzz", sheets());
  write_all(folder, "shared_strings_fuzz", shared_strings());
  write_all(folder, "styles_fuzz", styles());
  write_all(folder, "number_format_fuzz", number_formats());
  write_all(folder, "xlsx_parts_fuzz", parts_of_workbooks());
  write_all(folder, "zip_fuzz", {workbook().bytes(), workbook().bytes(Packing::stored)});
  write_all(folder, "zip_stream_fuzz", deflated_texts());
  write_all(folder, "xls_fuzz", old_workbooks());
  write_all(folder, "ods_fuzz", contents_of_open_documents());
  write_all(folder, "csv_fuzz", delimited_texts());
  write_all(folder, "html_fuzz", web_pages());
  return 0;
}
