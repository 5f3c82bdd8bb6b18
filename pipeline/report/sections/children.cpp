#include <algorithm>

#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

constexpr std::size_t kMostColumns = 7;
// In longer tables only names lead on, to keep the page under a megabyte; the sources below still link every figure.
constexpr std::size_t kMostLinkedRows = 100;

struct Child {
  model::UnitIndex unit = model::kNoUnit;
  std::vector<const model::Scorecard*> cards;  ///< one a column, nullptr where there is none
  std::size_t critical = 0;
};

/// The indicators compared: those the edition names, else the unit's own that children have too.
std::vector<const model::Indicator*> columns_for(const BuildContext& context, const SectionSpec& spec) {
  std::vector<const model::Indicator*> chosen;
  if (!spec.indicators.empty()) {
    for (const std::string& id : spec.indicators) {
      const model::Indicator* indicator = context.index.indicator(id);
      if (indicator != nullptr && !context.index.periods(id).empty()) chosen.push_back(indicator);
    }
    return chosen;
  }
  for (const Figure& figure : context.figures) {
    const bool adds_up = figure.indicator->aggregation != model::Aggregation::none;
    if (figure.card->dimension.empty() && adds_up && chosen.size() < kMostColumns) chosen.push_back(figure.indicator);
  }
  return chosen;
}

std::vector<Child> children_of(const BuildContext& context, model::Line line,
                               const std::vector<const model::Indicator*>& columns) {
  std::vector<Child> children;
  for (model::UnitIndex unit : units_compared(context, line)) {
    Child child{unit, {}, 0};
    bool has_any = context.index.totals(line, unit).expected > 0;
    for (const auto* indicator : columns) {
      const auto* card = context.index.card(line, unit, indicator->id, "", context.index.periods(indicator->id).back());
      child.cards.push_back(card);
      child.critical += card != nullptr && card->light == model::Light::red ? 1U : 0U;
      has_any = has_any || (card != nullptr && card->value);
    }
    if (has_any) children.push_back(std::move(child));
  }
  std::ranges::stable_sort(children, std::greater<>{}, &Child::critical);
  return children;
}

model::ReportCell heat_cell(const BuildContext& context, const model::Indicator& indicator,
                            const model::Scorecard* card, const std::string& href) {
  if (card == nullptr) {
    model::ReportCell cell = text_cell("–");
    cell.light = model::Light::none;
    cell.note = light_text(model::Light::none, context.phrases());
    return cell;
  }
  model::ReportCell cell = text_cell(card->value ? value_text(indicator, *card, context.phrases()) : "–");
  if (!href.empty() && card->value) cell.href = href + "#" + reference_of(context.units(), *card);
  cell.number = card->value;
  if (card->light != model::Light::none || !card->value) cell.light = card->light;
  if (cell.light) cell.note = light_text(*cell.light, context.phrases());
  return cell;
}

/// `98/112` for an office; a word for a unit that has nobody below it.
std::string received_text(const BuildContext& context, model::Line line, model::UnitIndex unit) {
  const Totals& totals = context.index.totals(line, unit);
  if (totals.expected == 0) return "–";
  if (context.units().children(line, unit).empty()) {
    return reporting_word(context.index.status(unit), context.phrases());
  }
  return count_text(totals.received()) + "/" + count_text(totals.expected);
}

enum class FigureLinks : std::uint8_t { each, none };

model::ReportRow row_of(const BuildContext& context, model::Line line, const Child& child,
                        const std::vector<const model::Indicator*>& columns, FigureLinks links) {
  model::ReportRow row;
  const bool links_figures = links == FigureLinks::each;
  const bool is_self = child.unit == context.unit_index;
  const std::string href = is_self ? std::string() : context.href_to(child.unit);
  row.cells.push_back(text_cell(is_self ? context.phrases()("total") : context.name_of(child.unit), href));
  row.cells.push_back(text_cell(received_text(context, line, child.unit)));
  row.cells.push_back(count_cell(child.critical));
  for (std::size_t at = 0; at < columns.size(); ++at) {
    row.cells.push_back(heat_cell(context, *columns[at], child.cards[at], links_figures ? href : std::string()));
    // The unit's own figures lead to this report's own evidence.
    if (is_self && child.cards[at] != nullptr && child.cards[at]->value) {
      row.cells.back().href = "#" + reference_of(context.units(), *child.cards[at]);
    }
  }
  if (is_self) row.role = model::RowRole::total;
  return row;
}

model::ReportTable table_of(const BuildContext& context, const SectionSpec& spec, model::Line line,
                            const std::vector<const model::Indicator*>& columns, std::vector<Child> children) {
  const Phrases& phrases = context.phrases();
  model::ReportTable table;
  table.look = model::TableLook::heat;
  table.caption = phrases(line == model::Line::obec ? "children.caption.obec" : "children.caption.moe");
  std::vector<model::UnitIndex> units;
  for (const Child& child : children) units.push_back(child.unit);
  table.columns = {{kind_title(context, units), model::ReportColumnKind::name},
                   {phrases("column.received"), model::ReportColumnKind::text},
                   {phrases("column.critical"), model::ReportColumnKind::number}};
  for (const auto* indicator : columns) {
    const std::string& title = indicator->short_title.empty() ? indicator->title : indicator->short_title;
    table.columns.push_back({title, model::ReportColumnKind::status_number, indicator->decimals, model::Medium::both,
                             indicator->title + " (" + unit_word(*indicator, phrases) + ")"});
  }
  if (spec.limit > 0 && children.size() > spec.limit) children.resize(spec.limit);
  const FigureLinks links = children.size() <= kMostLinkedRows ? FigureLinks::each : FigureLinks::none;
  for (const Child& child : children) table.rows.push_back(row_of(context, line, child, columns, links));
  Child self{context.unit_index, {}, 0};
  for (const auto* indicator : columns) {
    const auto* card =
        context.index.card(line, context.unit_index, indicator->id, "", context.index.periods(indicator->id).back());
    self.cards.push_back(card);
    self.critical += card != nullptr && card->light == model::Light::red ? 1U : 0U;
  }
  table.rows.push_back(row_of(context, line, self, columns, links));
  return table;
}

}  // namespace

void build_children(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section) {
  const auto columns = columns_for(context, spec);
  std::size_t shown = 0;
  for (model::Line line : lines_compared(context)) {
    std::vector<Child> children = children_of(context, line, columns);
    if (children.empty()) continue;
    shown += children.size();
    section.blocks.emplace_back(table_of(context, spec, line, columns, std::move(children)));
  }
  section.note = context.phrases().fill("children.note", {{"count", count_text(shown)}});
}

}  // namespace tidtam::report
