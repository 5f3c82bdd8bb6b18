#include "pipeline/store/reader.hpp"

#include <array>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/store/database.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/moment.hpp"

namespace tidtam::store {

namespace {
/// `AND f.unit_code IN (…)`, or nothing. Codes are bound, never written into the SQL.
std::string unit_condition(const ReadOptions& options) {
  if (options.unit_codes.empty()) return {};
  const std::size_t first = options.as_of ? 2 : 1;
  std::string marks = fmt::format("${}", first);
  for (std::size_t i = 1; i < options.unit_codes.size(); ++i) marks += fmt::format(",${}", first + i);
  return fmt::format(" AND f.unit_code IN ({})", marks);
}

/// Binds what counts_condition and unit_condition left open; `moment` must live as long as the statement is stepped.
void bind_options(Statement& statement, const ReadOptions& options, const std::string& moment) {
  int parameter = 0;
  if (options.as_of) statement.bind(++parameter, std::string_view(moment));
  for (const std::string& code : options.unit_codes) statement.bind(++parameter, std::string_view(code));
}

template <typename Word, std::size_t Count>
Word parsed_word(const std::array<Word, Count>& all, std::string_view (*word_of)(Word), std::string_view text) {
  for (const Word word : all) {
    if (word_of(word) == text) return word;
  }
  throw Error(fmt::format("the store holds the word '{}', which this program does not know", text));
}

model::SubmissionState parse_submission_state(std::string_view text) {
  using enum model::SubmissionState;
  return parsed_word(std::array{accepted, partly, returned, duplicate, superseded, ignored, waiting},
                     model::submission_state_word, text);
}

model::Severity parse_severity(std::string_view text) {
  using enum model::Severity;
  return parsed_word(std::array{note, warning, error}, model::severity_word, text);
}

std::optional<base::Decimal> decimal_at(const Statement& statement, int column) {
  if (statement.is_null(column)) return std::nullopt;
  return base::Decimal::of_millionths(statement.integer(column));
}

std::optional<double> real_at(const Statement& statement, int column) {
  if (statement.is_null(column)) return std::nullopt;
  return statement.real(column);
}

void fill(IndicatorRow& row, const Statement& statement) {
  model::IndicatorValue& value = row.value;
  row.unit_code = statement.text(0);
  value.indicator = statement.text(1);
  value.dimension = statement.text(2);
  value.period = statement.text(3);
  value.numerator = decimal_at(statement, 4);
  value.denominator = decimal_at(statement, 5);
  value.value = real_at(statement, 6);
  const auto state = model::parse_state(statement.text(7));
  if (!state)
    throw Error(fmt::format("indicator_value.state holds '{}', which is no state of a value", statement.text(7)));
  value.state = *state;
  value.target = real_at(statement, 8);
  row.source_unit_code = statement.text(9);
  value.layout = statement.text(10);
  value.submission = statement.integer(11);
  value.fact = statement.integer(12);
  value.file = statement.text(13);
  value.sheet = statement.text(14);
  value.cell = statement.text(15);
}

EffectiveRow effective_at(const Statement& statement) {
  return {std::string(statement.text(0)), std::string(statement.text(1)), std::string(statement.text(2)),
          statement.integer(3),           std::string(statement.text(4)), parse_moment(statement.text(5)).value_or(0),
          parse_moment(statement.text(6))};
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return parts;
}

StoredSubmission submission_at(const Statement& statement) {
  StoredSubmission stored;
  stored.id = statement.integer(0);
  stored.source.path = statement.text(1);
  stored.source.sha256 = statement.text(2);
  stored.unit_code = statement.text(3);
  stored.period = statement.text(4);
  stored.state = parse_submission_state(statement.text(5));
  stored.same_as = statement.text(6);
  stored.source.received = parse_moment(statement.text(7)).value_or(0);
  stored.rows = static_cast<std::uint32_t>(statement.integer(8));
  stored.facts = static_cast<std::uint32_t>(statement.integer(9));
  stored.findings = static_cast<std::uint32_t>(statement.integer(10));
  stored.source.scope_unit = statement.text(11);
  stored.source.size = static_cast<std::uint64_t>(statement.integer(12));
  stored.layouts = split(statement.text(13));
  stored.holds_personal = statement.integer(14) != 0;
  return stored;
}

constexpr std::string_view kSubmissionColumns =
    "SELECT submission_id, file, sha256, unit_code, period, state, same_as, received, rows, facts, findings, "
    "scope_unit, size, layouts, personal FROM submission";

constexpr std::string_view kEffectiveColumns =
    "SELECT e.unit_code, e.layout, e.period, e.submission_id, s.sha256, e.valid_from, e.valid_to "
    "FROM effective e JOIN submission s ON s.submission_id = e.submission_id";
}  // namespace

std::string_view open_condition(const std::optional<base::Seconds>& as_of) {
  return as_of ? "e.valid_from <= $1 AND (e.valid_to IS NULL OR e.valid_to > $1)" : "e.valid_to IS NULL";
}

std::string counts_condition(const model::TableSpec& table, const std::optional<base::Seconds>& as_of) {
  if (table.group == model::TableGroup::desk)
    return fmt::format("s.state IN ('accepted', 'partly'){}", as_of ? " AND s.received <= $1" : "");
  return fmt::format(
      "EXISTS (SELECT 1 FROM effective e WHERE e.submission_id = f.submission_id "
      "AND e.layout = f.from_layout AND {})",
      open_condition(as_of));
}

void read_indicator_values(Database& database, const model::TableSpec& table, const ReadOptions& options,
                           const std::function<void(const IndicatorRow&)>& visit) {
  const auto statement = database.prepare(fmt::format(
      "SELECT f.unit_code, f.indicator, f.dimension, f.period, f.numerator, f.denominator, f.value, f.state, "
      "f.target, f.source_unit, f.from_layout, f.submission_id, f.fact_id, s.file, f.from_sheet, f.from_cell "
      "FROM indicator_value f JOIN submission s ON s.submission_id = f.submission_id WHERE {}{} {}",
      counts_condition(table, options.as_of), unit_condition(options),
      in_order({"f.unit_code", "f.indicator", "f.dimension", "f.period", "f.from_layout", "s.file", "f.from_sheet",
                "cell_order(f.from_cell)", "s.sha256", "f.fact_id"})));
  const std::string moment = moment_text(options.as_of);
  bind_options(*statement, options, moment);
  IndicatorRow row;
  while (statement->step()) {
    fill(row, *statement);
    visit(row);
  }
}

void read_facts(Database& database, const model::TableSpec& table, const ReadOptions& options,
                const std::function<void(const FactRow&)>& visit) {
  std::vector<std::string> order;
  for (const std::string& column : table.key) order.push_back("f." + quoted(column));
  order.insert(order.end(), {"s.file", "f.from_sheet", "cell_order(f.from_cell)", "s.sha256", "f.fact_id"});
  const auto statement = database.prepare(
      fmt::format("SELECT f.fact_id, f.submission_id, f.from_layout, s.file, f.from_sheet, f.from_cell, s.period, "
                  "s.received, {} FROM {} f JOIN submission s ON s.submission_id = f.submission_id WHERE {}{} {}",
                  column_list(table.columns, "f."), quoted(table.name), counts_condition(table, options.as_of),
                  unit_condition(options), in_order(order)));
  const std::string moment = moment_text(options.as_of);
  bind_options(*statement, options, moment);
  FactRow row;
  row.data.resize(table.columns.size());
  while (statement->step()) {
    row.fact = statement->integer(0);
    row.submission = statement->integer(1);
    row.layout = statement->text(2);
    row.file = statement->text(3);
    row.sheet = statement->text(4);
    row.cell = statement->text(5);
    row.period = statement->text(6);
    row.received = parse_moment(statement->text(7)).value_or(0);
    for (std::size_t i = 0; i < row.data.size(); ++i) {
      row.data[i] = statement->datum(static_cast<int>(i) + 8, table.columns[i].type);
    }
    visit(row);
  }
}

std::vector<std::string> read_units(Database& database, const model::TableSpec& table) {
  const auto statement = database.prepare(
      fmt::format("SELECT DISTINCT unit_code FROM {} {}", quoted(table.name), in_order({"unit_code"})));
  std::vector<std::string> codes;
  while (statement->step()) codes.emplace_back(statement->text(0));
  return codes;
}

void read_dimension(Database& database, const model::TableSpec& table,
                    const std::function<void(std::span<const model::Datum>)>& visit) {
  std::vector<std::string> order;
  for (const std::string& column : table.key) order.push_back(quoted(column));
  const auto statement = database.prepare(
      fmt::format("SELECT {} FROM {} {}", column_list(table.columns), quoted(table.name), in_order(order)));
  std::vector<model::Datum> row(table.columns.size());
  while (statement->step()) {
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = statement->datum(static_cast<int>(i), table.columns[i].type);
    visit(row);
  }
}

void read_effective(Database& database, std::optional<base::Seconds> as_of,
                    const std::function<void(const EffectiveRow&)>& visit) {
  const auto statement =
      database.prepare(fmt::format("{} WHERE {} {}", kEffectiveColumns, open_condition(as_of),
                                   in_order({"e.unit_code", "e.layout", "e.period", "e.valid_from", "s.sha256"})));
  const std::string moment = moment_text(as_of);
  if (as_of) statement->bind(1, std::string_view(moment));
  while (statement->step()) visit(effective_at(*statement));
}

std::vector<EffectiveRow> read_effective_chain(StatementCache& statements, std::string_view unit_code,
                                               std::string_view layout, std::string_view period) {
  const std::string sql = fmt::format(
      "{} WHERE e.unit_code = $1 AND e.layout = $2 AND "
      "coalesce(e.period, '') = coalesce($3, '') "
      "ORDER BY e.valid_from, s.sha256",
      kEffectiveColumns);
  Statement& statement = statements.get(sql);
  statement.with(unit_code, layout, period);
  std::vector<EffectiveRow> chain;
  while (statement.step()) chain.push_back(effective_at(statement));
  return chain;
}

void read_submissions(Database& database, const std::function<void(const StoredSubmission&)>& visit) {
  const auto statement =
      database.prepare(std::string(kSubmissionColumns) + " ORDER BY file, received, sha256, submission_id");
  while (statement->step()) visit(submission_at(*statement));
}

std::vector<StoredSubmission> find_submissions(StatementCache& statements, std::string_view sha256) {
  Statement& statement = statements.get(fmt::format("{} WHERE sha256 = $1 ORDER BY submission_id", kSubmissionColumns));
  statement.bind(1, sha256);
  std::vector<StoredSubmission> found;
  while (statement.step()) found.push_back(submission_at(statement));
  return found;
}

std::optional<StoredSubmission> find_submission(StatementCache& statements, SubmissionId id) {
  Statement& statement = statements.get(fmt::format("{} WHERE submission_id = $1", kSubmissionColumns));
  statement.bind(1, id);
  std::optional<StoredSubmission> found;
  while (statement.step()) found = submission_at(statement);
  return found;
}

std::vector<FindingRow> read_findings(Database& database, SubmissionId submission, std::optional<FindingMaker> maker) {
  const auto statement = database.prepare(
      "SELECT sheet, cell, rule, severity, found, expected, message_th, message_en, fix_th, fix_en, acknowledged, "
      "about FROM finding WHERE submission_id = $1 AND made_by = coalesce($2, made_by) ORDER BY finding_id");
  statement->bind(1, submission);
  if (maker) {
    statement->bind(2, static_cast<std::int64_t>(*maker));
  } else {
    statement->bind_null(2);
  }
  std::vector<FindingRow> findings;
  while (statement->step()) {
    const auto text = [&](int column) { return std::string(statement->text(column)); };
    findings.push_back({text(0), text(1), text(2), parse_severity(statement->text(3)), text(4), text(5), text(6),
                        text(7), text(8), text(9), text(10), text(11)});
  }
  return findings;
}

void read_questions(Database& database, const std::function<void(const QuestionRow&)>& visit) {
  const auto statement = database.prepare(
      "SELECT q.submission_id, q.raw, q.sheet, q.cell, q.sender, q.amphoe, q.province, q.unit_code, q.kind FROM "
      "name_question q JOIN submission s ON s.submission_id = q.submission_id ORDER BY s.file, s.received, s.sha256, "
      "q.name_question_id");
  while (statement->step()) {
    const auto text = [&](int column) { return std::string(statement->text(column)); };
    visit({statement->integer(0), {text(1), text(2), text(3), text(4), text(5), text(6), text(7), text(8)}});
  }
}

}  // namespace tidtam::store
