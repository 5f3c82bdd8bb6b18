#include "extractors/formats/reader.hpp"

#include <new>

#include "extractors/formats/csv_reader.hpp"
#include "extractors/formats/html_reader.hpp"
#include "extractors/formats/ods_reader.hpp"
#include "extractors/formats/signature.hpp"
#include "extractors/formats/xls_reader.hpp"
#include "extractors/formats/xlsx_reader.hpp"

namespace tidtam::formats {

namespace {
std::string_view rule_of(Format format) {
  switch (format) {
    case Format::html:
      return "FILE-HTML";
    case Format::xlsb:
      return "FILE-XLSB";
    case Format::xml:
      return "FILE-XML";
    case Format::pdf:
      return "FILE-PDF";
    case Format::image:
      return "FILE-IMAGE";
    case Format::empty:
      return "FILE-EMPTY";
    case Format::truncated:
      return "FILE-TRUNCATED";
    case Format::xlsx:
    case Format::xls:
    case Format::ods:
    case Format::csv:
    case Format::unknown:
      break;
  }
  return "FILE-UNKNOWN";
}

/// The file's name without folders and extension.
std::string_view stem_of(std::string_view file_name) {
  const std::string_view name = file_name.substr(file_name.find_last_of("/\\") + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

Format format_of_zip(ZipArchive& archive, const std::string& workbook_part) {
  if (workbook_part.ends_with(".bin")) return Format::xlsb;
  const ZipEntry* part = workbook_part.empty() ? nullptr : archive.find(workbook_part);
  if (part != nullptr && part->name.find("word/") == std::string::npos &&
      part->name.find("ppt/") == std::string::npos) {
    return Format::xlsx;
  }
  if (archive.find("content.xml") == nullptr && archive.find("encrypted-package") == nullptr) return Format::unknown;
  const ZipEntry* type = archive.find("mimetype");
  if (type == nullptr) return Format::ods;
  const Read<std::string_view> word = archive.read(*type);
  const bool is_sheet = word && word.value().find("opendocument.spreadsheet") != std::string_view::npos;
  return is_sheet ? Format::ods : Format::unknown;
}

Read<Reading> read_zip(std::string_view bytes, const Limits& limits) {
  Read<ZipArchive> opened = ZipArchive::open(bytes, limits);
  if (!opened) return Read<Reading>::failure(opened.reason());
  ZipArchive& archive = opened.value();
  const Read<std::string> part = find_workbook_part(archive, limits);
  if (!part) return Read<Reading>::failure(part.reason());
  const Format format = format_of_zip(archive, part.value());
  if (format == Format::ods) {
    if (is_encrypted_ods(archive, limits)) return Read<Reading>::failure(refusal("FILE-ENCRYPTED"));
    return read_ods(archive, limits);
  }
  if (format != Format::xlsx) return Read<Reading>::failure(refusal(rule_of(format)));
  return read_xlsx(archive, part.value(), limits);
}

/// Text is a delimited file, unless it turns out to be a web page, which may hold tables.
Read<Reading> read_text(std::string_view bytes, std::string_view sheet_name, const Limits& limits) {
  Read<Reading> reading = read_csv(bytes, sheet_name, limits);
  if (!reading && reading.reason().rule == rule_of(Format::html)) return read_html(bytes, sheet_name, limits);
  return reading;
}
}  // namespace

base::Result<Reading, model::Finding> read_workbook(std::string_view bytes, std::string_view file_name,
                                                    const Limits& limits) {
  try {
    const Format format = format_of_bytes(bytes);
    if (format == Format::xlsx) return read_zip(bytes, limits);
    if (format == Format::xls) return read_xls(bytes, limits);
    if (format == Format::csv) return read_text(bytes, stem_of(file_name), limits);
    return Read<Reading>::failure(refusal(rule_of(format)));
  } catch (const std::bad_alloc&) {
    return Read<Reading>::failure(refusal("FILE-MEMORY"));
  }
}

}  // namespace tidtam::formats
