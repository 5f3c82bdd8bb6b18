#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "jobs/workspace/settings.hpp"

namespace tidtam::jobs {

/// Where the unified tables are kept: a SQLite file, or the PostgreSQL database that a URL names.
struct StorePlace {
  std::filesystem::path file;
  std::string url;  ///< empty for a file
};

/// The folder that one installation works in (ARCHITECTURE 5): its settings and the places of its parts.
class Workspace {
 public:
  /// Opens a folder that holds tidtam.yaml. Throws ConfigurationError where it does not.
  explicit Workspace(std::filesystem::path root);
  /// The workspace named (by `--workspace`), else by TIDTAM_WORKSPACE, else the current folder or the nearest above it
  /// that holds tidtam.yaml. Throws ConfigurationError, naming the three ways, when there is none.
  static Workspace find(const std::string& named);
  /// The same for commands that work without one too: nothing when none is named and none lies around here.
  static std::optional<Workspace> find_if_any(const std::string& named);
  /// Makes a new workspace with commented settings. Throws ConfigurationError when there is one already.
  static void create(const std::filesystem::path& root);

  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::filesystem::path catalogue() const { return root_ / "catalogue"; }
  [[nodiscard]] std::filesystem::path inbox() const { return root_ / "inbox"; }
  [[nodiscard]] std::filesystem::path returned() const { return root_ / "returned"; }
  [[nodiscard]] std::filesystem::path reports() const { return root_ / "reports"; }
  [[nodiscard]] std::filesystem::path archive() const { return root_ / "archive"; }
  [[nodiscard]] std::filesystem::path log_folder() const { return root_ / "log"; }
  [[nodiscard]] std::filesystem::path run_folder() const { return root_ / "run"; }
  [[nodiscard]] std::filesystem::path claimed() const { return root_ / "run" / "claimed"; }
  /// Throws ConfigurationError where the settings name a store of no known kind.
  [[nodiscard]] StorePlace store_place() const;

 private:
  std::filesystem::path root_;
  Settings settings_;
};

}  // namespace tidtam::jobs
