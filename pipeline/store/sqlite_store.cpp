#include "pipeline/store/sqlite_store.hpp"

#include "pipeline/store/migrations/migrations.hpp"
#include "pipeline/store/sql_store.hpp"
#include "pipeline/store/sqlite_database.hpp"

namespace tidtam::store {

std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& path, const model::Schema& schema) {
  auto database = open_sqlite_database(path);
  migrate(*database, schema, path.string());
  return make_sql_store(std::move(database), schema);
}

}  // namespace tidtam::store
