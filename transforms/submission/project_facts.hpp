#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "transforms/submission/fact_builder.hpp"

namespace tidtam::transforms {

/// The first run of ASCII or Thai digits, dots between them, as ASCII: `ยุทธศาสตร์ที่ ๒.1` gives `2.1`; empty without one.
[[nodiscard]] std::string first_number(std::string_view text);
/// The code of a goal of the master plan as it stands in a text: six digits PPSSGG; Excel takes the leading zero of
/// five-digit ones (DOMAIN B.1). Empty where there is none.
[[nodiscard]] std::string goal_code(std::string_view text);

/// The field by which the rows of a layout name their project where they have no code for it: `project_name` where
/// `name` is something else's (a step's); nothing where they name none.
[[nodiscard]] std::optional<std::size_t> project_name_field(const model::RecordSpec& spec);
/// Whether rows of the layout speak of a project.
[[nodiscard]] bool names_project(const model::RecordSpec& spec);

/// The projects of one unit and fiscal year by code and by the key of their names (DECISIONS 22).
class ProjectCodes {
 public:
  ProjectCodes(std::string unit_code, const Cover& cover);
  /// Takes in the rows of a `projects` sheet: those without a code get one made of their name.
  void learn(const TypedBatch& projects);
  /// The code of the project that a row speaks of: as typed, else by its name; empty where it has neither.
  [[nodiscard]] std::string code_of(const TypedRecord& record, const model::RecordSpec& spec) const;
  /// The row of the `projects` sheet with this code, or nullptr.
  [[nodiscard]] const TypedRecord* project(const std::string& code) const;

 private:
  [[nodiscard]] std::string made_up_code(std::string_view name_key) const;

  std::string prefix_;
  std::map<std::string, std::string, std::less<>> code_by_name_;
  std::map<std::string, const TypedRecord*, std::less<>> rows_;
};

/// The `project` row with its code, and its `project_link` rows: Y1, Y2, Z by their codes, strategy and tactic by their
/// numbers.
[[nodiscard]] std::vector<model::Fact> project_facts(const FactBuilder& projects, const model::TableSpec& link_table,
                                                     const TypedBatch& batch, const TypedRecord& record,
                                                     const ProjectCodes& codes);

}  // namespace tidtam::transforms
