#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/run/dimensions.hpp"
#include "jobs/run/session.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::jobs {

namespace {
struct Options {
  std::vector<std::string> tables;
  std::string to;
  std::string as_of;
  bool all_versions = false;
  bool thai = false;
};

store::ExportOptions export_options(const Options& options) {
  store::ExportOptions how;
  if (options.thai) how.audience = store::Audience::person;
  if (options.all_versions) how.versions = store::Versions::all;
  if (!options.as_of.empty()) {
    const auto day = base::parse_iso_date(options.as_of);
    if (!day) throw ConfigurationError(fmt::format("--as-of: '{}' is no date such as 2026-03-31", options.as_of));
    constexpr base::Seconds kDay = 86400;
    how.as_of = (base::days_of(*day) + 1) * kDay - base::kThaiOffset - 1;  // the end of that day in Thailand
  }
  return how;
}

int export_tables(const Options& options, const std::string& workspace) {
  if (options.tables.size() > 1 && options.to.empty()) {
    throw ConfigurationError("several tables need --to DIR, which gets one file each");
  }
  Session session(workspace);
  load_dimensions(session.knowledge, *session.store);
  const store::ExportOptions how = export_options(options);
  for (const std::string& table : options.tables) {
    if (options.to.empty()) {
      session.store->export_table(table, how,
                                  [](std::string_view piece) { std::fwrite(piece.data(), 1, piece.size(), stdout); });
      continue;
    }
    base::make_folders(options.to);
    std::string csv;
    session.store->export_table(table, how, [&](std::string_view piece) { csv += piece; });
    base::write_file_atomically(std::filesystem::path(options.to) / (table + ".csv"), csv);
  }
  return kDone;
}
}  // namespace

void add_export(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, invocation, "export", "Print a unified table as CSV",
                                  [options, &invocation] { return export_tables(*options, invocation.workspace); });
  command->add_option("TABLE", options->tables, "tables of docs/store-schema.md")->required();
  command->add_option("--to", options->to, "a folder that gets one file a table");
  command->add_option("--as-of", options->as_of, "what counted at the end of this day, such as 2026-03-31");
  command->add_flag("--thai", options->thai, "for people: heads in Thai, money in baht, opens in Excel as it is");
  command->add_flag("--all-versions", options->all_versions, "superseded versions too");
}

}  // namespace tidtam::jobs
