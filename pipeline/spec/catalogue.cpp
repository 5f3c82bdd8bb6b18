#include "pipeline/spec/catalogue.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"

namespace tidtam::spec {

namespace {
constexpr auto kFolders = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"layouts", "extractors/layouts"},
    {"suggest", "extractors/layouts/suggest"},
    {"rules", "transforms/rules"},
    {"comparisons", "transforms/comparisons"},
    {"triggers", "transforms/triggers"},
    {"duplicates", "transforms/duplicates"},
    {"incentives", "transforms/incentives"},
    {"indicators", "transforms/indicators"},
    {"reference", "transforms/reference"},
    {"derivations", "transforms/derivations"},
    {"reports", "templates/reports"},
    {"html", "templates/html"},
    {"messages", "templates/messages"},
    {"desk", "templates/desk"},
    {"jobs", "jobs/definitions"},
    {"model", "pipeline/model"},
    {"views", "pipeline/model/views"},
});

std::string_view folder_of(std::string_view kind) {
  const auto found = std::ranges::find(kFolders, kind, &std::pair<std::string_view, std::string_view>::first);
  TIDTAM_ASSERT(found != kFolders.end(), "catalogue kinds are fixed in this file");
  return found->second;
}

/// A folder of another name would be passed over in silence, and its author would wonder.
void refuse_unknown_folders(const std::filesystem::path& overlay) {
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(overlay, missing)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_directory() || name.starts_with('.')) continue;
    if (std::ranges::find(kFolders, name, &std::pair<std::string_view, std::string_view>::first) != kFolders.end())
      continue;
    std::string kinds;
    for (const auto& [kind, folder] : kFolders) kinds += fmt::format("{}{}", kinds.empty() ? "" : ", ", kind);
    throw ConfigurationError(
        fmt::format("{}: nothing reads this folder; a catalogue has: {}", entry.path().string(), kinds));
  }
}

bool is_shipped_root(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "pipeline/model/tables.yaml");
}
}  // namespace

Catalogue::Catalogue(std::filesystem::path root, std::filesystem::path overlay)
    : root_(std::move(root)), overlay_(std::move(overlay)) {
  if (!is_shipped_root(root_)) {
    throw ConfigurationError(
        fmt::format("{}: pipeline/model/tables.yaml is not here; TIDTAM_SHARE has to name the "
                    "folder of Tidtam's shipped files",
                    root_.string()));
  }
  if (!overlay_.empty()) refuse_unknown_folders(overlay_);
}

std::vector<std::filesystem::path> Catalogue::files(std::string_view kind, std::string_view extension) const {
  std::map<std::string, std::filesystem::path> by_name;
  const auto gather = [&](const std::filesystem::path& folder) {
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
      const auto& path = entry.path();
      if (entry.is_regular_file() && path.extension() == extension && !path.filename().string().starts_with('.')) {
        by_name[path.filename().string()] = path;
      }
    }
  };
  gather(root_ / folder_of(kind));
  if (!overlay_.empty()) gather(overlay_ / kind);
  std::vector<std::filesystem::path> paths;
  paths.reserve(by_name.size());
  for (auto& [name, path] : by_name) paths.push_back(std::move(path));
  return paths;
}

std::filesystem::path Catalogue::file(std::string_view kind, std::string_view name) const {
  if (!overlay_.empty()) {
    auto path = overlay_ / kind / name;
    if (std::filesystem::exists(path)) return path;
  }
  auto path = root_ / folder_of(kind) / name;
  if (std::filesystem::exists(path)) return path;
  throw ConfigurationError(fmt::format("{}: this catalogue file is missing", path.string()));
}

std::filesystem::path find_shipped_root() {
  if (const char* named = std::getenv("TIDTAM_SHARE")) return named;
  std::error_code unknown;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  for (auto folder = program.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (is_shipped_root(folder / "share/tidtam")) return folder / "share/tidtam";
    if (is_shipped_root(folder)) return folder;
    if (folder == folder.root_path()) break;
  }
  throw ConfigurationError("Tidtam's shipped files were not found near the program; set TIDTAM_SHARE to their folder");
}

}  // namespace tidtam::spec
