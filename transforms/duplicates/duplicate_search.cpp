#include "transforms/duplicates/duplicate_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "pipeline/model/value.hpp"
#include "pipeline/thai/key.hpp"
#include "transforms/duplicates/alike_names.hpp"

namespace tidtam::transforms {

namespace {
using model::Datum;

constexpr std::string_view kBetween = "\x1f";

std::uint64_t hash_of(std::string_view text) {
  return text.empty() ? 0 : std::hash<std::string_view>()(text) | 1U;  // 0 means that nothing is said
}

std::uint64_t project_hash(std::string_view unit, std::string_view code, int year) {
  return hash_of(fmt::format("{}{}{}{}{}", unit, kBetween, code, kBetween, year));
}

void take_out(std::string& text, std::string_view part) {
  if (part.empty()) return;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
}

Datum same(std::uint64_t a, std::uint64_t b) {
  return a == 0 || b == 0 ? Datum() : Datum(std::int64_t{a == b ? 1 : 0});
}

Datum same_amount(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) {
  return !a || !b ? Datum() : Datum(std::int64_t{*a == *b && *a != 0 ? 1 : 0});
}

auto place_of(const ProjectSaid& said) {
  return std::tuple(said.fiscal_year, std::string_view(said.unit_code), std::string_view(said.project_code));
}

DuplicatePair::Side side_of(const ProjectSaid& said) {
  return {said.unit_code, said.project_code, said.name, said.allocated};
}
}  // namespace

std::optional<std::int64_t> DuplicatePair::at_stake() const {
  if (!one.allocated || !other.allocated) return std::nullopt;
  return std::min(*one.allocated, *other.allocated);
}

std::string DuplicateSearch::name_key(std::string_view name, int fiscal_year) const {
  std::string key = thai::match_key(name);
  const std::string whole = key;
  for (const std::string& word : rules_.passed_over) take_out(key, word);
  take_out(key, std::to_string(fiscal_year));
  return key.empty() ? whole : key;
}

void DuplicateSearch::add(const ProjectSaid& said) {
  Project project{said,
                  name_key(said.name, said.fiscal_year),
                  hash_of(thai::match_key(said.owner_group)),
                  hash_of(thai::match_key(said.objectives)),
                  hash_of(thai::match_key(said.output + said.outcome)),
                  0};
  for (std::string* text :
       {&project.said.owner_group, &project.said.objectives, &project.said.output, &project.said.outcome}) {
    text->clear();
    text->shrink_to_fit();
  }
  projects_.push_back(std::move(project));
}

void DuplicateSearch::add_activity(std::string_view unit_code, std::string_view project_code, int fiscal_year,
                                   std::string_view name) {
  activities_[project_hash(unit_code, project_code, fiscal_year)].push_back(hash_of(thai::match_key(name)));
}

void DuplicateSearch::keep_latest() {
  std::ranges::sort(projects_, [](const Project& a, const Project& b) {
    const auto rank = [](const Project& one) {
      return std::tuple(place_of(one.said), one.said.said_in, one.said.received, std::string_view(one.said.name),
                        one.said.allocated);
    };
    return rank(a) < rank(b);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < projects_.size(); ++i) {
    if (i + 1 < projects_.size() && place_of(projects_[i].said) == place_of(projects_[i + 1].said)) continue;
    if (kept != i) projects_[kept] = std::move(projects_[i]);
    ++kept;
  }
  projects_.resize(kept);
}

/// Steps as a set: several returns say the same again, and their order is chance.
void DuplicateSearch::note_activities() {
  for (Project& project : projects_) {
    const auto found =
        activities_.find(project_hash(project.said.unit_code, project.said.project_code, project.said.fiscal_year));
    if (found == activities_.end()) continue;
    const std::set<std::uint64_t> steps(found->second.begin(), found->second.end());
    std::string all;
    for (const std::uint64_t step : steps) all += fmt::format("{:x} ", step);
    project.activities = hash_of(all);
  }
}

/// Projects stand by year and unit, so that a class's first of each unit is its first.
void DuplicateSearch::gather_classes() {
  std::map<std::pair<int, std::string_view>, std::size_t> known;
  for (Position at = 0; at < projects_.size(); ++at) {
    const Project& project = projects_[at];
    const auto [found, is_new] = known.try_emplace({project.said.fiscal_year, project.key}, classes_.size());
    if (is_new) classes_.push_back({project.said.fiscal_year, project.key, {}});
    std::vector<Position>& firsts = classes_[found->second].firsts;
    const bool is_again = !firsts.empty() && projects_[firsts.back()].said.unit_code == project.said.unit_code;
    if (is_again)
      consider(firsts.back(), at, 1, 0);
    else
      firsts.push_back(at);
  }
}

/// The first of each unit that has both names, and, where few enough units have them, every pair of units.
void DuplicateSearch::pair_across(const NameClass& a, const NameClass& b, double likeness) {
  std::set<std::string_view> units;
  for (const NameClass* one : {&a, &b}) {
    for (const Position at : one->firsts) {
      if (units.size() <= rules_.most_units) units.insert(projects_[at].said.unit_code);
    }
  }
  const bool is_rare = units.size() <= rules_.most_units;
  if (!is_rare && &a == &b) return;
  const auto unit_of = [this](Position at) { return std::string_view(projects_[at].said.unit_code); };
  for (const Position left : a.firsts) {
    const auto right = std::ranges::lower_bound(b.firsts, unit_of(left), {}, unit_of);
    if (&a != &b && right != b.firsts.end() && unit_of(*right) == unit_of(left))
      consider(left, *right, likeness, units.size());
    if (!is_rare) continue;
    for (const Position other : b.firsts) {
      if (unit_of(other) != unit_of(left) && (&a != &b || left < other)) consider(left, other, likeness, units.size());
    }
  }
}

void DuplicateSearch::pair_alike_names() {
  for (std::size_t begin = 0, end = 0; begin < classes_.size(); begin = end) {
    std::vector<std::string> keys;  // classes stand by year, as projects do
    while (end < classes_.size() && classes_[end].year == classes_[begin].year) keys.push_back(classes_[end++].key);
    for (std::size_t i = begin; i < end; ++i) pair_across(classes_[i], classes_[i], 1);
    for (const AlikePair& pair : alike_pairs(keys, rules_.least_likeness))
      pair_across(classes_[begin + pair.first], classes_[begin + pair.second], pair.likeness);
  }
}

/// The same steps towards the same target; what more projects say than may is how everybody writes.
void DuplicateSearch::pair_same_work() {
  std::map<std::tuple<int, std::uint64_t, std::uint64_t>, std::vector<Position>> works;
  for (Position at = 0; at < projects_.size(); ++at) {
    const Project& project = projects_[at];
    if (project.activities != 0 && project.target != 0)
      works[{project.said.fiscal_year, project.activities, project.target}].push_back(at);
  }
  for (const auto& [work, at] : works) {
    if (at.size() > rules_.most_units) continue;
    for (std::size_t i = 0; i < at.size(); ++i) {
      for (std::size_t k = i + 1; k < at.size(); ++k)
        consider(at[i], at[k], likeness_of(projects_[at[i]].key, projects_[at[k]].key), 0);
    }
  }
}

void DuplicateSearch::consider(Position a, Position b, double likeness, std::size_t units) {
  const Project* one = &projects_[a];
  const Project* other = &projects_[b];
  if (place_of(other->said) < place_of(one->said)) std::swap(one, other);
  const std::vector<Datum> slots{likeness,
                                 std::int64_t{one->said.unit_code == other->said.unit_code ? 1 : 0},
                                 same(one->group, other->group),
                                 same(one->activities, other->activities),
                                 same(one->target, other->target),
                                 same(one->objectives, other->objectives),
                                 same_amount(one->said.allocated, other->said.allocated),
                                 units == 0 ? Datum() : Datum(static_cast<std::int64_t>(units))};
  for (const DuplicateRule& rule : rules_.rules) {
    if (!spec::is_true(rule.check.evaluate(slots))) continue;
    found_.push_back({one->said.fiscal_year, side_of(one->said), side_of(other->said),
                      std::round(likeness * 10'000) / 10'000, rule.id});
    return;
  }
}

std::vector<DuplicatePair> DuplicateSearch::pairs() {
  keep_latest();
  note_activities();
  gather_classes();
  pair_alike_names();
  pair_same_work();
  const auto place = [](const DuplicatePair& pair) {
    return std::tuple(pair.fiscal_year, std::string_view(pair.one.unit_code), std::string_view(pair.one.project_code),
                      std::string_view(pair.other.unit_code), std::string_view(pair.other.project_code));
  };
  std::ranges::stable_sort(found_, {}, place);
  const auto again = std::ranges::unique(found_, {}, place);  // by name and by work: the name was looked at first
  found_.erase(again.begin(), again.end());
  return std::move(found_);
}

}  // namespace tidtam::transforms
