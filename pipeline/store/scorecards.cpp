#include "pipeline/store/scorecards.hpp"

#include "pipeline/base/error.hpp"
#include "pipeline/store/database.hpp"
#include "pipeline/store/ddl.hpp"

namespace tidtam::store {

namespace {
void bind_optional(Binder& row, int parameter, const std::optional<base::Decimal>& decimal) {
  if (decimal) {
    row.bind(parameter, decimal->millionths());
  } else {
    row.bind_null(parameter);
  }
}

void bind_optional(Binder& row, int parameter, const std::optional<double>& real) {
  if (real) {
    row.bind_real(parameter, *real);
  } else {
    row.bind_null(parameter);
  }
}

std::optional<double> real_at(const Statement& statement, int column) {
  if (statement.is_null(column)) return std::nullopt;
  return statement.real(column);
}

std::optional<base::Decimal> decimal_at(const Statement& statement, int column) {
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

void fill(ScorecardRow& row, const Statement& statement) {
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

void delete_scorecards(Database& database) {
  database.execute("DELETE FROM scorecard");
}

void delete_scorecards_of(Database& database, std::span<const model::UnitIndex> changed, const model::UnitTree& units) {
  const auto statement = database.prepare("DELETE FROM scorecard WHERE unit_code = $1");
  for (const model::UnitIndex unit : changed) statement->with(std::string_view(units.unit(unit).code)).run();
}

void insert_scorecards(Database& database, std::span<const model::Scorecard> cards, const model::UnitTree& units) {
  static const std::vector<std::string> kColumns{
      "line",  "unit_code", "indicator",   "dimension", "period", "light", "n_reporting",    "n_expected",
      "state", "numerator", "denominator", "value",     "target", "score", "reported_value", "target_upper"};
  const auto row = database.bulk_insert("scorecard", kColumns);
  for (const model::Scorecard& card : cards) {
    row->with(model::line_word(card.line), std::string_view(units.unit(card.unit).code),
              std::string_view(card.indicator), std::string_view(card.dimension), std::string_view(card.period),
              model::light_word(card.light), std::int64_t{card.n_reporting}, std::int64_t{card.n_expected},
              model::state_word(card.state));
    bind_optional(*row, 10, card.numerator);
    bind_optional(*row, 11, card.denominator);
    bind_optional(*row, 12, card.value);
    bind_optional(*row, 13, card.target);
    bind_optional(*row, 14, card.score);
    bind_optional(*row, 15, card.reported_value);
    bind_optional(*row, 16, card.target_upper);
    row->add();
  }
  row->finish();
}

void read_scorecards(Database& database, const std::function<void(const ScorecardRow&)>& visit) {
  const auto statement = database.prepare(
      "SELECT line, unit_code, indicator, dimension, period, numerator, denominator, value, target, score, light, "
      "n_reporting, n_expected, reported_value, target_upper, state FROM scorecard " +
      in_order({"line", "unit_code", "indicator", "dimension", "period"}));
  ScorecardRow row;
  while (statement->step()) {
    fill(row, *statement);
    visit(row);
  }
}

}  // namespace tidtam::store
