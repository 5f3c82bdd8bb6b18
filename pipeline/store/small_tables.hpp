#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/database.hpp"
#include "pipeline/store/rows.hpp"

namespace tidtam::store {

/// Tables of few rows: `meta`, `run`, `run_step`, `artifact`.
class SmallTables {
 public:
  explicit SmallTables(Database& database) : database_(database) {}

  [[nodiscard]] std::optional<std::string> meta(std::string_view key);
  void set_meta(std::string_view key, std::string_view value);

  /// Within a transaction.
  [[nodiscard]] RunId begin_run(const RunStart& start);
  void add_run_step(RunId run, const RunStep& step);
  void end_run(RunId run, const RunEnd& end);
  [[nodiscard]] std::vector<RunRow> runs(std::size_t limit);
  [[nodiscard]] std::vector<RunStep> steps_of(RunId run);

  void put_artifacts(std::span<const ArtifactRow> artifacts);
  void forget_artifact(std::string_view path);
  [[nodiscard]] std::vector<ArtifactRow> artifacts();

 private:
  Database& database_;
};

}  // namespace tidtam::store
