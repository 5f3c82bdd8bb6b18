#include "extractors/formats/xls_reader.hpp"

#include <algorithm>
#include <optional>

#include "extractors/formats/compound_file.hpp"
#include "extractors/formats/sheet_builder.hpp"
#include "extractors/formats/xls_bytes.hpp"
#include "extractors/formats/xls_globals.hpp"
#include "extractors/formats/xls_sheet.hpp"

namespace tidtam::formats {

namespace {
constexpr std::string_view kOnlySheet = "Sheet1";  // as other readers call it
constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0";

class XlsReader {
 public:
  XlsReader(const CompoundFile::Stream& stream, const Limits& limits)
      : stream_(stream.bytes), is_cut_(stream.is_cut), limits_(limits) {}

  Read<Reading> read() {
    reading_.format = Format::xls;
    read_parts();
    if (refusal_) return Read<Reading>::failure(std::move(*refusal_));
    return std::move(reading_);
  }

 private:
  bool read_parts() {
    RecordReader records(stream_, 0);
    Record first;
    const std::optional<Beginning> beginning = records.next(first) ? beginning_of(first) : std::nullopt;
    if (!beginning) return refuse(is_cut_ ? refusal("FILE-TRUNCATED") : broken("BOF"));
    Read<XlsGlobals> globals = read_xls_globals(stream_, 0, limits_, reading_.workbook);
    if (!globals) return refuse(globals.reason());
    globals_ = std::move(globals).value();
    if (beginning->kind == Substream::worksheet) {
      return read_sheet({.name = std::string(kOnlySheet), .offset = 0});
    }
    if (beginning->kind == Substream::workspace) list_bundled_sheets();
    if (globals_.end != XlsEnd::complete && (globals_.end == XlsEnd::within_record || is_cut_))
      return refuse(refusal("FILE-TRUNCATED"));
    if (globals_.sheets.empty() && beginning->kind == Substream::other) return refuse(refusal("FILE-UNKNOWN"));
    return std::ranges::all_of(globals_.sheets, [this](const XlsSheetEntry& sheet) { return read_sheet(sheet); });
  }

  /// Workbooks of Excel 4 hold whole worksheets one behind the other, each after a record with its name.
  void list_bundled_sheets() {
    RecordReader records(stream_, 0);
    Record record;
    std::optional<std::string> name;
    while (globals_.sheets.size() < limits_.sheets) {
      const std::size_t offset = records.at();
      if (!records.next(record)) break;
      if (record.id == record_id::kBundleHeader && record.body.size() > 4) {
        name = globals_.texts.text_of(record.body.substr(4), LengthBytes::one);
      } else if (name && beginning_of(record)) {
        globals_.sheets.push_back({.name = std::move(*name), .offset = offset});
        name.reset();
      }
    }
    if (!globals_.sheets.empty()) globals_.end = XlsEnd::complete;
  }

  bool refuse(model::Finding finding) {
    refusal_ = std::move(finding);
    return false;
  }

  bool read_sheet(const XlsSheetEntry& listed) {
    model::Sheet sheet;
    sheet.name = listed.name;
    sheet.visibility = listed.visibility;
    SheetBuilder builder({.strings = globals_.strings,
                          .styles = globals_.styles,
                          .dates = globals_.dates,
                          .limits = &limits_,
                          .cells_before = cells_,
                          .text_bytes_before = text_bytes_,
                          .store = &reading_.workbook});
    const XlsSheetRead read = read_xls_sheet(stream_, listed.offset, globals_, builder);
    const std::optional<model::Finding>& refused = builder.refusal();
    if (builder.is_refused() && refused) return refuse_sheet(*refused, sheet.name);
    const bool is_beyond = listed.offset >= stream_.size();
    if (read.end == XlsEnd::within_record || (is_cut_ && (is_beyond || read.end == XlsEnd::without_mark)))
      return refuse_sheet(refusal("FILE-TRUNCATED"), sheet.name);
    if (!read.is_worksheet) warn("FILE-SHEET", sheet.name);
    if (read.end == XlsEnd::without_mark) warn("FILE-SHEET-END", sheet.name);
    builder.finish(sheet, reading_.findings);
    // Some files list a range twice.
    std::ranges::sort(sheet.merged);
    const auto repeated = std::ranges::unique(sheet.merged);
    sheet.merged.erase(repeated.begin(), repeated.end());
    cells_ += sheet.cells.size();
    text_bytes_ += builder.text_bytes();
    reading_.workbook.sheets.push_back(std::move(sheet));
    return is_within_budget(read.end_offset - std::min(listed.offset, read.end_offset));
  }

  /// Sheets that overlap could make a small file long to read.
  bool is_within_budget(std::size_t bytes_read) {
    constexpr std::size_t kTimes = 8;
    bytes_read_ += bytes_read;
    return bytes_read_ <= stream_.size() * kTimes || refuse(broken("BOUNDSHEET"));
  }

  bool refuse_sheet(model::Finding finding, const std::string& sheet) {
    finding.sheet = sheet;
    return refuse(std::move(finding));
  }

  void warn(std::string_view rule, const std::string& sheet) {
    model::Finding finding = refusal(rule);
    finding.severity = model::Severity::warning;
    finding.sheet = sheet;
    reading_.findings.push_back(std::move(finding));
  }

  std::string_view stream_;
  bool is_cut_;
  const Limits& limits_;
  Reading reading_;
  XlsGlobals globals_;
  std::size_t cells_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::size_t bytes_read_ = 0;
  std::optional<model::Finding> refusal_;
};

Read<Reading> read_compound(std::string_view bytes, const Limits& limits) {
  Read<CompoundFile> opened = CompoundFile::open(bytes);
  if (!opened) return Read<Reading>::failure(opened.reason());
  CompoundFile& file = opened.value();
  // A newer Excel puts a workbook behind a password into a compound file too.
  if (file.find("EncryptionInfo") != nullptr || file.find("EncryptedPackage") != nullptr)
    return Read<Reading>::failure(refusal("FILE-ENCRYPTED"));
  // A file saved for two generations at once holds both; the newer one is whole.
  const CompoundFile::Entry* entry = file.find("Workbook");
  if (entry == nullptr) entry = file.find("Book");
  if (entry == nullptr) return Read<Reading>::failure(refusal(file.is_cut() ? "FILE-TRUNCATED" : "FILE-UNKNOWN"));
  if (std::min<std::uint64_t>(entry->bytes, bytes.size()) > limits.entry_bytes) {
    return Read<Reading>::failure(beyond_size("entry", entry->bytes, limits.entry_bytes, entry->name));
  }
  const Read<CompoundFile::Stream> stream = file.read(*entry);
  if (!stream) return Read<Reading>::failure(stream.reason());
  return XlsReader(stream.value(), limits).read();
}
}  // namespace

Read<Reading> read_xls(std::string_view bytes, const Limits& limits) {
  if (bytes.starts_with(kCompound)) return read_compound(bytes, limits);
  return XlsReader({.bytes = bytes}, limits).read();
}

}  // namespace tidtam::formats
