#include "pipeline/model/workbook.hpp"

#include <algorithm>
#include <cstring>

namespace tidtam::model {

const Cell* Sheet::at(CellRef ref) const {
  const auto found = std::ranges::lower_bound(cells, ref, {}, &Cell::ref);
  return found != cells.end() && found->ref == ref ? &*found : nullptr;
}

std::span<const Cell> Sheet::row(std::uint32_t row_index) const {
  const auto first = std::ranges::lower_bound(cells, CellRef{row_index, 0}, {}, &Cell::ref);
  const auto last = std::ranges::lower_bound(first, cells.end(), CellRef{row_index + 1, 0}, {}, &Cell::ref);
  return {first, last};
}

std::string_view Workbook::keep(std::unique_ptr<char[]> buffer, std::size_t size) {
  buffers_.push_back(std::move(buffer));
  return {buffers_.back().get(), size};
}

std::string_view Workbook::keep(std::string_view text) {
  constexpr std::size_t kBlock = 65536;
  if (text.empty()) return {};
  if (text.size() > bump_size_ - bump_used_) {
    bump_size_ = std::max(kBlock, text.size());
    buffers_.push_back(std::make_unique<char[]>(bump_size_));
    bump_ = buffers_.back().get();
    bump_used_ = 0;
  }
  char* place = bump_ + bump_used_;
  std::memcpy(place, text.data(), text.size());
  bump_used_ += text.size();
  return {place, text.size()};
}

}  // namespace tidtam::model
