#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/cell.hpp"
#include "pipeline/model/personal.hpp"

namespace tidtam::model {

/// What a column of a layout means; decides how transforms read its cells and what a blank or a dash means there.
enum class FieldKind : std::uint8_t {
  text,           ///< any text, repaired
  name,           ///< a title: repaired, inner line breaks to blanks, digits kept as written
  person,         ///< a person's name: personal data of class NAME
  code,           ///< digits and letters to keep exactly; Excel's damage undone by known length only
  unit_code,      ///< the code of a unit
  unit_name,      ///< the name of a unit
  indicator,      ///< the code of an indicator
  count,          ///< whole number; `-` is zero beside a reported sibling, else not applicable
  number,         ///< decimal number
  score,          ///< decimal number of an exam; `-` is not applicable
  percent,        ///< percentage, 95 for 95 %
  money,          ///< satang; `-` is zero, blank is absent
  date,           ///< one day
  date_range,     ///< from one day to another
  fiscal_year,    ///< a Buddhist year number
  academic_year,  ///< a Buddhist year number
  quarter,        ///< 1 … 4, perhaps with its fiscal year
  semester,       ///< 1 or 2, perhaps with its academic year
  word,           ///< one word of the vocabulary named by `vocabulary`
  word_set,       ///< several of them
  flag,           ///< yes or no by a mark
  mark,           ///< whether anything stands there: a tick, an arrow, an amount, a day (DOMAIN C.3)
  person_id,      ///< national id or G-code: keyed as it is read, and nowhere held as it stood
};

struct FieldSpec {
  std::string name;
  FieldKind kind = FieldKind::text;
  bool required = false;
  std::string vocabulary;  ///< for word and word_set: an id in transforms/reference/vocabularies.yaml
  std::string group;  ///< columns that stand together on the sheet, for messages: `จำนวนนักเรียน`
  PersonalClass personal = PersonalClass::none;  ///< what it says of a person; such cells are never read
};

/// What a row of a layout stands for.
enum class RecordGrain : std::uint8_t {
  submission,  ///< one block for the whole file: a cover
  own_unit,    ///< each row speaks for the unit of the cover
  row_unit,    ///< each row names its own unit: faulty rows alone are left out (DECISIONS 8)
  desk,        ///< each row answers a question of the desk; the file needs neither unit nor period
  person,      ///< each row is one person of a unit that it names, else of the cover's: counted, and not kept
};

/// A column of the table and the field of the layout that goes into it.
struct ColumnSource {
  std::string column;
  std::size_t field = 0;
};

/// Columns of the sheet that say the same of one thing after another, quarters side by side: each that says anything
/// gives a row of the table.
struct RowSeries {
  struct Member {
    std::string value;  ///< what `column` holds in its row: `1`
    std::vector<ColumnSource> sources;
  };
  std::string column;  ///< the table's column that tells the rows apart: `quarter`; empty: the layout has no series
  std::vector<Member> members;
  std::vector<ColumnSource> undivided;  ///< the row, without a value in `column`, where no member says anything
};

/// A column of the table that lists which columns of the sheet are marked: `1 2 12`.
struct MarkList {
  struct Mark {
    std::string word;
    std::size_t field = 0;  ///< of kind mark or flag
  };
  std::string column;
  std::vector<Mark> marks;  ///< in the order of the list
};

/// The fields that a layout yields, in the order of its YAML; records and their transforms use the ordinals.
struct RecordSpec {
  std::string layout;
  int version = 1;
  std::string
      table;  ///< the fact table that its rows go into, empty for a cover or where indicators are derived from it
  std::string title;  ///< Thai name of the sheet's standard form
  RecordGrain grain = RecordGrain::own_unit;
  std::vector<FieldSpec> fields;
  std::vector<std::string> key;  ///< fields that tell its rows apart
  std::string lineage_field;     ///< the field whose cell is printed as a row's cell; its required field by default
  std::string answer_field;      ///< of forms with prefilled rows: a row says nothing while this field is blank
  RowSeries series;
  std::vector<MarkList> mark_lists;

  [[nodiscard]] std::optional<std::size_t> ordinal_of(std::string_view field) const;
};

/// One row or block of a known layout: for each field of its spec the cell found, or nothing. Cells point into the
/// workbook, which must outlive the record.
struct Record {
  std::uint32_t row = 0;  ///< 0-based row where it begins
  std::vector<const Cell*> cells;
  bool is_total = false;    ///< a total or average row, to be verified and not loaded
  bool is_average = false;  ///< of these, an average: it is no sum
};

/// The scale that a sheet's unit note gives to its amounts: `หน่วย : พันบาท` is 1,000.
struct UnitNote {
  std::int64_t baht = 1;
  CellRef cell;
};

/// One table found on a sheet: where its header stands and what rows it has.
struct RecordBatch {
  const RecordSpec* spec = nullptr;
  std::string sheet;
  std::size_t sheet_index = 0;
  std::uint32_t header_row = 0;               ///< first row of the header
  std::vector<std::optional<CellRef>> heads;  ///< for each field the cell of its (leaf) header
  std::vector<std::string> head_texts;        ///< for each field the header as the officer wrote it
  std::vector<Record> records;
  std::optional<UnitNote> unit_note;
  std::vector<const Cell*> titles;  ///< non-empty cells above the header: titles, where periods may be named
};

}  // namespace tidtam::model
