#include "transforms/reference/reference.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "pipeline/spec/node.hpp"
#include "pipeline/thai/key.hpp"
#include "transforms/reference/reference_table.hpp"

namespace tidtam::transforms {

namespace {
model::UnitKind unit_kind_at(const ReferenceTable& table, std::size_t column) {
  const auto kind = model::parse_unit_kind(table.at(column));
  if (!kind) table.fail(fmt::format("'{}' is no kind of unit", table.at(column)));
  return *kind;
}

base::Date required_date(const ReferenceTable& table, std::size_t column) {
  (void)table.required(column);
  return *table.date(column);
}

std::vector<std::string> split_bars(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto bar = std::min(text.find('|'), text.size());
    if (bar > 0) parts.emplace_back(text.substr(0, bar));
    text.remove_prefix(std::min(bar + 1, text.size()));
  }
  return parts;
}
}  // namespace

std::vector<Round> load_rounds(const spec::Catalogue& catalogue) {
  ReferenceTable table(catalogue.file("reference", "rounds.csv"),
                       {"round", "period", "opens", "closes", "due_on", "source", "valid_from", "valid_to"});
  std::vector<Round> rounds;
  std::set<std::string, std::less<>> ids;
  while (table.next()) {
    if (!ids.insert(table.required(0)).second) table.fail(fmt::format("the round {} stands twice", table.at(0)));
    const auto period = model::parse_period_code(table.at(1));
    if (!period) table.fail(fmt::format("'{}' is no period", table.at(1)));
    rounds.push_back({table.at(0), *period, required_date(table, 2), table.date(3), table.date(4), table.at(5)});
    if (rounds.back().closes && *rounds.back().closes < rounds.back().opens) table.fail("it closes before it opens");
  }
  return rounds;
}

const Round* find_round(const std::vector<Round>& rounds, std::string_view id) {
  const auto found = std::ranges::find(rounds, id, &Round::id);
  return found == rounds.end() ? nullptr : &*found;
}

namespace {
/// The fiscal quarter in which a period ends.
std::optional<model::Period> last_quarter_of(const std::vector<Term>& terms, const model::Period& period) {
  auto days = model::fiscal_range_of(period);
  if (!days) days = academic_range_of(terms, period);
  return days ? std::optional(model::fiscal_quarter_of(days->last)) : std::nullopt;
}
}  // namespace

std::optional<int> fiscal_year_of(const std::vector<Term>& terms, const model::Period& period) {
  const auto quarter = last_quarter_of(terms, period);
  return quarter ? std::optional(quarter->year) : std::nullopt;
}

std::optional<base::Date> due_day_of(const std::vector<Round>& rounds, const std::vector<Term>& terms,
                                     const model::Period& period) {
  const auto quarter = last_quarter_of(terms, period);
  const Round* round = quarter ? find_round(rounds, model::to_code(*quarter)) : nullptr;
  return round ? round->due_on : std::nullopt;
}

bool is_open(const Round& round, base::Date day) {
  return round.opens <= day && (!round.closes || day <= *round.closes);
}

std::vector<Due> load_due(const spec::Catalogue& catalogue) {
  ReferenceTable table(catalogue.file("reference", "due.csv"),
                       {"round", "layout", "indicator", "unit_kind", "levels", "source", "valid_from", "valid_to"});
  std::vector<Due> dues;
  while (table.next()) {
    if (table.at(1).empty() == table.at(2).empty()) table.fail("name either a layout or an indicator");
    if (table.at(4).find_first_not_of("kpluv") != std::string::npos) {
      table.fail(fmt::format("'{}': levels are letters of kpluv", table.at(4)));
    }
    dues.push_back({table.required(0), table.at(1), table.at(2), unit_kind_at(table, 3), table.at(4), table.at(5)});
  }
  return dues;
}

bool is_due_from(const Due& due, std::string_view round, const model::Unit& unit) {
  if (due.unit_kind != unit.kind || (due.round != "*" && due.round != round)) return false;
  return due.levels.empty() || unit.levels.empty() || unit.levels.find_first_of(due.levels) != std::string::npos;
}

std::vector<Term> load_terms(const spec::Catalogue& catalogue) {
  ReferenceTable table(catalogue.file("reference", "terms.csv"),
                       {"academic_year", "semester", "first_day", "last_day", "source", "valid_from", "valid_to"});
  std::vector<Term> terms;
  while (table.next()) {
    terms.push_back(
        {table.integer(0), table.integer(1), {required_date(table, 2), required_date(table, 3)}, table.at(4)});
    const Term& term = terms.back();
    if (term.semester < 1 || term.semester > 2) table.fail("a semester is 1 or 2");
    if (term.days.last < term.days.first) table.fail("the last day lies before the first");
    const auto same = [&](const Term& other) {
      return other.academic_year == term.academic_year && other.semester == term.semester;
    };
    if (std::ranges::count_if(terms, same) > 1) table.fail("this semester stands twice");
  }
  return terms;
}

std::optional<model::DateRange> academic_range_of(const std::vector<Term>& terms, const model::Period& period) {
  const bool is_year = period.kind == model::PeriodKind::academic_year;
  if (!is_year && period.kind != model::PeriodKind::semester) return std::nullopt;
  std::optional<model::DateRange> range;
  for (const Term& term : terms) {
    if (term.academic_year != period.year || (!is_year && term.semester != period.part)) continue;
    if (!range) range = term.days;
    range->first = std::min(range->first, term.days.first);
    range->last = std::max(range->last, term.days.last);
  }
  return range;
}

std::optional<model::Period> semester_of(const std::vector<Term>& terms, base::Date day) {
  const auto found =
      std::ranges::find_if(terms, [&](const Term& term) { return term.days.first <= day && day <= term.days.last; });
  if (found == terms.end()) return std::nullopt;
  return model::Period{model::PeriodKind::semester, found->academic_year, found->semester, 0};
}

std::vector<Province> load_provinces(const spec::Catalogue& catalogue) {
  ReferenceTable table(catalogue.file("reference", "provinces.csv"),
                       {"province_code", "name", "name_en", "abbreviations", "abbr_en", "iso", "geo_region",
                        "valid_from", "valid_to", "source"});
  std::vector<Province> provinces;
  while (table.next()) {
    provinces.push_back({table.required(0), table.required(1), table.at(2), split_bars(table.at(3))});
    if (!table.at(4).empty()) provinces.back().abbreviations.push_back(table.at(4));
  }
  return provinces;
}

std::vector<Amphoe> load_amphoes(const spec::Catalogue& catalogue) {
  ReferenceTable table(catalogue.file("reference", "amphoes.csv"),
                       {"amphoe_code", "name", "name_en", "province_code", "valid_from", "valid_to", "source"});
  std::vector<Amphoe> amphoes;
  while (table.next()) amphoes.push_back({table.required(0), table.required(1), table.required(3)});
  return amphoes;
}

std::vector<DisbursementTarget> load_disbursement_targets(const spec::Catalogue& catalogue) {
  ReferenceTable table(
      catalogue.file("reference", "disbursement_targets.csv"),
      {"fiscal_year", "category", "quarter", "cumulative_percent", "source", "valid_from", "valid_to"});
  std::vector<DisbursementTarget> targets;
  while (table.next()) {
    targets.push_back({table.integer(0), table.required(1), table.integer(2), table.number(3), table.at(4)});
    if (targets.back().quarter < 1 || targets.back().quarter > 4) table.fail("a quarter is 1 to 4");
  }
  return targets;
}

std::vector<PlanNode> load_plan_nodes(const spec::Catalogue& catalogue) {
  ReferenceTable table(catalogue.file("reference", "plan_nodes.csv"),
                       {"plan", "code", "parent_code", "level", "title", "valid_from", "valid_to", "source"});
  std::vector<PlanNode> nodes;
  std::set<std::pair<std::string, std::string>> known;
  while (table.next()) {
    nodes.push_back({table.required(0), table.required(1), table.at(2), table.required(3), table.required(4),
                     table.at(5), table.at(6)});
    const PlanNode& node = nodes.back();
    if (!node.parent_code.empty() && !known.contains({node.plan, node.parent_code})) {
      table.fail(fmt::format("the parent {} of {} does not stand above it in plan {}", node.parent_code, node.code,
                             node.plan));
    }
    if (!known.emplace(node.plan, node.code).second) {
      table.fail(fmt::format("{} stands twice in plan {}", node.code, node.plan));
    }
  }
  return nodes;
}

std::vector<PlanLink> load_plan_map(const spec::Catalogue& catalogue, const std::vector<PlanNode>& nodes) {
  ReferenceTable table(catalogue.file("reference", "plan_map.csv"), {"from_plan", "from_code", "to_plan", "to_code",
                                                                     "relation", "source", "valid_from", "valid_to"});
  std::set<std::pair<std::string, std::string>> known;
  for (const PlanNode& node : nodes) known.emplace(node.plan, node.code);
  std::vector<PlanLink> links;
  while (table.next()) {
    links.push_back({table.at(0), table.at(1), table.at(2), table.at(3), table.required(4)});
    const PlanLink& link = links.back();
    for (const auto& end : {std::pair(link.from_plan, link.from_code), std::pair(link.to_plan, link.to_code)}) {
      if (!known.contains(end)) table.fail(fmt::format("plan {} has no node {}", end.first, end.second));
    }
  }
  return links;
}

std::map<std::string, WordList> load_vocabularies(const spec::Catalogue& catalogue) {
  const auto file = spec::Node::load(catalogue.file("reference", "vocabularies.yaml"));
  std::map<std::string, WordList> vocabularies;
  for (const auto& [id, node] : file.entries()) {
    WordList vocabulary{id, {}};
    std::map<std::string, std::string> code_of_key;
    for (const auto& [code, variants] : node.entries()) {
      vocabulary.words.push_back({code, variants.texts()});
      for (const std::string& variant : vocabulary.words.back().variants) {
        const auto [known, is_new] = code_of_key.emplace(thai::match_key(variant), code);
        if (!is_new && known->second != code) {
          variants.fail(fmt::format("'{}' already means {} in vocabulary {}", variant, known->second, id));
        }
      }
    }
    if (!vocabularies.emplace(id, std::move(vocabulary)).second) node.fail(fmt::format("{} stands twice", id));
  }
  return vocabularies;
}

}  // namespace tidtam::transforms
