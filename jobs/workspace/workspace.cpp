#include "jobs/workspace/workspace.hpp"

#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "jobs/workspace/private_folder.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::jobs {

namespace fs = std::filesystem;

namespace {
constexpr const char* kSettingsName = "tidtam.yaml";

constexpr std::string_view kNewSettings =
    R"(# การตั้งค่าของพื้นที่ทำงานนี้ / settings of this workspace. Every line may be left out.
title: Tidtam

# th หรือ en / language of reports and receipts
language: th

# The units that report here: codes of schools and offices. An office named without any unit below it stands for all
# of them. Left empty, the whole register reports.
scope: []

inbox:
  # A file is taken when it has not changed for this many seconds.
  settle_seconds: 5

# Sheets that hold instructions and no data need no warning.
instruction_sheets: [คำชี้แจง, คำแนะนำ, คำอธิบาย]

report:
  # The round that reports show, such as FY2569Q4. Left empty: the latest round that has returns.
  round: ""

retention:
  # Files that held personal data leave the archive after so many days; what was counted stays.
  personal_days: 90

limits:
  file_mib: 128
  entry_mib: 256
  total_mib: 512
)";
}  // namespace

Workspace::Workspace(fs::path root) : root_(fs::absolute(std::move(root)).lexically_normal()) {
  if (root_.filename().empty()) root_ = root_.parent_path();
  const fs::path file = root_ / kSettingsName;
  if (!fs::exists(file)) {
    throw ConfigurationError(
        fmt::format("{}: no tidtam.yaml here; 'tidtam init {}' makes a workspace", root_.string(), root_.string()));
  }
  settings_ = load_settings(file);
}

std::optional<Workspace> Workspace::find_if_any(const std::string& named) {
  if (!named.empty()) return Workspace(named);
  if (const char* variable = std::getenv("TIDTAM_WORKSPACE"); variable && *variable) return Workspace(variable);
  std::error_code unreadable;
  for (fs::path folder = fs::current_path();; folder = folder.parent_path()) {
    if (fs::exists(folder / kSettingsName, unreadable)) return Workspace(folder);
    if (folder == folder.root_path()) return std::nullopt;
  }
}

Workspace Workspace::find(const std::string& named) {
  if (auto workspace = find_if_any(named)) return *std::move(workspace);
  throw ConfigurationError(
      "no workspace: name one with --workspace DIR or TIDTAM_WORKSPACE, or work in a folder that holds tidtam.yaml "
      "('tidtam init DIR' makes one)");
}

void Workspace::create(const fs::path& root) {
  const fs::path file = root / kSettingsName;
  if (fs::exists(file)) {
    throw ConfigurationError(fmt::format("{} is there already; it is left as it is", file.string()));
  }
  for (const char* folder : {"catalogue", "inbox", "returned", "reports", "log"}) base::make_folders(root / folder);
  make_shared_folder(root / "desk");
  for (const char* folder : {"archive", "run", "run/claimed"}) make_private_folder(root / folder);
  base::write_file_atomically(file, kNewSettings);
}

StorePlace Workspace::store_place() const {
  const std::string& store = settings_.store;
  if (store.empty()) return {root_ / "tidtam.db", ""};
  constexpr std::string_view kSqlite = "sqlite:";
  if (store.starts_with(kSqlite)) return {root_ / store.substr(kSqlite.size()), ""};
  if (store.starts_with("postgresql://")) return {{}, store};
  throw ConfigurationError(
      fmt::format("{}: 'store: {}' is not known; write sqlite:PATH or postgresql://HOST/DATABASE, or leave it out",
                  (root_ / kSettingsName).string(), store.substr(0, store.find(':'))));
}

}  // namespace tidtam::jobs
