#include "extractors/layouts/column_match.hpp"

#include <algorithm>
#include <set>

namespace tidtam::layouts {

namespace {

constexpr double kUnderOtherHead = 0.93;  ///< the leaf alone names the field, beneath a head that says nothing of it
constexpr double kAboveOtherText = 0.80;  ///< the top names the field, and something else stands beneath it
constexpr double kGroupApart = 0.95;      ///< other heads stand above or between group and leaf

/// The texts of a path without units that stand in a row of their own, and every run of them joined.
class PathWords {
 public:
  PathWords(std::span<const ColumnPath> paths, std::size_t index, WordBook& words) : words_(words) {
    const ColumnPath& path = paths[index];
    const model::Cell* top = path.cells.front();
    const bool is_left = index > 0 && paths[index - 1].cells.front() == top;
    const bool is_right = index + 1 < paths.size() && paths[index + 1].cells.front() == top;
    has_top_alone_ = !is_left && !is_right && top->ref.column == path.column;
    for (const model::Cell* cell : path.cells) {
      if (path.cells.size() > 1 && words.word_of(*cell).header.is_unit_only) continue;
      cells_.push_back(cell);
    }
  }
  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  /// The word made of the texts from `first` up to, without, `end`.
  [[nodiscard]] const HeaderWord& joined(std::size_t first, std::size_t end) {
    if (end - first == 1) return words_.word_of(*cells_[first]);
    std::string text;
    for (std::size_t i = first; i < end; ++i) text += words_.word_of(*cells_[i]).text + " ";
    return words_.word_of(text);
  }
  /// Whether the topmost text stands over this column and over no other.
  [[nodiscard]] bool has_top_alone() const { return has_top_alone_; }

 private:
  WordBook& words_;
  bool has_top_alone_ = false;
  std::vector<const model::Cell*> cells_;
};

struct Found {
  LexiconEntry entry;
  double quality;
};

void keep_best(std::vector<Found>& found, LexiconEntry entry, double quality) {
  const auto at = std::ranges::find_if(found, [&](const Found& other) {
    return other.entry.layout == entry.layout && other.entry.field == entry.field;
  });
  if (at == found.end())
    found.push_back({entry, quality});
  else
    at->quality = std::max(at->quality, quality);
}

void find_whole(PathWords& path, std::vector<Found>& found) {
  const std::size_t n = path.size();
  for (std::size_t first = 0; first < n; ++first) {
    for (const HeaderWord::Hit& hit : path.joined(first, n).hits) {
      if (hit.entry.role == HeadRole::whole)
        keep_best(found, hit.entry, hit.quality * (first == 0 ? 1 : kUnderOtherHead));
    }
  }
  if (!path.has_top_alone()) return;
  for (std::size_t end = 1; end < n; ++end) {
    for (const HeaderWord::Hit& hit : path.joined(0, end).hits) {
      if (hit.entry.role == HeadRole::whole) keep_best(found, hit.entry, hit.quality * kAboveOtherText);
    }
  }
}

void find_grouped(PathWords& path, std::vector<Found>& found) {
  const std::size_t n = path.size();
  for (std::size_t leaf = 1; leaf < n; ++leaf) {
    for (const HeaderWord::Hit& below : path.joined(leaf, n).hits) {
      if (below.entry.role != HeadRole::leaf) continue;
      for (std::size_t first = 0; first < leaf; ++first) {
        for (std::size_t end = first + 1; end <= leaf; ++end) {
          for (const HeaderWord::Hit& above : path.joined(first, end).hits) {
            if (above.entry.role != HeadRole::group || above.entry.layout != below.entry.layout ||
                above.entry.field != below.entry.field) {
              continue;
            }
            const bool is_whole_path = first == 0 && end == leaf;
            keep_best(found, below.entry, above.quality * below.quality * (is_whole_path ? 1 : kGroupApart));
          }
        }
      }
    }
  }
}

}  // namespace

void HeadMatch::take(const ColumnHit& hit) {
  path_of_field[hit.field] = hit.path;
  quality_of_field[hit.field] = hit.quality;
  field_of_path[hit.path] = hit.field;
}

std::size_t HeadMatch::n_matched() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(path_of_field, [](const auto& path) { return path.has_value(); }));
}

std::string head_text(const ColumnPath& path) {
  std::string text;
  for (const model::Cell* cell : path.cells) {
    if (!text.empty()) text += " / ";
    text += trimmed(model::shown_value(*cell));
  }
  return text;
}

bool is_row_number(const ColumnPath& path, WordBook& words) {
  return std::ranges::all_of(path.cells, [&](const model::Cell* cell) { return words.word_of(*cell).is_row_number; });
}

PathReader::PathReader(std::span<const ColumnPath> paths, WordBook& words) : paths_(paths), lexicon_(words.lexicon()) {
  for (std::size_t p = 0; p < paths.size(); ++p) {
    PathWords path(paths, p, words);
    std::vector<Found> found;
    if (path.size() == 0) continue;
    find_whole(path, found);
    find_grouped(path, found);
    for (const Found& one : found) hits_.push_back({one.entry.layout, {p, one.entry.field, one.quality}});
  }
  std::ranges::stable_sort(hits_, [](const Hit& a, const Hit& b) { return a.column.quality > b.column.quality; });
}

std::vector<std::size_t> PathReader::fields_by_layout() const {
  std::vector<std::set<std::size_t>> fields(lexicon_.layouts().size());
  for (const Hit& hit : hits_) fields[hit.layout].insert(hit.column.field);
  std::vector<std::size_t> counts;
  for (const auto& set : fields) counts.push_back(set.size());
  return counts;
}

HeadMatch PathReader::match_of(std::size_t layout) const {
  const std::size_t n_fields = lexicon_.layouts()[layout].heads.size();
  HeadMatch match{std::vector<std::optional<std::size_t>>(n_fields),
                  std::vector<double>(n_fields),
                  std::vector<std::optional<std::size_t>>(paths_.size()),
                  {},
                  {}};
  for (const Hit& hit : hits_) {
    if (hit.layout != layout || match.field_of_path[hit.column.path]) continue;
    if (!match.path_of_field[hit.column.field])
      match.take(hit.column);
    else
      match.repeated.push_back(hit.column);
  }
  std::erase_if(match.repeated, [&](const ColumnHit& hit) { return match.field_of_path[hit.path].has_value(); });
  return match;
}

}  // namespace tidtam::layouts
