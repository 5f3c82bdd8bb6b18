#include "jobs/workspace/limit_settings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tidtam::jobs {

namespace {
constexpr std::uint64_t kKibi = 1ULL << 10;
constexpr std::uint64_t kMebi = 1ULL << 20;

/// One key: how large it may be, what it counts in, and where it goes.
struct LimitKey {
  std::string_view name;
  std::uint64_t most;
  std::uint64_t unit;
  void (*set)(LimitSettings&, std::uint64_t);
};

constexpr std::array<LimitKey, 14> kKeys{{
    {"file_mib", 65'536, kMebi, [](LimitSettings& l, std::uint64_t v) { l.file_bytes = v; }},
    {"entry_mib", 65'536, kMebi, [](LimitSettings& l, std::uint64_t v) { l.reading.entry_bytes = v; }},
    {"total_mib", 65'536, kMebi, [](LimitSettings& l, std::uint64_t v) { l.reading.total_bytes = v; }},
    {"inflate_ratio", 1'100, 1, [](LimitSettings& l, std::uint64_t v) { l.reading.inflate_ratio = v; }},
    {"ratio_from_kib", 1'048'576, kKibi, [](LimitSettings& l, std::uint64_t v) { l.reading.ratio_from_bytes = v; }},
    {"zip_entries", 65'535, 1, [](LimitSettings& l, std::uint64_t v) { l.reading.entries = v; }},
    {"sheets", 65'535, 1, [](LimitSettings& l, std::uint64_t v) { l.reading.sheets = v; }},
    {"rows", model::kMaxRows, 1,
     [](LimitSettings& l, std::uint64_t v) { l.reading.rows = static_cast<std::uint32_t>(v); }},
    {"columns", model::kMaxColumns, 1,
     [](LimitSettings& l, std::uint64_t v) { l.reading.columns = static_cast<std::uint32_t>(v); }},
    {"cells", 1'000'000'000, 1, [](LimitSettings& l, std::uint64_t v) { l.reading.cells = v; }},
    {"merged_ranges", 10'000'000, 1, [](LimitSettings& l, std::uint64_t v) { l.reading.merged_ranges = v; }},
    {"cell_text_kib", 1'048'576, kKibi, [](LimitSettings& l, std::uint64_t v) { l.reading.string_bytes = v; }},
    {"texts_mib", 65'536, kMebi, [](LimitSettings& l, std::uint64_t v) { l.reading.text_bytes = v; }},
    {"xml_depth", 10'000, 1, [](LimitSettings& l, std::uint64_t v) { l.reading.xml_depth = v; }},
}};
}  // namespace

void read_limits(const spec::Node& node, LimitSettings& limits) {
  for (const auto& [name, value] : node.entries()) {
    const auto key = std::ranges::find(kKeys, name, &LimitKey::name);
    if (key == kKeys.end()) {
      std::array<std::string_view, kKeys.size()> names;
      std::ranges::transform(kKeys, names.begin(), &LimitKey::name);
      value.fail(fmt::format("there is no limit '{}'; limits are {}", name, fmt::join(names, ", ")));
    }
    const long long count = value.integer();
    if (count < 1 || static_cast<std::uint64_t>(count) > key->most)
      value.fail(fmt::format("{} is between 1 and {}", name, key->most));
    key->set(limits, static_cast<std::uint64_t>(count) * key->unit);
  }
}

}  // namespace tidtam::jobs
