#include "extractors/formats/xls_globals.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "extractors/formats/xls_bytes.hpp"

namespace tidtam::formats {

namespace {
constexpr std::size_t kMost = 65'536;  // number formats and cell formats have numbers of 16 bits

/// Collects the records first and understands them at the end, because the code page may come behind what needs it.
class GlobalsReader {
 public:
  GlobalsReader(std::string_view stream, std::size_t offset, const Limits& limits, model::Workbook& store)
      : records_(stream, offset), limits_(limits), store_(store) {}

  Read<XlsGlobals> read() {
    if (collect()) finish();
    if (refusal_) return Read<XlsGlobals>::failure(std::move(*refusal_));
    return std::move(globals_);
  }

 private:
  bool collect() {
    Record record;
    std::size_t depth = 0;
    while (records_.next(record)) {
      if (const std::optional<Beginning> beginning = beginning_of(record)) {
        if (depth++ == 0) version_ = beginning->version;
        continue;
      }
      if (record.id == record_id::kEof) {
        if (depth <= 1) return keep_end(XlsEnd::complete);
        --depth;
        continue;
      }
      if (depth == 1 && !take(record)) return false;
    }
    return keep_end(records_.is_cut() ? XlsEnd::within_record : XlsEnd::without_mark);
  }

  bool keep_end(XlsEnd end) {
    globals_.end = end;
    globals_.end_offset = records_.at();
    return true;
  }

  bool refuse(model::Finding finding) {
    refusal_ = std::move(finding);
    return false;
  }

  bool take(const Record& record) {
    switch (record.id) {
      case record_id::kFilePass:
        return refuse(refusal("FILE-ENCRYPTED"));
      case record_id::kCodePage:
        code_page_ = u16_at(record.body, 0);
        return true;
      case record_id::kDateMode:
        globals_.dates = u16_at(record.body, 0) == 1 ? DateSystem::from_1904 : DateSystem::from_1900;
        return true;
      case record_id::kFormat2:
      case record_id::kFormat:
        if (formats_.size() < kMost) formats_.push_back(record);
        return true;
      case record_id::kXf2:
      case record_id::kXf3:
      case record_id::kXf4:
      case record_id::kXf:
        if (format_of_xf_.size() < kMost) format_of_xf_.push_back(format_of_xf(record));
        return true;
      case record_id::kBoundSheet:
        return take_sheet(record);
      case record_id::kSharedStrings:
        return version_ != Biff::v8 || take_strings(record);
      default:
        return true;
    }
  }

  static std::uint16_t format_of_xf(const Record& record) {
    switch (record.id) {
      case record_id::kXf2:
        return u8_at(record.body, 2) & 0x3FU;
      case record_id::kXf3:
      case record_id::kXf4:
        return u8_at(record.body, 1);
      default:
        return u16_at(record.body, 2);
    }
  }

  bool take_sheet(const Record& record) {
    constexpr std::uint8_t kWorksheet = 0;
    if (record.body.size() < 7 || u8_at(record.body, 5) != kWorksheet) return true;
    if (sheets_.size() >= limits_.sheets) {
      return refuse(beyond_limit("sheets", sheets_.size() + 1, limits_.sheets));
    }
    sheets_.push_back(record);
    return true;
  }

  bool take_strings(const Record& record) {
    SegmentReader reader(record.body.substr(std::min<std::size_t>(8, record.body.size())), &records_);
    std::string text;
    std::uint64_t bytes = 0;
    while (reader.next_string(LengthBytes::two, text)) {
      if (text.size() > limits_.string_bytes) {
        return refuse(beyond_limit("cell_text", text.size(), limits_.string_bytes));
      }
      bytes += text.size();
      if (bytes > limits_.text_bytes) {
        return refuse(beyond_limit("texts", bytes, limits_.text_bytes));
      }
      if (globals_.strings.size() >= limits_.cells) {
        return refuse(beyond_limit("cells", globals_.strings.size() + 1, limits_.cells));
      }
      globals_.strings.push_back(store_.keep(text));
    }
    return true;
  }

  void finish() {
    globals_.texts = XlsTexts(version_, code_page_);
    read_formats();
    if (version_ == Biff::v2) {
      // Cells of BIFF2 name their number format themselves.
      for (std::uint16_t format = 0; format < 64; ++format) globals_.styles.push_back(style_of(format));
    } else {
      for (const std::uint16_t format : format_of_xf_) globals_.styles.push_back(style_of(format));
    }
    for (const Record& record : sheets_) {
      XlsSheetEntry& sheet = globals_.sheets.emplace_back();
      sheet.offset = u32_at(record.body, 0);
      const unsigned hidden = u8_at(record.body, 4) & 3U;
      if (hidden == 1) sheet.visibility = model::SheetVisibility::hidden;
      if (hidden == 2) sheet.visibility = model::SheetVisibility::very_hidden;
      sheet.name = globals_.texts.text_of(record.body.substr(6), LengthBytes::one);
    }
  }

  void read_formats() {
    std::uint16_t next = 0;
    for (const Record& record : formats_) {
      // Before BIFF5 formats are counted, in BIFF4 behind two bytes that mean nothing.
      const bool is_numbered = version_ == Biff::v5 || version_ == Biff::v8;
      const std::uint16_t number = is_numbered ? u16_at(record.body, 0) : next++;
      const std::size_t skip = is_numbered || version_ == Biff::v4 ? 2 : 0;
      if (record.body.size() <= skip) continue;
      const LengthBytes length = version_ == Biff::v8 ? LengthBytes::two : LengthBytes::one;
      style_of_format_[number] = style_of_code(globals_.texts.text_of(record.body.substr(skip), length));
    }
  }

  CellStyle style_of(std::uint16_t format) const {
    const auto own = style_of_format_.find(format);
    return own != style_of_format_.end() ? own->second : style_of_builtin(format);
  }

  RecordReader records_;
  const Limits& limits_;
  model::Workbook& store_;
  XlsGlobals globals_;
  Biff version_ = Biff::v8;
  std::uint32_t code_page_ = XlsTexts::kUsualPage;
  std::vector<Record> formats_;
  std::vector<Record> sheets_;
  std::vector<std::uint16_t> format_of_xf_;
  std::unordered_map<std::uint16_t, CellStyle> style_of_format_;
  std::optional<model::Finding> refusal_;
};
}  // namespace

Read<XlsGlobals> read_xls_globals(std::string_view stream, std::size_t offset, const Limits& limits,
                                  model::Workbook& store) {
  return GlobalsReader(stream, offset, limits, store).read();
}

}  // namespace tidtam::formats
