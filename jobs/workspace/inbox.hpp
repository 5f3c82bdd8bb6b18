#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/base/log.hpp"

namespace tidtam::jobs {

/// A file taken out of the inbox: it lies in `claimed` until what it says is committed.
struct ClaimedFile {
  std::string inbox_path;      ///< relative to the inbox, `/` between folders: the officer's own name for it, printable
  std::string scope_unit;      ///< first folder below the inbox; empty at its root
  std::filesystem::path path;  ///< where it lies now
  base::Seconds received = 0;  ///< its modification time
  std::uint64_t size = 0;
  bool is_left_over =
      false;  ///< an earlier run took it and was killed; whether before or after its commit is to be seen
};

/// Whether a file name marks an owner or temporary file that is never a return (`~$…`, `.~lock.…#`, `.tmp`, `.part`,
/// hidden files, `Thumbs.db`, `desktop.ini`).
[[nodiscard]] bool is_passing_file_name(const std::string& name);

/// A file's path as it is stored and shown: bytes that are no UTF-8 (names that were zipped on an old Windows) and
/// control characters become U+FFFD, and what is personal in it is hidden.
[[nodiscard]] std::string printable_path(const std::string& path);

/// Takes every ready file out of the inbox by renaming it below `claimed` (copy, sync, compare and unlink across file
/// systems), and finds those that an earlier, killed run had taken already. A file is ready when it is a regular file
/// whose name is no passing one and which did not change for `settle_seconds`; the youngest is waited for that long at
/// most. What cannot be read or moved stays where it is, with an error in the log. Ordered by path, then by time, so
/// that equal inboxes give equal runs.
[[nodiscard]] std::vector<ClaimedFile> claim_ready_files(const std::filesystem::path& inbox,
                                                         const std::filesystem::path& claimed, int settle_seconds,
                                                         const base::Clock& clock, base::Log& log);

/// Removes the folders below `root` that hold nothing any more; `root` stays.
void remove_empty_folders(const std::filesystem::path& root);

}  // namespace tidtam::jobs
