#include "transforms/submission/field_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pipeline/base/hash.hpp"
#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/personal_text.hpp"
#include "pipeline/thai/repair.hpp"
#include "transforms/rules/amounts.hpp"
#include "transforms/values/codes.hpp"
#include "transforms/values/missing.hpp"
#include "transforms/values/numbers.hpp"
#include "transforms/values/periods.hpp"
#include "transforms/values/person_ids.hpp"
#include "transforms/values/years.hpp"

namespace tidtam::transforms {

namespace {
using model::Cell;
using model::CellType;
using model::FieldKind;
using model::ValueState;

bool is_blank(std::string_view text) {
  return thai::repair(text).find_first_not_of(" \t\r\n") == std::string::npos;
}

std::string trimmed(std::string text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  const auto last = text.find_last_not_of(" \t\r\n");
  return text.substr(first, last - first + 1);
}

/// A title on one line: line breaks inside the cell become blanks.
std::string on_one_line(std::string text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (blank && (line.empty() || line.back() == ' ')) continue;
    line += blank ? ' ' : c;
  }
  return line;
}

std::string repaired_text(const Cell& cell) {
  return trimmed(thai::repair(model::shown_value(cell)));
}

model::Value reported(model::Datum datum) {
  return {std::move(datum), ValueState::value};
}

model::Value reported(base::Decimal number) {
  return {model::Datum(number), number.is_zero() ? ValueState::zero_reported : ValueState::value};
}

model::Value counted(std::int64_t number) {
  return {model::Datum(number), number == 0 ? ValueState::zero_reported : ValueState::value};
}

/// How much is hidden in a text of this kind. The name of a unit is looked up and never kept.
std::optional<thai::Hiding> hiding_in(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
    case FieldKind::name:
    case FieldKind::word:
      return thai::Hiding::all;
    case FieldKind::person:
      return thai::Hiding::but_officers;
    case FieldKind::code:
      return thai::Hiding::in_codes;
    default:
      return std::nullopt;
  }
}

bool is_numeric(FieldKind kind) {
  return kind == FieldKind::count || kind == FieldKind::number || kind == FieldKind::score ||
         kind == FieldKind::percent || kind == FieldKind::money;
}

/// The first whole number in a text, Thai digits folded.
std::optional<int> first_number(std::string_view text) {
  const std::string folded = thai::to_ascii_digits(text);
  const auto first = folded.find_first_of("0123456789");
  if (first == std::string::npos) return std::nullopt;
  int number = 0;
  for (std::size_t at = first; at < folded.size() && folded[at] >= '0' && folded[at] <= '9' && number < 100'000; ++at) {
    number = number * 10 + (folded[at] - '0');
  }
  return number;
}
}  // namespace

Vocabularies compile_vocabularies(const std::map<std::string, WordList>& lists) {
  Vocabularies vocabularies;
  for (const auto& [id, list] : lists) {
    std::vector<Vocabulary::Entry> entries;
    for (const auto& word : list.words) entries.emplace_back(word.code, word.variants);
    vocabularies.emplace(id, Vocabulary(entries));
  }
  return vocabularies;
}

std::optional<base::Decimal> rounding_of(const Cell& cell) {
  std::string digits = cell.type == CellType::text ? thai::to_ascii_digits(cell.text()) : model::shown_value(cell);
  if (cell.type == CellType::number && cell.has(model::kPercentFormat))
    digits = fmt::format("{:.10g}", cell.number() * 100);
  const auto point = digits.find('.');
  std::size_t places = 0;
  if (point != std::string::npos) {
    while (point + 1 + places < digits.size() && digits[point + 1 + places] >= '0' && digits[point + 1 + places] <= '9')
      ++places;
  }
  std::int64_t half = base::Decimal::kOne / 2;
  for (std::size_t place = 0; place < std::min<std::size_t>(places, 5); ++place) half /= 10;
  // One millionth more, because a half may have been rounded either way.
  return base::Decimal::of_millionths(half + 1);
}

FieldReader::FieldReader(const model::RecordBatch& batch, const Cover& cover, const Vocabularies& vocabularies,
                         std::string_view site_key)
    : batch_(&batch), cover_(&cover), vocabularies_(&vocabularies), site_key_(site_key) {}

DateContext FieldReader::date_context() const {
  DateContext context;
  context.near_be_year = cover_->near_year();
  context.fiscal_year = cover_->fiscal_year;
  return context;
}

FieldReader::CellReading FieldReader::read_number_cell(const Cell& cell, FieldKind kind) const {
  CellReading reading;
  std::optional<base::Decimal> number;
  if (cell.type == CellType::text) {
    NumberReading read = read_number(cell.text());
    number = read.value;
    reading.codes = std::move(read.codes);
  } else {
    const bool as_percent = kind == FieldKind::percent && cell.has(model::kPercentFormat);
    // An indicator's value may be typed into a cell with a percent format as well: 0.95 there is 95 (DECISIONS 18).
    const bool percent_number = kind == FieldKind::number && cell.has(model::kPercentFormat);
    number = base::Decimal::of_double(as_percent || percent_number ? cell.number() * 100 : cell.number());
    if (!number) add_code(reading.codes, "NUM-BIG");
  }
  if (!number) return reading;
  if (kind != FieldKind::count) {
    reading.value = reported(*number);
  } else if (number->is_integer()) {
    reading.value = counted(number->millionths() / base::Decimal::kOne);
  } else {
    add_code(reading.codes, "NUM-INT");
  }
  return reading;
}

FieldReader::CellReading FieldReader::read_money_cell(const Cell& cell) const {
  const std::int64_t scale = batch_->unit_note ? batch_->unit_note->baht : 1;
  MoneyReading money =
      cell.type == CellType::text ? read_money(cell.text(), scale) : money_of_double(cell.number(), scale);
  CellReading reading;
  if (money.satang) reading.value = counted(*money.satang);
  reading.codes = std::move(money.codes);
  return reading;
}

FieldReader::CellReading FieldReader::read_date_cell(const Cell& cell, FieldKind kind) const {
  const bool is_serial = cell.type == CellType::date || cell.type == CellType::number;
  DateReading date = is_serial ? read_serial_date(cell.number()) : read_date(cell.text(), date_context());
  CellReading reading;
  if (date.last) {
    if (kind == FieldKind::date) {
      const base::Date day = date.is_range && date.first ? *date.first : *date.last;
      reading.value = reported(model::Datum(day));
      if (day != *date.last && date.codes.empty()) add_code(date.codes, "DATE-SPAN");
    } else {
      reading.value = reported(model::Datum(to_text(date)));
    }
  }
  reading.codes = std::move(date.codes);
  return reading;
}

FieldReader::CellReading FieldReader::read_year_cell(const Cell& cell, FieldKind kind) const {
  CellReading reading;
  PeriodContext context;
  context.near_be_year = cover_->near_year();
  context.year_meaning = kind == FieldKind::fiscal_year ? YearMeaning::fiscal : YearMeaning::academic;
  const PeriodReading period = read_period(repaired_text(cell), context);
  const auto typed = first_number(repaired_text(cell));
  if (period.first) {
    reading.value = reported(model::Datum(std::int64_t{period.first->year}));
  } else if (typed && *typed >= 2432 && *typed <= 2700) {
    reading.value = reported(model::Datum(std::int64_t{*typed}));
  } else if (typed && *typed >= 1 && *typed <= 99 && cover_->near_year() != 0) {
    reading.value = reported(model::Datum(std::int64_t{nearest_buddhist_year(*typed, cover_->near_year())}));
  } else {
    add_code(reading.codes, "YEAR-03");
  }
  return reading;
}

FieldReader::CellReading FieldReader::read_part_cell(const Cell& cell, FieldKind kind) const {
  CellReading reading;
  const int most = kind == FieldKind::quarter ? 4 : 2;
  const auto part = first_number(repaired_text(cell));
  if (part && *part >= 1 && *part <= most) {
    reading.value = reported(model::Datum(std::int64_t{*part}));
  } else {
    add_code(reading.codes, kind == FieldKind::quarter ? "YEAR-04" : "YEAR-05");
  }
  return reading;
}

FieldReader::CellReading FieldReader::read_word_cell(const Cell& cell, const model::FieldSpec& field) const {
  CellReading reading;
  const std::string text = on_one_line(repaired_text(cell));
  const auto vocabulary =
      vocabularies_->find(field.kind == FieldKind::flag && field.vocabulary.empty() ? "flag" : field.vocabulary);
  if (vocabulary == vocabularies_->end()) {
    reading.value = reported(model::Datum(text));
    return reading;
  }
  if (field.kind == FieldKind::word_set) {
    const Vocabulary::Set set = vocabulary->second.find_set(repaired_text(cell));
    std::string joined;
    for (const std::string& id : set.ids) joined += (joined.empty() ? "" : ",") + id;
    if (!joined.empty()) reading.value = reported(model::Datum(joined));
    if (!set.unknown.empty()) add_code(reading.codes, field.required ? "WORD-01" : "WORD-03");
    return reading;
  }
  auto id = vocabulary->second.find(text);
  // `ป.6/1`: a room behind the grade.
  if (!id && field.kind == FieldKind::word && text.find('/') != std::string::npos)
    id = vocabulary->second.find(text.substr(0, text.find('/')));
  if (!id) {
    const bool kept = field.kind == FieldKind::word;
    add_code(reading.codes, field.required ? "WORD-01" : kept ? "WORD-02" : "WORD-03");
    if (!field.required && kept) reading.value = reported(model::Datum(text));
  } else if (field.kind == FieldKind::flag) {
    reading.value = reported(model::Datum(std::int64_t{*id == "yes" ? 1 : 0}));
  } else {
    reading.value = reported(model::Datum(std::string(*id)));
  }
  return reading;
}

/// Anything at all marks a month, but for the words and signs that say no: a single dash, `0`, `ไม่` (DOMAIN C.3).
FieldReader::CellReading FieldReader::read_mark_cell(const Cell& cell) const {
  CellReading reading;
  bool is_marked = true;
  if (cell.type == CellType::text) {
    const std::string text = on_one_line(repaired_text(cell));
    const auto flags = vocabularies_->find("flag");
    const auto word = flags == vocabularies_->end() ? std::nullopt : flags->second.find(text);
    const auto missing = word ? std::nullopt : read_missing(text, FieldKind::mark);
    const bool is_arrow = text.find_first_not_of('-') == std::string::npos && text.size() > 1;
    is_marked = word ? *word == "yes" : !missing || is_arrow;
  } else if (cell.type == CellType::number || cell.type == CellType::boolean) {
    is_marked = cell.number() != 0;
  }
  reading.value = counted(is_marked ? 1 : 0);
  return reading;
}

/// The id goes no further than this: what is handed on is its HMAC, cut to 128 bits.
FieldReader::CellReading FieldReader::read_person_id_cell(const Cell& cell) const {
  constexpr std::size_t kKeyDigits = 32;
  CellReading reading;
  if (site_key_.empty()) return reading;
  PersonIdReading person = read_person_id(model::shown_value(cell));
  std::string key = base::hmac_sha256_of(site_key_, "person " + person.id).substr(0, kKeyDigits);
  if (!person.is_id()) key.insert(key.begin(), kNoIdMark);
  reading.value = reported(model::Datum(std::move(key)));
  reading.codes = std::move(person.codes);
  return reading;
}

FieldReader::CellReading FieldReader::read_cell(const Cell& cell, const model::FieldSpec& field) const {
  CellReading reading;
  if (cell.is_error()) {
    add_code(reading.codes, "CELL-ERR");
    return reading;
  }
  if (cell.has(model::kFormulaNoValue)) {
    add_code(reading.codes, "CELL-FORMULA");
    return reading;
  }
  if (cell.type == CellType::text) {
    if (is_blank(cell.text())) return reading;
    const bool closed_list =
        field.kind == FieldKind::word || field.kind == FieldKind::word_set || field.kind == FieldKind::flag;
    // A closed list knows its own words: `อยู่ระหว่างดำเนินการ` is a status, though elsewhere it may mean that a value is
    // still to come.
    if (const auto missing = closed_list ? std::nullopt : read_missing(cell.text(), field.kind)) {
      reading.is_open_dash = *missing == Missing::zero_or_not_applicable;
      reading.value.state = state_of(*missing, Siblings::none_reported);
      if (*missing == Missing::zero) reading.value = is_numeric(field.kind) ? counted(0) : model::Value{};
      return reading;
    }
  }
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::person:
      reading.value = reported(model::Datum(repaired_text(cell)));
      return reading;
    case FieldKind::name:
    case FieldKind::unit_name:
      reading.value = reported(model::Datum(on_one_line(repaired_text(cell))));
      return reading;
    case FieldKind::code:
      reading.value = reported(model::Datum(on_one_line(thai::to_ascii_digits(repaired_text(cell)))));
      return reading;
    case FieldKind::unit_code:
    case FieldKind::indicator: {
      CodeReading code =
          cell.type == CellType::number ? code_of_double(cell.number()) : read_code(model::shown_value(cell));
      if (code.has_value()) reading.value = reported(model::Datum(std::move(code.code)));
      reading.codes = std::move(code.codes);
      return reading;
    }
    case FieldKind::count:
    case FieldKind::number:
    case FieldKind::score:
    case FieldKind::percent:
      return read_number_cell(cell, field.kind);
    case FieldKind::money:
      return read_money_cell(cell);
    case FieldKind::date:
    case FieldKind::date_range:
      return read_date_cell(cell, field.kind);
    case FieldKind::fiscal_year:
    case FieldKind::academic_year:
      return read_year_cell(cell, field.kind);
    case FieldKind::quarter:
    case FieldKind::semester:
      return read_part_cell(cell, field.kind);
    case FieldKind::word:
    case FieldKind::word_set:
    case FieldKind::flag:
      return read_word_cell(cell, field);
    case FieldKind::mark:
      return read_mark_cell(cell);
    case FieldKind::person_id:
      return read_person_id_cell(cell);
  }
  return reading;
}

/// A national id in a column of figures, as after a shift by one column, is neither a figure nor kept.
void FieldReader::refuse_id(const Cell& cell, FieldKind kind, CellReading& reading) {
  if (!is_numeric(kind) || reading.value.state != ValueState::value) return;
  const std::string shown = model::shown_value(cell);
  if (thai::without_personal(shown, thai::Hiding::in_codes) == shown) return;
  reading = {};
  add_code(reading.codes, "PII-04");
}

/// What an officer wrote of a person beside what was asked for goes no further.
void FieldReader::hide_personal(FieldKind kind, CellReading& reading) {
  auto* text = std::get_if<std::string>(&reading.value.datum);
  const auto hiding = hiding_in(kind);
  if (text == nullptr || !hiding) return;
  std::string hidden = thai::without_personal(*text, *hiding);
  if (hidden == *text) return;
  *text = std::move(hidden);
  add_code(reading.codes, "PII-02");
}

/// A column that counts those who sat an exam stands in one group with the exam's score.
bool FieldReader::is_exam_column(std::size_t ordinal) const {
  const auto& fields = batch_->spec->fields;
  return !fields[ordinal].group.empty() && std::ranges::any_of(fields, [&](const model::FieldSpec& other) {
    return other.kind == FieldKind::score && other.group == fields[ordinal].group;
  });
}

void FieldReader::settle_dashes(TypedRecord& record, const std::vector<std::size_t>& dashes) const {
  const auto& fields = batch_->spec->fields;
  bool has_count = false;
  for (std::size_t i = 0; i < fields.size(); ++i) has_count |= fields[i].kind == FieldKind::count && record.has(i);
  for (const std::size_t dash : dashes) {
    const bool is_zero = has_count && !is_exam_column(dash);
    record.values[dash] = is_zero ? counted(0) : model::Value{{}, ValueState::not_applicable};
  }
}

/// `ระยะเวลาดำเนินการ` says what `วันเริ่มต้น` and `วันสิ้นสุด` say in two columns.
void FieldReader::spread_period(TypedRecord& record) const {
  const auto period = batch_->spec->ordinal_of("period");
  const auto start = batch_->spec->ordinal_of("start_on");
  const auto end = batch_->spec->ordinal_of("end_on");
  if (!period || !start || !end) return;
  const auto* range = std::get_if<std::string>(&record.values[*period].datum);
  if (!range) return;
  const auto slash = range->find('/');
  const auto first = base::parse_iso_date(std::string_view(*range).substr(0, slash));
  const auto last =
      slash == std::string::npos ? first : base::parse_iso_date(std::string_view(*range).substr(slash + 1));
  if (first && !record.has(*start)) record.values[*start] = reported(model::Datum(*first));
  if (last && !record.has(*end)) record.values[*end] = reported(model::Datum(*last));
}

void FieldReader::report(const TypedRecord& record, std::size_t ordinal, const CellReading& reading,
                         std::vector<model::Finding>& findings) const {
  for (const std::string& code : reading.codes) {
    auto finding = finding_at(*batch_, *record.raw, ordinal, code, severity_of(code));
    if (const auto* date = std::get_if<base::Date>(&reading.value.datum)) finding.facts["value"] = base::to_iso(*date);
    if (const auto* text = std::get_if<std::string>(&reading.value.datum)) finding.facts["value"] = *text;
    if (finding.facts["value"].empty() || batch_->spec->grain == model::RecordGrain::person)
      finding.facts.erase("value");
    findings.push_back(std::move(finding));
  }
}

TypedRecord FieldReader::read(const model::Record& record, std::vector<model::Finding>& findings) const {
  const auto& fields = batch_->spec->fields;
  TypedRecord typed{&record, std::vector<model::Value>(fields.size())};
  std::vector<std::size_t> dashes;
  std::vector<model::Finding> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool is_private = fields[i].personal != model::PersonalClass::none && fields[i].kind != FieldKind::person_id;
    if (!record.cells[i] || is_private) continue;
    CellReading reading = read_cell(*record.cells[i], fields[i]);
    refuse_id(*record.cells[i], fields[i].kind, reading);
    hide_personal(fields[i].kind, reading);
    report(typed, i, reading, found);
    if (reading.is_open_dash) dashes.push_back(i);
    typed.values[i] = std::move(reading.value);
  }
  settle_dashes(typed, dashes);
  spread_period(typed);
  // The label of a total row is no value; what it says is checked against the rows, not read.
  if (!record.is_total) std::ranges::move(found, std::back_inserter(findings));
  return typed;
}

}  // namespace tidtam::transforms
