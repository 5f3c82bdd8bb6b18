#pragma once

#include <functional>
#include <span>

#include "pipeline/model/unit.hpp"
#include "pipeline/store/rows.hpp"

struct sqlite3;

/// The derived table `scorecard`, written and read in bulk.
namespace tidtam::store {

void delete_scorecards(sqlite3* database);
void delete_scorecards_of(sqlite3* database, std::span<const model::UnitIndex> changed, const model::UnitTree& units);
void insert_scorecards(sqlite3* database, std::span<const model::Scorecard> cards, const model::UnitTree& units);
void read_scorecards(sqlite3* database, const std::function<void(const ScorecardRow&)>& visit);

}  // namespace tidtam::store
