#include "jobs/workspace/settings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "jobs/workspace/limit_settings.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::jobs {

Settings load_settings(const std::filesystem::path& file) {
  Settings settings;
  const spec::Node root = spec::Node::load(file);
  root.allow_only({"store", "language", "log_level", "inbox", "scope", "instruction_sheets", "report", "limits",
                   "title", "retention"});
  settings.store = root.find("store").text_or(settings.store);
  settings.language = root.find("language").text_or(settings.language);
  if (settings.language != "th" && settings.language != "en") root.find("language").fail("th or en is expected here");
  settings.log_level = root.find("log_level").text_or(settings.log_level);
  constexpr std::array<std::string_view, 5> kLevels{"debug", "info", "warning", "error", "critical"};
  if (std::ranges::find(kLevels, settings.log_level) == kLevels.end()) {
    root.find("log_level")
        .fail(fmt::format("'{}' is no level; levels are {}", settings.log_level, fmt::join(kLevels, ", ")));
  }
  settings.scope = root.find("scope").texts();
  settings.instruction_sheets = root.find("instruction_sheets").texts();
  if (const spec::Node inbox = root.find("inbox"); !inbox.is_absent()) {
    inbox.allow_only({"settle_seconds"});
    const long long seconds = inbox.find("settle_seconds").integer_or(settings.settle_seconds);
    if (seconds < 0 || seconds > 3600)
      inbox.find("settle_seconds").fail("between 0 and 3600 seconds are expected here");
    settings.settle_seconds = static_cast<int>(seconds);
  }
  if (const spec::Node report = root.find("report"); !report.is_absent()) {
    report.allow_only({"round"});
    settings.report_round = report.find("round").text_or("");
  }
  if (const spec::Node retention = root.find("retention"); !retention.is_absent()) {
    retention.allow_only({"personal_days"});
    const long long days = retention.find("personal_days").integer_or(settings.personal_days);
    if (days < 1 || days > 3650) retention.find("personal_days").fail("between 1 and 3650 days are expected here");
    settings.personal_days = static_cast<int>(days);
  }
  if (const spec::Node limits = root.find("limits"); !limits.is_absent()) read_limits(limits, settings.limits);
  return settings;
}

}  // namespace tidtam::jobs
