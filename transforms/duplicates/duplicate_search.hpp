#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/model/period.hpp"
#include "transforms/duplicates/duplicate_rules.hpp"

namespace tidtam::transforms {

/// A project as one return says it.
struct ProjectSaid {
  std::string unit_code;
  std::string project_code;
  int fiscal_year = 0;  ///< Buddhist era
  std::string name;
  std::string owner_group;
  std::string objectives;
  std::string output;
  std::string outcome;
  std::optional<std::int64_t> allocated;  ///< satang
  std::optional<model::Period> said_in;   ///< of the return
  base::Seconds received = 0;
};

/// Two projects that look like one.
struct DuplicatePair {
  struct Side {
    std::string unit_code;
    std::string project_code;
    std::string name;
    std::optional<std::int64_t> allocated;
  };
  int fiscal_year = 0;
  Side one;  ///< the smaller by unit and code
  Side other;
  double likeness = 0;  ///< of the names, four decimals
  std::string rule;     ///< that holds of them
  /// What is spent twice if they are one: the smaller of the two budgets; nothing where one is not known.
  [[nodiscard]] std::optional<std::int64_t> at_stake() const;
};

/// Looks through all projects of a nation for those that look like one. Of a project that several returns tell of, the
/// latest counts. Only hashes of longer texts are kept. `rules` outlive it.
class DuplicateSearch {
 public:
  explicit DuplicateSearch(const DuplicateRules& rules) : rules_(rules) {}
  void add(const ProjectSaid& said);
  void add_activity(std::string_view unit_code, std::string_view project_code, int fiscal_year, std::string_view name);
  /// By year, units and codes; the same whatever the order in which projects came. Where an office has a name more than
  /// twice, each is held against the first.
  [[nodiscard]] std::vector<DuplicatePair> pairs();

 private:
  struct Project {
    ProjectSaid said;  ///< without its longer texts
    std::string key;   ///< of the name
    std::uint64_t group = 0;
    std::uint64_t objectives = 0;
    std::uint64_t target = 0;
    std::uint64_t activities = 0;  ///< 0 in all four: not said
  };
  using Position = std::uint32_t;
  /// Those of one year and name.
  struct NameClass {
    int year = 0;
    std::string key;
    std::vector<Position> firsts;  ///< of each unit, in their order
  };

  [[nodiscard]] std::string name_key(std::string_view name, int fiscal_year) const;
  void keep_latest();
  void note_activities();
  void gather_classes();
  void pair_across(const NameClass& a, const NameClass& b, double likeness);
  void pair_alike_names();
  void pair_same_work();
  void consider(Position a, Position b, double likeness, std::size_t units);

  const DuplicateRules& rules_;
  std::vector<Project> projects_;
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> activities_;  ///< by project: hashes of their names
  std::vector<NameClass> classes_;
  std::vector<DuplicatePair> found_;
};

}  // namespace tidtam::transforms
