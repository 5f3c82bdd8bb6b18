#include "jobs/run/counted_facts.hpp"

namespace tidtam::jobs {

transforms::CountedFact counted_fact(const store::FactRow& row) {
  return {row.data, row.layout, row.file, row.sheet, row.cell, row.submission, row.period, row.received};
}

std::vector<transforms::CountedFact> counted_facts(std::string_view table, const store::ReadOptions& options,
                                                   store::Store& store) {
  std::vector<transforms::CountedFact> facts;
  store.for_each_fact(table, options, [&](const store::FactRow& row) { facts.push_back(counted_fact(row)); });
  return facts;
}

}  // namespace tidtam::jobs
