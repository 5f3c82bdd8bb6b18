#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/clock.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "transforms/units/normalise_unit.hpp"
#include "transforms/units/register.hpp"
#include "transforms/values/normalise.hpp"

namespace tidtam::jobs {

namespace {
struct Options {
  std::string kind;
  int near = 0;  ///< 0: the current Buddhist year
};

/// Undoes the escapes `\t \n \r \\` of the line format; any other backslash stays.
std::string unescaped(const std::string& line) {
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char next = line[at] == '\\' && at + 1 < line.size() ? line[at + 1] : '\0';
    const char meant = next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next == '\\' ? '\\' : '\0';
    text += meant ? meant : line[at];
    if (meant) ++at;
  }
  return text;
}

int normalise_units(const std::string& named_workspace) {
  const auto workspace = Workspace::find_if_any(named_workspace);
  const auto overlay = workspace ? workspace->catalogue() : std::filesystem::path();
  const auto units = transforms::load_unit_register(spec::Catalogue(spec::find_shipped_root(), overlay));
  const transforms::UnitResolver resolver(units);
  for (std::string line; std::getline(std::cin, line);) {
    fmt::print("{}\n", transforms::normalise_unit(unescaped(line), resolver));
  }
  return kDone;
}

int normalise(const Options& options, const std::string& named_workspace) {
  if (options.kind == "unit") return normalise_units(named_workspace);
  transforms::NormaliseOptions how;
  how.near_be_year = options.near != 0 ? options.near : base::thai_date_of(base::SystemClock().now()).year + 543;
  for (std::string line; std::getline(std::cin, line);) {
    const auto answer = transforms::normalise_line(options.kind, unescaped(line), how);
    if (!answer) throw ConfigurationError(fmt::format("normalise: there is no kind '{}'", options.kind));
    fmt::print("{}\n", *answer);
  }
  return kDone;
}
}  // namespace

void add_normalise(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();
  std::ios::sync_with_stdio(false);
  CLI::App* command =
      add_command(app, invocation, "normalise",
                  "Read values one a line from stdin, print each in canonical form, a tab, finding codes",
                  [options, &invocation] { return normalise(*options, invocation.workspace); });
  command->add_option("KIND", options->kind, "text, digits, key, number, date, period, unit or code")
      ->required()
      ->check(CLI::IsMember({"text", "digits", "key", "number", "date", "period", "unit", "code"}));
  command->add_option("--near", options->near, "the Buddhist year that two-digit years are taken near to; the current one by default");
}

}  // namespace tidtam::jobs
