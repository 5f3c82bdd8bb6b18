#include "jobs/run/desk_answers.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "jobs/run/finding_rows.hpp"
#include "pipeline/base/hash.hpp"
#include "transforms/submission/unit_findings.hpp"

namespace tidtam::jobs {

namespace {
/// A row of a desk table at one of the times at which its file came.
struct DeskRow {
  store::FactRow fact;
  store::SubmissionId came_with = 0;
  base::Seconds came = 0;
  std::string sha256;
};

/// Reads the columns of a row by their names.
class DeskColumns {
 public:
  DeskColumns(const model::TableSpec& table, const DeskRow& row) : table_(table), row_(row) {}
  [[nodiscard]] std::string text(std::string_view column) const { return model::to_text(datum(column)); }
  [[nodiscard]] std::optional<base::Date> day(std::string_view column) const {
    const auto* day = std::get_if<base::Date>(&datum(column));
    return day ? std::optional(*day) : std::nullopt;
  }

 private:
  [[nodiscard]] const model::Datum& datum(std::string_view column) const {
    return row_.fact.data[*table_.ordinal_of(column)];
  }
  const model::TableSpec& table_;
  const DeskRow& row_;
};

/// Rows of a desk table in the order in which they count: a file that came again has its rows at each of its times.
std::vector<DeskRow> rows_as_they_count(store::Store& store, std::string_view table) {
  std::map<store::SubmissionId, store::StoredSubmission> files;
  std::map<std::string, std::vector<const store::StoredSubmission*>> copies;
  store.for_each_submission([&](const store::StoredSubmission& file) { files.emplace(file.id, file); });
  for (const auto& [id, file] : files) {
    if (file.state == model::SubmissionState::duplicate) copies[file.source.sha256].push_back(&file);
  }
  std::vector<DeskRow> rows;
  store.for_each_fact(table, {}, [&](const store::FactRow& fact) {
    const store::StoredSubmission& file = files.at(fact.submission);
    rows.push_back({fact, file.id, file.source.received, file.source.sha256});
    const auto again = copies.find(file.source.sha256);
    if (again == copies.end()) return;
    for (const store::StoredSubmission* copy : again->second) {
      if (copy->same_as == file.source.path)
        rows.push_back({fact, copy->id, copy->source.received, file.source.sha256});
    }
  });
  std::ranges::sort(rows, {}, [](const DeskRow& row) { return std::tie(row.came, row.sha256, row.fact.fact); });
  return rows;
}

transforms::NameAnswer name_answer(const DeskColumns& row) {
  return {row.text("raw"),        row.text("sender"),    row.text("amphoe"), row.text("province"),
          row.text("submission"), row.text("unit_code"), row.text("by"),     row.day("on").value_or(base::Date{}),
          row.text("kind")};
}

transforms::Waiver waiver(const DeskColumns& row) {
  transforms::Waiver waiver;
  waiver.rule = row.text("rule");
  waiver.unit_code = row.text("unit_code");
  waiver.period = row.text("period");
  waiver.sheet = row.text("sheet");
  waiver.cell = row.text("cell");
  waiver.about = row.text("about");
  waiver.reason = row.text("reason");
  waiver.owner = row.text("owner");
  waiver.on = row.day("on").value_or(base::Date{});
  waiver.until = row.day("until");
  return waiver;
}

transforms::GivenAnswer given(const DeskRow& row) {
  transforms::GivenAnswer answer;
  answer.submission = row.came_with;
  answer.sheet = row.fact.sheet;
  answer.cell = row.fact.cell;
  return answer;
}

constexpr const char* kTakenBack = "ยกเลิก";

transforms::GivenAnswer given_name(const DeskRow& row, const transforms::NameAnswer& answer,
                                   const model::UnitTree& units) {
  transforms::GivenAnswer given_answer = given(row);
  given_answer.question = transforms::question_key(answer);
  given_answer.says = answer.unit_code;
  given_answer.name = answer.raw;
  const model::UnitIndex unit = units.find(answer.unit_code);
  given_answer.shown =
      unit == model::kNoUnit ? answer.unit_code : fmt::format("{} {}", answer.unit_code, units.unit(unit).name);
  if (answer.unit_code.empty()) given_answer.shown = kTakenBack;
  given_answer.on = answer.on;
  return given_answer;
}

transforms::GivenAnswer given_waiver(const DeskRow& row, const transforms::Waiver& waiver) {
  transforms::GivenAnswer answer = given(row);
  answer.question = transforms::waiver_key(waiver);
  answer.shown = waiver.reason.empty() ? kTakenBack : waiver.reason;
  if (waiver.until) answer.shown += " – " + transforms::buddhist_day(*waiver.until);
  answer.says = waiver.reason.empty() ? std::string() : answer.shown;
  answer.name = waiver.rule;
  answer.on = waiver.on;
  return answer;
}

std::string digest_of(const DeskAnswers& answers) {
  std::string parts;
  for (const transforms::SettledName* name : answers.names.all()) {
    parts += transforms::question_key(name->answer) + '\n' + name->answer.unit_code + '\n' +
             base::to_iso(name->answer.on) + '\n';
  }
  for (const transforms::Waiver* waiver : answers.waivers.all()) {
    parts += transforms::waiver_key(*waiver) + '\n' + waiver->reason + '\n' + waiver->owner + '\n' +
             base::to_iso(waiver->on) + '\n' + (waiver->until ? base::to_iso(*waiver->until) : "") + '\n';
  }
  return base::sha256_of(parts);
}
}  // namespace

transforms::Meaning DeskAnswers::over(const Knowledge& knowledge) const {
  transforms::Meaning meaning = knowledge.meaning();
  meaning.settled = &names;
  meaning.waivers = &waivers;
  return meaning;
}

DeskAnswers load_desk_answers(const Knowledge& knowledge, store::Store& store) {
  DeskAnswers answers;
  std::vector<transforms::NameAnswer> names;
  for (const DeskRow& row : rows_as_they_count(store, "alias")) {
    names.push_back(name_answer(DeskColumns(knowledge.schema.get("alias"), row)));
    answers.given_names.push_back(given_name(row, names.back(), knowledge.units.tree));
  }
  std::vector<transforms::Waiver> waivers;
  for (const DeskRow& row : rows_as_they_count(store, "waiver")) {
    waivers.push_back(waiver(DeskColumns(knowledge.schema.get("waiver"), row)));
    answers.given_waivers.push_back(given_waiver(row, waivers.back()));
  }
  answers.names = transforms::SettledNames(names, knowledge.units.tree);
  answers.waivers = transforms::Waivers(waivers);
  answers.digest = digest_of(answers);
  return answers;
}

void tell_contradictions(const DeskAnswers& answers, const Knowledge& knowledge, store::Store& store) {
  constexpr const char* kToldKey = "contradictions told";  // in `meta`: of which answers
  auto found = transforms::contradictions(answers.given_names, transforms::kAliasRules);
  std::ranges::move(transforms::contradictions(answers.given_waivers, transforms::kWaiverRules),
                    std::back_inserter(found));
  std::string parts = knowledge.hash();
  for (const model::StoredFinding& one : found) {
    parts += fmt::format("\n{} {} {} {}", one.submission, one.finding.rule, one.finding.sheet, one.finding.cell);
    for (const auto& [name, fact] : one.finding.facts) parts += '\n' + fact;
  }
  const std::string told = base::sha256_of(parts);
  if (store.meta(kToldKey).value_or(found.empty() ? told : "") == told) return;
  store::GroupScope group(store);
  store.clear_findings(store::FindingMaker::answering);
  add_stored_findings(std::move(found), store::FindingMaker::answering, knowledge.messages, store);
  store.set_meta(kToldKey, told);
  group.commit();
}

}  // namespace tidtam::jobs
