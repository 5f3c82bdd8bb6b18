#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/run/open_store.hpp"
#include "jobs/run/return_reader.hpp"
#include "jobs/workspace/inbox.hpp"
#include "jobs/workspace/site_key.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "pipeline/base/json.hpp"

namespace tidtam::jobs {

namespace {
struct Options {
  std::vector<std::string> files;
  std::string unit;
  std::string language = "th";
  bool verbose = false;
  bool json = false;
};

spec::Language language_of(const std::string& word) {
  return word == "en" ? spec::Language::en : spec::Language::th;
}

/// `640 used, 40 head, 132 unmapped`.
std::string fates_in_words(const model::FateCounts& sheet) {
  std::string words;
  for (const model::CellFate fate : model::kLastFates) {
    if (sheet.of(fate) == 0) continue;
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", sheet.of(fate), model::fate_word(fate));
  }
  return words;
}

void print_text(const std::string& file, const ReturnReading& reading, const Knowledge& knowledge,
                const Options& options) {
  const model::Submission& submission = reading.submission;
  fmt::print("{}: {} · {} · {} · {} rows · {} facts\n", printable_path(file),
             model::submission_state_word(submission.state), submission.unit_code.empty() ? "?" : submission.unit_code,
             submission.period.empty() ? "?" : submission.period, submission.rows, submission.facts.size());
  if (options.verbose) {
    for (const layouts::SheetMatch& sheet : reading.sheets) {
      std::string layouts;
      for (const std::string& layout : sheet.layouts) layouts += (layouts.empty() ? "" : ", ") + layout;
      fmt::print("  [{}] {} ({:.0f})\n", sheet.sheet, layouts.empty() ? "-" : layouts, sheet.score);
      for (const std::string& line : sheet.evidence) fmt::print("      {}\n", line);
    }
    for (const model::FateCounts& sheet : submission.cells)
      fmt::print("  [{}] {} cells: {}\n", sheet.sheet, sheet.n_cells, fates_in_words(sheet));
  }
  for (const model::Finding& finding : submission.findings) {
    std::string place = finding.sheet;
    if (!finding.cell.empty()) place += (place.empty() ? "" : "!") + finding.cell;
    fmt::print("  {} {} {}{}\n", model::severity_word(finding.severity), finding.rule,
               place.empty() ? "" : place + ": ", knowledge.messages.sentence(finding, language_of(options.language)));
  }
}

base::Json json_of(const std::string& file, const ReturnReading& reading, const Knowledge& knowledge) {
  base::Json findings = base::Json::array();
  for (const model::Finding& finding : reading.submission.findings) {
    findings.push_back({{"rule", finding.rule},
                        {"severity", model::severity_word(finding.severity)},
                        {"sheet", finding.sheet},
                        {"cell", finding.cell},
                        {"found", finding.found},
                        {"expected", finding.expected},
                        {"message_th", knowledge.messages.sentence(finding, spec::Language::th)},
                        {"message_en", knowledge.messages.sentence(finding, spec::Language::en)}});
  }
  base::Json sheets = base::Json::array();
  for (const layouts::SheetMatch& sheet : reading.sheets) {
    sheets.push_back(
        {{"sheet", sheet.sheet}, {"layouts", sheet.layouts}, {"score", sheet.score}, {"evidence", sheet.evidence}});
  }
  const model::Submission& submission = reading.submission;
  base::Json cells = base::Json::array();
  for (const model::FateCounts& sheet : submission.cells) {
    base::Json counts{{"sheet", sheet.sheet}, {"cells", sheet.n_cells}};
    for (const model::CellFate fate : model::kLastFates) counts[std::string(model::fate_word(fate))] = sheet.of(fate);
    cells.push_back(std::move(counts));
  }
  return {{"file", printable_path(file)},      {"state", model::submission_state_word(submission.state)},
          {"unit_code", submission.unit_code}, {"period", submission.period},
          {"rows", submission.rows},           {"facts", submission.facts.size()},
          {"cells", std::move(cells)},         {"sheets", std::move(sheets)},
          {"findings", std::move(findings)}};
}

ReturnReading read_as_run_would(const std::string& file, const Options& options, const Knowledge& knowledge,
                                const Settings& settings, const ReadingTerms& terms) {
  std::error_code no_size;  // what cannot be read is said below
  const std::uint64_t size = std::filesystem::file_size(file, no_size);
  if (!no_size && size > settings.limits.file_bytes)
    return {too_large({file, {}, 0, options.unit, size}, knowledge, settings.limits.file_bytes), {}};
  const std::string bytes = base::read_file(file);
  const auto modified = std::chrono::file_clock::to_sys(std::filesystem::last_write_time(file)).time_since_epoch();
  const base::Seconds received = std::chrono::duration_cast<std::chrono::seconds>(modified).count();
  return read_return({file, base::sha256_of(bytes), received, options.unit, bytes.size()}, bytes, knowledge, terms);
}

/// What officers have answered in the workspace; nothing where there is none, or no run has been in it yet.
DeskAnswers answers_in(const std::optional<Workspace>& workspace, const Knowledge& knowledge) {
  const auto store = workspace ? open_store_if_any(*workspace, knowledge.schema) : nullptr;
  return store ? load_desk_answers(knowledge, *store) : DeskAnswers{};
}

int check_files(const Options& options, const std::string& named_workspace) {
  std::filesystem::path overlay;
  Settings settings;
  const auto workspace = Workspace::find_if_any(named_workspace);
  if (workspace) {
    overlay = workspace->catalogue();
    settings = workspace->settings();
  }
  const Knowledge knowledge(overlay, settings.scope, settings.instruction_sheets);
  const DeskAnswers answers = answers_in(workspace, knowledge);
  const std::string site_key = load_site_key(knowledge.messages);
  const ReadingTerms terms{answers, settings.limits.reading, site_key};
  bool one_goes_back = false;
  bool one_is_unreadable = false;
  for (const std::string& file : options.files) {
    try {
      const ReturnReading reading = read_as_run_would(file, options, knowledge, settings, terms);
      if (options.json) {
        fmt::print("{}\n",
                   json_of(file, reading, knowledge).dump(-1, ' ', false, base::Json::error_handler_t::replace));
      } else {
        print_text(file, reading, knowledge, options);
      }
      const auto state = reading.submission.state;
      one_goes_back |= state == model::SubmissionState::returned || state == model::SubmissionState::partly;
    } catch (const Error& failure) {
      fmt::print(stderr, "tidtam: {}\n", failure.what());
      one_is_unreadable = true;
    }
  }
  return one_is_unreadable ? kFatal : one_goes_back ? kReturned : kDone;
}
}  // namespace

void add_check(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, invocation, "check", "Read files as a run would and say what is wrong with them; loads nothing",
                  [options, &invocation] { return check_files(*options, invocation.workspace); });
  command->add_option("FILE", options->files, "spreadsheets")->required();
  command->add_option("--unit", options->unit, "the unit in whose inbox folder the files would lie");
  command->add_option("--language", options->language, "th or en")->check(CLI::IsMember({"th", "en"}));
  command->add_flag("-v,--verbose", options->verbose, "how each sheet was recognised");
  command->add_flag("--json", options->json, "one JSON object a line");
}

}  // namespace tidtam::jobs
