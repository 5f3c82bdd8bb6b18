#pragma once

#include <memory>

#include "pipeline/model/table.hpp"
#include "pipeline/store/database.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::store {

/// The store over a database that has the schema's shape already (`migrate`). `schema` must outlive it.
[[nodiscard]] std::unique_ptr<Store> make_sql_store(std::unique_ptr<Database> database, const model::Schema& schema);

}  // namespace tidtam::store
