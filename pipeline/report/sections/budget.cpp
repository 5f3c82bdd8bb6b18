#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

struct Money {
  std::optional<std::int64_t> allocated;
  std::optional<std::int64_t> committed;
  std::optional<std::int64_t> disbursed;
};

model::ReportRow row_of(model::ReportCell name, const Money& money) {
  std::optional<std::int64_t> left;
  if (money.allocated) left = *money.allocated - money.committed.value_or(0) - money.disbursed.value_or(0);
  return {{std::move(name), money_cell(money.allocated), money_cell(money.committed), money_cell(money.disbursed),
           money_cell(left), percent_cell(money.disbursed.value_or(0), money.allocated.value_or(0))}};
}

Money money_of(const Totals& totals) {
  return {totals.allocated, totals.committed, totals.disbursed};
}

model::ReportTable empty_table(const Phrases& phrases, std::string_view name_id) {
  using enum model::ReportColumnKind;
  model::ReportTable table;
  table.columns = {{phrases(name_id), name},
                   {phrases("column.allocated"), number, 2},
                   {phrases("column.committed"), number, 2},
                   {phrases("column.disbursed"), number, 2},
                   {phrases("column.left"), number, 2},
                   {phrases("column.disbursed_percent"), number, 2}};
  return table;
}

void add_own_projects(const BuildContext& context, model::ReportSection& section) {
  const auto projects = context.index.projects(context.unit_index);
  model::ReportTable table = empty_table(context.phrases(), "column.project");
  table.caption = context.phrases()("budget.own");
  Totals own;
  for (const Project& project : projects) {
    own.allocated += project.allocated.value_or(0);
    own.committed += project.committed.value_or(0);
    own.disbursed += project.disbursed.value_or(0);
    table.rows.push_back(row_of(text_cell(project.name), {project.allocated, project.committed, project.disbursed}));
  }
  if (own.allocated == 0) return;
  table.rows.push_back(row_of(text_cell(context.phrases()("total")), money_of(own)));
  table.rows.back().role = model::RowRole::total;
  section.blocks.emplace_back(std::move(table));
}

void add_units(const BuildContext& context, model::ReportSection& section) {
  const auto below = context.units().children(context.line, context.unit_index);
  std::vector<model::UnitIndex> ordered(below.begin(), below.end());
  sort_by_name(context.units(), ordered);
  model::ReportTable table = empty_table(context.phrases(), "column.unit_name");
  table.caption = context.phrases()("budget.units");
  Totals shown;
  for (model::UnitIndex unit : ordered) {
    const Totals& totals = context.index.totals(context.line, unit);
    if (totals.allocated == 0) continue;
    shown.add(totals);
    table.rows.push_back(
        row_of(text_cell(short_name(context.units().unit(unit)), context.href_to(unit)), money_of(totals)));
  }
  if (table.rows.empty()) return;
  table.rows.push_back(row_of(text_cell(context.phrases()("total")), money_of(shown)));
  table.rows.back().role = model::RowRole::total;
  section.blocks.emplace_back(std::move(table));
}

}  // namespace

void build_budget(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  add_own_projects(context, section);
  add_units(context, section);
  section.note = context.phrases()("budget.note");
}

}  // namespace tidtam::report
