#include "pipeline/store/person_keys.hpp"

#include <fmt/format.h>

#include "pipeline/store/ddl.hpp"
#include "pipeline/store/moment.hpp"

namespace tidtam::store {

namespace {
constexpr std::string_view kCounts =
    "EXISTS (SELECT 1 FROM effective e WHERE e.submission_id = k.submission_id AND e.layout = k.layout AND "
    "e.valid_to IS NULL)";
}  // namespace

std::vector<std::string> create_person_keys(const Dialect& dialect) {
  const std::string text = fmt::format("{}{}", dialect.text_type, dialect.text_order);
  return {fmt::format("CREATE TABLE IF NOT EXISTS person_key (\n  {0},\n  layout {1} NOT NULL,\n"
                      "  unit_code {1} NOT NULL,\n  period {1},\n  key {1} NOT NULL,\n  enrolled_on {1},\n"
                      "  counted {1},\n  sheet {1},\n  cell {1} NOT NULL\n){2}",
                      submission_reference(dialect), text, dialect.table_options),
          "CREATE INDEX IF NOT EXISTS person_key_by_key ON person_key (layout, period, key, unit_code)",
          "CREATE INDEX IF NOT EXISTS person_key_by_submission ON person_key (submission_id)"};
}

void insert_person_keys(Database& database, SubmissionId submission, std::span<const model::PersonKey> persons) {
  if (persons.empty()) return;
  static const std::vector<std::string> kColumns{"submission_id", "layout",  "unit_code", "period", "key",
                                                 "enrolled_on",   "counted", "sheet",     "cell"};
  const auto row = database.bulk_insert("person_key", kColumns);
  for (const model::PersonKey& person : persons) {
    const std::string enrolled_on = person.enrolled_on ? base::to_iso(*person.enrolled_on) : std::string();
    const std::string cell = model::to_a1(person.cell);
    row->with(submission, std::string_view(person.layout), std::string_view(person.unit_code),
              std::string_view(person.period), std::string_view(person.key), std::string_view(enrolled_on),
              std::string_view(person.counted), std::string_view(person.sheet), std::string_view(cell));
    row->add();
  }
  row->finish();
}

void delete_person_keys(Database& database, SubmissionId submission) {
  database.prepare("DELETE FROM person_key WHERE submission_id = $1")->with(submission).run();
}

void read_shared_persons(Database& database, const std::function<void(const SharedPersonRow&)>& visit) {
  const std::string counts(kCounts);
  const auto statement = database.prepare(
      "SELECT k.layout, k.period, k.key, k.unit_code, k.submission_id, k.enrolled_on, s.received, k.counted, s.file, "
      "k.sheet, k.cell FROM person_key k JOIN submission s ON s.submission_id = k.submission_id "
      "WHERE (k.layout, k.period, k.key) IN (SELECT k.layout, k.period, k.key FROM person_key k WHERE " +
      counts + " GROUP BY k.layout, k.period, k.key HAVING min(k.unit_code) <> max(k.unit_code)) AND " + counts + " " +
      in_order({"k.layout", "k.period", "k.key", "k.unit_code", "s.file", "cell_order(k.cell)", "s.sha256"}));
  SharedPersonRow row;
  while (statement->step()) {
    row.layout = statement->text(0);
    row.period = statement->text(1);
    row.key = statement->text(2);
    row.unit_code = statement->text(3);
    row.submission = statement->integer(4);
    row.enrolled_on = base::parse_iso_date(statement->text(5));
    row.received = parse_moment(statement->text(6)).value_or(0);
    row.counted = statement->text(7);
    row.file = statement->text(8);
    row.sheet = statement->text(9);
    row.cell = statement->text(10);
    visit(row);
  }
}

void delete_stale_person_keys(Database& database) {
  database.execute("DELETE FROM person_key AS k WHERE NOT " + std::string(kCounts) +
                   " AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.submission_id = k.submission_id AND "
                   "s.state = 'waiting')");
}

}  // namespace tidtam::store
