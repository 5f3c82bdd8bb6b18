#include "tests/layering/layers.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tidtam::layering {

namespace {
using Names = std::array<std::string_view, 1>;

// What a room may include, beside itself and the standard library.
constexpr std::array<std::string_view, 1> kOnBase{"pipeline/base"};
constexpr std::array<std::string_view, 2> kOnModel{"pipeline/base", "pipeline/model"};
constexpr std::array<std::string_view, 3> kFormats{"pipeline/base", "pipeline/model", "pipeline/thai"};
constexpr std::array<std::string_view, 3> kOnSpec{"pipeline/base", "pipeline/model", "pipeline/spec"};
constexpr std::array<std::string_view, 4> kStage{"pipeline/base", "pipeline/model", "pipeline/thai", "pipeline/spec"};
constexpr std::array<std::string_view, 5> kSuggest{"pipeline/base", "pipeline/model", "pipeline/thai", "pipeline/spec",
                                                   "extractors/layouts"};
constexpr std::array<std::string_view, 5> kUnits{"pipeline/base", "pipeline/model", "pipeline/thai", "pipeline/spec",
                                                 "transforms/reference"};
constexpr std::array<std::string_view, 5> kMeasure{"pipeline/base", "pipeline/model", "pipeline/thai", "pipeline/spec",
                                                   "transforms/indicators"};
constexpr std::array<std::string_view, 6> kComparisons{"pipeline/base", "pipeline/model",        "pipeline/thai",
                                                       "pipeline/spec", "transforms/indicators", "transforms/rules"};
constexpr std::array<std::string_view, 9> kTriggers{"pipeline/base",    "pipeline/model",        "pipeline/thai",
                                                    "pipeline/spec",    "transforms/indicators", "transforms/measure",
                                                    "transforms/rules", "transforms/comparisons"};
constexpr std::array<std::string_view, 5> kDuplicates{"pipeline/base", "pipeline/model", "pipeline/thai",
                                                      "pipeline/spec", "transforms/rules"};
constexpr std::array<std::string_view, 7> kIncentives{"pipeline/base",   "pipeline/model",        "pipeline/thai",
                                                      "pipeline/spec",   "transforms/indicators", "transforms/measure",
                                                      "transforms/rules"};
constexpr std::array<std::string_view, 11> kSubmission{
    "pipeline/base",        "pipeline/model",        "pipeline/thai",          "pipeline/spec",
    "transforms/reference", "transforms/indicators", "transforms/derivations", "transforms/measure",
    "transforms/rules",     "transforms/units",      "transforms/values"};
constexpr std::array<std::string_view, 5> kWorkspace{"pipeline/base", "pipeline/thai", "pipeline/spec",
                                                     "extractors/formats", "jobs/exit_status.hpp"};
constexpr std::array<std::string_view, 12> kRun{"pipeline", "extractors", "transforms", "jobs/workspace"};
constexpr std::array<std::string_view, 12> kCommands{"pipeline",       "extractors", "transforms",
                                                     "jobs/workspace", "jobs/run",   "jobs/exit_status.hpp"};
constexpr std::array<std::string_view, 4> kMain{"pipeline/base", "jobs/commands", "jobs/exit_status.hpp",
                                                "jobs/workspace"};
constexpr std::array<std::string_view, 5> kTests{"pipeline", "extractors", "transforms", "jobs", "tests"};
constexpr std::array<std::string_view, 0> kNothing{};

// Floors of the house, from the ground up. The longest folder that fits a path is its room.
constexpr std::array kRooms{
    Room{"pipeline/base", 0, kNothing},
    Room{"pipeline/model", 1, kOnBase},
    Room{"pipeline/thai", 1, kOnBase},
    Room{"pipeline/spec", 2, kOnModel},
    Room{"pipeline/store", 2, kOnSpec},
    Room{"pipeline/report", 3, kStage},
    Room{"pipeline/deliver", 3, kOnSpec},
    Room{"extractors/formats", 3, kFormats},
    Room{"extractors/layouts", 3, kStage},
    Room{"extractors/layouts/suggest", 3, kSuggest},
    Room{"transforms/reference", 3, kStage},
    Room{"transforms/values", 3, kStage},
    Room{"transforms/rules", 3, kStage},
    Room{"transforms/merge", 3, kStage},
    Room{"transforms/indicators", 3, kStage},
    Room{"transforms/derivations", 3, kStage},
    Room{"transforms/units", 3, kUnits},
    Room{"transforms/measure", 3, kMeasure},
    Room{"transforms/comparisons", 3, kComparisons},
    Room{"transforms/triggers", 3, kTriggers},
    Room{"transforms/duplicates", 3, kDuplicates},
    Room{"transforms/incentives", 3, kIncentives},
    Room{"transforms/submission", 3, kSubmission},
    Room{"jobs/exit_status.hpp", 4, kNothing},
    Room{"jobs/workspace", 4, kWorkspace},
    Room{"jobs/run", 4, kRun},
    Room{"jobs/commands", 4, kCommands},
    Room{"jobs", 4, kMain},
    Room{"tests", 5, kTests},
};

constexpr Names kFormatsHome{"extractors/formats"};
constexpr Names kReportHome{"pipeline/report"};
constexpr Names kDeliverHome{"pipeline/deliver"};
constexpr Names kStoreHome{"pipeline/store"};
constexpr Names kThaiHome{"pipeline/thai"};
constexpr Names kSpecHome{"pipeline/spec"};
constexpr Names kJobsHome{"jobs"};
constexpr Names kBaseHome{"pipeline/base"};
constexpr std::array<std::string_view, 2> kPocoHomes{"pipeline/base", "pipeline/deliver"};

constexpr std::array kFences{
    Fence{"expat", kFormatsHome},     Fence{"libdeflate", kFormatsHome}, Fence{"isa-l/", kFormatsHome},
    Fence{"xlsxwriter", kReportHome}, Fence{"ctemplate/", kReportHome},  Fence{"Poco/Net/", kDeliverHome},
    Fence{"Poco/", kPocoHomes},       Fence{"sqlite3", kStoreHome},      Fence{"libpq", kStoreHome},
    Fence{"unicode/", kThaiHome},     Fence{"yaml-cpp/", kSpecHome},     Fence{"oneapi/tbb", kJobsHome},
    Fence{"tbb/", kJobsHome},         Fence{"CLI/", kJobsHome},          Fence{"spdlog/", kBaseHome},
    Fence{"nlohmann/", kBaseHome},    Fence{"openssl/", kBaseHome},
};

bool is_below(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

bool is_any_above(std::string_view path, std::span<const std::string_view> folders) {
  return std::ranges::any_of(folders,
                             [&](std::string_view folder) { return !folder.empty() && is_below(path, folder); });
}

/// What an `#include` line names, with its first mark; empty where the line is none.
std::string_view named_by(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (!line.starts_with('#')) return {};
  line.remove_prefix(1);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (!line.starts_with("include")) return {};
  line.remove_prefix(std::min(line.find_first_of("\"<"), line.size()));
  return line.substr(0, line.find_first_of("\">", 1));
}

/// Why `path` may not include this file of ours; empty where it may.
std::string reason_against_own(std::string_view path, std::string_view header) {
  const Room* from = room_of(path);
  const Room* to = room_of(header);
  if (!to) return "is no room of the house";
  if (from == to || is_any_above(header, from->may_include)) return {};
  return fmt::format("lies in {}, which {} does not stand on", to->folder, from->folder);
}

/// Why `path` may not include this header of a library; empty where it may. Tests may use libraries as oracles.
std::string reason_against_library(std::string_view path, std::string_view header) {
  if (is_below(path, "tests")) return {};
  for (const Fence& fence : fences()) {
    if (!header.starts_with(fence.header)) continue;
    if (is_any_above(path, fence.homes)) return {};
    return fmt::format("has its home in {}", fence.homes.front());
  }
  return {};
}
}  // namespace

std::span<const Room> rooms() {
  return kRooms;
}
std::span<const Fence> fences() {
  return kFences;
}

const Room* room_of(std::string_view path) {
  const Room* nearest = nullptr;
  for (const Room& room : kRooms) {
    if (is_below(path, room.folder) && (!nearest || room.folder.size() > nearest->folder.size())) nearest = &room;
  }
  return nearest;
}

std::vector<std::string> violations_in(const SourceText& file) {
  std::vector<std::string> violations;
  if (!room_of(file.path)) return {file.path + " lies in no room of the house"};
  std::string_view rest = file.text;
  for (int line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view named = named_by(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (named.empty()) continue;
    const std::string_view header = named.substr(1);
    const std::string reason =
        named[0] == '"' ? reason_against_own(file.path, header) : reason_against_library(file.path, header);
    if (!reason.empty())
      violations.push_back(fmt::format("{}:{} includes {}, which {}", file.path, line, header, reason));
  }
  return violations;
}

}  // namespace tidtam::layering
