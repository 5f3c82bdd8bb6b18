#pragma once

#include <string>

#include "pipeline/model/table.hpp"
#include "pipeline/store/database.hpp"

namespace tidtam::store {

/// Brings a database to the shape that this program works with, each step in a transaction of its own: an empty one
/// gets all tables; an older one, after a copy was made of it, the numbered steps that it lacks, then the columns and
/// tables that tables.yaml has gained. Throws Error, naming it as `name`, for one of a newer program, for one that is
/// no store, and for one whose tables hold columns in another shape than tables.yaml says.
void migrate(Database& database, const model::Schema& schema, const std::string& name);

}  // namespace tidtam::store
