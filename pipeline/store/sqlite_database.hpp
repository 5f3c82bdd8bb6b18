#pragma once

#include <filesystem>
#include <memory>

#include "pipeline/store/database.hpp"

namespace tidtam::store {

[[nodiscard]] const Dialect& sqlite_dialect();

/// Opens the SQLite file, making it where there is none, closed to other users.
[[nodiscard]] std::unique_ptr<Database> open_sqlite_database(const std::filesystem::path& path);

}  // namespace tidtam::store
