#include "tests/layering/source_tree.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "pipeline/base/files.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::layering {

namespace fs = std::filesystem;

std::vector<std::string> house_files() {
  constexpr std::array<const char*, 9> kTop{"docs",      "extractors", "jobs",  "pipeline",  "samples",
                                            "templates", "tests",      "tools", "transforms"};
  const fs::path root = support::source_dir();
  std::vector<std::string> paths;
  for (const char* top : kTop) {
    for (fs::recursive_directory_iterator entry(root / top), end; entry != end; ++entry) {
      const std::string name = entry->path().filename().string();
      if (entry->is_directory() && (name.starts_with('.') || name == "__pycache__")) entry.disable_recursion_pending();
      if (entry->is_regular_file()) paths.push_back(fs::relative(entry->path(), root).generic_string());
    }
  }
  std::ranges::sort(paths);
  return paths;
}

std::vector<std::string> house_files_ending(const std::vector<std::string>& endings) {
  std::vector<std::string> paths = house_files();
  std::erase_if(paths, [&](const std::string& path) {
    return std::ranges::none_of(endings, [&](const std::string& ending) { return path.ends_with(ending); });
  });
  return paths;
}

SourceText read_source(const std::string& path) {
  return {path, base::read_file(fs::path(support::source_dir()) / path)};
}

}  // namespace tidtam::layering
