#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/personal.hpp"
#include "pipeline/spec/catalogue.hpp"

namespace tidtam::layouts {

/// Keys of heads by which a column is personal.
struct PersonalWords {
  model::PersonalClass personal = model::PersonalClass::none;
  std::vector<std::string> whole;  ///< the head is one of these
  std::vector<std::string> parts;  ///< the head holds one of these
};

/// Words that every sheet has in common, whatever its layout. The shipped ones stand in `recognition.yaml`.
struct LayoutOptions {
  std::uint32_t search_rows = 60;               ///< a sheet's first header begins within so many rows
  std::vector<std::string> instruction_sheets;  ///< sheets that hold no return and are not asked about
  std::vector<std::string> row_numbers;         ///< heads of the column that counts rows: `ที่`
  std::vector<std::string> totals;              ///< labels that make a row a total
  std::vector<std::string> averages;            ///< those of them that make it an average
  std::vector<std::string> total_beginnings;    ///< what such a label may begin with: `รวมอำเภอ`
  std::vector<std::string> note_beginnings;     ///< what lines beneath a table begin with: `หมายเหตุ`
  std::vector<std::pair<std::string, std::int64_t>> money_units;  ///< `พันบาท` and the baht in it
  std::vector<std::string> count_units;                           ///< `คน`, `แห่ง`
  std::vector<std::string> percent_units;                         ///< `ร้อยละ`
  std::vector<PersonalWords> personal_columns;                    ///< in the order in which they are tried
};

/// Reads a `recognition.yaml`. Throws ConfigurationError, naming file and line.
[[nodiscard]] LayoutOptions load_options(const std::filesystem::path& file);
/// Reads the catalogue's.
[[nodiscard]] LayoutOptions load_options(const spec::Catalogue& catalogue);

}  // namespace tidtam::layouts
