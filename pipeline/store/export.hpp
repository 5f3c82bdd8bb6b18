#pragma once

#include <functional>
#include <string_view>

#include "pipeline/store/database.hpp"
#include "pipeline/store/rows.hpp"

namespace tidtam::store {

/// See Store::export_table.
void export_csv(Database& database, const model::Schema& schema, std::string_view table, const ExportOptions& options,
                const std::function<void(std::string_view)>& sink);

}  // namespace tidtam::store
