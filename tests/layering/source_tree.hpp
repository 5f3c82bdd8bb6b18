#pragma once

#include <string>
#include <vector>

namespace tidtam::layering {

/// A file of the repository: path from its root with `/`, and its text.
struct SourceText {
  std::string path;
  std::string text;
};

/// Paths of all files below the top-level folders of the house, ordered. Build trees and hidden folders are none of it.
[[nodiscard]] std::vector<std::string> house_files();
/// Those whose name ends in one of these.
[[nodiscard]] std::vector<std::string> house_files_ending(const std::vector<std::string>& endings);
[[nodiscard]] SourceText read_source(const std::string& path);

}  // namespace tidtam::layering
