#pragma once

#include <memory>
#include <string>

#include "jobs/run/knowledge.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// A workspace with its catalogue loaded and its store open: what most commands work in.
struct Session {
  /// Throws ConfigurationError where the settings or the catalogue are wrong.
  explicit Session(const std::string& named_workspace);

  Workspace workspace;
  Knowledge knowledge;
  std::unique_ptr<store::Store> store;
};

}  // namespace tidtam::jobs
