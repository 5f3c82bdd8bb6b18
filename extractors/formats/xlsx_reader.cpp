#include "extractors/formats/xlsx_reader.hpp"

#include <algorithm>

#include "extractors/formats/shared_strings.hpp"
#include "extractors/formats/sheet_scanner.hpp"
#include "extractors/formats/styles.hpp"
#include "extractors/formats/xlsx_parts.hpp"

namespace tidtam::formats {

namespace {
using Parts = std::vector<Relation>;
constexpr std::uint64_t kStreamedFrom = 2ULL << 20;  ///< bytes; below, a sheet is inflated whole, which costs least

/// The relations of a part; none where it has no `.rels`.
Read<Parts> relations_from(ZipArchive& archive, const std::string& part, const Limits& limits) {
  const std::string name = relations_of(part);
  const ZipEntry* entry = archive.find(name);
  if (entry == nullptr) return Parts{};
  const Read<std::string_view> xml = archive.read(*entry);
  if (!xml) return Read<Parts>::failure(xml.reason());
  return parse_relations(xml.value(), name, limits);
}

/// Reads one workbook: what its sheets share first, then sheet after sheet.
class XlsxReader {
 public:
  XlsxReader(ZipArchive& archive, std::string workbook_part, const Limits& limits)
      : archive_(archive), workbook_part_(std::move(workbook_part)), limits_(limits) {}

  Read<Reading> read() {
    reading_.format = Format::xlsx;
    if (read_shared_parts()) {
      for (const SheetEntry& sheet : workbook_.sheets) {
        if (!read_sheet(sheet)) break;
      }
    }
    if (refusal_) return Read<Reading>::failure(std::move(*refusal_));
    return std::move(reading_);
  }

 private:
  /// Keeps the value or the reason for refusing the file.
  template <typename Value>
  bool take(Read<Value> result, Value& value) {
    if (!result) {
      refusal_ = result.reason();
      return false;
    }
    value = std::move(result).value();
    return true;
  }

  bool read_shared_parts() {
    const ZipEntry* entry = archive_.find(workbook_part_);
    std::string_view xml;
    if (entry == nullptr) return refuse(broken(workbook_part_));
    return take(archive_.read(*entry), xml) && take(parse_workbook_part(xml, workbook_part_, limits_), workbook_) &&
           take(relations_from(archive_, workbook_part_, limits_), relations_) && read_strings() && read_styles();
  }

  bool refuse(model::Finding finding) {
    refusal_ = std::move(finding);
    return false;
  }

  /// The entry of the first relation of this type, else one of the usual name, else nullptr: the part is optional.
  const ZipEntry* find_part(std::string_view type, std::string_view usual_name) {
    const auto relation = std::ranges::find(relations_, type, &Relation::type);
    const ZipEntry* entry =
        relation == relations_.end() ? nullptr : archive_.find(resolve_target(workbook_part_, relation->target));
    return entry != nullptr ? entry : archive_.find(resolve_target(workbook_part_, usual_name));
  }

  bool read_strings() {
    const ZipEntry* entry = find_part("sharedStrings", "sharedStrings.xml");
    if (entry == nullptr) return true;
    std::unique_ptr<char[]> buffer;
    if (!take(archive_.read_owned(*entry), buffer)) return false;
    const std::string_view xml = reading_.workbook.keep(std::move(buffer), entry->bytes);
    return take(parse_shared_strings(xml, entry->name, limits_, reading_.workbook), strings_);
  }

  bool read_styles() {
    const ZipEntry* entry = find_part("styles", "styles.xml");
    if (entry == nullptr) return true;
    std::string_view xml;
    return take(archive_.read(*entry), xml) && take(parse_styles(xml, entry->name, limits_), styles_);
  }

  /// The zip entry of a sheet; nullptr for chart sheets and their like, which hold no cells.
  const ZipEntry* find_sheet(const SheetEntry& sheet, bool& is_worksheet) {
    const auto relation = std::ranges::find(relations_, sheet.relation, &Relation::id);
    is_worksheet = true;
    if (relation != relations_.end()) {
      is_worksheet = relation->type == "worksheet";
      return is_worksheet ? archive_.find(resolve_target(workbook_part_, relation->target)) : nullptr;
    }
    const std::string place = std::to_string(reading_.workbook.sheets.size() + 1);
    const ZipEntry* entry = archive_.find(resolve_target(workbook_part_, "worksheets/sheet" + place + ".xml"));
    if (entry != nullptr || sheet.sheet_id.empty()) return entry;
    return archive_.find(resolve_target(workbook_part_, "worksheets/sheet" + sheet.sheet_id + ".xml"));
  }

  bool read_sheet(const SheetEntry& listed) {
    bool is_worksheet = true;
    const ZipEntry* entry = find_sheet(listed, is_worksheet);
    if (!is_worksheet) return true;
    model::Sheet& sheet = reading_.workbook.sheets.emplace_back();
    sheet.name = listed.name;
    sheet.visibility = listed.visibility;
    if (entry == nullptr) return note_missing(sheet.name);
    SheetBuilder builder({.strings = strings_,
                          .styles = styles_,
                          .dates = workbook_.dates,
                          .limits = &limits_,
                          .cells_before = cells_,
                          .text_bytes_before = text_bytes_,
                          .store = &reading_.workbook});
    if (!scan(*entry, builder)) return false;
    if (builder.is_refused()) return refuse_sheet(*builder.refusal(), sheet.name);
    builder.finish(sheet, reading_.findings);
    cells_ += sheet.cells.size();
    text_bytes_ += builder.text_bytes();
    return true;
  }

  /// By the scanner; what it does not take, by the XML library.
  bool scan(const ZipEntry& entry, SheetBuilder& builder) {
    if (entry.bytes >= kStreamedFrom) return scan_large(entry, builder);
    std::string_view xml;
    if (!take(archive_.read(entry), xml)) return false;
    if (scan_sheet(xml, builder) == Scan::done) return true;
    builder.start_again();
    return is_walked(walk_sheet(xml, limits_, builder), entry);
  }

  /// Either of them through a window, never whole.
  bool scan_large(const ZipEntry& entry, SheetBuilder& builder) {
    Read<ZipStream> stream = archive_.stream(entry);
    if (!stream) return refuse(stream.reason());
    XmlWindow window(stream.value(), entry.bytes);
    if (scan_sheet(window, builder) == Scan::done) return true;
    if (window.is_broken()) return refuse(broken(entry.name));
    builder.start_again();
    Read<ZipStream> again = archive_.stream_again(entry);
    if (!again) return refuse(again.reason());
    window = XmlWindow(again.value(), entry.bytes);
    return is_walked(walk_sheet(window, limits_, builder), entry);
  }

  bool is_walked(XmlFault fault, const ZipEntry& entry) {
    return fault == XmlFault::none || refuse(unreadable(fault, entry.name, limits_));
  }

  bool refuse_sheet(model::Finding finding, const std::string& sheet) {
    finding.sheet = sheet;
    return refuse(std::move(finding));
  }

  bool note_missing(const std::string& sheet) {
    model::Finding finding = refusal("FILE-SHEET");
    finding.severity = model::Severity::warning;
    finding.sheet = sheet;
    reading_.findings.push_back(std::move(finding));
    return true;
  }

  ZipArchive& archive_;
  std::string workbook_part_;
  const Limits& limits_;
  Reading reading_;
  WorkbookPart workbook_;
  Parts relations_;
  std::vector<std::string_view> strings_;
  std::vector<CellStyle> styles_;
  std::size_t cells_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::optional<model::Finding> refusal_;
};
}  // namespace

Read<std::string> find_workbook_part(ZipArchive& archive, const Limits& limits) {
  const Read<Parts> relations = relations_from(archive, "", limits);
  // A broken list of relations is no reason to refuse a workbook that lies where it always lies.
  if (relations) {
    const auto found = std::ranges::find(relations.value(), "officeDocument", &Relation::type);
    if (found != relations.value().end()) return resolve_target("", found->target);
  }
  constexpr std::string_view kUsualPart = "xl/workbook.xml";
  return std::string(archive.find(kUsualPart) != nullptr ? kUsualPart : "");
}

Read<Reading> read_xlsx(ZipArchive& archive, const std::string& workbook_part, const Limits& limits) {
  return XlsxReader(archive, workbook_part, limits).read();
}

}  // namespace tidtam::formats
