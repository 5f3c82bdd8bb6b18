#include "jobs/run/desk_step.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "jobs/run/open_findings.hpp"
#include "jobs/run/open_names.hpp"
#include "jobs/workspace/private_folder.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "pipeline/report/desk_form.hpp"
#include "pipeline/thai/key.hpp"
#include "transforms/submission/unit_findings.hpp"
#include "transforms/units/settled_codes.hpp"

namespace tidtam::jobs {

namespace {
namespace fs = std::filesystem;

constexpr const char* kMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::array kForms{"aliases", "acknowledgements"};

using Cells = std::map<std::string, std::string>;  ///< of one row, by the keys of the form's columns

std::string path_of(std::string_view form) {
  return fmt::format("desk/{}.xlsx", form);
}

/// The bytes that a run wrote last, by their hash; nothing where none did.
std::optional<std::string> written_hash(store::Store& store, const std::string& path) {
  for (const store::ArtifactRow& artifact : store.artifacts()) {
    if (artifact.path == path) return artifact.sha256;
  }
  return std::nullopt;
}

/// Whether the file there is not what a run wrote: an officer has saved it.
bool is_filled_in(const fs::path& file, const std::optional<std::string>& written) {
  std::error_code missing;
  if (!fs::is_regular_file(file, missing)) return false;
  return !written || base::sha256_of(base::read_file(file)) != *written;
}

bool is_open_in_a_program(const fs::path& file) {
  std::error_code missing;
  const std::string name = file.filename().string();
  return fs::exists(file.parent_path() / ("~$" + name), missing) ||
         fs::exists(file.parent_path() / (".~lock." + name + "#"), missing);
}

report::DeskForm form_of(const Knowledge& knowledge, const std::string& id, const std::string& language) {
  const spec::Node file = spec::Node::load(knowledge.catalogue.file("desk", id + ".yaml"));
  const std::string layout = file.at("layout").text();
  const auto spec = std::ranges::find(knowledge.layouts, layout, [](const auto& one) { return one.id; });
  if (spec == knowledge.layouts.end()) file.at("layout").fail(fmt::format("there is no layout '{}'", layout));
  report::DeskForm form = report::read_desk_form(file, language, [&](const spec::Node& field) {
    const auto ordinal = spec->record.ordinal_of(field.text());
    if (!ordinal) field.fail(fmt::format("the layout '{}' has no field '{}'", layout, field.text()));
    return layouts::standard_head(spec->heads[*ordinal]);
  });
  if (form.sheets.size() != 2)
    file.at("sheets").fail("two sheets are expected, one of open questions and one of answers");
  return form;
}

void add_row(report::DeskSheet& sheet, const Cells& cells) {
  std::vector<std::string>& row = sheet.rows.emplace_back();
  for (const report::DeskColumn& column : sheet.columns) {
    const auto found = cells.find(column.key);
    row.push_back(found == cells.end() ? std::string() : found->second);
  }
}

std::string called(const model::Unit& unit) {
  const std::string& office = unit.short_name.empty() ? unit.name : unit.short_name;
  const std::string name = unit.kind == model::UnitKind::school ? "โรงเรียน" + unit.name : office;
  return unit.amphoe.empty() ? name : fmt::format("{} อ.{}", name, unit.amphoe);
}

/// The sheets of unknown and of settled names.
class NameSheets {
 public:
  NameSheets(const Knowledge& knowledge, spec::Language language) : knowledge_(knowledge), language_(language) {}

  [[nodiscard]] Cells open_row(const OpenName& name) const {
    const model::NameQuestion& asked = name.question;
    Cells cells{{"raw", asked.raw},
                {"kind", knowledge_.messages.phrase("desk_kind_" + asked.kind, language_)},
                {"amphoe", asked.amphoe},
                {"province", asked.province},
                {"sender", asked.sender},
                {"submission", name.submission},
                {"rows", std::to_string(name.rows)},
                {"file", name.files > 1 ? fmt::format("{} (+{})", name.file, name.files - 1) : name.file},
                {"sheet", asked.sheet},
                {"cell", asked.cell}};
    const model::UnitIndex sender = tree().find(asked.sender);
    if (sender != model::kNoUnit) cells["sender_name"] = called(tree().unit(sender));
    if (transforms::is_unit_kind(asked.kind)) {
      offer_candidates(asked, sender, cells);
    } else {
      offer_indicators(asked, cells);
    }
    return cells;
  }

  [[nodiscard]] Cells settled_row(const transforms::SettledName& name) const {
    const transforms::NameAnswer& answer = name.answer;
    return {{"raw", answer.raw},       {"unit", fmt::format("{} {}", answer.unit_code, meant_by(name))},
            {"by", answer.by},         {"on", transforms::buddhist_day(answer.on)},
            {"amphoe", answer.amphoe}, {"province", answer.province},
            {"sender", answer.sender}, {"submission", answer.submission}};
  }

 private:
  [[nodiscard]] const model::UnitTree& tree() const { return knowledge_.units.tree; }

  void offer_candidates(const model::NameQuestion& asked, model::UnitIndex sender, Cells& cells) const {
    transforms::NameContext context;
    context.amphoe = asked.amphoe;
    context.province = asked.province;
    context.within_unit = sender;
    const auto match = knowledge_.resolver.by_name(asked.raw, context);
    std::size_t rank = 0;
    for (const transforms::UnitCandidate& candidate : match.candidates) {
      const model::Unit& unit = tree().unit(candidate.unit);
      cells[fmt::format("candidate_{}", ++rank)] =
          fmt::format("{} {} · {:.0f}%", unit.code, called(unit), candidate.score * 100);
    }
  }

  [[nodiscard]] std::string meant_by(const transforms::SettledName& name) const {
    if (transforms::is_unit_kind(name.answer.kind)) return called(tree().unit(name.unit));
    const model::Indicator* indicator = knowledge_.indicators.find(name.answer.unit_code);
    return indicator ? indicator->title : std::string();
  }

  /// The indicators whose titles take the fewest edits.
  void offer_indicators(const model::NameQuestion& asked, Cells& cells) const {
    constexpr std::size_t kMostEdits = 40;
    const std::string key = thai::match_key(asked.raw);
    std::multimap<std::size_t, const model::Indicator*> nearest;
    for (const model::Indicator& indicator : knowledge_.indicators.indicators()) {
      if (const auto edits = thai::bounded_edit_distance(key, thai::match_key(indicator.title), kMostEdits))
        nearest.emplace(*edits, &indicator);
    }
    std::size_t rank = 0;
    for (const auto& [edits, indicator] : nearest) {
      if (++rank > 3) break;
      cells[fmt::format("candidate_{}", rank)] = indicator->id + " " + indicator->title;
    }
  }

  const Knowledge& knowledge_;
  spec::Language language_;
};

std::string name_of(const std::string& unit_code, const Knowledge& knowledge) {
  const model::UnitIndex unit = knowledge.units.tree.find(unit_code);
  return unit == model::kNoUnit ? unit_code : called(knowledge.units.tree.unit(unit));
}

Cells open_row(const OpenFinding& open, const Knowledge& knowledge, const std::string& language) {
  const store::FindingRow& first = open.first;
  const bool thai = language == "th";
  const auto word_of = thai ? spec::Language::th : spec::Language::en;
  const std::string severity = fmt::format("desk_{}", model::severity_word(first.severity));
  return {{"rule", open.rule},
          {"what", thai ? first.message_th : first.message_en},
          {"unit_name", name_of(open.unit_code, knowledge)},
          {"unit_code", open.unit_code},
          {"period", open.period},
          {"severity", knowledge.messages.phrase(severity, word_of)},
          {"count", std::to_string(open.count)},
          {"place", open.file},
          {"sheet", first.sheet},
          {"cell", first.cell},
          {"about", first.about}};
}

/// How far a waiver reaches within a file: a sheet, a row and column or a cell of it; empty for all.
std::string where_of(const transforms::Waiver& waiver) {
  std::string where = waiver.sheet;
  const std::string& place = waiver.about.empty() ? waiver.cell : waiver.about;
  if (!place.empty()) where += (where.empty() ? "" : " › ") + place;
  return where;
}

Cells standing_row(const transforms::Waiver& waiver, const Knowledge& knowledge) {
  return {{"rule", waiver.rule},
          {"unit_name", name_of(waiver.unit_code, knowledge)},
          {"period", waiver.period},
          {"where", where_of(waiver)},
          {"reason", waiver.reason},
          {"owner", waiver.owner},
          {"on", transforms::buddhist_day(waiver.on)},
          {"until", waiver.until ? transforms::buddhist_day(*waiver.until) : std::string()}};
}

void clear(const Workspace& workspace, store::Store& store, const std::string& path) {
  const auto written = written_hash(store, path);
  const fs::path file = workspace.root() / path;
  if (!written || is_filled_in(file, written)) return;
  fs::remove(file);
  store.forget_artifact(path);
}

void place(const Workspace& workspace, store::Store& store, std::string_view id, const report::DeskForm& form) {
  const std::string path = path_of(id);
  const bool is_empty = std::ranges::all_of(form.sheets, [](const auto& sheet) { return sheet.rows.empty(); });
  if (is_empty) return clear(workspace, store, path);
  const fs::path file = workspace.root() / path;
  const auto written = written_hash(store, path);
  if (is_filled_in(file, written)) return;
  const std::string bytes = report::desk_form_bytes(form, workspace.run_folder());
  const std::string hash = base::sha256_of(bytes);
  std::error_code missing;
  if (written == hash && fs::exists(file, missing)) return;
  // The old sheet goes first: a run that is killed in between leaves none, and no sheet of ours is taken for an
  // officer's.
  fs::remove(file, missing);
  store.put_artifacts(std::vector<store::ArtifactRow>{{path, kMediaType, hash, {}}});
  base::write_file_atomically(file, bytes);
}
}  // namespace

void hand_in_filled_sheets(const Workspace& workspace, store::Store& store, base::Log& log) {
  for (const char* form : kForms) {
    const std::string path = path_of(form);
    const fs::path file = workspace.root() / path;
    if (!is_filled_in(file, written_hash(store, path))) continue;
    const fs::path to = workspace.inbox() / file.filename();
    std::error_code failed;
    if (is_open_in_a_program(file) || fs::exists(to, failed)) {
      log.warn("{} was filled in and not sent: close it, and empty the inbox of a file of this name", path);
      continue;
    }
    fs::rename(file, to, failed);
    if (failed) log.error("{}: cannot be moved into the inbox: {}", path, failed.message());
  }
}

std::uint64_t write_desk(const Workspace& workspace, const Knowledge& knowledge, const DeskAnswers& answers,
                         store::Store& store) {
  make_shared_folder(workspace.root() / "desk");  // its sheets quote what stands in files, and name officers
  const std::string& language = workspace.settings().language;
  const auto open = open_names(store);
  report::DeskForm names = form_of(knowledge, "aliases", language);
  const NameSheets sheets(knowledge, language == "th" ? spec::Language::th : spec::Language::en);
  for (const OpenName& name : open) add_row(names.sheets[0], sheets.open_row(name));
  for (const transforms::SettledName* name : answers.names.all()) add_row(names.sheets[1], sheets.settled_row(*name));
  place(workspace, store, "aliases", names);

  report::DeskForm findings = form_of(knowledge, "acknowledgements", language);
  for (const OpenFinding& finding : open_findings(store)) {
    add_row(findings.sheets[0], open_row(finding, knowledge, language));
  }
  for (const transforms::Waiver* waiver : answers.waivers.all()) {
    add_row(findings.sheets[1], standing_row(*waiver, knowledge));
  }
  place(workspace, store, "acknowledgements", findings);
  return open.size();
}

}  // namespace tidtam::jobs
