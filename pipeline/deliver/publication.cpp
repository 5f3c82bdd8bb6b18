#include "pipeline/deliver/publication.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::deliver {

namespace fs = std::filesystem;

namespace {
bool holds(const fs::path& path, std::string_view bytes) {
  std::error_code missing;
  return fs::file_size(path, missing) == bytes.size() && !missing && base::read_file(path) == bytes;
}

std::set<fs::path> files_below(const fs::path& folder) {
  std::set<fs::path> files;
  std::error_code missing;
  for (fs::recursive_directory_iterator entry(folder, missing), end; entry != end; entry.increment(missing)) {
    if (entry->is_regular_file()) files.insert(fs::relative(entry->path(), folder));
  }
  return files;
}

/// Exchanges two folders in one step; where the file system cannot, by two renames.
void exchange(const fs::path& built, const fs::path& published) {
  if (!fs::exists(published)) {
    fs::rename(built, published);
    return;
  }
  if (::renameat2(AT_FDCWD, built.c_str(), AT_FDCWD, published.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) {
    throw Error(fmt::format("cannot put {} in place: {}", published.string(), std::strerror(errno)));
  }
  const fs::path old = built.string() + ".old";
  fs::rename(published, old);
  fs::rename(built, published);
  fs::rename(old, built);
}
}  // namespace

Publication::Publication(fs::path published, fs::path aside)
    : published_(std::move(published)), aside_(std::move(aside)) {
  fs::remove_all(aside_);
  base::make_folders(aside_);
}

void Publication::add(const fs::path& relative_path, std::string_view bytes) {
  const fs::path target = aside_ / relative_path;
  const fs::path current = published_ / relative_path;
  base::make_folders(target.parent_path());
  if (holds(current, bytes)) {
    std::error_code cannot_link;
    fs::create_hard_link(current, target, cannot_link);
    if (!cannot_link) return;
  }
  base::write_file_atomically(target, bytes);
}

bool Publication::publish() {
  const auto before = files_below(published_);
  const auto after = files_below(aside_);
  bool changed = before != after;
  for (const fs::path& file : after) {
    if (changed) break;
    changed = !fs::equivalent(published_ / file, aside_ / file) &&
              !holds(published_ / file, base::read_file(aside_ / file));
  }
  if (changed) {
    exchange(aside_, published_);
    base::sync_folder(published_.parent_path());
  }
  fs::remove_all(aside_);
  return changed;
}

void place_folder(const fs::path& folder, const fs::path& built_aside) {
  base::make_folders(folder.parent_path());
  exchange(built_aside, folder);
  fs::remove_all(built_aside);
  base::sync_folder(folder.parent_path());
}

}  // namespace tidtam::deliver
