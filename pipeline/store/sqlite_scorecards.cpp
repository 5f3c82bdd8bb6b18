#include "pipeline/store/sqlite_scorecards.hpp"

#include "pipeline/base/error.hpp"
#include "pipeline/store/sqlite_statement.hpp"

namespace tidtam::store {

namespace {
void bind_optional(SqliteStatement& statement, int parameter, const std::optional<base::Decimal>& decimal) {
  if (decimal) {
    statement.bind(parameter, decimal->millionths());
  } else {
    statement.bind_null(parameter);
  }
}

void bind_optional(SqliteStatement& statement, int parameter, const std::optional<double>& real) {
  if (real) {
    statement.bind_real(parameter, *real);
  } else {
    statement.bind_null(parameter);
  }
}

std::optional<double> real_at(const SqliteStatement& statement, int column) {
  if (statement.is_null(column)) return std::nullopt;
  return statement.real(column);
}

std::optional<base::Decimal> decimal_at(const SqliteStatement& statement, int column) {
  if (statement.is_null(column)) return std::nullopt;
  return base::Decimal::of_millionths(statement.integer(column));
}

model::Light parse_light(std::string_view word) {
  using enum model::Light;
  for (const model::Light light : {green, yellow, orange, red}) {
    if (model::light_word(light) == word) return light;
  }
  return none;
}

void fill(ScorecardRow& row, const SqliteStatement& statement) {
  model::Scorecard& card = row.card;
  card.line = statement.text(0) == model::line_word(model::Line::moe) ? model::Line::moe : model::Line::obec;
  row.unit_code = statement.text(1);
  card.indicator = statement.text(2);
  card.dimension = statement.text(3);
  card.period = statement.text(4);
  card.numerator = decimal_at(statement, 5);
  card.denominator = decimal_at(statement, 6);
  card.value = real_at(statement, 7);
  card.target = real_at(statement, 8);
  card.score = real_at(statement, 9);
  card.light = parse_light(statement.text(10));
  card.n_reporting = static_cast<std::uint32_t>(statement.integer(11));
  card.n_expected = static_cast<std::uint32_t>(statement.integer(12));
  card.reported_value = real_at(statement, 13);
  card.target_upper = real_at(statement, 14);
  card.state = model::parse_state(statement.text(15)).value_or(model::ValueState::not_reported);
}
}  // namespace

void delete_scorecards(sqlite3* database) {
  execute(database, "DELETE FROM scorecard");
}

void delete_scorecards_of(sqlite3* database, std::span<const model::UnitIndex> changed, const model::UnitTree& units) {
  SqliteStatement statement(database, "DELETE FROM scorecard WHERE unit_code = ?");
  for (const model::UnitIndex unit : changed) statement.with(std::string_view(units.unit(unit).code)).run();
}

void insert_scorecards(sqlite3* database, std::span<const model::Scorecard> cards, const model::UnitTree& units) {
  SqliteStatement statement(
      database,
      "INSERT INTO scorecard (line, unit_code, indicator, dimension, period, light, n_reporting, n_expected, state, "
      "numerator, denominator, value, target, score, reported_value, target_upper) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const model::Scorecard& card : cards) {
    statement.with(model::line_word(card.line), std::string_view(units.unit(card.unit).code),
                   std::string_view(card.indicator), std::string_view(card.dimension), std::string_view(card.period),
                   model::light_word(card.light), std::int64_t{card.n_reporting}, std::int64_t{card.n_expected},
                   model::state_word(card.state));
    bind_optional(statement, 10, card.numerator);
    bind_optional(statement, 11, card.denominator);
    bind_optional(statement, 12, card.value);
    bind_optional(statement, 13, card.target);
    bind_optional(statement, 14, card.score);
    bind_optional(statement, 15, card.reported_value);
    bind_optional(statement, 16, card.target_upper);
    statement.run();
  }
}

void read_scorecards(sqlite3* database, const std::function<void(const ScorecardRow&)>& visit) {
  SqliteStatement statement(
      database,
      "SELECT line, unit_code, indicator, dimension, period, numerator, denominator, value, target, score, light, "
      "n_reporting, n_expected, reported_value, target_upper, state FROM scorecard "
      "ORDER BY line, unit_code, indicator, dimension, period");
  ScorecardRow row;
  while (statement.step()) {
    fill(row, statement);
    visit(row);
  }
}

}  // namespace tidtam::store
