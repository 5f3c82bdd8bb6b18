#include "jobs/run/desk_answers.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "pipeline/base/hash.hpp"

namespace tidtam::jobs {

namespace {
/// Rows of a desk table in the order in which they came.
std::vector<store::FactRow> rows_as_they_came(store::Store& store, std::string_view table) {
  std::map<store::SubmissionId, std::pair<base::Seconds, std::string>> arrivals;
  store.for_each_submission([&](const store::StoredSubmission& submission) {
    arrivals[submission.id] = {submission.source.received, submission.source.sha256};
  });
  std::vector<store::FactRow> rows;
  store.for_each_fact(table, {}, [&](const store::FactRow& row) { rows.push_back(row); });
  std::ranges::sort(rows, {},
                    [&](const store::FactRow& row) { return std::tuple(arrivals.at(row.submission), row.fact); });
  return rows;
}

std::vector<transforms::NameAnswer> name_answers(const Knowledge& knowledge, store::Store& store) {
  const model::TableSpec& table = knowledge.schema.get("alias");
  std::vector<transforms::NameAnswer> answers;
  for (const store::FactRow& row : rows_as_they_came(store, "alias")) {
    const auto datum = [&](const char* column) -> const model::Datum& { return row.data[*table.ordinal_of(column)]; };
    const auto text = [&](const char* column) { return model::to_text(datum(column)); };
    transforms::NameAnswer& answer = answers.emplace_back();
    answer.raw = text("raw");
    answer.sender = text("sender");
    answer.amphoe = text("amphoe");
    answer.province = text("province");
    answer.submission = text("submission");
    answer.unit_code = text("unit_code");
    answer.by = text("by");
    if (const auto* on = std::get_if<base::Date>(&datum("on"))) answer.on = *on;
  }
  return answers;
}
std::vector<transforms::Waiver> waivers(const Knowledge& knowledge, store::Store& store) {
  const model::TableSpec& table = knowledge.schema.get("waiver");
  std::vector<transforms::Waiver> all;
  for (const store::FactRow& row : rows_as_they_came(store, "waiver")) {
    const auto datum = [&](const char* column) -> const model::Datum& { return row.data[*table.ordinal_of(column)]; };
    const auto text = [&](const char* column) { return model::to_text(datum(column)); };
    transforms::Waiver& waiver = all.emplace_back();
    waiver.rule = text("rule");
    waiver.unit_code = text("unit_code");
    waiver.period = text("period");
    waiver.sheet = text("sheet");
    waiver.cell = text("cell");
    waiver.reason = text("reason");
    waiver.owner = text("owner");
    if (const auto* on = std::get_if<base::Date>(&datum("on"))) waiver.on = *on;
    if (const auto* until = std::get_if<base::Date>(&datum("until"))) waiver.until = *until;
  }
  return all;
}
}  // namespace

transforms::Meaning DeskAnswers::over(const Knowledge& knowledge) const {
  transforms::Meaning meaning = knowledge.meaning();
  meaning.settled = &names;
  meaning.waivers = &waivers;
  return meaning;
}

DeskAnswers load_desk_answers(const Knowledge& knowledge, store::Store& store) {
  DeskAnswers answers{transforms::SettledNames(name_answers(knowledge, store), knowledge.units.tree),
                      transforms::Waivers(waivers(knowledge, store)),
                      {}};
  std::string parts;
  for (const transforms::SettledName* name : answers.names.all()) {
    parts += transforms::question_key(name->answer) + '\n' + name->answer.unit_code + '\n' +
             base::to_iso(name->answer.on) + '\n';
  }
  for (const transforms::Waiver* waiver : answers.waivers.all()) {
    parts += waiver->unit_code + '\n' + waiver->rule + '\n' + waiver->period + '\n' + waiver->sheet + '\n' +
             waiver->cell + '\n' + waiver->reason + '\n' + waiver->owner + '\n' + base::to_iso(waiver->on) + '\n' +
             (waiver->until ? base::to_iso(*waiver->until) : "") + '\n';
  }
  answers.digest = base::sha256_of(parts);
  return answers;
}

}  // namespace tidtam::jobs
