#include "extractors/layouts/suggest/known_heads.hpp"

#include <algorithm>

#include "extractors/layouts/suggest/column_kind.hpp"

namespace tidtam::layouts::suggest {

namespace {

constexpr double kSure = 0.9;

struct Candidate {
  const LayoutSpec* layout = nullptr;
  HeadMatch match;
  std::size_t n_sure = 0;
};

std::vector<Candidate> candidates_of(std::span<const ColumnPath> paths, WordBook& words) {
  const PathReader reader(paths, words);
  const auto layouts = words.lexicon().layouts();
  std::vector<Candidate> candidates;
  for (std::size_t l = 0; l < layouts.size(); ++l) {
    if (layouts[l].form != LayoutForm::table) continue;
    Candidate candidate{&layouts[l], reader.match_of(l), 0};
    candidate.n_sure = static_cast<std::size_t>(
        std::ranges::count_if(candidate.match.quality_of_field, [](double quality) { return quality >= kSure; }));
    if (candidate.n_sure > 0) candidates.push_back(std::move(candidate));
  }
  std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) { return a.n_sure > b.n_sure; });
  return candidates;
}

/// The required heads that are not here, `“ชื่อโครงการ”, one of “…”`.
std::string lacks_of(const Candidate& nearest) {
  const LayoutSpec& layout = *nearest.layout;
  std::string lacks;
  const auto add = [&](const std::string& text) { lacks += (lacks.empty() ? "" : ", ") + text; };
  for (std::size_t f = 0; f < layout.heads.size(); ++f) {
    if (layout.record.fields[f].required && !nearest.match.path_of_field[f])
      add("“" + standard_head(layout.heads[f]) + "”");
  }
  for (const auto& fields : layout.one_of) {
    if (std::ranges::any_of(fields, [&](std::size_t f) { return nearest.match.path_of_field[f].has_value(); }))
      continue;
    add("“" + standard_head(layout.heads[fields.front()]) + "”/…");
  }
  return lacks;
}

std::vector<Remark> remarks_on(const Candidate& nearest, std::size_t n_columns) {
  const std::string& id = nearest.layout->id;
  const std::string lacks = lacks_of(nearest);
  std::vector<Remark> remarks;
  remarks.push_back({lacks.empty() ? "suggest_nearest" : "suggest_nearest_lacking",
                     {{"layout", id},
                      {"title", nearest.layout->record.title},
                      {"n", std::to_string(nearest.n_sure)},
                      {"of", std::to_string(n_columns)}}});
  if (!lacks.empty()) remarks.back().blanks["missing"] = lacks;
  if (nearest.n_sure * 2 >= n_columns) remarks.push_back({"suggest_use_nearest", {{"layout", id}}});
  return remarks;
}

}  // namespace

KnownHeads known_heads(std::span<const ColumnPath> paths, WordBook& words) {
  KnownHeads known;
  known.by_path.resize(paths.size());
  const std::vector<Candidate> candidates = candidates_of(paths, words);
  for (const Candidate& candidate : candidates) {
    for (std::size_t p = 0; p < paths.size(); ++p) {
      const auto field = candidate.match.field_of_path[p];
      if (!field || known.by_path[p] || candidate.match.quality_of_field[*field] < kSure) continue;
      // A single head of a layout, such as `รวม`, may head anything that is counted.
      const bool is_weak = candidate.n_sure == 1 && is_measure(candidate.layout->record.fields[*field].kind);
      if (!is_weak) known.by_path[p] = KnownField{candidate.layout, *field};
    }
  }
  const auto n_columns = static_cast<std::size_t>(
      std::ranges::count_if(paths, [&](const ColumnPath& path) { return !is_row_number(path, words); }));
  if (!candidates.empty() && candidates.front().n_sure >= 2) known.remarks = remarks_on(candidates.front(), n_columns);
  return known;
}

}  // namespace tidtam::layouts::suggest
