#pragma once

#include <memory>

#include "jobs/workspace/workspace.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// The store that the workspace's settings name, made where there is none yet. `schema` must outlive it.
[[nodiscard]] std::unique_ptr<store::Store> open_store(const Workspace& workspace, const model::Schema& schema);

/// The same, but nothing where no run has made the workspace's file yet.
[[nodiscard]] std::unique_ptr<store::Store> open_store_if_any(const Workspace& workspace, const model::Schema& schema);

}  // namespace tidtam::jobs
