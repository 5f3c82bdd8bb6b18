#include "transforms/submission/project_facts.hpp"

#include <optional>

#include <fmt/format.h>

#include "pipeline/base/hash.hpp"
#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::transforms {

std::string first_number(std::string_view text) {
  const std::string folded = thai::to_ascii_digits(text);
  const auto first = folded.find_first_of("0123456789");
  if (first == std::string::npos) return {};
  auto last = folded.find_first_not_of("0123456789.", first);
  if (last == std::string::npos) last = folded.size();
  while (folded[last - 1] == '.') --last;
  return folded.substr(first, last - first);
}

namespace {
struct LinkColumn {
  std::string_view field;
  std::string_view plan;
  bool is_goal;
};
/// Which plan a column of the form points into; the plans of goals stand in transforms/reference/plan_nodes.csv.
constexpr LinkColumn kLinks[] = {{"y1", "XYZ", true},
                                 {"y2", "XYZ", true},
                                 {"z", "XYZ", false},
                                 {"strategy", "STRATEGY", false},
                                 {"tactic", "TACTIC", false}};
}  // namespace

std::string goal_code(std::string_view text) {
  std::string digits = first_number(text);
  if (digits.size() == 5) digits.insert(digits.begin(), '0');
  return digits.size() == 6 ? digits : std::string();
}

std::optional<std::size_t> project_name_field(const model::RecordSpec& spec) {
  const auto field = spec.ordinal_of("project_name");
  return field ? field : spec.ordinal_of("name");
}

bool names_project(const model::RecordSpec& spec) {
  return spec.ordinal_of("project_code") || project_name_field(spec);
}

ProjectCodes::ProjectCodes(std::string unit_code, const Cover& cover)
    : prefix_(fmt::format("FY{}-{}-", cover.fiscal_year ? *cover.fiscal_year : cover.academic_year.value_or(0),
                          unit_code)) {}

std::string ProjectCodes::made_up_code(std::string_view name_key) const {
  return prefix_ + base::base32_id_of(name_key, 8);
}

void ProjectCodes::learn(const TypedBatch& projects) {
  for (const TypedRecord& record : projects.records) {
    if (record.raw->is_total) continue;
    const std::string* name = text_of(record, *projects.raw->spec, "name");
    const std::string* code = text_of(record, *projects.raw->spec, "project_code");
    const std::string key = name ? thai::match_key(*name) : std::string();
    const std::string known = code ? *code : key.empty() ? std::string() : made_up_code(key);
    if (known.empty()) continue;
    if (!key.empty()) code_by_name_.emplace(key, known);
    rows_.emplace(known, &record);
  }
}

std::string ProjectCodes::code_of(const TypedRecord& record, const model::RecordSpec& spec) const {
  if (const std::string* code = text_of(record, spec, "project_code")) return *code;
  const auto field = project_name_field(spec);
  const auto* name = field ? std::get_if<std::string>(&record.values[*field].datum) : nullptr;
  if (!name) return {};
  const std::string key = thai::match_key(*name);
  const auto known = code_by_name_.find(key);
  return known != code_by_name_.end() ? known->second : made_up_code(key);
}

const TypedRecord* ProjectCodes::project(const std::string& code) const {
  const auto found = rows_.find(code);
  return found == rows_.end() ? nullptr : found->second;
}

std::vector<model::Fact> project_facts(const FactBuilder& projects, const model::TableSpec& link_table,
                                       const TypedBatch& batch, const TypedRecord& record, const ProjectCodes& codes) {
  const model::RecordSpec& spec = *batch.raw->spec;
  const std::string code = codes.code_of(record, spec);
  std::vector<model::Fact> facts{projects.fact_of(batch, record)};
  set(facts[0], "project_code", code);
  const model::Datum unit_code = facts[0].data[*projects.table().ordinal_of("unit_code")];
  for (const LinkColumn& link : kLinks) {
    const std::string* text = text_of(record, spec, link.field);
    if (!text) continue;
    const std::string node = link.is_goal ? goal_code(*text) : first_number(*text);
    model::Fact fact{&link_table, std::vector<model::Datum>(link_table.columns.size()), spec.layout, batch.raw->sheet,
                     facts[0].cell};
    if (const auto ordinal = spec.ordinal_of(link.field); ordinal && record.raw->cells[*ordinal]) {
      fact.cell = record.raw->cells[*ordinal]->ref;
    }
    set(fact, "unit_code", unit_code);
    set(fact, "project_code", code);
    set(fact, "plan", std::string(link.plan));
    set(fact, "code", node.empty() ? *text : node);
    set(fact, "is_primary", std::int64_t{link.field == "y1" ? 1 : 0});
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace tidtam::transforms
