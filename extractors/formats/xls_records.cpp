#include "extractors/formats/xls_records.hpp"

#include "extractors/formats/xls_bytes.hpp"

namespace tidtam::formats {

namespace {
constexpr std::size_t kHeaderBytes = 4;

Substream kind_of(std::uint16_t type) {
  switch (type) {
    case 0x0005:
      return Substream::globals;
    case 0x0006:  // macros of Visual Basic
    case 0x0020:  // a chart
    case 0x0040:  // a macro sheet
      return Substream::other;
    case 0x0100:
      return Substream::workspace;
    default:  // 0x0010; some writers are not strict about it
      return Substream::worksheet;
  }
}
}  // namespace

std::optional<Beginning> beginning_of(const Record& record) {
  const Substream kind = kind_of(u16_at(record.body, 2));
  switch (record.id) {
    case 0x0009:
      return Beginning{Biff::v2, kind};
    case 0x0209:
      return Beginning{Biff::v3, kind};
    case 0x0409:
      return Beginning{Biff::v4, kind};
    case 0x0809:
      return Beginning{u16_at(record.body, 0) >= 0x0600 ? Biff::v8 : Biff::v5, kind};
    default:
      return std::nullopt;
  }
}

bool RecordReader::next(Record& record) {
  if (at_ >= stream_.size()) return false;
  const std::size_t left = stream_.size() - at_;
  const std::size_t length = u16_at(stream_, at_ + 2);
  if (left < kHeaderBytes || left - kHeaderBytes < length) {
    is_cut_ = true;
    return false;
  }
  record.id = u16_at(stream_, at_);
  record.body = stream_.substr(at_ + kHeaderBytes, length);
  at_ += kHeaderBytes + length;
  return true;
}

bool RecordReader::next_continued(std::string_view& body) {
  if (at_ + kHeaderBytes > stream_.size() || u16_at(stream_, at_) != record_id::kContinue) return false;
  Record record;
  if (!next(record)) return false;
  body = record.body;
  return true;
}

}  // namespace tidtam::formats
