#include <cstdio>
#include <filesystem>
#include <string>

#include "extractors/formats/cell_dump.hpp"
#include "extractors/formats/reader.hpp"
#include "pipeline/base/files.hpp"

/// Prints the cells of one file as `tidtam cells` does; exits 1 with a line on stderr for what cannot be read.
int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: cells_probe FILE\n", stderr);
    return 2;
  }
  try {
    const std::filesystem::path path = arguments[1];
    const std::string bytes = tidtam::base::read_file(path);
    const auto reading = tidtam::formats::read_workbook(bytes, path.filename().string(), {});
    if (!reading) {
      const tidtam::model::Finding& finding = reading.reason();
      std::string line = path.filename().string() + ": " + finding.rule + " " + finding.sheet + " " + finding.found;
      for (const auto& [key, value] : finding.facts) line += " " + key + "=" + value;
      std::fprintf(stderr, "%s\n", line.c_str());
      return 1;
    }
    for (const tidtam::model::Finding& finding : reading.value().findings) {
      std::fprintf(stderr, "%s %s %s\n", finding.rule.c_str(), finding.sheet.c_str(), finding.cell.c_str());
    }
    const std::string dump = tidtam::formats::dump_cells(reading.value().workbook);
    std::fwrite(dump.data(), 1, dump.size(), stdout);
    return 0;
  } catch (const tidtam::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
