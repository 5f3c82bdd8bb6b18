#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/decimal.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/record.hpp"
#include "transforms/reference/reference.hpp"
#include "transforms/submission/cover.hpp"
#include "transforms/submission/typed_record.hpp"
#include "transforms/values/dates.hpp"
#include "transforms/values/finding_codes.hpp"
#include "transforms/values/words.hpp"

namespace tidtam::transforms {

/// The closed lists of the catalogue, ready to be searched, by id.
using Vocabularies = std::map<std::string, Vocabulary, std::less<>>;
[[nodiscard]] Vocabularies compile_vocabularies(const std::map<std::string, WordList>& lists);

/// Reads the cells of one table by the kinds of its fields. What cannot be read is absent and has an error; what was
/// read with doubt has a warning. Ids, phone numbers, addresses and pupils' names are hidden in texts and codes. The
/// sheet's unit note scales amounts; the cover's year is what two-digit years are near to.
class FieldReader {
 public:
  /// `site_key` keys the ids of persons; without one they are not read.
  FieldReader(const model::RecordBatch& batch, const Cover& cover, const Vocabularies& vocabularies,
              std::string_view site_key = {});
  [[nodiscard]] TypedRecord read(const model::Record& record, std::vector<model::Finding>& findings) const;

 private:
  /// What one cell says: a value and codes of what is wrong with it.
  struct CellReading {
    model::Value value;
    Codes codes;
    std::string expected;       ///< what should stand there
    bool is_open_dash = false;  ///< a dash among counts, whose meaning the rest of the row decides
  };
  [[nodiscard]] CellReading read_cell(const model::Cell& cell, const model::FieldSpec& field) const;
  [[nodiscard]] CellReading read_number_cell(const model::Cell& cell, model::FieldKind kind) const;
  [[nodiscard]] CellReading read_money_cell(const model::Cell& cell) const;
  [[nodiscard]] CellReading read_date_cell(const model::Cell& cell, model::FieldKind kind) const;
  [[nodiscard]] CellReading read_year_cell(const model::Cell& cell, model::FieldKind kind) const;
  [[nodiscard]] CellReading read_part_cell(const model::Cell& cell, model::FieldKind kind) const;
  [[nodiscard]] CellReading read_person_id_cell(const model::Cell& cell) const;
  [[nodiscard]] CellReading read_mark_cell(const model::Cell& cell) const;
  [[nodiscard]] CellReading read_word_cell(const model::Cell& cell, const model::FieldSpec& field) const;
  static void refuse_id(const model::Cell& cell, model::FieldKind kind, CellReading& reading);
  static void hide_personal(model::FieldKind kind, CellReading& reading);
  [[nodiscard]] DateContext date_context() const;
  [[nodiscard]] bool is_exam_column(std::size_t ordinal) const;
  void settle_dashes(TypedRecord& record, const std::vector<std::size_t>& dashes) const;
  void spread_period(TypedRecord& record) const;
  void report(const TypedRecord& record, std::size_t ordinal, const CellReading& reading,
              std::vector<model::Finding>& findings) const;

  const model::RecordBatch* batch_;
  const Cover* cover_;
  const Vocabularies* vocabularies_;
  std::string_view site_key_;
};

/// How a key begins that stands for what was typed in place of an id: it tells rows of one sheet apart, no more.
constexpr char kNoIdMark = '?';

/// Half a unit of the last place that a number was typed with: 0.005 for `33.33`, 0.5 for `34`.
[[nodiscard]] std::optional<base::Decimal> rounding_of(const model::Cell& cell);

}  // namespace tidtam::transforms
