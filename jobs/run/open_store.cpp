#include "jobs/run/open_store.hpp"

#include "pipeline/store/postgresql_store.hpp"
#include "pipeline/store/sqlite_store.hpp"

namespace tidtam::jobs {

std::unique_ptr<store::Store> open_store(const Workspace& workspace, const model::Schema& schema) {
  const StorePlace place = workspace.store_place();
  if (!place.url.empty()) return store::open_postgresql_store(place.url, schema);
  return store::open_sqlite_store(place.file, schema);
}

std::unique_ptr<store::Store> open_store_if_any(const Workspace& workspace, const model::Schema& schema) {
  const StorePlace place = workspace.store_place();
  if (place.url.empty() && !std::filesystem::exists(place.file)) return nullptr;
  return open_store(workspace, schema);
}

}  // namespace tidtam::jobs
