#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/layouts/options.hpp"
#include "extractors/layouts/sheet_rows.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/personal.hpp"

namespace tidtam::layouts {

/// The class of a column headed so; nothing where the head names no person. Words by key, as of any head.
[[nodiscard]] std::optional<model::PersonalClass> personal_class_of(std::string_view head,
                                                                    const std::vector<PersonalWords>& words);

struct PersonalColumn {
  std::uint16_t column = 0;
  model::CellRef cell;  ///< its head, or where its first value stands
  model::PersonalClass personal = model::PersonalClass::none;
};

/// Where to look for columns that hold personal data.
struct PersonalQuest {
  std::uint32_t first_head_row = 0;             ///< heads stand from here …
  std::uint32_t last_head_row = 0;              ///< … to here; values below
  std::function<bool(std::uint16_t)> is_known;  ///< columns that the layout asks for and that are not looked at
};

/// The personal columns of a table or sheet: by the words of their heads, else by the shape of what stands in the first
/// rows beneath them. What only says something of somebody (health, religion …) is personal beside a column that tells
/// who it is.
[[nodiscard]] std::vector<PersonalColumn> personal_columns(const SheetRows& rows, const PersonalQuest& quest,
                                                           const std::vector<PersonalWords>& words);

/// `PII-01`, one for each class.
[[nodiscard]] std::vector<model::Finding> personal_findings(const std::vector<PersonalColumn>& columns);

}  // namespace tidtam::layouts
