#include "transforms/units/resolver.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/thai/key.hpp"
#include "transforms/units/place_keys.hpp"

namespace tidtam::transforms {

namespace {
using model::kNoUnit;
using model::UnitIndex;
using model::UnitKind;

constexpr std::size_t kOffered = 5;
constexpr double kOfferedFrom = 0.6;
/// What is given to a school that could be meant, though its name is not nearly the written one: taken nowhere.
constexpr double kMayBeMeant = 0.845;
/// A name beside a code agrees when it is at least this much alike: the code is evidence enough for the rest.
constexpr double kAgrees = 0.75;

std::string plain_code(std::string_view raw) {
  std::string code;
  for (const char c : raw) {
    if (c == ' ' || c == '\'' || c == '\t') continue;
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return code;
}

bool is_number(std::string_view code) {
  return !code.empty() && code.find_first_not_of("0123456789") == std::string_view::npos;
}

UnitMatch failed(std::string rule, std::vector<UnitCandidate> candidates = {}) {
  UnitMatch match;
  match.rule = std::move(rule);
  match.candidates = std::move(candidates);
  return match;
}

std::vector<UnitCandidate> offered(std::span<const UnitIndex> units, double score) {
  std::vector<UnitCandidate> candidates;
  for (const UnitIndex unit : units) {
    if (candidates.size() < kOffered) candidates.push_back({unit, score});
  }
  return candidates;
}

/// Units met one by one, of which one is wanted.
struct Met {
  std::size_t count = 0;
  UnitIndex first = kNoUnit;
  void add(UnitIndex unit) {
    if (count++ == 0) first = unit;
  }
};
}  // namespace

UnitResolver::UnitResolver(const UnitRegister& units) : tree_(&units.tree), offices_(units), places_(units, offices_) {
  const std::size_t count = tree_->size();
  names_.reserve(count + count / 8);
  bares_.reserve(count + count / 8);
  sounds_.reserve(count);
  codes_.reserve(units.names.size());
  forms_.resize(count);
  for (UnitIndex index = 0; index < count; ++index) {
    const model::Unit& unit = tree_->unit(index);
    if (unit.kind != UnitKind::school) {
      names_.add(thai::match_key(unit.name), index);
      names_.add(thai::match_key(unit.short_name), index);
      continue;
    }
    forms_[index] = forms_of(unit.name);
    names_.add(forms_[index].full, index);
    bares_.add(forms_[index].bare, index);
    sounds_.add(sound_key(forms_[index]), index);
    if (forms_[index].is_branch) add_main_school(index);
    add_local_name(index);
  }
  for (const UnitName& name : units.names) {
    const UnitIndex index = tree_->find(name.unit_code);
    if (is_number(name.name)) {
      codes_.add(name.name, index);
    } else if (tree_->unit(index).kind == UnitKind::school) {
      NameForms forms = forms_of(name.name);
      names_.add(forms.full, index);
      bares_.add(forms.bare, index);
      alias_forms_[index].push_back(std::move(forms));
    } else {
      names_.add(thai::match_key(name.name), index);
    }
  }
  note_spellings(units);
}

/// A branch is also known by the name of its main school, so that what is no more than like that name is asked. What
/// stands in brackets is left out so often, a donor or a branch, that not even the exact name tells the two apart.
void UnitResolver::add_main_school(UnitIndex branch) {
  const std::string& name = tree_->unit(branch).name;
  NameForms forms = forms_of(main_school_of(name));
  if (has_donor(name)) bares_.add(forms.full, branch);
  alias_forms_[branch].push_back(std::move(forms));
}

/// `วัดโพธิ์ปากพลี` in the amphoe of ปากพลี is `วัดโพธิ์` to those who live there.
void UnitResolver::add_local_name(UnitIndex school) {
  const std::string amphoe = amphoe_key(tree_->unit(school).amphoe);
  const std::string& name = forms_[school].bare;
  if (amphoe.empty() || !name.ends_with(amphoe)) return;
  NameForms local = forms_of(std::string_view(name).substr(0, name.size() - amphoe.size()));
  if (local.lead > 0) local_forms_.emplace(school, std::move(local));
}

void UnitResolver::note_spellings(const UnitRegister& units) {
  const auto note = [this](const std::string& name, std::string_view key) {
    const auto found = named_by(key, name);
    if (!found.empty()) spelt_.add(name, found);
  };
  for (UnitIndex index = 0; index < tree_->size(); ++index) {
    const model::Unit& unit = tree_->unit(index);
    const bool is_school = unit.kind == UnitKind::school;
    note(unit.name, is_school ? forms_[index].full : school_key(unit.name));
  }
  for (const UnitName& name : units.names) {
    if (!is_number(name.name)) note(name.name, school_key(name.name));
  }
  spelt_.close();
}

std::vector<UnitIndex> UnitResolver::named_by(std::string_view key, std::string_view name) const {
  std::vector<UnitIndex> units = names_.find(key);
  if (has_donor(name)) return units;
  // `วัดกลาง` may also be meant for `วัดกลาง(…)`: only the place tells.
  for (const UnitIndex unit : bares_.find(key)) {
    if (std::ranges::find(units, unit) == units.end()) units.push_back(unit);
  }
  return units;
}

std::span<const UnitIndex> UnitResolver::named(std::string_view name, std::vector<UnitIndex>& found) const {
  constexpr std::string_view kSchool = "โรงเรียน";
  if (name.starts_with(kSchool)) {
    const auto units = spelt_.find(name.substr(kSchool.size()));
    if (!units.empty()) return units;
  }
  const auto units = spelt_.find(name);
  if (!units.empty()) return units;
  found = named_by(school_key(name), name);
  return found;
}

UnitResolver::Scope UnitResolver::scope_of(const NameContext& context) const {
  Scope scope;
  scope.place = places_.said(context.amphoe, context.province, offices_);
  if (!context.parent_name.empty()) {
    const std::string key = thai::match_key(context.parent_name);
    auto parents = names_.find(key);
    if (parents.size() != 1) parents = offices_.find(key);
    if (parents.size() == 1 && tree_->unit(parents[0]).kind != UnitKind::school) scope.parent = parents[0];
  }
  scope.within = context.within_unit;
  return scope;
}

/// Whether what is known of the unit fits what is said beside the name: all that is said must fit, something must.
UnitResolver::Fit UnitResolver::fit_of(UnitIndex unit, const Scope& scope) const {
  Fit fit = Fit::unknown;
  const auto hold = [&](bool fits) { fit = fits && fit != Fit::contradicted ? Fit::confirmed : Fit::contradicted; };
  if (scope.within != kNoUnit) hold(tree_->is_within(unit, scope.within));
  if (scope.parent != kNoUnit) hold(tree_->is_within(unit, scope.parent));
  const Place& known = places_.of(unit);
  if (!known.is_school) return fit;
  if (scope.place.province != kNoPlace) hold(known.province == scope.place.province);
  if (scope.place.has_amphoe() && known.has_amphoe()) hold(is_same_amphoe(scope.place, known));
  return fit;
}

UnitMatch UnitResolver::choose_exact(std::span<const UnitIndex> units, const Scope& scope,
                                     std::string_view evidence) const {
  Met confirmed;
  Met possible;
  for (const UnitIndex unit : units) {
    const Fit fit = fit_of(unit, scope);
    if (fit == Fit::contradicted) continue;
    possible.add(unit);
    // Where the amphoe of some is unknown, one that is known to fit goes before them.
    const Place& known = places_.of(unit);
    const bool lacks_amphoe = scope.place.has_amphoe() && known.is_school && !known.has_amphoe();
    if (fit == Fit::confirmed && !lacks_amphoe) confirmed.add(unit);
  }
  if (possible.count == 0) {
    if (scope.within != kNoUnit && units.size() == 1 && !tree_->is_within(units[0], scope.within)) {
      return failed("ORG-03", offered(units, 1));
    }
    return failed("ORG-02", offered(units, 1));
  }
  const Met& chosen = confirmed.count == 1 ? confirmed : possible;
  if (chosen.count != 1) {
    std::vector<UnitIndex> fitting(units.begin(), units.end());
    std::erase_if(fitting, [&](UnitIndex unit) { return fit_of(unit, scope) == Fit::contradicted; });
    return failed("ORG-02", offered(fitting, 1));
  }
  UnitMatch match;
  match.unit = chosen.first;
  match.score = 1;
  match.evidence = evidence;
  if (units.size() > 1 || confirmed.count > 0) match.evidence += "+place";
  return match;
}

std::vector<UnitIndex> UnitResolver::schools_to_compare(const Scope& scope, const NameForms& forms) const {
  std::vector<UnitIndex> schools;
  const auto gather = [&](const std::vector<UnitIndex>& all) {
    for (const UnitIndex unit : all) {
      if (fit_of(unit, scope) != Fit::contradicted) schools.push_back(unit);
    }
  };
  if (scope.place.province != kNoPlace) {
    gather(places_.schools_of(scope.place.province));
    return schools;
  }
  for (const UnitIndex above : {scope.parent, scope.within}) {
    if (above == kNoUnit) continue;
    std::vector<UnitIndex> below{above};
    for (std::size_t at = 0; at < below.size(); ++at) {
      for (const model::Line line : model::kLines) {
        for (const UnitIndex child : tree_->children(line, below[at])) below.push_back(child);
      }
      if (below.size() > 2'000) break;
    }
    if (below.size() > 2'000) continue;
    std::erase_if(below, [&](UnitIndex unit) { return tree_->unit(unit).kind != UnitKind::school; });
    std::ranges::sort(below);
    below.erase(std::ranges::unique(below).begin(), below.end());
    gather(below);
    return schools;
  }
  gather(bares_.find(forms.bare));
  gather(sounds_.find(sound_key(forms)));
  std::ranges::sort(schools);
  schools.erase(std::ranges::unique(schools).begin(), schools.end());
  return schools;
}

/// How alike the name is to the unit's own or one of its other names: where an amphoe leaves few schools, by slips too.
/// One that could be meant no less is kMayBeMeant at least.
double UnitResolver::likeness_to(UnitIndex unit, const NameForms& forms, const Scope& scope) const {
  const bool is_among_few = scope.place.has_amphoe() && fit_of(unit, scope) == Fit::confirmed;
  const auto likeness_of = [&](const NameForms& known) {
    double score = likeness(forms, known, kOfferedFrom);
    if (is_among_few) score = std::max(score, slip_likeness(forms, known));
    return score < kMayBeMeant && may_be_meant(forms, known) ? kMayBeMeant : score;
  };
  double score = likeness_of(forms_[unit]);
  if (const auto local = local_forms_.find(unit); is_among_few && local != local_forms_.end())
    score = std::max(score, likeness_of(local->second));
  const auto aliases = alias_forms_.find(unit);
  if (aliases == alias_forms_.end()) return score;
  for (const NameForms& alias : aliases->second) score = std::max(score, likeness_of(alias));
  return score;
}

UnitMatch UnitResolver::choose_alike(std::string_view name, const Scope& scope) const {
  const NameForms forms = forms_of(name);
  std::vector<UnitCandidate> alike;
  for (const UnitIndex unit : schools_to_compare(scope, forms)) {
    const double score = likeness_to(unit, forms, scope);
    if (score >= kOfferedFrom) alike.push_back({unit, score});
  }
  const bool has_area = scope.place.province != kNoPlace || scope.parent != kNoUnit || scope.within != kNoUnit;
  // How far a difference in spelling counts: little among the schools of one amphoe, in full where no place is known.
  const double doubt = scope.place.has_amphoe() && has_area ? 0.2 : has_area ? 0.5 : 1.0;
  UnitMatch match = judge(std::move(alike), scope, doubt);
  // A branch is not meant by a name that does not say so, however alike to its main school's.
  if (match.is_certain() && forms_[match.unit].is_branch && !forms.is_branch) {
    return failed("ORG-02", {{match.unit, match.score}});
  }
  return match;
}

UnitMatch UnitResolver::judge(std::vector<UnitCandidate> alike, const Scope& scope, double doubt) const {
  if (alike.empty()) return failed("ORG-01");
  std::ranges::sort(alike, [](const UnitCandidate& left, const UnitCandidate& right) {
    return left.score != right.score ? left.score > right.score : left.unit < right.unit;
  });
  const UnitCandidate best = alike[0];
  const double next = alike.size() > 1 ? alike[1].score : 0;
  if (alike.size() > kOffered) alike.resize(kOffered);
  const bool knows_amphoe = !scope.place.has_amphoe() || places_.of(best.unit).has_amphoe();
  const double score = 1 - (1 - best.score) * (knows_amphoe ? doubt : 1);
  const bool stands_alone = best.score - next >= kMargin && 1 - next >= kTimesAsFar * (1 - best.score);
  if (score < kThreshold || !stands_alone) return failed("ORG-02", std::move(alike));
  UnitMatch match;
  match.unit = best.unit;
  match.score = score;
  match.evidence = scope.place.has_amphoe() ? "alike+amphoe" : "alike+area";
  return match;
}

/// Offices whose full or short name is written nearly so: a letter wrong, a number right.
std::vector<UnitIndex> UnitResolver::offices_like(std::string_view key) const {
  std::vector<UnitIndex> found;
  const NameForms forms = forms_of(key);
  for (UnitIndex unit = 0; unit < tree_->size(); ++unit) {
    const model::Unit& office = tree_->unit(unit);
    if (office.kind == UnitKind::school) continue;
    if (likeness(forms, forms_of(office.name), kThreshold) >= kThreshold) found.push_back(unit);
  }
  return found;
}

UnitMatch UnitResolver::by_register(std::string_view name, const NameContext& context) const {
  const Scope scope = scope_of(context);
  std::vector<UnitIndex> found;
  const auto exact = named(name, found);
  UnitMatch by_exact;
  if (!exact.empty()) {
    by_exact = choose_exact(exact, scope, "name");
    if (by_exact.is_certain()) return by_exact;
  }
  const std::string key = school_key(name);
  if (key.empty()) return failed("ORG-01");
  const auto offices = offices_.find(key);
  if (!offices.empty()) return choose_exact(offices, scope, "office");
  if (OfficeNames::begins_like_office(key)) {
    const auto nearly = offices_like(key);
    if (!nearly.empty()) return choose_exact(nearly, scope, "alike");
    return exact.empty() ? failed("ORG-01") : by_exact;
  }
  UnitMatch by_likeness = choose_alike(name, scope);
  if (by_likeness.is_certain() || exact.empty()) return by_likeness;
  return by_exact;
}

/// Whether an officer's answer holds beside this name: all that it states stands here too, and the unit fits all that
/// stands here and is not stated.
bool UnitResolver::holds(const SettledName& settled, const NameContext& context, Scope scope) const {
  const NameAnswer& answer = settled.answer;
  if (!answer.submission.empty() && answer.submission != context.submission) return false;
  const UnitIndex asker = scope.within != kNoUnit ? scope.within : scope.parent;
  if (settled.sender != kNoUnit && (asker == kNoUnit || !tree_->is_within(asker, settled.sender))) return false;
  if (!answer.amphoe.empty()) {
    if (settled.amphoe_key != amphoe_key(context.amphoe)) return false;
    scope.place.amphoe = kNoPlace;
  }
  if (!answer.province.empty()) {
    if (settled.province_key != province_key(context.province)) return false;
    scope.place.province = kNoPlace;
  }
  return fit_of(settled.unit, scope) != Fit::contradicted;
}

UnitMatch UnitResolver::by_name(std::string_view name, const NameContext& context) const {
  UnitMatch match = by_register(name, context);
  if (!context.settled || (match.is_certain() && !match.is_by_likeness())) return match;
  const auto& answers = context.settled->find(school_key(name));
  if (answers.empty()) return match;
  const Scope scope = scope_of(context);
  for (const SettledName& answer : answers) {
    if (!holds(answer, context, scope)) continue;
    UnitMatch settled;
    settled.unit = answer.unit;
    settled.score = 1;
    settled.evidence = "settled";
    settled.settled_on = answer.answer.on;
    return settled;
  }
  return match;
}

model::NameQuestion UnitResolver::question_of(std::string_view name, const NameContext& context) const {
  const Scope scope = scope_of(context);
  const UnitIndex asker = scope.within != kNoUnit ? scope.within : scope.parent;
  model::NameQuestion question;
  question.raw = name;
  if (asker != kNoUnit) question.sender = tree_->unit(asker).code;
  question.amphoe = context.amphoe;
  question.province = context.province;
  return question;
}

bool UnitResolver::agrees(UnitIndex unit, std::string_view name) const {
  const std::string key = school_key(name);
  if (key.empty()) return true;
  const auto named = names_.find(key);
  if (std::ranges::find(named, unit) != named.end()) return true;
  if (tree_->unit(unit).kind != UnitKind::school) {
    const auto offices = offices_.find(key);
    if (!offices.empty()) return std::ranges::find(offices, unit) != offices.end();
    return likeness(forms_of(name), forms_of(tree_->unit(unit).name), kAgrees) >= kAgrees;
  }
  const NameForms forms = forms_of(name);
  double best = likeness(forms, forms_[unit], kAgrees);
  const auto aliases = alias_forms_.find(unit);
  if (aliases != alias_forms_.end()) {
    for (const NameForms& alias : aliases->second) best = std::max(best, likeness(forms, alias, kAgrees));
  }
  if (best < kAgrees) return false;
  // A name that is another's in the same office is that other's, however alike the two are.
  const UnitIndex office = tree_->parent(model::Line::obec, unit);
  return best >= 0.97 || std::ranges::none_of(
                             named, [&](UnitIndex other) { return tree_->parent(model::Line::obec, other) == office; });
}

/// Units that the code may stand for: its own, else by another code, else an ESAO whose zeros were lost.
std::vector<UnitIndex> UnitResolver::units_of_code(std::string_view code, std::string_view name) const {
  const UnitIndex own = tree_->find(code);
  if (own != kNoUnit) return {own};
  std::vector<UnitIndex> units = codes_.find(code);
  if (is_number(code) && code.size() < 8) {
    const UnitIndex padded = tree_->find(std::string(8 - code.size(), '0') + std::string(code));
    if (padded != kNoUnit && tree_->unit(padded).kind == UnitKind::esao) units.push_back(padded);
    // Lost zeros of a 6-digit school code: `90137` is `090137`.
    if (code.size() == 5) std::ranges::copy(codes_.find("0" + std::string(code)), std::back_inserter(units));
  }
  if (units.size() > 1 && !name.empty()) std::erase_if(units, [&](UnitIndex unit) { return !agrees(unit, name); });
  return units;
}

UnitMatch UnitResolver::by_code(std::string_view raw_code, std::string_view name_beside, UnitIndex within_unit) const {
  const std::string code = plain_code(raw_code);
  const auto units = units_of_code(code, name_beside);
  if (units.empty()) return failed("COD-01");
  if (units.size() > 1) return failed("COD-03", offered(units, 1));
  const UnitIndex unit = units[0];
  const bool has_name = !school_key(name_beside).empty();
  const bool is_whole = tree_->unit(unit).code == code || code.size() >= 8;
  if (!is_whole && !has_name) return failed("COD-03", offered(units, 1));
  if (has_name && !agrees(unit, name_beside)) return failed("COD-02", offered(units, 1));
  if (within_unit != kNoUnit && !tree_->is_within(unit, within_unit)) return failed("ORG-03", offered(units, 1));
  UnitMatch match;
  match.unit = unit;
  match.score = 1;
  match.evidence = has_name ? "code+name" : "code";
  return match;
}

UnitMatch UnitResolver::resolve(std::string_view raw_code, std::string_view name, const NameContext& context) const {
  return plain_code(raw_code).empty() ? by_name(name, context) : by_code(raw_code, name, context.within_unit);
}

model::Finding finding_of(const UnitMatch& match, const model::UnitTree& tree, std::string_view found,
                          std::string_view name_beside) {
  model::Finding finding;
  finding.rule = match.rule;
  finding.severity = model::Severity::error;
  finding.found = std::string(found);
  std::string& candidates = finding.facts["candidates"];
  for (const UnitCandidate& candidate : match.candidates) {
    const model::Unit& unit = tree.unit(candidate.unit);
    if (!candidates.empty()) candidates += ", ";
    candidates += unit.kind == UnitKind::school ? "โรงเรียน" + unit.name : unit.name;
    candidates += " (" + unit.code + (unit.amphoe.empty() ? "" : ", " + unit.amphoe) + ")";
  }
  if (candidates.empty()) candidates = "-";
  finding.facts["name"] = std::string(name_beside);
  finding.facts["unit"] = match.candidates.empty() ? "-" : tree.unit(match.candidates[0].unit).name;
  return finding;
}

}  // namespace tidtam::transforms
