#pragma once

#include <functional>
#include <span>

#include "pipeline/model/unit.hpp"
#include "pipeline/store/database.hpp"
#include "pipeline/store/rows.hpp"

/// The derived table `scorecard`, written and read in bulk.
namespace tidtam::store {

void delete_scorecards(Database& database);
void delete_scorecards_of(Database& database, std::span<const model::UnitIndex> changed, const model::UnitTree& units);
void insert_scorecards(Database& database, std::span<const model::Scorecard> cards, const model::UnitTree& units);
void read_scorecards(Database& database, const std::function<void(const ScorecardRow&)>& visit);

}  // namespace tidtam::store
