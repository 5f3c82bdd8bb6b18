#include "jobs/run/duplicates_step.hpp"

#include <optional>
#include <string>
#include <vector>

#include "transforms/duplicates/duplicate_search.hpp"

namespace tidtam::jobs {

namespace {
using model::Datum;

/// Reads the columns of one table by their names.
class Columns {
 public:
  explicit Columns(const model::TableSpec& table) : table_(table) {}
  [[nodiscard]] std::string text(const store::FactRow& row, std::string_view column) const {
    return model::to_text(row.data[table_.ordinal_of(column).value()]);
  }
  [[nodiscard]] std::optional<std::int64_t> integer(const store::FactRow& row, std::string_view column) const {
    const auto* number = std::get_if<std::int64_t>(&row.data[table_.ordinal_of(column).value()]);
    return number ? std::optional(*number) : std::nullopt;
  }

 private:
  const model::TableSpec& table_;
};

void add_projects(const model::TableSpec& table, store::Store& store, transforms::DuplicateSearch& search) {
  const Columns columns(table);
  store.for_each_fact(table.name, {}, [&](const store::FactRow& row) {
    const auto year = columns.integer(row, "fiscal_year");
    if (!year) return;
    search.add({columns.text(row, "unit_code"), columns.text(row, "project_code"), static_cast<int>(*year),
                columns.text(row, "name"), columns.text(row, "owner_group"), columns.text(row, "objectives"),
                columns.text(row, "output"), columns.text(row, "outcome"), columns.integer(row, "allocated"),
                model::parse_period_code(row.period), row.received});
  });
}

/// An activity's year is that of its return.
void add_activities(const model::TableSpec& table, store::Store& store, transforms::DuplicateSearch& search) {
  const Columns columns(table);
  store.for_each_fact(table.name, {}, [&](const store::FactRow& row) {
    const auto period = model::parse_period_code(row.period);
    if (!period || period->kind >= model::PeriodKind::academic_year) return;
    search.add_activity(columns.text(row, "unit_code"), columns.text(row, "project_code"), period->year,
                        columns.text(row, "name"));
  });
}

Datum datum_of(const std::optional<std::int64_t>& amount) {
  return amount ? Datum(*amount) : Datum();
}

/// By the ordinals of `duplicate_candidate`.
std::vector<Datum> row_of(const transforms::DuplicatePair& pair) {
  return {pair.one.unit_code,
          pair.one.project_code,
          std::int64_t{pair.fiscal_year},
          pair.one.name,
          datum_of(pair.one.allocated),
          pair.other.unit_code,
          pair.other.project_code,
          pair.other.name,
          datum_of(pair.other.allocated),
          pair.likeness,
          pair.rule,
          datum_of(pair.at_stake())};
}
}  // namespace

std::uint64_t list_duplicates(const Knowledge& knowledge, store::Store& store) {
  transforms::DuplicateSearch search(knowledge.duplicates);
  add_projects(knowledge.schema.get("project"), store, search);
  add_activities(knowledge.schema.get("activity"), store, search);
  std::vector<std::vector<Datum>> rows;
  for (const transforms::DuplicatePair& pair : search.pairs()) rows.push_back(row_of(pair));
  store.replace_derived("duplicate_candidate", rows);
  return rows.size();
}

}  // namespace tidtam::jobs
