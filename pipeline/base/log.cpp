#include "pipeline/base/log.hpp"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "pipeline/base/files.hpp"

namespace tidtam::base {

// shared_ptr because spdlog's sinks and loggers are made to be shared.
std::shared_ptr<Log> open_log(const std::filesystem::path& folder, std::string_view level) {
  std::vector<spdlog::sink_ptr> sinks{std::make_shared<spdlog::sinks::stderr_sink_mt>()};
  if (!folder.empty()) {
    make_folders(folder);
    constexpr std::size_t kEightMiB = std::size_t{8} << 20;
    sinks.push_back(
        std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "tidtam.log").string(), kEightMiB, 5));
  }
  auto log = std::make_shared<Log>("tidtam", sinks.begin(), sinks.end());
  log->set_level(spdlog::level::from_str(std::string(level)));
  log->set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
  log->flush_on(spdlog::level::info);
  return log;
}

std::shared_ptr<Log> silent_log() {
  return std::make_shared<Log>("silent", std::make_shared<spdlog::sinks::null_sink_mt>());
}

}  // namespace tidtam::base
