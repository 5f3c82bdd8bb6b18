#pragma once

#include <string>

#include "pipeline/model/table.hpp"

struct sqlite3;

namespace tidtam::store {

/// Brings a SQLite file to the shape that this program works with, each step in a transaction of its own: an empty file
/// gets all tables; an older one the numbered steps that it lacks, then the columns and tables that tables.yaml has
/// gained. Throws Error, naming `path`, for a file of a newer program, for one that is no store, and for one whose
/// tables hold columns in another shape than tables.yaml says.
void migrate(sqlite3* database, const model::Schema& schema, const std::string& path);

}  // namespace tidtam::store
