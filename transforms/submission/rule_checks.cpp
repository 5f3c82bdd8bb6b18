#include "transforms/submission/rule_checks.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "transforms/rules/amounts.hpp"
#include "transforms/submission/field_reader.hpp"
#include "transforms/submission/indicator_facts.hpp"

namespace tidtam::transforms {

namespace {
/// The field that a rule's finding names: the first with a cell in the row, else the first with a column on the sheet.
std::optional<std::size_t> place_of(const Rule& rule, const model::RecordBatch& batch, const model::Record& record) {
  for (const std::size_t field : rule.at) {
    if (record.cells[field]) return field;
  }
  for (const std::size_t field : rule.at) {
    if (batch.heads[field]) return field;
  }
  return std::nullopt;
}

/// The issue of the master plan that a goal's code begins with: 12 of `120101`.
std::int64_t issue_of(std::string_view goal) {
  return (goal[0] - '0') * 10 + (goal[1] - '0');
}

void set_days(RecordSurroundings& around, Surrounding first, Surrounding last,
              const std::optional<model::Period>& period) {
  const auto days = period ? model::fiscal_range_of(*period) : std::nullopt;
  if (!days) return;
  around.set(first, days->first);
  around.set(last, days->last);
}

/// What a field of the row holds, as the sentences of rules speak of it: amounts in baht where the sheet has another
/// unit.
std::string shown_in_baht(const TypedBatch& batch, const TypedRecord& record, std::size_t field) {
  const auto& note = batch.raw->unit_note;
  const model::FieldKind kind = batch.raw->spec->fields[field].kind;
  const bool is_scaled = note && note->baht != 1 && kind == model::FieldKind::money && record.has(field);
  return is_scaled ? shown_datum(record.values[field].datum, kind) : model::shown_value(*record.raw->cells[field]);
}

model::Datum yes_or_no(bool answer) {
  return std::int64_t{answer ? 1 : 0};
}
}  // namespace

RuleChecks::RuleChecks(const Meaning& meaning, const Cover& cover, base::Seconds received, const ProjectCodes& codes,
                       std::span<const TypedBatch> batches)
    : meaning_(meaning), cover_(cover), codes_(codes), batches_(batches) {
  if (cover.fiscal_year) of_return_.set(Surrounding::fiscal_year, std::int64_t{*cover.fiscal_year});
  set_days(of_return_, Surrounding::period_start, Surrounding::period_end, cover.period());
  set_days(of_return_, Surrounding::fiscal_start, Surrounding::fiscal_end,
           cover.period_of(model::PeriodKind::fiscal_year));
  if (received != 0) of_return_.set(Surrounding::received_on, base::thai_date_of(received));
  for (const LayoutRules& rules : meaning.rules.all()) {
    for (const model::RecordSpec* beside : rules.layouts_beside()) by_project_.try_emplace(beside->layout);
  }
  for (const TypedBatch& batch : batches) {
    const auto counted = by_project_.find(batch.raw->spec->layout);
    if (counted == by_project_.end()) continue;
    for (const TypedRecord& record : batch.records) {
      const std::string project = record.raw->is_total ? std::string() : project_of(record, *batch.raw->spec);
      if (!project.empty()) counted->second[project].emplace_back(record.values);
    }
  }
}

std::string RuleChecks::project_of(const TypedRecord& record, const model::RecordSpec& spec) const {
  const bool is_kept_by_project = std::ranges::find(spec.key, "project_code") != spec.key.end();
  if (is_kept_by_project) return codes_.code_of(record, spec);
  const std::string* code = text_of(record, spec, "project_code");
  return code ? *code : std::string();
}

bool RuleChecks::has_rows(std::string_view layout) const {
  return std::ranges::any_of(
      batches_, [&](const TypedBatch& batch) { return batch.raw->spec->layout == layout && !batch.records.empty(); });
}

SeenBeside RuleChecks::seen_beside(const LayoutRules& rules, const TypedBatch& batch, const TypedRecord& record) const {
  SeenBeside beside{{}, {}, {}, surroundings_of(batch, record)};
  if (rules.joined_layout().empty() && rules.layouts_beside().empty()) return beside;
  const std::string project = project_of(record, *batch.raw->spec);
  if (!rules.joined_layout().empty()) {
    beside.around.set(Surrounding::join_in_return, yes_or_no(has_rows(rules.joined_layout())));
    if (const TypedRecord* joined = codes_.project(project)) beside.joined = joined->values;
  }
  for (const model::RecordSpec* layout : rules.layouts_beside()) {
    const auto& projects = by_project_.find(layout->layout)->second;
    const auto rows = projects.find(project);
    beside.in_return.push_back(!projects.empty());
    beside.rows.push_back(rows == projects.end() ? std::vector<RowValues>() : rows->second);
  }
  return beside;
}

std::vector<model::Finding> RuleChecks::of_record(const TypedBatch& batch, const TypedRecord& record) const {
  const LayoutRules* rules = meaning_.rules.rules_for(batch.raw->spec->layout);
  if (!rules) return {};
  std::vector<model::Finding> found;
  for (const Breach& breach : rules->check(record.values, seen_beside(*rules, batch, record))) {
    const auto at = place_of(*breach.rule, *batch.raw, *record.raw);
    if (!at) continue;
    found.push_back(finding_at(*batch.raw, *record.raw, *at, breach.rule->id, breach.rule->severity, breach.expected));
    if (batch.raw->spec->grain == model::RecordGrain::person) continue;
    if (record.raw->cells[*at]) found.back().found = shown_in_baht(batch, record, *at);
    // Sentences of rules may speak of any cell of the row by its field's name: `{numerator}`.
    for (std::size_t i = 0; i < batch.raw->spec->fields.size(); ++i) {
      if (record.raw->cells[i])
        found.back().facts.emplace(batch.raw->spec->fields[i].name, shown_in_baht(batch, record, i));
    }
  }
  return found;
}

std::vector<model::Finding> RuleChecks::of_tables() const {
  std::vector<model::Finding> found;
  for (const LayoutRules& rules : meaning_.rules.all()) {
    std::vector<Row> rows;
    for (const TypedBatch& batch : batches_) {
      if (batch.raw->spec->layout != rules.layout()) continue;
      for (const TypedRecord& record : batch.records) {
        if (!record.raw->is_total) rows.push_back({&batch, &record});
      }
    }
    for (const Rule& rule : rules.rules()) {
      if (rule.scope != RuleScope::table || rows.empty()) continue;
      if (rule.per.empty()) {
        check_together(rules, rule, rows, found);
        continue;
      }
      std::map<std::string, std::vector<Row>> groups;
      for (const Row& row : rows) {
        const model::RecordSpec& spec = *row.batch->raw->spec;
        const model::Value& value = row.record->values[*spec.ordinal_of(rule.per)];
        groups[rule.per == "project_code" ? codes_.code_of(*row.record, spec) : model::to_text(value.datum)].push_back(
            row);
      }
      for (const auto& [key, group] : groups) check_together(rules, rule, group, found);
    }
  }
  return found;
}

void RuleChecks::check_together(const LayoutRules& rules, const Rule& rule, std::span<const Row> rows,
                                std::vector<model::Finding>& found) const {
  const model::RecordBatch& batch = *rows.front().batch->raw;
  const auto at = place_of(rule, batch, *rows.front().record->raw);
  if (!at) return;
  std::vector<std::span<const model::Value>> values;
  for (const Row& row : rows) values.emplace_back(row.record->values);
  auto breach = rules.check_together(rule, values);
  if (!breach) return;
  model::Finding finding =
      finding_at(batch, *rows.front().record->raw, *at, rule.id, rule.severity, std::move(breach->expected));
  finding.found.clear();  // what one cell holds is not what is wrong
  if (rule.per.empty() && batch.heads[*at]) finding.cell = model::to_a1(*batch.heads[*at]);
  finding.facts.merge(breach->figures);
  found.push_back(std::move(finding));
}

/// What the plan has to do with the goals that a project names.
void RuleChecks::set_goals(RecordSurroundings& around, const TypedRecord& record, const model::RecordSpec& spec) const {
  const PlanTree& plan = meaning_.plan;
  const std::string* z = text_of(record, spec, "z");
  if (const std::string strategy = z ? first_number(*z) : std::string(); !strategy.empty())
    around.set(Surrounding::z_goal, strategy);
  const auto goal_in = [&](std::string_view field, Surrounding issue, Surrounding in_plan) {
    const std::string* text = text_of(record, spec, field);
    std::string goal = text ? goal_code(*text) : std::string();
    if (goal.empty()) return goal;
    around.set(issue, issue_of(goal));
    if (plan.lists_issue_of(goal)) around.set(in_plan, yes_or_no(plan.knows(goal)));
    return goal;
  };
  const std::string y1 = goal_in("y1", Surrounding::y1_issue, Surrounding::y1_in_plan);
  const std::string y2 = goal_in("y2", Surrounding::y2_issue, Surrounding::y2_in_plan);
  if (!y2.empty()) around.set(Surrounding::y2_goal, y2);
  const std::string above(plan.parent_of(y1));
  if (!above.empty()) around.set(Surrounding::plan_y2, above);
  if (const auto strategy = plan.parent_of(above.empty() ? y2 : above); !strategy.empty())
    around.set(Surrounding::plan_z, std::string(strategy));
}

RecordSurroundings RuleChecks::surroundings_of(const TypedBatch& batch, const TypedRecord& record) const {
  RecordSurroundings around = of_return_;
  const model::RecordSpec& spec = *batch.raw->spec;
  if (spec.table == "project") set_goals(around, record, spec);
  if (spec.table != "indicator_value") return around;
  if (const auto named = indicator_of(batch, record, meaning_, cover_.unit); named.indicator) {
    if (const auto factor = base::Decimal::of_double(named.indicator->factor))
      around.set(Surrounding::indicator_factor, *factor);
    around.set(Surrounding::indicator_aggregation, std::string(model::aggregation_word(named.indicator->aggregation)));
  }
  const auto value = spec.ordinal_of("value");
  if (value && record.raw->cells[*value]) {
    if (const auto rounding = rounding_of(*record.raw->cells[*value]))
      around.set(Surrounding::value_rounding, *rounding);
  }
  return around;
}

}  // namespace tidtam::transforms
