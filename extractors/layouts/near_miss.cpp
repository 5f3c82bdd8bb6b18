#include "extractors/layouts/near_miss.hpp"

#include <algorithm>

namespace tidtam::layouts {

namespace {
constexpr std::size_t kAtMost = 3;
constexpr std::uint32_t kDepths = 2;

void keep_better(std::vector<HeaderFound>& nearest, HeaderFound found) {
  const auto same = std::ranges::find(nearest, found.layout, &HeaderFound::layout);
  if (same == nearest.end()) {
    nearest.push_back(std::move(found));
  } else if (found.score.total() > same->score.total()) {
    *same = std::move(found);
  }
}

std::size_t words_in(const Row& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row.cells, [](const model::Cell& cell) { return !is_blank(cell); }));
}
}  // namespace

NearMiss near_miss_of(const SheetRows& rows, const HeaderQuest& quest, WordBook& words) {
  NearMiss miss;
  std::size_t most_words = 1;
  for (std::size_t p = quest.first_position; p < quest.end_position && p < rows.size(); ++p) {
    if (!may_be_header(rows[p])) continue;
    if (words_in(rows[p]) > most_words) {
      most_words = words_in(rows[p]);
      miss.head_row = rows[p].index;
    }
    for (std::uint32_t depth = 0; depth < kDepths; ++depth) {
      const HeaderBlock block{rows[p].index, rows[p].index + depth};
      for (HeaderFound& found : scored_layouts(rows, block, quest, words)) keep_better(miss.nearest, std::move(found));
    }
  }
  std::ranges::stable_sort(
      miss.nearest, [](const HeaderFound& a, const HeaderFound& b) { return a.score.total() > b.score.total(); });
  if (miss.nearest.size() > kAtMost) miss.nearest.resize(kAtMost);
  return miss;
}

}  // namespace tidtam::layouts
