#include "extractors/layouts/header_search.hpp"

#include <algorithm>
#include <ranges>

#include "extractors/layouts/fuzzy_match.hpp"
#include "extractors/layouts/header_text.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts {

namespace {

/// Layouts closer than this in their totals are not told apart.
constexpr double kAboutEqual = 4;
constexpr double kEnoughCovered = 0.25;
/// So many columns in a sheet of another name still say what it is, and which required one is missing.
constexpr std::size_t kUnmistakable = 5;
constexpr double kUnmistakablyCovered = 0.6;

bool is_year(const model::Cell& cell) {
  const std::string text = model::shown_value(cell);
  return text.size() == 4 && text >= "2400" && text <= "2699";
}

bool has_known_word(const Row& row, WordBook& words) {
  return std::ranges::any_of(row.cells, [&](const model::Cell& cell) {
    return cell.type == model::CellType::text && !is_blank(cell) && !words.word_of(cell).hits.empty();
  });
}

bool meets(const HeadMatch& match, std::span<const std::size_t> one_of) {
  return std::ranges::any_of(one_of, [&](std::size_t field) { return match.path_of_field[field].has_value(); });
}

void score_required(const LayoutSpec& layout, HeaderFound& found) {
  std::size_t demands = 0;
  const auto demand = [&](std::vector<std::size_t> fields) {
    ++demands;
    if (!meets(found.match, fields)) found.missing.push_back(std::move(fields));
  };
  for (std::size_t f = 0; f < layout.record.fields.size(); ++f) {
    if (layout.record.fields[f].required) demand({f});
  }
  for (const auto& fields : layout.one_of) demand(fields);
  found.score.required =
      demands == 0 ? 1 : 1 - static_cast<double>(found.missing.size()) / static_cast<double>(demands);
}

void score_columns(HeaderFound& found, WordBook& words) {
  double quality = 0;
  for (const double one : found.match.quality_of_field) quality += one;
  std::size_t columns = 0;
  for (std::size_t p = 0; p < found.paths.size(); ++p) {
    if (found.match.field_of_path[p] || !is_row_number(found.paths[p], words)) ++columns;
  }
  found.score.covered = columns == 0 ? 0 : quality / static_cast<double>(columns);
  found.score.filled = std::min(1.0, quality / 6);
}

bool is_accepted(const HeaderFound& found) {
  const std::size_t n = found.match.n_matched();
  if (found.missing.empty())
    return n >= 1 && (found.score.name > 0 || (n >= 2 && found.score.covered >= kEnoughCovered));
  if (found.score.name > 0) return n >= 2;
  return n >= kUnmistakable && found.score.covered >= kUnmistakablyCovered;
}

/// Layouts of which something is here, those with most fields first.
std::vector<std::size_t> likely_layouts(const PathReader& reader, const HeaderQuest& quest, const Lexicon& lexicon) {
  constexpr std::size_t kAtMost = 6;
  const std::vector<std::size_t> fields = reader.fields_by_layout();
  std::vector<std::size_t> likely;
  for (std::size_t l = 0; l < fields.size(); ++l) {
    const bool is_table = lexicon.layouts()[l].form == LayoutForm::table;
    if (is_table && (fields[l] >= 2 || (fields[l] + 1 >= 2 && quest.names[l] > 0))) likely.push_back(l);
  }
  std::ranges::stable_sort(likely, [&](std::size_t a, std::size_t b) {
    return static_cast<double>(fields[a]) + 3 * quest.names[a] > static_cast<double>(fields[b]) + 3 * quest.names[b];
  });
  if (likely.size() > kAtMost) likely.resize(kAtMost);
  return likely;
}

}  // namespace

bool may_be_header(const Row& row) {
  bool has_text = false;
  for (const model::Cell& cell : row.cells) {
    if (is_blank(cell)) continue;
    if (cell.type != model::CellType::text || is_figure(cell.text())) {
      if (!is_year(cell)) return false;
    } else {
      has_text = true;
    }
  }
  return has_text;
}

std::vector<HeaderFound> scored_layouts(const SheetRows& rows, const HeaderBlock& block, const HeaderQuest& quest,
                                        WordBook& words) {
  const std::vector<ColumnPath> paths = header_paths(rows, block);
  const PathReader reader(paths, words);
  const Lexicon& lexicon = words.lexicon();
  std::vector<HeaderFound> all;
  for (const std::size_t l : likely_layouts(reader, quest, lexicon)) {
    HeaderFound found;
    found.layout = l;
    found.block = block;
    found.paths = paths;
    found.match = reader.match_of(l);
    match_by_likeness(paths, lexicon.layouts()[l], words, found.match);
    found.score.name = quest.names[l];
    score_required(lexicon.layouts()[l], found);
    score_columns(found, words);
    all.push_back(std::move(found));
  }
  return all;
}

namespace {
/// Of layouts that fit about equally well the one that is meant for the day, with those that are so too as rivals.
HeaderFound nearest_in_time(std::vector<HeaderFound> all, std::optional<base::Date> day,
                            std::span<const LayoutSpec> layouts) {
  // Without a day: as if on the last of all days, on which only what has not ended holds.
  constexpr base::Date kLast{9999, 12, 31};
  const auto distance = [&](const HeaderFound& found) {
    return days_outside(layouts[found.layout], day.value_or(kLast));
  };
  const int nearest = std::ranges::min(all | std::views::transform(distance));
  const std::size_t n_before = all.size();
  std::erase_if(all, [&](const HeaderFound& found) { return distance(found) != nearest; });
  HeaderFound chosen = std::move(all.front());
  for (std::size_t i = 1; i < all.size(); ++i) chosen.rivals.push_back(all[i].layout);
  chosen.is_by_day = all.size() != n_before;
  return chosen;
}

/// The best layout for this block, with its rivals, or nothing where none is acceptable.
std::optional<HeaderFound> best_layout(const SheetRows& rows, const HeaderBlock& block, const HeaderQuest& quest,
                                       WordBook& words) {
  std::vector<HeaderFound> all = scored_layouts(rows, block, quest, words);
  std::erase_if(all, [](const HeaderFound& found) { return !is_accepted(found); });
  if (all.empty()) return std::nullopt;
  std::ranges::stable_sort(
      all, [](const HeaderFound& a, const HeaderFound& b) { return a.score.total() > b.score.total(); });
  std::erase_if(all, [best = all.front()](const HeaderFound& found) {
    return best.score.total() - found.score.total() >= kAboutEqual || best.missing.empty() != found.missing.empty();
  });
  return nearest_in_time(std::move(all), quest.day, words.lexicon().layouts());
}

/// A row of units and remarks beneath heads: `(คน)`, `(ล้านบาท)`, `บาท`.
bool is_remark_row(const Row& row, WordBook& words) {
  return std::ranges::all_of(row.cells, [&](const model::Cell& cell) {
    if (is_blank(cell)) return true;
    const std::string_view text = trimmed(cell.text());
    return words.word_of(cell).header.is_unit_only || (text.starts_with('(') && text.ends_with(')'));
  });
}

/// A row of words beneath heads that has something where no head is, and nothing where a record must have something:
/// leaves of groups, though the layout may know none of them.
bool is_leaf_row(const Row& row, const HeaderFound& above, const LayoutSpec& layout) {
  bool has_unheaded = false;
  for (const model::Cell& cell : row.cells) {
    if (is_blank(cell)) continue;
    const auto at = std::ranges::find(above.paths, cell.ref.column, &ColumnPath::column);
    if (at == above.paths.end()) {
      has_unheaded = true;
      continue;
    }
    const auto field = above.match.field_of_path[static_cast<std::size_t>(at - above.paths.begin())];
    if (field && layout.record.fields[*field].required) return false;
  }
  return has_unheaded;
}

std::optional<HeaderFound> best_depth(const SheetRows& rows, std::size_t position, const HeaderQuest& quest,
                                      WordBook& words) {
  std::optional<HeaderFound> best;
  HeaderBlock block{rows[position].index, rows[position].index};
  for (std::uint32_t depth = 1; depth <= kDeepestHeader; ++depth) {
    block.last_row = block.first_row + depth - 1;
    const std::size_t last = rows.position_of(block.last_row);
    if (last >= rows.size()) break;
    if (rows[last].index != block.last_row) continue;  // no cell of its own: covered by merged ranges from above
    if (!may_be_header(rows[last])) break;
    auto found = best_layout(rows, block, quest, words);
    if (!found) continue;
    const bool goes_on =
        best && best->block.last_row + 1 == block.last_row &&
        (is_remark_row(rows[last], words) || is_leaf_row(rows[last], *best, words.lexicon().layouts()[best->layout]));
    if (!best || goes_on || found->score.total() > best->score.total()) best = std::move(found);
  }
  return best;
}

/// Columns of the block between columns without a head.
std::vector<HeaderBlock> segments_of(const HeaderFound& found) {
  std::vector<HeaderBlock> segments;
  for (const ColumnPath& path : found.paths) {
    if (segments.empty() || segments.back().last_column + 1 != path.column) {
      segments.push_back({found.block.first_row, found.block.last_row, path.column, path.column});
    }
    segments.back().last_column = path.column;
  }
  return segments;
}

/// Tables side by side: parts between empty columns that are each a whole header by themselves.
std::vector<HeaderFound> split_side_by_side(const SheetRows& rows, HeaderFound whole, const HeaderQuest& quest,
                                            WordBook& words) {
  std::vector<HeaderFound> parts;
  const std::vector<HeaderBlock> segments = segments_of(whole);
  if (segments.size() > 1) {
    for (const HeaderBlock& segment : segments) {
      auto part = best_layout(rows, segment, quest, words);
      if (part && part->missing.empty()) parts.push_back(std::move(*part));
    }
  }
  if (parts.size() > 1) return parts;
  parts.clear();
  parts.push_back(std::move(whole));
  return parts;
}

}  // namespace

std::vector<double> name_scores(const Lexicon& lexicon, std::string_view sheet_name) {
  constexpr std::size_t kShortestPart = 12;  // bytes: four Thai letters
  std::vector<double> scores;
  const std::string key = thai::header_key(sheet_name);
  std::size_t longest_part = 0;
  std::vector<std::size_t> parts;
  for (const LayoutSpec& layout : lexicon.layouts()) {
    double score = 0;
    std::size_t part = 0;
    for (const Variant& name : layout.sheets) {
      if (key == name.key) score = 1;
      if (name.key.size() >= kShortestPart && key.find(name.key) != std::string::npos)
        part = std::max(part, name.key.size());
    }
    scores.push_back(score);
    parts.push_back(part);
    longest_part = std::max(longest_part, part);
  }
  // `ความก้าวหน้าโครงการ` holds two names; the longer one is meant.
  for (std::size_t l = 0; l < scores.size(); ++l) {
    if (scores[l] == 0 && parts[l] > 0 && parts[l] == longest_part) scores[l] = 0.5;
  }
  return scores;
}

std::vector<HeaderFound> find_headers(const SheetRows& rows, const HeaderQuest& quest, WordBook& words) {
  constexpr std::uint32_t kTitleRows =
      3;  // a title above may look like a poorer header: three rows further are tried too
  std::optional<HeaderFound> best;
  for (std::size_t p = quest.first_position; p < quest.end_position && p < rows.size(); ++p) {
    if (best && rows[p].index > best->block.first_row + kTitleRows) break;
    if (!may_be_header(rows[p])) {
      if (best) break;
      continue;
    }
    if (!has_known_word(rows[p], words)) continue;
    auto found = best_depth(rows, p, quest, words);
    if (found && (!best || found->score.total() > best->score.total())) best = std::move(found);
  }
  if (!best) return {};
  return split_side_by_side(rows, std::move(*best), quest, words);
}

}  // namespace tidtam::layouts
