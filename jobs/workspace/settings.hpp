#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "extractors/formats/reader.hpp"

namespace tidtam::jobs {

/// Limits on what one file may cost; `limits:` in tidtam.yaml (limit_settings.hpp).
struct LimitSettings {
  std::uint64_t file_bytes = 128ULL << 20;  ///< as it lies in the inbox
  formats::Limits reading;                  ///< what reading it may cost
};

/// What `WORKSPACE/tidtam.yaml` says. Every key has a default, so that an empty workspace works.
struct Settings {
  std::string store;                            ///< empty: `tidtam.db` in the workspace; else `sqlite:PATH` or a `postgresql://` URL
  std::string language = "th";                  ///< of reports and receipts: `th` or `en`
  std::string log_level = "info";               ///< debug, info, warning, error or critical
  int settle_seconds = 5;                       ///< `inbox.settle_seconds`
  std::vector<std::string> scope;               ///< units that report here; empty: the whole register
  std::vector<std::string> instruction_sheets;  ///< names of sheets that hold no data and need no finding
  std::string report_round;                     ///< `report.round`; empty: the latest round that has returns
  int personal_days = 90;  ///< `retention.personal_days`: how long originals with personal data stay in the archive
  LimitSettings limits;
};

/// Reads tidtam.yaml. Throws ConfigurationError with file and line.
[[nodiscard]] Settings load_settings(const std::filesystem::path& file);

}  // namespace tidtam::jobs
