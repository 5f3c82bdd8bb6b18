#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractors/formats/reader.hpp"
#include "extractors/layouts/matcher.hpp"
#include "extractors/layouts/suggest/suggest.hpp"
#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/spec/messages.hpp"
#include "pipeline/spec/schema.hpp"

namespace tidtam::jobs {

namespace {

namespace suggest = layouts::suggest;

struct SuggestOptions {
  std::string file;
  std::string sheet;
  std::size_t table = 0;  ///< 1 is the first; 0: all
  std::string id;
  std::string to;
  std::string language = "th";
};

/// What a workspace, or the shipped tree where there is none, knows of layouts.
struct LayoutKnowledge {
  spec::Catalogue catalogue;
  model::Schema schema = spec::load_schema(catalogue);
  spec::Messages messages = spec::Messages::load(catalogue);
  std::vector<layouts::LayoutSpec> layouts = layouts::load_layouts(catalogue, &schema);
  layouts::LayoutOptions options = layouts::load_options(catalogue);
  suggest::Words words = suggest::load_words(catalogue);
};

/// Suggests for the sheets of one file, prints or writes what comes of it and says on stderr what does not.
class SuggestCommand {
 public:
  SuggestCommand(const SuggestOptions& options, const LayoutKnowledge& knowledge, const formats::Limits& limits)
      : options_(options),
        knowledge_(knowledge),
        limits_(limits),
        language_(options.language == "en" ? spec::Language::en : spec::Language::th) {}

  int run() {
    const std::string bytes = base::read_file(options_.file);
    const std::filesystem::path path(options_.file);
    const auto reading = formats::read_workbook(bytes, path.filename().string(), limits_);
    if (!reading) {
      model::Finding reason = reading.reason();
      reason.file = options_.file;
      complain(knowledge_.messages.sentence(reason, language_));
      return kFatal;
    }
    const model::Workbook& workbook = reading.value().workbook;
    suggest::Quest quest{sheets_of(workbook), path.stem().string(), options_.id};
    if (quest.sheets.empty()) return kUsage;
    suggest::Answer answer =
        suggest::suggest_layouts(quest, {knowledge_.layouts, knowledge_.options, knowledge_.schema}, knowledge_.words);
    for (const suggest::Remark& refusal : answer.refusals) complain(phrase(refusal.phrase, refusal.blanks));
    suggestions_ = std::move(answer.suggestions);
    return hand_out();
  }

 private:
  void complain(const std::string& sentence) const { fmt::print(stderr, "tidtam: {}\n", sentence); }
  [[nodiscard]] std::string phrase(const std::string& id, const spec::Blanks& blanks) const {
    return knowledge_.messages.phrase(id, language_, blanks);
  }

  /// The sheet asked for, else those that no layout takes. None, with a complaint, where there is no such sheet.
  [[nodiscard]] std::vector<const model::Sheet*> sheets_of(const model::Workbook& workbook) const {
    if (!options_.sheet.empty()) return sheet_asked_for(workbook);
    const layouts::Extraction extraction = layouts::extract(workbook, knowledge_.layouts, knowledge_.options);
    std::vector<const model::Sheet*> sheets;
    for (const model::Sheet& sheet : workbook.sheets) {
      if (is_unknown(sheet.name, extraction)) sheets.push_back(&sheet);
    }
    if (sheets.empty()) complain_of_known(extraction);
    return sheets;
  }

  /// No layout took anything of it, and something was found to say about its heads.
  [[nodiscard]] static bool is_unknown(const std::string& sheet, const layouts::Extraction& extraction) {
    const auto match = std::ranges::find(extraction.sheets, sheet, &layouts::SheetMatch::sheet);
    if (match == extraction.sheets.end() || !match->layouts.empty()) return false;
    return std::ranges::any_of(extraction.findings, [&](const model::Finding& finding) {
      return finding.sheet == sheet && finding.rule.starts_with("HDR-");
    });
  }

  [[nodiscard]] std::vector<const model::Sheet*> sheet_asked_for(const model::Workbook& workbook) const {
    std::string names;
    for (const model::Sheet& sheet : workbook.sheets) {
      if (sheet.name == options_.sheet) return {&sheet};
      names += (names.empty() ? "“" : ", “") + sheet.name + "”";
    }
    complain(phrase("suggest_no_sheet", {{"file", options_.file}, {"sheet", options_.sheet}, {"sheets", names}}));
    return {};
  }

  /// Says which layout takes each sheet already.
  void complain_of_known(const layouts::Extraction& extraction) const {
    std::string sheets;
    for (const layouts::SheetMatch& match : extraction.sheets) {
      if (match.n_cells == 0) continue;
      const std::string by = fmt::format("{}", fmt::join(match.layouts, ", "));
      sheets += (sheets.empty() ? "" : ", ") + phrase(by.empty() ? "suggest_sheet_passed_over" : "suggest_sheet_taken",
                                                      {{"sheet", match.sheet}, {"layouts", by}});
    }
    complain(phrase(sheets.empty() ? "suggest_no_cells_at_all" : "suggest_all_known",
                    {{"file", options_.file}, {"sheets", sheets}}));
  }

  int hand_out() {
    const std::size_t n = suggestions_.size();
    if (options_.table > n && n > 0) {
      complain(phrase("suggest_no_such_table", {{"table", std::to_string(options_.table)}, {"n", std::to_string(n)}}));
      return kUsage;
    }
    if (n == 0) return kFatal;
    if (options_.table > 0) suggestions_ = {suggestions_[options_.table - 1]};
    if (!options_.to.empty()) return write_all();
    for (const suggest::Suggestion& suggestion : suggestions_) {
      fmt::print("{}{}", &suggestion == suggestions_.data() ? "" : "---\n", yaml_of(suggestion));
    }
    if (suggestions_.size() > 1) complain(phrase("suggest_several", {{"n", std::to_string(suggestions_.size())}}));
    return kDone;
  }

  [[nodiscard]] std::string yaml_of(const suggest::Suggestion& suggestion) const {
    return suggest::to_yaml(suggestion, knowledge_.messages, language_);
  }

  [[nodiscard]] std::filesystem::path file_of(const suggest::Suggestion& suggestion) const {
    return std::filesystem::path(options_.to) / (suggestion.id + ".yaml");
  }

  /// All or none: no file is written over.
  int write_all() const {
    for (const suggest::Suggestion& suggestion : suggestions_) {
      const std::filesystem::path file = file_of(suggestion);
      if (!std::filesystem::exists(file)) continue;
      complain(phrase("suggest_file_there", {{"file", file.string()}}));
      return kUsage;
    }
    std::error_code failure;
    std::filesystem::create_directories(options_.to, failure);
    if (failure) {
      complain(phrase("suggest_no_folder", {{"folder", options_.to}, {"reason", failure.message()}}));
      return kFatal;
    }
    for (const suggest::Suggestion& suggestion : suggestions_) {
      base::write_file_atomically(file_of(suggestion), yaml_of(suggestion));
      fmt::print("{}\n", file_of(suggestion).string());
    }
    return kDone;
  }

  const SuggestOptions& options_;
  const LayoutKnowledge& knowledge_;
  const formats::Limits& limits_;
  spec::Language language_;
  std::vector<suggest::Suggestion> suggestions_;
};

int suggest_layouts(const SuggestOptions& options, const std::string& named_workspace) {
  std::filesystem::path overlay;
  Settings settings;
  if (const auto workspace = Workspace::find_if_any(named_workspace)) {
    overlay = workspace->catalogue();
    settings = workspace->settings();
  }
  LayoutKnowledge knowledge{spec::Catalogue(spec::find_shipped_root(), overlay)};
  for (const std::string& name : settings.instruction_sheets) knowledge.options.instruction_sheets.push_back(name);
  return SuggestCommand(options, knowledge, settings.limits.reading).run();
}

/// A layout's id is its file's name and part of the store's keys.
std::string id_complaint(const std::string& id) {
  const bool is_id = !id.empty() && id.front() >= 'a' && id.front() <= 'z' && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  return is_id ? "" : "an id is made of small letters a-z, digits and _, a letter first: " + id;
}
}  // namespace

void add_layout(CLI::App& app, Invocation& invocation) {
  CLI::App* group = app.add_subcommand("layout", "Layouts for sheets that are not known yet");
  group->require_subcommand(1);
  group->footer(kExitStatusHelp);
  const auto options = std::make_shared<SuggestOptions>();
  CLI::App* command =
      add_command(*group, invocation, "suggest",
                  "Propose a layout file for each table that no layout takes, with the evidence as comments",
                  [options, &invocation] { return suggest_layouts(*options, invocation.workspace); });
  command->add_option("FILE", options->file, "a spreadsheet")->required();
  command->add_option("--sheet", options->sheet, "this sheet alone, known or not");
  command->add_option("--table", options->table, "this table alone, counted from 1 in the order of the sheets")
      ->check(CLI::PositiveNumber);
  command->add_option("--id", options->id, "id of the layout, which is its file's name too")->check(id_complaint);
  command->add_option("--to", options->to, "a folder that gets <id>.yaml of each, such as catalogue/layouts");
  command->add_option("--language", options->language, "of the comments, th or en")->check(CLI::IsMember({"th", "en"}));
}

}  // namespace tidtam::jobs
