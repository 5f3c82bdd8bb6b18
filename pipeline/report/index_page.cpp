#include "pipeline/report/index_page.hpp"

#include <array>
#include <map>

#include "pipeline/report/build.hpp"
#include "pipeline/report/paths.hpp"
#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

/// From the ministry down both lines; schools last because there are most of them.
constexpr std::array<model::UnitKind, 9> kOrder{
    model::UnitKind::ministry, model::UnitKind::ops,      model::UnitKind::obec,
    model::UnitKind::region,   model::UnitKind::province, model::UnitKind::cluster,
    model::UnitKind::esao,     model::UnitKind::network,  model::UnitKind::school};

/// The office under which the index lists a unit: its first parent, on line obec before moe.
model::UnitIndex group_of(const model::UnitTree& units, model::UnitIndex unit) {
  const auto parent = units.parent(model::Line::obec, unit);
  return parent != model::kNoUnit ? parent : units.parent(model::Line::moe, unit);
}

void add_group(const InputIndex& index, model::UnitIndex parent, std::vector<model::UnitIndex> members,
               model::ReportSection& section) {
  const auto& units = *index.inputs().units;
  sort_by_name(units, members);
  if (parent != model::kNoUnit) {
    const model::Unit& above = units.unit(parent);
    const std::string href = index.has_report(parent) ? folder_of(above) + "/report.html" : "";
    section.blocks.emplace_back(model::Paragraph{
        {{short_name(above), true, href},
         {" " + index.inputs().phrases->fill("index.count", {{"count", count_text(members.size())}}), false, {}}},
        model::ParagraphStyle::plain});
  }
  model::Sentence links;
  for (model::UnitIndex member : members) {
    if (!links.empty()) links.push_back({" · ", false, {}});
    links.push_back({short_name(units.unit(member)), false, folder_of(units.unit(member)) + "/report.html"});
  }
  section.blocks.emplace_back(model::Paragraph{std::move(links), model::ParagraphStyle::plain});
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
  for (model::UnitKind kind : kOrder) {
    std::map<model::UnitIndex, std::vector<model::UnitIndex>> groups;
    std::size_t count = 0;
    for (model::UnitIndex unit = 0; unit < inputs.units->size(); ++unit) {
      if (inputs.units->unit(unit).kind != kind || !index.has_report(unit)) continue;
      groups[group_of(*inputs.units, unit)].push_back(unit);
      ++count;
    }
    if (count == 0) continue;
    model::ReportSection section;
    section.id = std::string(model::unit_kind_word(kind));
    section.title = phrases("kind." + section.id);
    section.note = phrases.fill("index.count", {{"count", count_text(count)}});
    const bool is_top =
        kind == model::UnitKind::ministry || kind == model::UnitKind::ops || kind == model::UnitKind::obec;
    for (auto& [parent, members] : groups)
      add_group(index, is_top ? model::kNoUnit : parent, std::move(members), section);
    page.sections.push_back(std::move(section));
  }
  return page;
}

}  // namespace tidtam::report
