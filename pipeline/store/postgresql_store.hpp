#pragma once

#include <memory>
#include <string>

#include "pipeline/model/table.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::store {

/// Opens the PostgreSQL database that the URL names (`postgresql://…`, as libpq reads it) and brings it to the schema's
/// shape. `schema` must outlive the store. The URL holds no password: libpq takes it from PGPASSFILE or PGPASSWORD.
[[nodiscard]] std::unique_ptr<Store> open_postgresql_store(const std::string& url, const model::Schema& schema);

}  // namespace tidtam::store
