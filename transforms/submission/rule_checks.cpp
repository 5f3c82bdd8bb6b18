#include "transforms/submission/rule_checks.hpp"

#include <algorithm>
#include <map>
#include <optional>

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
std::optional<std::int64_t> issue_of(const std::string* goal) {
  const std::string code = goal ? goal_code(*goal) : std::string();
  if (code.empty()) return std::nullopt;
  return (code[0] - '0') * 10 + (code[1] - '0');
}

std::optional<model::DateRange> days_of(const std::optional<model::Period>& period) {
  return period ? model::fiscal_range_of(*period) : std::nullopt;
}
}  // namespace

bool RuleChecks::has_rows(std::string_view layout) const {
  return std::ranges::any_of(
      batches_, [&](const TypedBatch& batch) { return batch.raw->spec->layout == layout && !batch.records.empty(); });
}

std::vector<model::Finding> RuleChecks::of_record(const TypedBatch& batch, const TypedRecord& record) const {
  const LayoutRules* rules = rules_.rules_for(batch.raw->spec->layout);
  if (!rules) return {};
  std::span<const model::Value> joined;
  RecordSurroundings around = surroundings_of(batch, record);
  if (!rules->joined_layout().empty()) {
    around.join_in_return = has_rows(rules->joined_layout());
    const TypedRecord* project = codes_.project(codes_.code_of(record, *batch.raw->spec));
    if (project) joined = project->values;
  }
  std::vector<model::Finding> found;
  for (const Breach& breach : rules->check(record.values, joined, around)) {
    const auto at = place_of(*breach.rule, *batch.raw, *record.raw);
    if (!at) continue;
    found.push_back(finding_at(*batch.raw, *record.raw, *at, breach.rule->id, breach.rule->severity, breach.expected));
    // Sentences of rules may speak of any cell of the row by its field's name: `{numerator}`.
    for (std::size_t i = 0; i < batch.raw->spec->fields.size(); ++i) {
      if (const model::Cell* cell = record.raw->cells[i]) {
        found.back().facts.emplace(batch.raw->spec->fields[i].name, model::shown_value(*cell));
      }
    }
  }
  return found;
}

std::vector<model::Finding> RuleChecks::of_tables() const {
  std::vector<model::Finding> found;
  for (const LayoutRules& rules : rules_.all()) {
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

RecordSurroundings RuleChecks::surroundings_of(const TypedBatch& batch, const TypedRecord& record) const {
  RecordSurroundings around;
  if (cover_.fiscal_year) around.fiscal_year = *cover_.fiscal_year;
  if (const auto days = days_of(cover_.period())) {
    around.period_start = days->first;
    around.period_end = days->last;
  }
  if (const auto days = days_of(cover_.period_of(model::PeriodKind::fiscal_year))) {
    around.fiscal_start = days->first;
    around.fiscal_end = days->last;
  }
  const model::RecordSpec& spec = *batch.raw->spec;
  if (spec.table == "project") {
    around.y1_issue = issue_of(text_of(record, spec, "y1"));
    around.y2_issue = issue_of(text_of(record, spec, "y2"));
  }
  if (spec.table != "indicator_value") return around;
  if (const auto named = indicator_of(batch, record, indicators_); named.indicator) {
    around.factor = base::Decimal::of_double(named.indicator->factor);
    around.aggregation = std::string(model::aggregation_word(named.indicator->aggregation));
  }
  const auto value = spec.ordinal_of("value");
  if (value && record.raw->cells[*value]) around.value_rounding = rounding_of(*record.raw->cells[*value]);
  return around;
}

}  // namespace tidtam::transforms
