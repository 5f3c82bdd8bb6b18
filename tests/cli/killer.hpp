#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tidtam::testing {

/// A system call that changes a file system, just before it is made: `rename /…/from /…/to`, `pwrite /…/tidtam.db-wal`.
struct FileChange {
  std::string call;
  std::string path;  ///< what is changed; of a rename, where it goes to
};

/// When to kill: just before the n-th (from 1) change, counted over those whose call and path hold these words.
struct KillPoint {
  std::string call;
  std::string path;
  std::size_t count = 1;
};

/// How a watched run ended.
struct WatchedRun {
  bool was_killed = false;
  int status = -1;                  ///< exit status where it was not
  std::vector<FileChange> changes;  ///< all that were made, in order
};

/// Whether this machine lets a process watch its children.
[[nodiscard]] bool can_watch();
/// Runs the program, all its threads stopped at each system call (ptrace), and kills it at that point; null: never.
[[nodiscard]] WatchedRun run_watched(const std::vector<std::string>& arguments, const KillPoint* point);

}  // namespace tidtam::testing
