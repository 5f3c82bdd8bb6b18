#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "extractors/formats/zip_stream.hpp"

namespace tidtam::formats {

/// The XML of a sheet as its scanner sees it: the whole of it, or a part that moves along while the zip is inflated.
/// What is seen ends with a NUL.
class XmlWindow {
 public:
  /// As much as stays in the processor's own memory from inflating to scanning.
  static constexpr std::size_t kUsualRoom = std::size_t{512} << 10;

  /// All of the XML, which has a NUL behind its end and must outlive the window.
  explicit XmlWindow(std::string_view whole) : seen_(whole), all_bytes_(whole.size()), is_last_(true) {}
  /// A window over a stream of so many bytes, which shows at least `room` of them at a time, and at least one.
  XmlWindow(ZipStream& stream, std::size_t all_bytes, std::size_t room = kUsualRoom)
      : stream_(&stream), least_room_(room), all_bytes_(all_bytes) {}

  [[nodiscard]] std::string_view seen() const { return seen_; }
  /// Whether nothing comes behind what is seen.
  [[nodiscard]] bool is_last() const { return is_last_; }
  /// The stream turned out to be broken: what was seen is not to be believed.
  [[nodiscard]] bool is_broken() const { return is_broken_; }
  /// Moves on: forgets all before `from`, which lies in what is seen, and shows more behind it, where there is
  /// more. False where all was seen before, and where the stream is broken; else places in what was seen are void.
  [[nodiscard]] bool advance(const char* from);

  /// How far a place in what is seen lies into the XML, and how long that is; for estimates.
  [[nodiscard]] std::size_t bytes_before(const char* place) const {
    return passed_ + static_cast<std::size_t>(place - seen_.data());
  }
  [[nodiscard]] std::size_t all_bytes() const { return all_bytes_; }

 private:
  ZipStream* stream_ = nullptr;
  std::size_t least_room_ = 0;
  std::unique_ptr<char[]> buffer_;
  std::size_t room_ = 0;  ///< of the buffer, the NUL not counted
  std::string_view seen_;
  std::size_t passed_ = 0;  ///< bytes forgotten
  std::size_t all_bytes_;
  bool is_last_ = false;
  bool is_broken_ = false;
};

}  // namespace tidtam::formats
