#include "extractors/layouts/personal_columns.hpp"

#include <algorithm>
#include <map>

#include "pipeline/thai/key.hpp"
#include "pipeline/thai/personal_text.hpp"

namespace tidtam::layouts {

namespace {
using model::PersonalClass;

constexpr std::uint32_t kRowsLookedAt = 200;

PersonalClass class_of(thai::PersonalShape shape) {
  switch (shape) {
    case thai::PersonalShape::national_id:
    case thai::PersonalShape::pupil_code:
      return PersonalClass::id;
    case thai::PersonalShape::phone:
    case thai::PersonalShape::email:
      return PersonalClass::contact;
    case thai::PersonalShape::child_name:
    case thai::PersonalShape::adult_name:
      return PersonalClass::name;
  }
  return PersonalClass::none;
}

/// What a cell holds by its shape. Thirteen digits are an id by their check digit alone: amounts may have as many.
std::optional<PersonalClass> class_by_shape(const model::Cell& cell) {
  if (cell.type != model::CellType::text && cell.type != model::CellType::number) return std::nullopt;
  const std::string text = model::shown_value(cell);
  for (const thai::PersonalSpan& span : thai::personal_spans(text)) {
    if (span.shape == thai::PersonalShape::national_id &&
        thai::without_personal(text, thai::Hiding::in_codes) == text) {
      continue;
    }
    return class_of(span.shape);
  }
  return std::nullopt;
}

/// What has been seen of one column.
struct Sighting {
  std::optional<PersonalClass> by_head;
  model::CellRef head;
  std::map<PersonalClass, std::size_t> by_shape;
  std::optional<model::CellRef> first_value;
  std::size_t n_values = 0;

  /// One id is enough; of phone numbers and names half of what stands there.
  [[nodiscard]] PersonalClass settled() const {
    if (by_head) return *by_head;
    for (const auto& [personal, n] : by_shape) {
      if (personal == PersonalClass::id || (n >= 2 && n * 2 >= n_values)) return personal;
    }
    return PersonalClass::none;
  }
};

void look_at_head(const model::Cell& cell, const std::vector<PersonalWords>& words, Sighting& sighting) {
  if (sighting.by_head || cell.type != model::CellType::text) return;
  sighting.by_head = personal_class_of(cell.text(), words);
  sighting.head = cell.ref;
}

void look_at_value(const model::Cell& cell, Sighting& sighting) {
  ++sighting.n_values;
  const auto personal = class_by_shape(cell);
  if (!personal) return;
  ++sighting.by_shape[*personal];
  if (!sighting.first_value) sighting.first_value = cell.ref;
}
}  // namespace

std::optional<PersonalClass> personal_class_of(std::string_view head, const std::vector<PersonalWords>& words) {
  const std::string key = thai::header_key(head);
  if (key.empty()) return std::nullopt;
  for (const PersonalWords& list : words) {
    const auto holds = [&](const std::string& word) { return key.find(word) != std::string::npos; };
    if (std::ranges::find(list.whole, key) != list.whole.end() || std::ranges::any_of(list.parts, holds))
      return list.personal;
  }
  return std::nullopt;
}

std::vector<PersonalColumn> personal_columns(const SheetRows& rows, const PersonalQuest& quest,
                                             const std::vector<PersonalWords>& words) {
  std::map<std::uint16_t, Sighting> sightings;
  for (std::size_t p = rows.position_of(quest.first_head_row); p < rows.size(); ++p) {
    const Row& row = rows[p];
    if (row.index > quest.last_head_row + kRowsLookedAt) break;
    for (const model::Cell& cell : row.cells) {
      if (is_blank(cell) || quest.is_known(cell.ref.column)) continue;
      Sighting& sighting = sightings[cell.ref.column];
      if (row.index <= quest.last_head_row) look_at_head(cell, words, sighting);
      if (row.index > quest.first_head_row) look_at_value(cell, sighting);
    }
  }
  std::vector<PersonalColumn> columns;
  for (const auto& [column, sighting] : sightings) {
    const PersonalClass personal = sighting.settled();
    if (personal == PersonalClass::none) continue;
    columns.push_back({column, sighting.by_head ? sighting.head : *sighting.first_value, personal});
  }
  const bool tells_who =
      std::ranges::any_of(columns, [](const PersonalColumn& column) { return is_identifying(column.personal); });
  if (!tells_who) columns.clear();
  return columns;
}

std::vector<model::Finding> personal_findings(const std::vector<PersonalColumn>& columns) {
  std::map<PersonalClass, model::Finding> by_class;
  for (const PersonalColumn& column : columns) {
    model::Finding& finding = by_class[column.personal];
    if (finding.rule.empty()) {
      finding.rule = "PII-01";
      finding.severity = model::Severity::warning;
      finding.cell = model::to_a1(column.cell);
      finding.facts["why"] = "personal." + std::string(model::personal_class_word(column.personal));
    }
    std::string& letters = finding.facts["columns"];
    letters += (letters.empty() ? "" : ", ") + model::column_letters(column.column);
  }
  std::vector<model::Finding> findings;
  for (auto& [personal, finding] : by_class) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace tidtam::layouts
