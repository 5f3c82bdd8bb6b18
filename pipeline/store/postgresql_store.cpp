#include "pipeline/store/postgresql_store.hpp"

#include "pipeline/store/migrations/migrations.hpp"
#include "pipeline/store/postgresql_database.hpp"
#include "pipeline/store/sql_store.hpp"

namespace tidtam::store {

std::unique_ptr<Store> open_postgresql_store(const std::string& url, const model::Schema& schema) {
  auto database = open_postgresql_database(url);
  migrate(*database, schema, url);
  return make_sql_store(std::move(database), schema);
}

}  // namespace tidtam::store
