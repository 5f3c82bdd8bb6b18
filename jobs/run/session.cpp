#include "jobs/run/session.hpp"

#include "jobs/run/open_store.hpp"

namespace tidtam::jobs {

Session::Session(const std::string& named_workspace)
    : workspace(Workspace::find(named_workspace)),
      knowledge(workspace.catalogue(), workspace.settings().scope, workspace.settings().instruction_sheets),
      store(open_store(workspace, knowledge.schema)) {}

}  // namespace tidtam::jobs
