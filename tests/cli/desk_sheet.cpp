#include "tests/cli/desk_sheet.hpp"

#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/xlsx_parts.hpp"
#include "tests/support/zip_reader.hpp"

namespace tidtam::testing {

std::map<std::string, std::string> cells_of(const std::filesystem::path& file) {
  std::map<std::string, std::string> cells;
  std::istringstream lines(run_tool({"cells", file.string()}).out);
  std::string first;
  for (std::string line; std::getline(lines, line);) {
    const auto one = line.find('\t');
    const auto two = line.find('\t', one + 1);
    const auto three = line.find('\t', two + 1);
    if (first.empty()) first = line.substr(0, one);
    if (line.substr(0, one) == first) cells[line.substr(one + 1, two - one - 1)] = line.substr(three + 1);
  }
  return cells;
}

std::string filled_in(const std::filesystem::path& file, const std::map<std::string, std::string>& texts) {
  support::ZipWriter zip;
  for (auto [name, content] : support::parts_of_zip(base::read_file(file))) {
    if (name == "xl/worksheets/sheet1.xml") {
      for (const auto& [cell, text] : texts) {
        const std::regex blank("<c r=\"" + cell + "\"( s=\"[0-9]+\")?/>");
        EXPECT_TRUE(std::regex_search(content, blank)) << cell;
        content = std::regex_replace(content, blank,
                                     "<c r=\"" + cell + "\"$1 t=\"inlineStr\"><is><t>" + text + "</t></is></c>");
      }
    }
    zip.add(name, content);
  }
  return zip.finish();
}

}  // namespace tidtam::testing
