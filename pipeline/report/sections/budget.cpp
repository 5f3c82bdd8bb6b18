#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

constexpr std::size_t kAllocated = 1;  ///< columns of the tables below
constexpr std::size_t kDisbursed = 3;
// In longer tables the name alone leads to the unit's own sums, to keep the page under a megabyte.
constexpr std::size_t kMostLinkedRows = 100;

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

void link_money(model::ReportRow& row, const std::string& href) {
  for (std::size_t at : {kAllocated, kDisbursed}) {
    if (row.cells[at].number) row.cells[at].href = href;
  }
}

model::ReportTable empty_table(const Phrases& phrases, std::string name_title) {
  using enum model::ReportColumnKind;
  model::ReportTable table;
  table.chart_title = phrases("chart.allocated_disbursed");
  table.chart_columns = {kAllocated, kDisbursed};
  table.columns = {{std::move(name_title), name},
                   {phrases("column.allocated"), number, 2},
                   {phrases("column.committed"), number, 2},
                   {phrases("column.disbursed"), number, 2},
                   {phrases("column.left"), number, 2},
                   {phrases("column.disbursed_percent"), number, 2}};
  return table;
}

void add_own_projects(const BuildContext& context, model::ReportSection& section) {
  const auto projects = context.index.projects(context.unit_index);
  model::ReportTable table = empty_table(context.phrases(), context.phrases()("column.project"));
  table.caption = context.phrases()("budget.own");
  Totals own;
  for (std::size_t at = 0; at < projects.size(); ++at) {
    const Project& project = projects[at];
    own.allocated += project.allocated.value_or(0);
    own.committed += project.committed.value_or(0);
    own.disbursed += project.disbursed.value_or(0);
    table.rows.push_back(row_of(text_cell(project.name), {project.allocated, project.committed, project.disbursed}));
    link_money(table.rows.back(), "#" + project_anchor(context.unit(), at));
  }
  if (own.allocated == 0) return;
  table.rows.push_back(row_of(text_cell(context.phrases()("total")), money_of(own)));
  table.rows.back().role = model::RowRole::total;
  section.blocks.emplace_back(std::move(table));
}

void add_units(const BuildContext& context, model::Line line, model::ReportSection& section) {
  const Phrases& phrases = context.phrases();
  const auto units = units_compared(context, line);
  model::ReportTable table = empty_table(phrases, kind_title(context, units));
  table.caption = phrases("budget.units");
  if (lines_compared(context).size() > 1) {
    table.caption += " · " + phrases(line == model::Line::obec ? "trail.obec" : "trail.moe");
  }
  Totals shown;
  const bool is_long = units.size() > kMostLinkedRows;
  for (model::UnitIndex unit : units) {
    const Totals& totals = context.index.totals(line, unit);
    if (totals.allocated == 0) continue;
    shown.add(totals);
    const std::string report = context.href_to(unit);
    // The sum leads to the table of what it was added from.
    const std::string sums = report.empty() ? std::string() : report + "#budget";
    table.rows.push_back(row_of(text_cell(context.name_of(unit), is_long ? sums : report), money_of(totals)));
    if (!is_long && !sums.empty()) link_money(table.rows.back(), sums);
  }
  if (table.rows.empty()) return;
  table.rows.push_back(row_of(text_cell(context.phrases()("total")), money_of(shown)));
  table.rows.back().role = model::RowRole::total;
  section.blocks.emplace_back(std::move(table));
}

}  // namespace

void build_budget(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  add_own_projects(context, section);
  for (model::Line line : lines_compared(context)) add_units(context, line, section);
  section.note = context.phrases()("budget.note");
}

}  // namespace tidtam::report
