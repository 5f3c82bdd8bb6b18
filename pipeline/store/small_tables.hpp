#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <Poco/Data/Session.h>

#include "pipeline/store/rows.hpp"

namespace tidtam::store {

/// Tables of few rows (`meta`, `run`, `run_step`, `artifact`), in SQL that SQLite and PostgreSQL both take, so that
/// every store shares them. Poco's exceptions become Error.
class SmallTables {
 public:
  explicit SmallTables(Poco::Data::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<std::string> meta(std::string_view key);
  void set_meta(std::string_view key, std::string_view value);

  [[nodiscard]] RunId begin_run(const RunStart& start);
  void add_run_step(RunId run, const RunStep& step);
  void end_run(RunId run, const RunEnd& end);
  [[nodiscard]] std::vector<RunRow> runs(std::size_t limit);
  [[nodiscard]] std::vector<RunStep> steps_of(RunId run);

  void forget_artifact(std::string_view path);
  [[nodiscard]] std::vector<ArtifactRow> artifacts();

 private:
  Poco::Data::Session& session_;
};

}  // namespace tidtam::store
