#pragma once

#include <filesystem>
#include <memory>

#include "pipeline/model/table.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::store {

/// Opens the SQLite file, making it where there is none, and brings it to the schema's shape. `schema` must outlive the
/// store. While it is open, `-wal` and `-shm` files stand beside it; they are gone when it is closed, and what they
/// hold after a crash is taken in by the next opening. Waits 30 seconds for another writer, then throws Error.
[[nodiscard]] std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& path, const model::Schema& schema);

}  // namespace tidtam::store
