#include "pipeline/store/small_tables.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>
#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include "pipeline/base/error.hpp"
#include "pipeline/store/moment.hpp"

namespace tidtam::store {

namespace {
using Poco::Data::RecordSet;
using Poco::Data::Statement;
using namespace Poco::Data::Keywords;  // NOLINT: use, bind, now are how Poco's statements read

template <typename Work>
auto guarded(std::string_view action, Work work) {
  try {
    return work();
  } catch (const Poco::Exception& failure) {
    throw Error(fmt::format("the database failed ({}): {}", action, failure.displayText()));
  }
}

std::string text_at(const RecordSet& rows, std::size_t column, std::size_t row) {
  const auto value = rows.value(column, row);
  return value.isEmpty() ? std::string() : value.convert<std::string>();
}

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
  return guarded("reading meta", [&]() -> std::optional<std::string> {
    std::string name(key);
    Statement select(session_);
    select << "SELECT value FROM meta WHERE key = $1", use(name);
    select.execute();
    const RecordSet rows(select);
    if (rows.rowCount() == 0) return std::nullopt;
    return text_at(rows, 0, 0);
  });
}

void SmallTables::set_meta(std::string_view key, std::string_view value) {
  guarded("writing meta", [&] {
    std::string name(key);
    std::string text(value);
    session_ << "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value "
                "WHERE meta.value <> excluded.value",
        use(name), use(text), now;
  });
}

RunId SmallTables::begin_run(const RunStart& start) {
  return guarded("beginning a run", [&] {
    std::string job = start.job;
    std::string started = moment_text(start.started);
    std::string status(run_status_word(RunStatus::running));
    std::string version = start.program_version;
    std::string hash = start.catalogue_hash;
    session_ << "INSERT INTO run (run_id, job, started, status, program_version, catalogue_hash) "
                "SELECT coalesce(max(run_id), 0) + 1, $1, $2, $3, $4, $5 FROM run",
        use(job), use(started), use(status), use(version), use(hash), now;
    Poco::Int64 run = 0;
    session_ << "SELECT max(run_id) FROM run", into(run), now;
    return RunId{run};
  });
}

void SmallTables::add_run_step(RunId run, const RunStep& step) {
  guarded("writing a step of the run", [&] {
    Poco::Int64 id = run;
    std::string name = step.step;
    std::string started = moment_text(step.started);
    std::string ended = moment_text(step.ended);
    std::string status(run_status_word(step.status));
    std::string counts = counts_text(step.counts);
    session_ << "INSERT INTO run_step (run_id, step, started, ended, status, counts) VALUES ($1, $2, $3, $4, $5, $6)",
        use(id), use(name), use(started), use(ended), use(status), use(counts), now;
  });
}

void SmallTables::end_run(RunId run, const RunEnd& end) {
  guarded("ending a run", [&] {
    Poco::Int64 id = run;
    std::string ended = moment_text(end.ended);
    std::string status(run_status_word(end.status));
    std::string counts = counts_text(end.counts);
    session_ << "UPDATE run SET ended = $1, status = $2, counts = $3 WHERE run_id = $4", use(ended), use(status),
        use(counts), use(id), now;
  });
}

std::vector<RunRow> SmallTables::runs(std::size_t limit) {
  return guarded("reading runs", [&] {
    Poco::Int64 most = static_cast<Poco::Int64>(limit);
    Statement select(session_);
    select << "SELECT run_id, job, started, ended, status, counts, program_version, catalogue_hash FROM run "
              "ORDER BY run_id DESC LIMIT $1",
        use(most);
    select.execute();
    const RecordSet rows(select);
    std::vector<RunRow> runs;
    for (std::size_t i = 0; i < rows.rowCount(); ++i) {
      RunStart start{text_at(rows, 1, i), parse_moment(text_at(rows, 2, i)).value_or(0), text_at(rows, 6, i),
                     text_at(rows, 7, i)};
      runs.push_back({rows.value(0, i).convert<Poco::Int64>(), std::move(start), parse_moment(text_at(rows, 3, i)),
                      parse_run_status(text_at(rows, 4, i)), parse_counts(text_at(rows, 5, i))});
    }
    return runs;
  });
}

std::vector<RunStep> SmallTables::steps_of(RunId run) {
  return guarded("reading the steps of a run", [&] {
    Poco::Int64 id = run;
    Statement select(session_);
    select << "SELECT step, started, ended, status, counts FROM run_step WHERE run_id = $1 ORDER BY started, step",
        use(id);
    select.execute();
    const RecordSet rows(select);
    std::vector<RunStep> steps;
    for (std::size_t i = 0; i < rows.rowCount(); ++i) {
      steps.push_back({text_at(rows, 0, i), parse_moment(text_at(rows, 1, i)).value_or(0),
                       parse_moment(text_at(rows, 2, i)).value_or(0), parse_run_status(text_at(rows, 3, i)),
                       parse_counts(text_at(rows, 4, i))});
    }
    return steps;
  });
}

void SmallTables::forget_artifact(std::string_view path) {
  guarded("forgetting an artifact", [&] {
    std::string name(path);
    session_ << "DELETE FROM artifact WHERE path = $1", use(name), now;
  });
}

std::vector<ArtifactRow> SmallTables::artifacts() {
  return guarded("reading artifacts", [&] {
    Statement select(session_);
    select << "SELECT path, media_type, sha256, unit_code FROM artifact ORDER BY path";
    select.execute();
    const RecordSet rows(select);
    std::vector<ArtifactRow> artifacts;
    for (std::size_t i = 0; i < rows.rowCount(); ++i) {
      artifacts.push_back({text_at(rows, 0, i), text_at(rows, 1, i), text_at(rows, 2, i), text_at(rows, 3, i)});
    }
    return artifacts;
  });
}

}  // namespace tidtam::store
