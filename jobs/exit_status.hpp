#pragma once

namespace tidtam::jobs {

/// The contract with cron and scripts (ARCHITECTURE 6); in every `--help`.
enum ExitStatus : int {
  kDone = 0,
  kFatal = 1,
  kUsage = 2,     ///< usage, configuration, catalogue
  kReturned = 3,  ///< done, but some files were returned to their senders (`check`: would be)
  kLocked = 4,    ///< another run holds the lock
};

constexpr const char* kExitStatusHelp =
    "Exit status: 0 done; 1 fatal; 2 usage or configuration; 3 done, but some files were returned to their senders "
    "(check: would be); 4 another run holds the lock.";

}  // namespace tidtam::jobs
