#include "jobs/run/session.hpp"

#include "pipeline/store/sqlite_store.hpp"

namespace tidtam::jobs {

Session::Session(const std::string& named_workspace)
    : workspace(Workspace::find(named_workspace)),
      knowledge(workspace.catalogue(), workspace.settings().scope, workspace.settings().instruction_sheets),
      store(store::open_sqlite_store(workspace.database(), knowledge.schema)) {}

}  // namespace tidtam::jobs
