#pragma once

#include <memory>
#include <string>

#include "pipeline/store/database.hpp"

namespace tidtam::store {

[[nodiscard]] const Dialect& postgresql_dialect();

/// Connects to a PostgreSQL database; its first schema of the search path is the place of the tables. Throws
/// ConfigurationError for a URL that is wrong or holds a password.
[[nodiscard]] std::unique_ptr<Database> open_postgresql_database(const std::string& url);

}  // namespace tidtam::store
