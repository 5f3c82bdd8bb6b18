#pragma once

#include "jobs/run/knowledge.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Puts what the catalogue says of units, parents, plans, indicators and rounds into the store's dimension tables;
/// tables whose catalogue did not change are left alone.
void load_dimensions(const Knowledge& knowledge, store::Store& store);

}  // namespace tidtam::jobs
