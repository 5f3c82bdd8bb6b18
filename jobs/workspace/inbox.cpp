#include "jobs/workspace/inbox.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <thread>
#include <tuple>

#include <fmt/format.h>

#include "jobs/workspace/private_folder.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/personal_text.hpp"

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
  std::string name;  ///< relative to the folder that was looked through, as the file system has it
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
  for (const fs::recursive_directory_iterator end; entry != end && !failure; entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    std::error_code vanished;
    if (entry->symlink_status(vanished).type() == fs::file_type::directory) {
      if (name.starts_with('.')) entry.disable_recursion_pending();
      continue;
    }
    if (is_passing_file_name(name)) continue;
    if (const auto look = look_at(entry->path())) {
      found.push_back({entry->path().lexically_relative(root).generic_string(), entry->path(), *look});
    }
  }
  std::ranges::sort(found, {}, &Candidate::name);
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
  const auto slash = candidate.name.find('/');
  return {printable_path(candidate.name),
          slash == std::string::npos ? std::string() : printable_path(candidate.name.substr(0, slash)), std::move(path),
          candidate.look.modified(), candidate.look.size};
}

/// Each run that claims has a folder of its own, `claimed/<number>`: a file dropped anew never meets the old claim of
/// its name, whether that is a file or a folder.
std::vector<fs::path> claim_folders(const fs::path& claimed) {
  std::vector<std::pair<unsigned long, fs::path>> numbered;
  for (const fs::directory_entry& entry : fs::directory_iterator(claimed)) {
    const std::string name = entry.path().filename().string();
    const bool is_number =
        !name.empty() && name.size() < 10 && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
    if (entry.is_directory() && is_number) numbered.emplace_back(std::stoul(name), entry.path());
  }
  std::ranges::sort(numbered);
  std::vector<fs::path> folders;
  for (const auto& [number, folder] : numbered) folders.push_back(folder);
  return folders;
}

fs::path next_claim_folder(const fs::path& claimed, const std::vector<fs::path>& earlier) {
  const unsigned long last = earlier.empty() ? 0 : std::stoul(earlier.back().filename().string());
  return claimed / std::to_string(last + 1);
}

/// False where the file went away meanwhile or has to stay.
bool take(const Candidate& candidate, const fs::path& target, base::Log& log) {
  const auto stays = [&](const std::string& why) {
    log.error("{}: {}; it stays in the inbox", printable_path(candidate.name), why);
    return false;
  };
  if (::access(candidate.path.c_str(), R_OK) != 0) return errno == ENOENT ? false : stays(std::strerror(errno));
  base::make_folders(target.parent_path());
  if (::renameat2(AT_FDCWD, candidate.path.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return true;
  // File systems that know no flag: the folder is this run's own, so that nothing can be replaced.
  if (errno == EINVAL && ::rename(candidate.path.c_str(), target.c_str()) == 0) return true;
  if (errno == ENOENT) return false;
  if (errno != EXDEV) return stays(std::strerror(errno));
  move_across(candidate.path, target);
  return true;
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
  const auto ends = [&](std::string_view ending) {
    return name.size() >= ending.size() &&
           std::ranges::equal(
               std::string_view(name).substr(name.size() - ending.size()), ending,
               [](char found, char wanted) { return std::tolower(static_cast<unsigned char>(found)) == wanted; });
  };
  return name.starts_with("~$") || name.starts_with('.') || ends(".tmp") || ends(".part") || ends(".crdownload") ||
         name == "Thumbs.db" || name == "desktop.ini";
}

std::string printable_path(const std::string& path) {
  std::string shown;
  for (std::size_t at = 0; at < path.size();) {
    const char32_t next = base::decode_utf8(path, at);
    const bool is_control = next < 0x20 || (next >= 0x7F && next < 0xA0);
    base::append_utf8(shown, is_control ? base::kReplacement : next);
  }
  return thai::without_personal(shown);
}

std::vector<ClaimedFile> claim_ready_files(const fs::path& inbox, const fs::path& claimed, int settle_seconds,
                                           const base::Clock& clock, base::Log& log) {
  make_private_folder(claimed);
  base::make_folders(inbox);
  std::vector<ClaimedFile> files;
  const std::vector<fs::path> earlier = claim_folders(claimed);
  for (const fs::path& folder : earlier) {
    for (const Candidate& left_over : regular_files_below(folder))
      files.emplace_back(claimed_file(left_over, left_over.path)).is_left_over = true;
  }
  const fs::path folder = next_claim_folder(claimed, earlier);
  for (const Candidate& candidate : settled_files(inbox, settle_seconds, clock)) {
    const fs::path target = folder / candidate.name;
    if (take(candidate, target, log)) files.push_back(claimed_file(candidate, target));
  }
  std::ranges::stable_sort(files, {}, [](const ClaimedFile& file) { return std::tie(file.inbox_path, file.received); });
  return files;
}

void remove_empty_folders(const fs::path& root) {
  std::vector<fs::path> folders;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(root, failure), end; !failure && entry != end; entry.increment(failure)) {
    if (entry->is_directory() && !entry->is_symlink()) folders.push_back(entry->path());
  }
  std::ranges::sort(folders, std::greater{}, [](const fs::path& folder) { return folder.native().size(); });
  for (const fs::path& folder : folders) {
    if (fs::is_empty(folder, failure)) fs::remove(folder, failure);
  }
}

}  // namespace tidtam::jobs
