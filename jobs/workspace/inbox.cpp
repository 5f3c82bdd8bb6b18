#include "jobs/workspace/inbox.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <thread>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::jobs {

namespace fs = std::filesystem;

namespace {
/// What two looks at a file compare.
struct Look {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  bool operator==(const Look&) const = default;
  [[nodiscard]] base::Seconds modified() const { return modified_ns / 1'000'000'000; }
};

struct Candidate {
  std::string inbox_path;
  fs::path path;
  Look look;
};

/// Nothing for what is no regular file: links, FIFOs and folders are never followed or opened.
std::optional<Look> look_at(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return Look{static_cast<std::uint64_t>(status.st_size),
              static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::vector<Candidate> regular_files_below(const fs::path& root) {
  std::vector<Candidate> found;
  std::error_code failure;
  fs::recursive_directory_iterator entry(root, fs::directory_options::skip_permission_denied, failure);
  if (failure) throw Error(fmt::format("cannot read the folder {}: {}", root.string(), failure.message()));
  for (const fs::recursive_directory_iterator end; entry != end; entry.increment(failure)) {
    if (failure) break;
    const std::string name = entry->path().filename().string();
    if (entry->is_directory() && !entry->is_symlink()) {
      if (name.starts_with('.')) entry.disable_recursion_pending();
      continue;
    }
    if (is_passing_file_name(name)) continue;
    if (const auto look = look_at(entry->path())) {
      found.push_back({fs::relative(entry->path(), root).generic_string(), entry->path(), *look});
    }
  }
  std::ranges::sort(found, {}, &Candidate::inbox_path);
  return found;
}

/// Across file systems: copy, sync, compare, unlink.
void move_across(const fs::path& from, const fs::path& to) {
  const std::string bytes = base::read_file(from);
  base::write_file_atomically(to, bytes);
  if (base::read_file(to) != bytes) throw Error(fmt::format("{} was copied wrongly to {}", from.string(), to.string()));
  fs::last_write_time(to, fs::last_write_time(from));
  fs::remove(from);
}

ClaimedFile claimed_file(const Candidate& candidate, fs::path path) {
  const auto slash = candidate.inbox_path.find('/');
  return {candidate.inbox_path, slash == std::string::npos ? std::string() : candidate.inbox_path.substr(0, slash),
          std::move(path), candidate.look.modified(), candidate.look.size};
}

/// Waits until no file has changed for `settle_seconds`, at most that long; gives those that have settled.
std::vector<Candidate> settled_files(const fs::path& inbox, int settle_seconds, const base::Clock& clock) {
  std::vector<Candidate> first = regular_files_below(inbox);
  const base::Seconds now = clock.now();
  base::Seconds wait = 0;
  for (const Candidate& candidate : first) {
    const base::Seconds age = now - candidate.look.modified();
    // A time in the future says nothing of the age: two equal looks decide.
    if (age < 0) wait = std::max<base::Seconds>(wait, std::min(1, settle_seconds));
    if (age >= 0 && age < settle_seconds) wait = std::max(wait, settle_seconds - age);
  }
  if (wait == 0) return first;
  std::this_thread::sleep_for(std::chrono::seconds(wait));
  std::erase_if(first, [](const Candidate& candidate) { return look_at(candidate.path) != candidate.look; });
  return first;
}
}  // namespace

bool is_passing_file_name(const std::string& name) {
  const auto ends = [&](std::string_view ending) { return name.size() >= ending.size() && name.ends_with(ending); };
  return name.starts_with("~$") || name.starts_with('.') || ends(".tmp") || ends(".TMP") || ends(".part") ||
         ends(".crdownload") || name == "Thumbs.db" || name == "desktop.ini";
}

std::vector<ClaimedFile> claim_ready_files(const fs::path& inbox, const fs::path& claimed, int settle_seconds,
                                           const base::Clock& clock) {
  base::make_folders(claimed);
  base::make_folders(inbox);
  std::vector<ClaimedFile> files;
  for (const Candidate& left_over : regular_files_below(claimed)) files.push_back(claimed_file(left_over, left_over.path));
  for (const Candidate& candidate : settled_files(inbox, settle_seconds, clock)) {
    const fs::path target = claimed / candidate.inbox_path;
    base::make_folders(target.parent_path());
    // The same name may still lie there from a killed run; that one is dealt with first, this one in the next run.
    if (::renameat2(AT_FDCWD, candidate.path.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) != 0) {
      if (errno == EEXIST || errno == ENOENT) continue;
      if (errno != EXDEV) throw Error(fmt::format("cannot take {}: {}", candidate.path.string(), std::strerror(errno)));
      move_across(candidate.path, target);
    }
    files.push_back(claimed_file(candidate, target));
  }
  std::ranges::sort(files, {}, &ClaimedFile::inbox_path);
  return files;
}

void remove_empty_folders(const fs::path& root) {
  std::vector<fs::path> folders;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(root, failure), end; entry != end; entry.increment(failure)) {
    if (entry->is_directory() && !entry->is_symlink()) folders.push_back(entry->path());
  }
  std::ranges::sort(folders, std::greater{}, [](const fs::path& folder) { return folder.native().size(); });
  for (const fs::path& folder : folders) {
    if (fs::is_empty(folder, failure)) fs::remove(folder, failure);
  }
}

}  // namespace tidtam::jobs
