#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include <spdlog/logger.h>

namespace tidtam::base {

/// The run's log: stderr and, when a folder is given, `tidtam.log` in it (rotated at 8 MiB, five kept).
/// It says addresses and counts, never the content of a cell.
using Log = spdlog::logger;

[[nodiscard]] std::shared_ptr<Log> open_log(const std::filesystem::path& folder, std::string_view level);
/// A log that says nothing: for tests and for commands whose result is all that counts.
[[nodiscard]] std::shared_ptr<Log> silent_log();

}  // namespace tidtam::base
