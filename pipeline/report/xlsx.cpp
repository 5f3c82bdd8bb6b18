#include "pipeline/report/xlsx.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/report/xlsx_sheet.hpp"

namespace tidtam::report {
namespace {

void set_properties(lxw_workbook* workbook, const model::Report& report) {
  // The library copies these; const_cast because its C interface takes plain pointers.
  std::string title = report.title + " " + report.unit_name;
  std::string subject = report.period_title;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.subject = subject.data();
  properties.created = static_cast<std::time_t>(base::days_of(report.run_date)) * 86'400;
  workbook_set_properties(workbook, &properties);
}

void write_title(SheetWriter& sheet, const model::Report& report) {
  sheet.write_line(report.data_as_of, {.size = 14, .ink = kMutedInk});
  sheet.write_line(report.form_code, {.size = 14, .ink = kMutedInk});
  sheet.skip_row();
  sheet.write_line(report.title, {.weight = Weight::bold, .place = Place::center, .size = 22});
  sheet.write_line(report.unit_name, {.weight = Weight::bold, .place = Place::center, .size = 18});
  sheet.write_line(report.period_title, {.place = Place::center});
  if (!report.watermark.empty()) sheet.write_line(report.watermark, {.place = Place::center, .ink = 0xB04E0A});
  sheet.skip_row();
  for (const auto& trail : report.trails) {
    std::string way = trail.label.empty() ? "" : trail.label + ": ";
    for (const auto& crumb : trail.crumbs) {
      if (&crumb != &trail.crumbs.front()) way += " › ";
      way += crumb.text;
    }
    sheet.write_line(way, {.size = 14, .ink = kMutedInk});
  }
}

/// Where each reference will stand on the sheet of sources, so that figures written before it can lead there.
EvidencePlaces places_of(const model::Report& report) {
  EvidencePlaces places;
  for (const auto& section : report.sections) {
    std::uint32_t row = SheetWriter::kFirstEvidenceRow;
    for (const auto& block : section.blocks) {
      const auto* evidence = std::get_if<model::Evidence>(&block);
      if (evidence == nullptr) continue;
      places.sheet = legal_sheet_name(section.sheet);
      for (const auto& anchor : evidence->anchors) places.rows.emplace(anchor, row);
      row += static_cast<std::uint32_t>(std::max<std::size_t>(1, evidence->sources.rows.size()));
    }
  }
  return places;
}

std::vector<std::string> sheets_of(const model::Report& report) {
  std::vector<std::string> names;
  for (const auto& section : report.sections) {
    const std::string name = legal_sheet_name(section.sheet);
    if (!section.sheet.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

}  // namespace

std::string legal_sheet_name(std::string_view name) {
  std::string legal;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size() && letters < 31; ++letters) {
    const char32_t letter = base::decode_utf8(name, at);
    const bool is_forbidden =
        std::u32string_view(U"[]:*?/\\").find(letter) != std::u32string_view::npos || letter < 0x20;
    base::append_utf8(legal, is_forbidden ? U'-' : letter);
  }
  if (legal.starts_with('\'')) legal.front() = '-';
  if (legal.ends_with('\'')) legal.back() = '-';
  return legal.empty() ? "-" : legal;
}

void render_xlsx(const model::Report& report, const std::filesystem::path& path) {
  lxw_workbook* workbook = workbook_new(path.c_str());
  if (workbook == nullptr) throw Error(path.string() + ": cannot begin this workbook");
  set_properties(workbook, report);
  Formats formats(workbook);
  const EvidencePlaces places = places_of(report);
  const bool has_cover = !report.cover_sheet.empty();
  if (has_cover) {
    SheetWriter cover(workbook, formats, legal_sheet_name(report.cover_sheet), report, places);
    write_title(cover, report);
    cover.finish_cover();
  }
  const std::vector<std::string> names = sheets_of(report);
  for (const std::string& name : names) {
    SheetWriter sheet(workbook, formats, name, report, places);
    if (!has_cover && name == names.front()) write_title(sheet, report);
    for (const auto& section : report.sections) {
      if (!section.sheet.empty() && legal_sheet_name(section.sheet) == name) sheet.write_section(section);
    }
    sheet.finish();
  }
  const lxw_error outcome = workbook_close(workbook);
  if (outcome != LXW_NO_ERROR) throw Error(fmt::format("{}: {}", path.string(), lxw_strerror(outcome)));
}

std::string xlsx_bytes(const model::Report& report, const std::filesystem::path& scratch) {
  const std::filesystem::path path = scratch / "report.xlsx.part";
  render_xlsx(report, path);
  std::string bytes = base::read_file(path);
  std::filesystem::remove(path);
  return bytes;
}

}  // namespace tidtam::report
