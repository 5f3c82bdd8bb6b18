#include "jobs/run/report_projects.hpp"

#include <algorithm>
#include <map>

#include "jobs/run/report_round.hpp"
#include "pipeline/base/error.hpp"

namespace tidtam::jobs {

namespace {
/// A fact's columns by name.
class Columns {
 public:
  Columns(const model::TableSpec& table, const store::FactRow& row) : table_(table), row_(row) {}
  [[nodiscard]] std::string text(std::string_view column) const { return model::to_text(datum(column)); }
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view column) const {
    const auto* held = std::get_if<std::int64_t>(&datum(column));
    return held ? std::optional(*held) : std::nullopt;
  }
  [[nodiscard]] std::optional<base::Date> date(std::string_view column) const {
    const auto* held = std::get_if<base::Date>(&datum(column));
    return held ? std::optional(*held) : std::nullopt;
  }
  [[nodiscard]] std::optional<double> number(std::string_view column) const {
    const model::Datum& held = datum(column);
    if (const auto* decimal = std::get_if<base::Decimal>(&held)) return decimal->to_double();
    if (const auto* real = std::get_if<double>(&held)) return *real;
    if (const auto* whole = std::get_if<std::int64_t>(&held)) return static_cast<double>(*whole);
    return std::nullopt;
  }

 private:
  [[nodiscard]] const model::Datum& datum(std::string_view column) const {
    const auto ordinal = table_.ordinal_of(column);
    TIDTAM_ASSERT(ordinal.has_value(), "reports ask for columns that tables.yaml has");
    return row_.data[*ordinal];
  }
  const model::TableSpec& table_;
  const store::FactRow& row_;
};

report::ProjectStatus status_of(std::string_view word) {
  using report::ProjectStatus;
  constexpr std::pair<std::string_view, ProjectStatus> kWords[] = {{"DONE", ProjectStatus::done},
                                                                   {"ONGOING", ProjectStatus::ongoing},
                                                                   {"NOT_STARTED", ProjectStatus::not_started},
                                                                   {"LATE", ProjectStatus::late},
                                                                   {"CANCELLED", ProjectStatus::cancelled},
                                                                   {"EXTENDED", ProjectStatus::extended}};
  for (const auto& [known, status] : kWords) {
    if (known == word) return status;
  }
  return ProjectStatus::unknown;
}
}  // namespace

std::vector<report::Project> read_projects(store::Store& store, const model::Schema& schema,
                                           const model::UnitTree& tree, const model::Period& round) {
  const std::string fiscal_year = std::to_string(round.year);
  std::map<std::pair<model::UnitIndex, std::string>, report::Project> projects;
  const model::TableSpec& project_table = schema.get("project");
  store.for_each_fact("project", {}, [&](const store::FactRow& row) {
    const Columns columns(project_table, row);
    const model::UnitIndex unit = tree.find(columns.text("unit_code"));
    if (unit == model::kNoUnit || columns.text("fiscal_year") != fiscal_year) return;
    report::Project project;
    project.unit = unit;
    project.code = columns.text("project_code");
    project.name = columns.text("name");
    project.strategy = columns.text("strategy").empty() ? columns.text("tactic") : columns.text("strategy");
    project.basis = columns.text("basis");
    std::ranges::replace(project.basis, ',', ' ');
    project.first_day = columns.date("start_on");
    project.last_day = columns.date("end_on");
    project.allocated = columns.integer("allocated");
    project.plan = {row.file, row.sheet, row.cell};
    projects.insert_or_assign({unit, project.code}, std::move(project));
  });
  const model::TableSpec& progress_table = schema.get("progress");
  store.for_each_fact("progress", {}, [&](const store::FactRow& row) {
    const Columns columns(progress_table, row);
    const auto quarter = quarter_of(columns.text("period"));
    const model::UnitIndex unit = tree.find(columns.text("unit_code"));
    // Rows come in the order of their periods, so that the latest one up to the round is the one that stays.
    if (unit == model::kNoUnit || !quarter || quarter->year != round.year || quarter->part > round.part) return;
    const auto found = projects.find({unit, columns.text("project_code")});
    if (found == projects.end()) return;
    report::Project& project = found->second;
    project.progress = {row.file, row.sheet, row.cell};
    project.status = status_of(columns.text("status"));
    project.percent = columns.number("percent_done");
    project.committed = columns.integer("committed");
    project.disbursed = columns.integer("disbursed");
    project.problem = columns.text("problem");
    project.remedy = columns.text("remedy");
  });
  std::vector<report::Project> ordered;
  ordered.reserve(projects.size());
  for (auto& [key, project] : projects) ordered.push_back(std::move(project));
  return ordered;
}

}  // namespace tidtam::jobs
