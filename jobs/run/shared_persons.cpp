#include "jobs/run/shared_persons.hpp"

#include <set>
#include <string>
#include <vector>

#include "pipeline/base/hash.hpp"
#include "transforms/measure/shared_persons.hpp"

namespace tidtam::jobs {

namespace {
/// The codes of the units of a person but for this one, joined by commas.
std::string others(const std::set<std::string>& units, const std::string& unit) {
  std::string joined;
  for (const std::string& other : units) {
    if (other != unit) joined += (joined.empty() ? "" : ",") + other;
  }
  return joined;
}

/// Persons and the rows of `shared_person`, side by side.
struct Shared {
  std::vector<transforms::SharedPerson> persons;
  std::vector<store::SharedPersonRow> rows;
};

Shared read_shared(store::Store& store, const model::UnitTree& tree) {
  Shared shared;
  store.for_each_shared_person([&](const store::SharedPersonRow& row) {
    const model::UnitIndex unit = tree.find(row.unit_code);
    if (unit == model::kNoUnit) return;
    shared.persons.push_back({row.layout + "\n" + row.period + "\n" + row.key, unit, row.layout, row.submission,
                              row.enrolled_on, row.received, row.counted, false});
    shared.rows.push_back(row);
  });
  return shared;
}

std::vector<std::vector<model::Datum>> table_of(const Shared& shared) {
  std::vector<std::vector<model::Datum>> table;
  for (std::size_t begin = 0, end = 0; begin < shared.rows.size(); begin = end) {
    std::set<std::string> units;
    while (end < shared.rows.size() && shared.persons[end].key == shared.persons[begin].key)
      units.insert(shared.rows[end++].unit_code);
    for (std::size_t i = begin; i < end; ++i) {
      const store::SharedPersonRow& row = shared.rows[i];
      table.push_back({row.unit_code, row.period, row.file, row.sheet, row.cell, others(units, row.unit_code),
                       std::int64_t{shared.persons[i].is_counted ? 1 : 0}});
    }
  }
  return table;
}
}  // namespace

void settle_shared_persons(const Knowledge& knowledge, store::Store& store,
                           std::vector<model::IndicatorValue>& values) {
  Shared shared = read_shared(store, knowledge.units.tree);
  transforms::settle_shared_persons(shared.persons, values, knowledge.indicators);
  store.replace_derived("shared_person", table_of(shared));
}

void note_site_key(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                   std::string_view site_key, base::Log& log) {
  constexpr const char* kKnownBy = "site key";  // in `meta`
  if (site_key.empty()) return;
  const std::string mark = base::hmac_sha256_of(site_key, "site key of this store").substr(0, 16);
  const std::string before = store.meta(kKnownBy).value_or("");
  if (before == mark) return;
  const auto language = workspace.settings().language == "en" ? spec::Language::en : spec::Language::th;
  if (!before.empty()) log.warn("{}", knowledge.messages.phrase("site_key_changed", language));
  store.set_meta(kKnownBy, mark);
}

}  // namespace tidtam::jobs
