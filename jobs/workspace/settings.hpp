#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tidtam::jobs {

/// Limits on what one file may cost; `limits:` in tidtam.yaml.
struct LimitSettings {
  std::uint64_t total_bytes = 512ULL << 20;  ///< inflated, all entries together
  std::uint64_t entry_bytes = 256ULL << 20;  ///< inflated, one entry
  std::uint64_t file_bytes = 128ULL << 20;   ///< as it lies in the inbox
};

/// What `WORKSPACE/tidtam.yaml` says. Every key has a default, so that an empty workspace works.
struct Settings {
  std::string store;                            ///< empty: `tidtam.db` in the workspace; else `sqlite:PATH`
  std::string language = "th";                  ///< of reports and receipts: `th` or `en`
  std::string log_level = "info";               ///< debug, info, warning, error or critical
  int settle_seconds = 5;                       ///< `inbox.settle_seconds`
  std::vector<std::string> scope;               ///< units that report here; empty: the whole register
  std::vector<std::string> instruction_sheets;  ///< names of sheets that hold no data and need no finding
  std::string report_round;                     ///< `report.round`; empty: the latest round that has returns
  LimitSettings limits;
};

/// Reads tidtam.yaml. Throws ConfigurationError with file and line.
[[nodiscard]] Settings load_settings(const std::filesystem::path& file);

}  // namespace tidtam::jobs
