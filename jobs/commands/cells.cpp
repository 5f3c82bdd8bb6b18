#include <memory>
#include <vector>

#include <fmt/format.h>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"
#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/spec/messages.hpp"

namespace tidtam::jobs {

namespace {
/// False, with a line on stderr, where the file cannot be read.
bool print_cells_of(const std::string& file) {
  const std::string bytes = base::read_file(file);
  const auto reading = formats::read_workbook(bytes, file, formats::Limits{});
  if (!reading) {
    const spec::Messages messages = spec::Messages::load(spec::Catalogue(spec::find_shipped_root()));
    fmt::print(stderr, "{}: {}: {}\n", file, reading.reason().rule,
               messages.sentence(reading.reason(), spec::Language::en));
    return false;
  }
  formats::dump_cells(reading.value().workbook,
                      [](std::string_view piece) { std::fwrite(piece.data(), 1, piece.size(), stdout); });
  return true;
}

int print_cells(const std::vector<std::string>& files) {
  int status = kDone;
  for (const std::string& file : files) {
    try {
      if (!print_cells_of(file)) status = kFatal;
    } catch (const ConfigurationError&) {
      throw;
    } catch (const Error& failure) {
      fmt::print(stderr, "tidtam: {}\n", failure.what());
      status = kFatal;
    }
  }
  return status;
}
}  // namespace

void add_cells(CLI::App& app, Invocation& invocation) {
  const auto files = std::make_shared<std::vector<std::string>>();
  add_command(app, invocation, "cells", "Print every non-empty cell that the reader sees: sheet, address, type, value",
              [files] { return print_cells(*files); })
      ->add_option("FILE", *files, "spreadsheets")
      ->required();
}

}  // namespace tidtam::jobs
