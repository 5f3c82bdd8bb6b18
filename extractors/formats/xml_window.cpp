#include "extractors/formats/xml_window.hpp"

#include <algorithm>
#include <cstring>

namespace tidtam::formats {

bool XmlWindow::advance(const char* from) {
  if (is_last_ || is_broken_) return false;
  const std::size_t kept = seen_.empty() ? 0 : static_cast<std::size_t>(seen_.data() + seen_.size() - from);
  // What is kept must leave room for more: an element longer than the window makes it grow.
  const std::size_t wanted = std::max(least_room_, 2 * kept);
  if (wanted > room_) {
    auto larger = std::make_unique_for_overwrite<char[]>(wanted + 1);
    if (kept > 0) std::memcpy(larger.get(), from, kept);
    buffer_ = std::move(larger);
    room_ = wanted;
  } else {
    std::memmove(buffer_.get(), from, kept);
  }
  passed_ += seen_.size() - kept;
  const std::optional<std::size_t> count = stream_->read({buffer_.get() + kept, room_ - kept});
  is_broken_ = !count;
  is_last_ = count && *count < room_ - kept;
  seen_ = {buffer_.get(), kept + count.value_or(0)};
  buffer_[seen_.size()] = '\0';
  return !is_broken_;
}

}  // namespace tidtam::formats
