#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidtam::formats {

/// The generations of the binary format. BIFF7 (Excel 95) is BIFF5.
enum class Biff : std::uint8_t { v2, v3, v4, v5, v8 };

/// Numbers of the records that are read; all others are passed over. The high byte of some grew with the generations.
namespace record_id {
constexpr std::uint16_t kFormulaOld = 0x0006;
constexpr std::uint16_t kFormula3 = 0x0206;
constexpr std::uint16_t kFormula4 = 0x0406;
constexpr std::uint16_t kEof = 0x000A;
constexpr std::uint16_t kDateMode = 0x0022;
constexpr std::uint16_t kFilePass = 0x002F;
constexpr std::uint16_t kContinue = 0x003C;
constexpr std::uint16_t kCodePage = 0x0042;
constexpr std::uint16_t kColumnInfo = 0x007D;
constexpr std::uint16_t kBoundSheet = 0x0085;
constexpr std::uint16_t kBundleHeader = 0x008F;
constexpr std::uint16_t kMultiRk = 0x00BD;
constexpr std::uint16_t kRichString = 0x00D6;
constexpr std::uint16_t kMergedCells = 0x00E5;
constexpr std::uint16_t kSharedStrings = 0x00FC;
constexpr std::uint16_t kLabelShared = 0x00FD;
constexpr std::uint16_t kInteger2 = 0x0002;
constexpr std::uint16_t kNumber2 = 0x0003;
constexpr std::uint16_t kLabel2 = 0x0004;
constexpr std::uint16_t kBoolOrError2 = 0x0005;
constexpr std::uint16_t kString2 = 0x0007;
constexpr std::uint16_t kNumber = 0x0203;
constexpr std::uint16_t kLabel = 0x0204;
constexpr std::uint16_t kBoolOrError = 0x0205;
constexpr std::uint16_t kString = 0x0207;
constexpr std::uint16_t kRow = 0x0208;
constexpr std::uint16_t kRk = 0x027E;
constexpr std::uint16_t kFormat2 = 0x001E;
constexpr std::uint16_t kFormat = 0x041E;
constexpr std::uint16_t kXf2 = 0x0043;
constexpr std::uint16_t kXf3 = 0x0243;
constexpr std::uint16_t kXf4 = 0x0443;
constexpr std::uint16_t kXf = 0x00E0;
}  // namespace record_id

struct Record {
  std::uint16_t id = 0;
  std::string_view body;
};

/// What a substream is.
enum class Substream : std::uint8_t { globals, worksheet, workspace, other };

/// The record that begins a substream.
struct Beginning {
  Biff version = Biff::v8;
  Substream kind = Substream::other;
};
/// Nothing where the record is no BOF.
[[nodiscard]] std::optional<Beginning> beginning_of(const Record& record);

/// Walks the records of a stream: number, length, body. Never reads beyond the stream.
class RecordReader {
 public:
  RecordReader(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

  /// False at the end of the stream, and where a record is longer than what is left of it.
  [[nodiscard]] bool next(Record& record);
  /// Whether the stream ended within a record.
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  /// The body of the next record if that is a CONTINUE record; otherwise it is left to be read.
  [[nodiscard]] bool next_continued(std::string_view& body);

 private:
  std::string_view stream_;
  std::size_t at_;
  bool is_cut_ = false;
};

}  // namespace tidtam::formats
