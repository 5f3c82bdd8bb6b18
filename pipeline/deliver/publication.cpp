#include "pipeline/deliver/publication.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
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

std::set<std::string> files_below(const fs::path& folder) {
  std::set<std::string> files;
  std::error_code missing;
  for (fs::recursive_directory_iterator entry(folder, missing), end; !missing && entry != end;
       entry.increment(missing)) {
    if (entry->is_regular_file()) files.insert(entry->path().lexically_relative(folder).string());
  }
  return files;
}

[[noreturn]] void fail(const char* what, const fs::path& path) {
  throw Error(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

/// Unsynced: nobody reads the tree before publish() has brought all of it to the disk at once.
void write_file(const fs::path& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) fail("write", path);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      ::close(file);
      fail("write", path);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::close(file) != 0) fail("write", path);
}

void sync_file_system_of(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool is_synced = descriptor >= 0 && ::syncfs(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!is_synced) fail("sync", folder);
}

void rename_folder(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail("put in place", to);
}

/// Exchanges two folders in one step; where the file system cannot, by renames.
void exchange(const fs::path& built, const fs::path& published) {
  if (!fs::exists(published)) return rename_folder(built, published);
  if (::renameat2(AT_FDCWD, built.c_str(), AT_FDCWD, published.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) fail("put in place", published);
  const fs::path old = built.string() + ".old";
  rename_folder(published, old);
  rename_folder(built, published);
  rename_folder(old, built);
}
}  // namespace

Publication::Publication(fs::path published, fs::path aside)
    : published_(std::move(published)), aside_(std::move(aside)) {
  std::error_code failure;
  fs::remove_all(aside_, failure);
  if (failure) throw Error(fmt::format("cannot clear {}: {}", aside_.string(), failure.message()));
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
  write_file(target, bytes);
}

bool Publication::publish() {
  const auto before = files_below(published_);
  const auto after = files_below(aside_);
  bool changed = before != after;
  for (const std::string& file : after) {
    if (changed) break;
    changed =
        !fs::equivalent(published_ / file, aside_ / file) && !holds(published_ / file, base::read_file(aside_ / file));
  }
  if (changed) {
    sync_file_system_of(aside_);
    exchange(aside_, published_);
    base::sync_folder(published_.parent_path());
  }
  std::error_code stays;  // what cannot be removed is cleared by the next run
  fs::remove_all(aside_, stays);
  return changed;
}

void place_folder(const fs::path& folder, const fs::path& built_aside) {
  base::make_folders(folder.parent_path());
  exchange(built_aside, folder);
  fs::remove_all(built_aside);
  base::sync_folder(folder.parent_path());
}

}  // namespace tidtam::deliver
