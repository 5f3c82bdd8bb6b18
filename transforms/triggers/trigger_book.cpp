#include "transforms/triggers/trigger_book.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "transforms/rules/declaration.hpp"

namespace tidtam::transforms {

namespace {
using Kind = TriggerSlot::Kind;
using spec::ExpressionType;

constexpr int kEmergency = 4;
/// Columns of `incident` that a case may fill; the trigger itself gives the others.
constexpr std::array<std::string_view, 6> kFilled{"found_on", "area", "pupils", "staff", "measure", "owner"};

/// The names that a condition may use, each with what it holds.
struct SlotList {
  std::vector<spec::SlotSpec> names;
  std::vector<TriggerSlot> slots;

  void add(std::span<const spec::SlotSpec> columns, const std::string& prefix, Kind kind, std::size_t beside = 0) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      names.push_back({prefix + columns[i].name, columns[i].type});
      slots.push_back({kind, i, beside});
    }
  }
};

Strand strand_of(const spec::Node& node, const IndicatorCatalogue& indicators) {
  Strand strand;
  if (node.is_map()) {
    node.allow_only({"indicator", "dimension"});
    strand = {node.at("indicator").text(), node.at("dimension").text()};
  } else {
    strand.indicator = node.text();
  }
  if (!indicators.find(strand.indicator)) node.fail(fmt::format("there is no indicator '{}'", strand.indicator));
  return strand;
}

const model::TableSpec* table_of(const spec::Node& node, const model::Schema& schema) {
  const model::TableSpec* table = schema.find(node.text());
  if (!table || table->group != model::TableGroup::fact) node.fail("a fact table of tables.yaml is expected here");
  if (!table->ordinal_of("unit_code")) node.fail("a table whose rows belong to units is expected here");
  return table;
}

std::vector<model::UnitKind> kinds_of(const spec::Node& node) {
  std::vector<model::UnitKind> kinds;
  for (const spec::Node& item : node.items()) {
    const auto kind = model::parse_unit_kind(item.text());
    if (!kind) item.fail(fmt::format("'{}' is no kind of unit", item.text()));
    kinds.push_back(*kind);
  }
  return kinds;
}

std::vector<FilledColumn> filled_by(const spec::Node& node, const model::Schema& schema,
                                    std::span<const spec::SlotSpec> names) {
  std::vector<FilledColumn> filled;
  if (node.is_absent()) return filled;
  const model::TableSpec& incident = schema.get("incident");
  for (const auto& [column, expression] : node.entries()) {
    if (std::ranges::find(kFilled, column) == kFilled.end())
      expression.fail(
          fmt::format("'{}' is not filled by a case; it fills found_on, area, pupils, staff, measure, owner", column));
    const auto type = spec::expression_type_of(incident.columns[incident.ordinal_of(column).value()].type);
    filled.push_back({column, spec::Expression::compile(expression, names, type)});
  }
  return filled;
}

/// What an example says; thresholds say what the trigger says.
std::vector<model::Datum> example_of(const spec::Node& node, const TriggerCase& read) {
  std::vector<model::Datum> data = example_slots(node, read.names);
  for (std::size_t i = 0; i < read.slots.size(); ++i) {
    if (read.slots[i].kind == Kind::threshold) data[i] = read.thresholds[read.slots[i].beside];
  }
  return data;
}

void run_examples(const spec::Node& node, const TriggerCase& read) {
  if (!spec::is_true(read.condition.evaluate(example_of(node.at("opens"), read))))
    node.at("opens").fail("the condition does not hold for this example");
  if (!spec::is_false(read.condition.evaluate(example_of(node.at("quiet"), read))))
    node.at("quiet").fail("the condition holds for this example, or cannot be said of it");
}

using Thresholds = std::vector<std::pair<std::string, model::Datum>>;

Thresholds thresholds_of(const spec::Node& node) {
  Thresholds thresholds;
  if (node.is_absent()) return thresholds;
  for (const auto& [name, number] : node.entries()) {
    const auto decimal = base::Decimal::parse(number.text());
    if (!decimal) number.fail("a number is expected here");
    thresholds.emplace_back(name, *decimal);
  }
  return thresholds;
}

/// Everything that a condition may name; `table` is nullptr where scorecards are looked at.
SlotList names_for(const spec::Node& node, const model::TableSpec* table, const Thresholds& thresholds) {
  SlotList list;
  const auto of_scorecards = scorecard_slots();
  const std::vector<spec::SlotSpec> columns =
      table ? spec::slots_of(*table) : std::vector<spec::SlotSpec>(of_scorecards.begin(), of_scorecards.end());
  list.add(columns, "", Kind::own);
  list.add(columns, "previous_", Kind::previous);
  list.add(columns, "year_ago_", Kind::year_ago);
  if (!table) list.add(columns, "top_", Kind::top);
  std::size_t beside = 0;
  if (const spec::Node others = node.find("beside"); !others.is_absent()) {
    for (const auto& [name, other] : others.entries()) list.add(of_scorecards, name + "_", Kind::beside, beside++);
  }
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    list.names.push_back({thresholds[i].first, ExpressionType::number});
    list.slots.push_back({Kind::threshold, 0, i});
  }
  return list;
}

/// At once for an emergency; else twice running, unless the trigger says that its snapshots are single events.
int snapshots_of(const spec::Node& node, int level) {
  if (level == kEmergency) return 1;
  const auto number = node.find("snapshots").integer_or(2);
  if (number < 1 || number > 8) node.at("snapshots").fail("1 to 8 snapshots are expected here");
  return static_cast<int>(number);
}

TriggerCase read_case(const spec::Node& node, int level, const Thresholds& thresholds, const model::Schema& schema,
                      const IndicatorCatalogue& indicators) {
  node.allow_only({"id", "of", "scorecard", "table", "beside", "condition", "snapshots", "fill", "opens", "quiet"});
  const bool of_scorecards = !node.find("scorecard").is_absent();
  if (of_scorecards != node.find("table").is_absent())
    node.fail("one of `scorecard` and `table` says what is looked at");
  std::optional<Strand> strand;
  if (of_scorecards) strand = strand_of(node.at("scorecard"), indicators);
  const model::TableSpec* table = of_scorecards ? nullptr : table_of(node.at("table"), schema);
  std::vector<Strand> beside;
  if (const spec::Node others = node.find("beside"); !others.is_absent()) {
    for (const auto& [name, other] : others.entries()) beside.push_back(strand_of(other, indicators));
  }
  SlotList list = names_for(node, table, thresholds);
  std::vector<model::Datum> limits;
  for (const auto& [name, number] : thresholds) limits.push_back(number);
  TriggerCase read{
      node.find("id").text_or(""), kinds_of(node.at("of")),
      std::move(strand),           table,
      std::move(beside),           spec::Expression::compile(node.at("condition"), list.names, ExpressionType::boolean),
      snapshots_of(node, level),   filled_by(node.find("fill"), schema, list.names),
      std::move(limits),           std::move(list.names),
      std::move(list.slots)};
  run_examples(node, read);
  return read;
}

}  // namespace

std::span<const spec::SlotSpec> scorecard_slots() {
  static const std::array<spec::SlotSpec, 10> kSlots{{{"numerator", ExpressionType::number},
                                                      {"denominator", ExpressionType::number},
                                                      {"value", ExpressionType::number},
                                                      {"target", ExpressionType::number},
                                                      {"target_upper", ExpressionType::number},
                                                      {"score", ExpressionType::number},
                                                      {"light", ExpressionType::text},
                                                      {"state", ExpressionType::text},
                                                      {"n_reporting", ExpressionType::number},
                                                      {"n_expected", ExpressionType::number}}};
  return kSlots;
}

Trigger read_trigger(const spec::Node& file, std::string_view stem, const model::Schema& schema,
                     const IndicatorCatalogue& indicators) {
  file.allow_only(
      {"id", "title_th", "title_en", "level", "owner", "days", "source", "cannot_see", "thresholds", "cases"});
  Trigger trigger;
  trigger.id = file.at("id").text();
  if (trigger.id != stem) file.at("id").fail("the file has to be named after its id");
  trigger.title_th = file.at("title_th").text();
  trigger.title_en = file.at("title_en").text();
  const auto level = file.at("level").integer();
  if (level < 1 || level > kEmergency) file.at("level").fail("a level of 1 to 4 is expected here");
  trigger.level = static_cast<int>(level);
  trigger.owner = file.at("owner").text();
  trigger.days = static_cast<int>(file.at("days").integer());
  (void)file.at("source").text();
  const Thresholds thresholds = thresholds_of(file.find("thresholds"));
  for (const spec::Node& node : file.at("cases").items())
    trigger.cases.push_back(read_case(node, trigger.level, thresholds, schema, indicators));
  for (const spec::Node& node : file.at("cases").items()) {
    const auto id = node.find("id").text_or("");
    if (std::ranges::count(trigger.cases, id, &TriggerCase::id) > 1)
      node.fail("each of several cases needs an `id` of its own");
  }
  return trigger;
}

TriggerBook TriggerBook::load(const spec::Catalogue& catalogue, const model::Schema& schema,
                              const IndicatorCatalogue& indicators) {
  std::vector<Trigger> triggers;
  for (const auto& path : catalogue.files("triggers", ".yaml"))
    triggers.push_back(read_trigger(spec::Node::load(path), path.stem().string(), schema, indicators));
  return TriggerBook(std::move(triggers));
}

std::vector<const model::TableSpec*> TriggerBook::tables() const {
  std::map<std::string, const model::TableSpec*> tables;
  for (const Trigger& trigger : triggers_) {
    for (const TriggerCase& one : trigger.cases) {
      if (one.table) tables.emplace(one.table->name, one.table);
    }
  }
  std::vector<const model::TableSpec*> list;
  for (const auto& [name, table] : tables) list.push_back(table);
  return list;
}

}  // namespace tidtam::transforms
