#include "jobs/run/compare_step.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "jobs/run/counted_facts.hpp"
#include "jobs/run/desk_answers.hpp"
#include "jobs/run/duplicates_step.hpp"
#include "jobs/run/finding_rows.hpp"
#include "pipeline/base/hash.hpp"
#include "transforms/comparisons/compare.hpp"

namespace tidtam::jobs {

namespace {
/// Units whose facts are in memory at one time.
constexpr std::size_t kUnitsAtOnce = 128;
constexpr const char* kSignatureKey = "compared";

/// What the findings depend on: the catalogue and what counts.
std::string signature_of(const Knowledge& knowledge, const DeskAnswers& answers, store::Store& store) {
  base::Sha256 parts;
  parts.add(knowledge.hash());
  parts.add(answers.digest);  // with other answers, the same bytes say something else
  store.for_each_effective(std::nullopt, [&](const store::EffectiveRow& row) {
    parts.add(fmt::format("\n{} {} {} {} {}", row.unit_code, row.layout, row.period, row.sha256, row.valid_from));
  });
  return parts.hexadecimal();
}

/// Reads whole the tables in which units are asked what others say.
transforms::Likeness likeness_of(const transforms::ComparisonBook& book, store::Store& store) {
  transforms::Likeness likeness(book);
  for (const transforms::TableComparisons& table : book.tables()) {
    if (!transforms::Likeness::is_asked_of(table)) continue;
    store.for_each_fact(table.table->name, {},
                        [&](const store::FactRow& row) { likeness.add(table, counted_fact(row)); });
  }
  return likeness;
}

std::vector<std::string> units_with_facts(const transforms::ComparisonBook& book, store::Store& store) {
  std::set<std::string> codes;
  for (const transforms::TableComparisons& table : book.tables()) {
    for (std::string& code : store.units_in(table.table->name)) codes.insert(std::move(code));
  }
  return {codes.begin(), codes.end()};
}

transforms::CountedFacts facts_of(std::span<const std::string> units, const transforms::ComparisonBook& book,
                                  store::Store& store) {
  transforms::CountedFacts facts;
  const store::ReadOptions options{std::nullopt, {units.begin(), units.end()}};
  for (const transforms::TableComparisons& table : book.tables())
    facts[table.table->name] = counted_facts(table.table->name, options, store);
  return facts;
}

transforms::ColumnTitles titles_of(const std::vector<layouts::LayoutSpec>& layouts) {
  transforms::ColumnTitles titles;
  for (const layouts::LayoutSpec& layout : layouts) {
    if (layout.id != layout.record.layout)
      continue;  // an edition of an earlier year: the present form's heads are shown
    for (std::size_t i = 0; i < layout.heads.size(); ++i)
      titles[{layout.record.layout, layout.record.fields[i].name}] = layouts::standard_head(layout.heads[i]);
  }
  return titles;
}

/// What officers acknowledged of what comparing finds is told as a note.
void let_stand(std::vector<model::StoredFinding>& found, const DeskAnswers& answers,
               const std::map<store::SubmissionId, store::StoredSubmission>& submissions) {
  for (model::StoredFinding& one : found) {
    const store::StoredSubmission& of = submissions.at(one.submission);
    answers.waivers.let_stand(one.finding, of.unit_code, of.period, base::thai_date_of(of.source.received));
  }
}

std::map<store::SubmissionId, store::StoredSubmission> submissions_in(store::Store& store) {
  std::map<store::SubmissionId, store::StoredSubmission> submissions;
  store.for_each_submission([&](const store::StoredSubmission& one) { submissions.emplace(one.id, one); });
  return submissions;
}
}  // namespace

std::uint64_t compare_facts(const Knowledge& knowledge, store::Store& store) {
  const DeskAnswers answers = load_desk_answers(knowledge, store);
  const std::string signature = signature_of(knowledge, answers, store);
  if (store.meta(kSignatureKey) == signature) return 0;
  const transforms::ComparisonBook& book = knowledge.comparisons;
  const transforms::ColumnTitles titles = titles_of(knowledge.layouts);
  const transforms::Likeness likeness = likeness_of(book, store);
  const transforms::CompareContext context{book, knowledge.indicators, titles, likeness};
  const auto submissions = submissions_in(store);
  const std::vector<std::string> units = units_with_facts(book, store);
  std::uint64_t count = 0;
  store::GroupScope group(store);
  store.clear_findings(store::FindingMaker::comparing);
  for (std::size_t first = 0; first < units.size(); first += kUnitsAtOnce) {
    const auto some = std::span(units).subspan(first, std::min(kUnitsAtOnce, units.size() - first));
    auto found = transforms::compare(facts_of(some, book, store), context);
    let_stand(found, answers, submissions);
    count += found.size();
    add_stored_findings(std::move(found), store::FindingMaker::comparing, knowledge.messages, store);
  }
  (void)list_duplicates(knowledge, store);
  store.set_meta(kSignatureKey, signature);
  group.commit();
  return count;
}

}  // namespace tidtam::jobs
