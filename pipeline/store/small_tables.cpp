#include "pipeline/store/small_tables.hpp"

#include <charconv>

#include <fmt/format.h>

#include "pipeline/store/moment.hpp"

namespace tidtam::store {

namespace {
/// `loaded=3 read=4`.
std::string counts_text(const Counts& counts) {
  std::string text;
  for (const auto& [name, number] : counts) text += fmt::format("{}{}={}", text.empty() ? "" : " ", name, number);
  return text;
}

Counts parse_counts(std::string_view text) {
  Counts counts;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    std::int64_t number = 0;
    std::from_chars(pair.data() + equals + 1, pair.data() + pair.size(), number);
    counts.emplace(pair.substr(0, equals), number);
  }
  return counts;
}

RunStatus parse_run_status(std::string_view word) {
  for (const RunStatus status : {RunStatus::running, RunStatus::done, RunStatus::incomplete}) {
    if (run_status_word(status) == word) return status;
  }
  return RunStatus::failed;
}
}  // namespace

std::optional<std::string> SmallTables::meta(std::string_view key) {
  const auto select = database_.prepare("SELECT value FROM meta WHERE key = $1");
  select->bind(1, key);
  std::optional<std::string> value;
  while (select->step()) value = select->text(0);
  return value;
}

void SmallTables::set_meta(std::string_view key, std::string_view value) {
  const auto upsert = database_.prepare(
      "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value "
      "WHERE meta.value <> excluded.value");
  upsert->bind_exact(1, key);
  upsert->bind_exact(2, value);
  upsert->run();
}

RunId SmallTables::begin_run(const RunStart& start) {
  database_.exclude_others();  // or two would take the same number
  const std::string started = moment_text(start.started);
  const auto insert = database_.prepare(
      "INSERT INTO run (run_id, job, started, status, program_version, catalogue_hash) "
      "SELECT coalesce(max(run_id), 0) + 1, $1, $2, $3, $4, $5 FROM run RETURNING run_id");
  insert->with(std::string_view(start.job), std::string_view(started), run_status_word(RunStatus::running),
               std::string_view(start.program_version), std::string_view(start.catalogue_hash));
  RunId run = 0;
  while (insert->step()) run = insert->integer(0);
  return run;
}

void SmallTables::add_run_step(RunId run, const RunStep& step) {
  const std::string started = moment_text(step.started);
  const std::string ended = moment_text(step.ended);
  const std::string counts = counts_text(step.counts);
  database_
      .prepare("INSERT INTO run_step (run_id, step, started, ended, status, counts) VALUES ($1, $2, $3, $4, $5, $6)")
      ->with(run, std::string_view(step.step), std::string_view(started), std::string_view(ended),
             run_status_word(step.status), std::string_view(counts))
      .run();
}

void SmallTables::end_run(RunId run, const RunEnd& end) {
  const std::string ended = moment_text(end.ended);
  const std::string counts = counts_text(end.counts);
  database_.prepare("UPDATE run SET ended = $1, status = $2, counts = $3 WHERE run_id = $4")
      ->with(std::string_view(ended), run_status_word(end.status), std::string_view(counts), run)
      .run();
}

std::vector<RunRow> SmallTables::runs(std::size_t limit) {
  const auto select = database_.prepare(
      "SELECT run_id, job, started, ended, status, counts, program_version, catalogue_hash FROM run "
      "ORDER BY run_id DESC LIMIT $1");
  select->bind(1, static_cast<std::int64_t>(limit));
  std::vector<RunRow> runs;
  while (select->step()) {
    RunStart start{std::string(select->text(1)), parse_moment(select->text(2)).value_or(0),
                   std::string(select->text(6)), std::string(select->text(7))};
    runs.push_back({select->integer(0), std::move(start), parse_moment(select->text(3)),
                    parse_run_status(select->text(4)), parse_counts(select->text(5))});
  }
  return runs;
}

std::vector<RunStep> SmallTables::steps_of(RunId run) {
  const auto select = database_.prepare(
      "SELECT step, started, ended, status, counts FROM run_step WHERE run_id = $1 ORDER BY started, step");
  select->bind(1, run);
  std::vector<RunStep> steps;
  while (select->step()) {
    steps.push_back({std::string(select->text(0)), parse_moment(select->text(1)).value_or(0),
                     parse_moment(select->text(2)).value_or(0), parse_run_status(select->text(3)),
                     parse_counts(select->text(4))});
  }
  return steps;
}

void SmallTables::put_artifacts(std::span<const ArtifactRow> artifacts) {
  const auto upsert = database_.prepare(
      "INSERT INTO artifact (path, media_type, sha256, unit_code) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (path) DO UPDATE SET media_type = excluded.media_type, sha256 = excluded.sha256, "
      "unit_code = excluded.unit_code WHERE artifact.sha256 <> excluded.sha256 OR "
      "artifact.media_type <> excluded.media_type OR artifact.unit_code IS DISTINCT FROM excluded.unit_code");
  for (const ArtifactRow& artifact : artifacts) {
    upsert
        ->with(std::string_view(artifact.path), std::string_view(artifact.media_type),
               std::string_view(artifact.sha256), std::string_view(artifact.unit_code))
        .run();
  }
}

void SmallTables::forget_artifact(std::string_view path) {
  database_.prepare("DELETE FROM artifact WHERE path = $1")->with(path).run();
}

std::vector<ArtifactRow> SmallTables::artifacts() {
  const auto select = database_.prepare("SELECT path, media_type, sha256, unit_code FROM artifact ORDER BY path");
  std::vector<ArtifactRow> artifacts;
  while (select->step()) {
    artifacts.push_back({std::string(select->text(0)), std::string(select->text(1)), std::string(select->text(2)),
                         std::string(select->text(3))});
  }
  return artifacts;
}

}  // namespace tidtam::store
