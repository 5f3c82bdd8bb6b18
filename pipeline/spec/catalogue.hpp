#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace tidtam::spec {

/// Where declarations lie: the shipped tree, and over it a workspace's own `catalogue/` folder (ARCHITECTURE 3).
/// Kinds and their shipped folders: `layouts` extractors/layouts, `suggest` extractors/layouts/suggest, `rules`
/// transforms/rules, `indicators` transforms/indicators, `reference` transforms/reference, `derivations`
/// transforms/derivations, `comparisons`, `triggers`, `duplicates` and `incentives` transforms/…, `reports` templates/reports, `html` templates/html, `messages` templates/messages, `jobs`
/// jobs/definitions, `model` pipeline/model, `views` pipeline/model/views. A workspace's file `catalogue/<kind>/<name>` replaces the shipped file of
/// that name, or adds one.
class Catalogue {
 public:
  /// `overlay` may be empty. Throws ConfigurationError when `root` is no shipped tree, and where `overlay` has a folder
  /// that is no kind.
  explicit Catalogue(std::filesystem::path root, std::filesystem::path overlay = {});

  /// All files of a kind with this extension (`.yaml`), overlay applied, ordered by file name.
  [[nodiscard]] std::vector<std::filesystem::path> files(std::string_view kind, std::string_view extension) const;
  /// One file; throws ConfigurationError, naming it, when it is in neither place.
  [[nodiscard]] std::filesystem::path file(std::string_view kind, std::string_view name) const;

 private:
  std::filesystem::path root_;
  std::filesystem::path overlay_;
};

/// The shipped tree: `TIDTAM_SHARE` when set, else `share/tidtam` beside the program's folder, else the nearest folder
/// above the program that holds `pipeline/model/tables.yaml`.
[[nodiscard]] std::filesystem::path find_shipped_root();

}  // namespace tidtam::spec
