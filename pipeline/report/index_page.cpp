#include "pipeline/report/index_page.hpp"

#include <map>
#include <vector>

#include "pipeline/report/build.hpp"
#include "pipeline/report/paths.hpp"
#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

struct IndexGroup {
  std::string_view id;  ///< of its section; its title is the phrase `kind.<id>`
  std::vector<model::UnitKind> kinds;
};

/// From the ministry down both lines; schools last because there are most of them.
std::vector<IndexGroup> groups_in_order() {
  using enum model::UnitKind;
  return {{"central", {ministry, ops, obec}},
          {"region", {region}},
          {"province", {province}},
          {"cluster", {cluster}},
          {"esao", {esao}},
          {"network", {network}},
          {"school", {school}}};
}

/// The office under which the index lists a unit: its first parent, on line obec before moe.
model::UnitIndex group_of(const model::UnitTree& units, model::UnitIndex unit) {
  const auto parent = units.parent(model::Line::obec, unit);
  return parent != model::kNoUnit ? parent : units.parent(model::Line::moe, unit);
}

/// `Cluster 14 (2 แห่ง) สพป.… · สพม.…`: one paragraph an office, so that a nation's index stays short.
model::Paragraph paragraph_of(const InputIndex& index, model::UnitIndex parent, std::vector<model::UnitIndex> members) {
  const auto& units = *index.inputs().units;
  const Phrases& phrases = *index.inputs().phrases;
  const auto page_of = [&](model::UnitIndex unit) {
    return index.has_report(unit) ? folder_of(units.unit(unit)) + "/report.html" : std::string();
  };
  model::Paragraph paragraph;
  if (parent != model::kNoUnit) {
    sort_by_name(units, members);
    paragraph.text.push_back({called(units.unit(parent), phrases), true, page_of(parent)});
    paragraph.text.push_back(
        {" (" + phrases.fill("index.count", {{"count", count_text(members.size())}}) + ") ", false, {}});
  }
  for (std::size_t at = 0; at < members.size(); ++at) {
    if (at > 0) paragraph.text.push_back({" · ", false, {}});
    const model::Unit& unit = units.unit(members[at]);
    paragraph.text.push_back(
        {parent == model::kNoUnit ? unit.name : called(unit, phrases), false, page_of(members[at])});
  }
  return paragraph;
}

model::ReportSection section_of(const InputIndex& index, const IndexGroup& group) {
  const auto& units = *index.inputs().units;
  const Phrases& phrases = *index.inputs().phrases;
  std::map<model::UnitIndex, std::vector<model::UnitIndex>> members;
  std::size_t count = 0;
  for (model::UnitKind kind : group.kinds) {
    for (model::UnitIndex unit = 0; unit < units.size(); ++unit) {
      if (units.unit(unit).kind != kind || !index.has_report(unit)) continue;
      members[group.kinds.size() > 1 ? model::kNoUnit : group_of(units, unit)].push_back(unit);
      ++count;
    }
  }
  model::ReportSection section;
  section.id = group.id;
  section.title = phrases("kind." + section.id);
  section.note = phrases.fill("index.count", {{"count", count_text(count)}});
  for (auto& [parent, below] : members) section.blocks.emplace_back(paragraph_of(index, parent, std::move(below)));
  return section;
}

/// The unit at the top of both lines, over which everyone stands.
model::UnitIndex top_of(const model::UnitTree& units) {
  for (model::UnitIndex unit = 0; unit < units.size(); ++unit) {
    if (units.unit(unit).kind == model::UnitKind::ministry) return unit;
  }
  return model::kNoUnit;
}

/// How many have reported in the whole country, and the way to who has not.
void add_standing(const InputIndex& index, model::Report& page) {
  const auto& units = *index.inputs().units;
  const model::UnitIndex top = top_of(units);
  if (top == model::kNoUnit || !index.has_report(top)) return;
  const Totals& totals = index.whole_totals(model::Line::moe, top);
  if (totals.expected == 0) return;
  const Phrases& phrases = *index.inputs().phrases;
  model::ReportSection section;
  section.id = "reporting";
  section.title = phrases("section.reporting");
  const std::string late = totals.missing + totals.returned > 0 ? folder_of(units.unit(top)) + "/report.html#late" : "";
  section.blocks.emplace_back(reporting_bar(totals, phrases, late));
  page.sections.push_back(std::move(section));
}

}  // namespace

model::Report build_index_page(const InputIndex& index) {
  const ReportInputs& inputs = index.inputs();
  const Phrases& phrases = *inputs.phrases;
  model::Report page;
  page.language = phrases.language();
  page.title = phrases("index.title");
  page.period_title = phrases("period.prefix") + period_text(inputs.period, phrases);
  page.data_as_of = phrases.fill("as_of", {{"moment", moment_text(inputs.data_as_of, phrases)}});
  page.form_code = phrases("index.note");
  page.foot = page.title;
  page.page_word = phrases("page");
  page.of_word = phrases("of");
  page.contents_word = phrases("contents");
  page.run_date = inputs.run_date;
  add_standing(index, page);
  for (const IndexGroup& group : groups_in_order()) {
    model::ReportSection section = section_of(index, group);
    if (!section.blocks.empty()) page.sections.push_back(std::move(section));
  }
  return page;
}

}  // namespace tidtam::report
