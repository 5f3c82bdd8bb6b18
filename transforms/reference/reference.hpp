#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/period.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/spec/catalogue.hpp"

/// Loaders of the dated reference data. All throw ConfigurationError with file and line where a file is wrong.
namespace tidtam::transforms {

/// A round of reporting: opens on a day, is due by another, and stays open until an office closes it.
struct Round {
  std::string id;  ///< `FY2565Q2`
  model::Period period;
  base::Date opens;
  std::optional<base::Date> closes;  ///< nothing: still open
  std::optional<base::Date> due_on;
  std::string source;
};

/// That a layout, or an indicator, is due in a round from every unit of a kind. One of `layout` and `indicator` is
/// empty.
struct Due {
  std::string round;  ///< `*`: every round
  std::string layout;
  std::string indicator;
  model::UnitKind unit_kind = model::UnitKind::school;
  std::string
      levels;  ///< only from units that teach one of these (letters as Unit::levels), or whose levels are unknown
  std::string source;
};

/// A semester's days.
struct Term {
  int academic_year = 0;  ///< Buddhist era
  int semester = 0;       ///< 1 or 2
  model::DateRange days;
  std::string source;
};

struct Province {
  std::string code;
  std::string name;
  std::string name_en;
  std::vector<std::string> abbreviations;  ///< Thai and Latin short forms, used inside office names only
};

struct Amphoe {
  std::string code;
  std::string name;
  std::string province_code;
};

/// A cumulative disbursement target at the end of a fiscal quarter, in percent.
struct DisbursementTarget {
  int fiscal_year = 0;   ///< Buddhist era
  std::string category;  ///< `total`, `investment`, `current`, `commitment`
  int quarter = 0;
  double cumulative_percent = 0;
  std::string source;
};

/// A node of a plan's tree: strategy, goal, guideline.
struct PlanNode {
  std::string plan;
  std::string code;
  std::string parent_code;  ///< within the same plan; empty at the top
  std::string level;        ///< `Z`, `Y2`, `Y1`, `strategy` …
  std::string title;
  std::string valid_from;
  std::string valid_to;
};

/// How a node of one plan relates to a node of another.
struct PlanLink {
  std::string from_plan;
  std::string from_code;
  std::string to_plan;
  std::string to_code;
  std::string relation;  ///< `similar`, `part`, `serves`, `goal_of`
};

/// Words that officers write for each code of a vocabulary, in the order of the file.
struct WordList {
  struct Word {
    std::string code;
    std::vector<std::string> variants;
  };
  std::string id;
  std::vector<Word> words;
};

/// In the order of the file; ids are unique.
[[nodiscard]] std::vector<Round> load_rounds(const spec::Catalogue& catalogue);
/// The round with this id, or nullptr.
[[nodiscard]] const Round* find_round(const std::vector<Round>& rounds, std::string_view id);
/// Whether the round takes returns on this day.
[[nodiscard]] bool is_open(const Round& round, base::Date day);

/// The fiscal year in which a period ends; nothing for a period whose days no file says.
[[nodiscard]] std::optional<int> fiscal_year_of(const std::vector<Term>& terms, const model::Period& period);
/// When returns for a period are due: on the due day of the round in whose fiscal quarter it ends. Nothing where no
/// round or term says so.
[[nodiscard]] std::optional<base::Date> due_day_of(const std::vector<Round>& rounds, const std::vector<Term>& terms,
                                                   const model::Period& period);

[[nodiscard]] std::vector<Due> load_due(const spec::Catalogue& catalogue);
/// Whether this is due from this unit in this round.
[[nodiscard]] bool is_due_from(const Due& due, std::string_view round, const model::Unit& unit);

[[nodiscard]] std::vector<Term> load_terms(const spec::Catalogue& catalogue);
/// Days of `AY2565S1`, or from the first to the last day of `AY2565`'s terms; nothing where the file has no such term.
[[nodiscard]] std::optional<model::DateRange> academic_range_of(const std::vector<Term>& terms,
                                                                const model::Period& period);
/// The semester in which this day lies; nothing between terms.
[[nodiscard]] std::optional<model::Period> semester_of(const std::vector<Term>& terms, base::Date day);

[[nodiscard]] std::vector<Province> load_provinces(const spec::Catalogue& catalogue);
[[nodiscard]] std::vector<Amphoe> load_amphoes(const spec::Catalogue& catalogue);
[[nodiscard]] std::vector<DisbursementTarget> load_disbursement_targets(const spec::Catalogue& catalogue);
/// Parents stand in the same plan and are checked.
[[nodiscard]] std::vector<PlanNode> load_plan_nodes(const spec::Catalogue& catalogue);
/// Both ends must be nodes.
[[nodiscard]] std::vector<PlanLink> load_plan_map(const spec::Catalogue& catalogue, const std::vector<PlanNode>& nodes);
/// By id. A variant may stand under one code only.
[[nodiscard]] std::map<std::string, WordList> load_vocabularies(const spec::Catalogue& catalogue);

}  // namespace tidtam::transforms
