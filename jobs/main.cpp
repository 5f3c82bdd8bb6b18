#include <exception>

#include <fmt/format.h>

#include "jobs/exit_status.hpp"
#include "jobs/registry.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/memory.hpp"

namespace {


int report_failure(int status, const char* message) {
  fmt::print(stderr, "tidtam: {}\n", message);
  return status;
}

int run(int argc, char** argv) {
  CLI::App app{"Tidtam (ติดตาม): spreadsheets of schools and education offices in, monitoring reports for every level out.",
               "tidtam"};
  app.set_version_flag("--version", "tidtam " TIDTAM_VERSION);
  app.require_subcommand(1);
  app.footer(tidtam::jobs::kExitStatusHelp);
  tidtam::jobs::Invocation invocation;
  app.add_option("--workspace", invocation.workspace,
                 "the workspace to work in (else TIDTAM_WORKSPACE, else the nearest folder with tidtam.yaml)");
  app.fallthrough();
  tidtam::jobs::add_all_commands(app, invocation);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    return app.exit(stop) == 0 ? tidtam::jobs::kDone : tidtam::jobs::kUsage;
  }
  return invocation.run();
}

}  // namespace

int main(int argc, char** argv) {
  tidtam::base::keep_freed_memory();
  try {
    return run(argc, argv);
  } catch (const tidtam::ConfigurationError& failure) {
    return report_failure(tidtam::jobs::kUsage, failure.what());
  } catch (const std::exception& failure) {
    return report_failure(tidtam::jobs::kFatal, failure.what());
  } catch (...) {
    return report_failure(tidtam::jobs::kFatal, "stopped by a fault of no known kind");
  }
}
