#pragma once

#include <vector>

#include "pipeline/model/period.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/report/inputs.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// The projects of the round's fiscal year by unit and code, each as its latest progress report up to the round has it.
[[nodiscard]] std::vector<report::Project> read_projects(store::Store& store, const model::Schema& schema,
                                                         const model::UnitTree& tree, const model::Period& round);

}  // namespace tidtam::jobs
