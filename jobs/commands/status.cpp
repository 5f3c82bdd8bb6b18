#include <map>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/run/desk_answers.hpp"
#include "jobs/run/open_names.hpp"
#include "jobs/run/session.hpp"
#include "jobs/workspace/inbox.hpp"
#include "pipeline/base/json.hpp"

namespace tidtam::jobs {

namespace {
/// What lies in the workspace: files by state, files still in the inbox, the last run.
struct Overview {
  std::map<model::SubmissionState, std::uint64_t> states;
  std::vector<store::StoredSubmission> returned;
  std::vector<store::StoredSubmission> waiting;
  std::uint64_t in_inbox = 0;
  std::vector<store::RunRow> runs;
  std::size_t names_open = 0;     ///< that the desk asks about
  std::size_t names_settled = 0;  ///< answers that hold
};

Overview overview_of(Session& session) {
  Overview overview;
  session.store->for_each_submission([&](const store::StoredSubmission& submission) {
    ++overview.states[submission.state];
    if (submission.state == model::SubmissionState::returned || submission.state == model::SubmissionState::partly) {
      overview.returned.push_back(submission);
    }
    if (submission.state == model::SubmissionState::waiting) overview.waiting.push_back(submission);
  });
  std::error_code missing;
  for (std::filesystem::recursive_directory_iterator entry(session.workspace.inbox(), missing), end; entry != end;
       entry.increment(missing)) {
    if (entry->is_regular_file() && !is_passing_file_name(entry->path().filename().string())) ++overview.in_inbox;
  }
  overview.runs = session.store->runs(1);
  overview.names_open = open_names(*session.store).size();
  overview.names_settled = load_desk_answers(session.knowledge, *session.store).names.all().size();
  return overview;
}

void print_json(const Overview& overview) {
  base::Json states = base::Json::object();
  for (const auto& [state, count] : overview.states) states[std::string(model::submission_state_word(state))] = count;
  base::Json returned = base::Json::array();
  for (const auto& submission : overview.returned) {
    returned.push_back({{"unit_code", submission.unit_code},
                        {"file", submission.source.path},
                        {"state", model::submission_state_word(submission.state)},
                        {"findings", submission.findings}});
  }
  base::Json last = nullptr;
  if (!overview.runs.empty()) {
    const store::RunRow& run = overview.runs.front();
    last = {{"job", run.start.job},
            {"started", base::to_iso_thai(run.start.started)},
            {"status", store::run_status_word(run.status)}};
  }
  fmt::print("{}\n", base::Json{{"states", states},
                                {"inbox", overview.in_inbox},
                                {"returned", returned},
                                {"names_open", overview.names_open},
                                {"names_settled", overview.names_settled},
                                {"last_run", last}}
                         .dump(2, ' ', false, base::Json::error_handler_t::replace));
}

void print_text(const Overview& overview, const Session& session) {
  const spec::Language language =
      session.workspace.settings().language == "en" ? spec::Language::en : spec::Language::th;
  const auto say = [&](const char* id) { return session.knowledge.messages.phrase(id, language); };
  if (overview.runs.empty()) {
    fmt::print("{}\n", say("status_no_run"));
  } else {
    const store::RunRow& run = overview.runs.front();
    fmt::print("{}: {} {} ({})\n", say("status_last_run"), run.start.job, base::to_iso_thai(run.start.started),
               say(fmt::format("status_run_{}", store::run_status_word(run.status)).c_str()));
  }
  fmt::print("{}: {}\n", say("status_inbox"), overview.in_inbox);
  for (const auto& [state, count] : overview.states) {
    fmt::print("{}: {}\n", say(fmt::format("status_{}", model::submission_state_word(state)).c_str()), count);
  }
  if (overview.names_open > 0)
    fmt::print("{}: {} (desk/aliases.xlsx)\n", say("status_names_open"), overview.names_open);
  if (overview.names_settled > 0) fmt::print("{}: {}\n", say("status_names_settled"), overview.names_settled);
  for (const auto& list : {&overview.returned, &overview.waiting}) {
    for (const store::StoredSubmission& submission : *list) {
      const model::UnitIndex unit = session.knowledge.units.tree.find(submission.unit_code);
      fmt::print("  {} · {} · {} · {} {}\n",
                 say(fmt::format("status_{}", model::submission_state_word(submission.state)).c_str()),
                 unit == model::kNoUnit ? say("status_unknown_unit") : session.knowledge.units.tree.unit(unit).name,
                 submission.source.path, submission.findings, say("status_findings"));
    }
  }
}
}  // namespace

void add_status(CLI::App& app, Invocation& invocation) {
  const auto json = std::make_shared<bool>(false);
  add_command(app, invocation, "status", "Say on one screen what came, what was returned and how the last run went",
              [json, &invocation] {
                Session session(invocation.workspace);
                const Overview overview = overview_of(session);
                if (*json) {
                  print_json(overview);
                } else {
                  print_text(overview, session);
                }
                return kDone;
              })
      ->add_flag("--json", *json, "one JSON object");
}

}  // namespace tidtam::jobs
