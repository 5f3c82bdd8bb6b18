#include "transforms/triggers/open_incidents.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "pipeline/base/hash.hpp"
#include "transforms/triggers/days_told.hpp"
#include "transforms/triggers/readings.hpp"

namespace tidtam::transforms {

namespace {
using Kind = TriggerSlot::Kind;
using model::Datum;

/// What a case sees of one unit.
struct Sight {
  const TriggerCase& by;
  const Series& series;
  const Series* top = nullptr;  ///< of the same strand, of the top of the line
  const StrandReadings* beside = nullptr;
  const StrandIndex& strands;

  [[nodiscard]] Datum of(const TriggerSlot& slot, std::size_t at) const {
    if (slot.kind == Kind::threshold) return by.thresholds[slot.beside];
    const Snapshot* seen = snapshot(slot, at);
    return seen ? seen->data[slot.column] : Datum();
  }

 private:
  [[nodiscard]] const Snapshot* snapshot(const TriggerSlot& slot, std::size_t at) const {
    const Snapshot& now = series[at];
    switch (slot.kind) {
      case Kind::own:
        return &now;
      case Kind::previous:
        return at > 0 && series[at - 1].period.kind == now.period.kind ? &series[at - 1] : nullptr;
      case Kind::year_ago: {
        model::Period then = now.period;
        --then.year;
        return snapshot_of(series, then);
      }
      case Kind::top:
        return top ? snapshot_of(*top, now.period) : nullptr;
      case Kind::beside:
        return beside_of(by.beside[slot.beside], now.period);
      case Kind::threshold:
        break;
    }
    return nullptr;
  }

  [[nodiscard]] const Snapshot* beside_of(const Strand& strand, const model::Period& period) const {
    if (!beside) return nullptr;
    const Series& other = (*beside)[strands.at(strand)];
    if (const Snapshot* same = snapshot_of(other, period)) return same;
    return other.empty() ? nullptr : &other.back();
  }
};

class Opening {
 public:
  explicit Opening(const TriggerInputs& inputs) : inputs_(inputs), strands_(inputs.book), days_(strands_) {}

  std::vector<TriggeredIncident> run() {
    read_facts();
    read_tops();
    for_each_unit([&](model::UnitIndex unit, std::span<const model::Scorecard> cards) { look_at(unit, cards); });
    for (const auto& [unit, facts] : facts_) {
      const auto readings = readings_.find(unit);
      look_at(unit, facts, readings == readings_.end() ? nullptr : &readings->second);
    }
    date();
    std::ranges::sort(found_, {}, [this](const TriggeredIncident& one) {
      return std::tuple(std::string_view(inputs_.tree.unit(one.unit).code), std::string_view(one.trigger->id),
                        std::string_view(one.by->id), std::string_view(one.thing), one.opened);
    });
    return std::move(found_);
  }

 private:
  struct UnitFacts {
    const model::TableSpec* table;
    FactSeries series;
  };
  using AllUnitFacts = std::map<model::UnitIndex, std::vector<UnitFacts>>;

  void read_facts() {
    for (const model::TableSpec* table : inputs_.book.tables()) {
      const auto rows = inputs_.facts.find(table->name);
      if (rows == inputs_.facts.end()) continue;
      for (FactSeries& series : series_of(*table, rows->second)) {
        const model::UnitIndex unit = inputs_.tree.find(series.unit_code);
        if (unit != model::kNoUnit) facts_[unit].push_back({table, std::move(series)});
      }
    }
  }

  /// The scorecards of each unit on its own line, unit by unit.
  template <typename Visit>
  void for_each_unit(Visit visit) const {
    const auto cards = inputs_.scorecards;
    for (std::size_t begin = 0, end = 0; begin < cards.size(); begin = end) {
      const model::Scorecard& first = cards[begin];
      while (end < cards.size() && cards[end].unit == first.unit && cards[end].line == first.line) ++end;
      if (first.line == line_of(inputs_.tree.unit(first.unit))) visit(first.unit, cards.subspan(begin, end - begin));
    }
  }

  [[nodiscard]] model::UnitIndex top_of(model::UnitIndex unit) const {
    const model::Line line = line_of(inputs_.tree.unit(unit));
    while (inputs_.tree.parent(line, unit) != model::kNoUnit) unit = inputs_.tree.parent(line, unit);
    return unit;
  }

  void read_tops() {
    for_each_unit([&](model::UnitIndex unit, std::span<const model::Scorecard> cards) {
      if (top_of(unit) == unit) tops_.emplace(unit, readings_of(cards, strands_));
    });
  }

  void look_at(model::UnitIndex unit, std::span<const model::Scorecard> cards) {
    StrandReadings readings = readings_of(cards, strands_);
    const auto top = tops_.find(top_of(unit));
    for_each_case(unit, [&](const Trigger& trigger, const TriggerCase& one) {
      if (!one.strand) return;
      const std::size_t strand = strands_.at(*one.strand);
      const Series* country = top == tops_.end() ? nullptr : &top->second[strand];
      fold(trigger, unit, "", Sight{one, readings[strand], country, &readings, strands_});
    });
    if (facts_.contains(unit)) readings_.emplace(unit, std::move(readings));
  }

  void look_at(model::UnitIndex unit, const std::vector<UnitFacts>& facts, const StrandReadings* readings) {
    for_each_case(unit, [&](const Trigger& trigger, const TriggerCase& one) {
      for (const UnitFacts& of : facts) {
        if (of.table == one.table)
          fold(trigger, unit, of.series.thing, Sight{one, of.series.snapshots, nullptr, readings, strands_});
      }
    });
  }

  template <typename Visit>
  void for_each_case(model::UnitIndex unit, Visit visit) const {
    const model::UnitKind kind = inputs_.tree.unit(unit).kind;
    for (const Trigger& trigger : inputs_.book.triggers()) {
      for (const TriggerCase& one : trigger.cases) {
        if (std::ranges::find(one.of, kind) != one.of.end()) visit(trigger, one);
      }
    }
  }

  /// The life of the incidents of one series: opened, carried on, closed, opened again.
  void fold(const Trigger& trigger, model::UnitIndex unit, const std::string& thing, const Sight& sight) {
    std::optional<std::size_t> open;  // in found_
    int streak = 0;
    model::Period first;
    std::vector<Datum> slots(sight.by.slots.size());
    for (std::size_t at = 0; at < sight.series.size(); ++at) {
      const Snapshot& now = sight.series[at];
      if (at > 0 && sight.series[at - 1].period.kind != now.period.kind) {
        open.reset();  // another kind of period is another story
        streak = 0;
      }
      fill(slots, sight.by.condition, sight, at);
      const auto holds = sight.by.condition.evaluate(slots);
      if (spec::is_absent(holds)) continue;
      if (!spec::is_true(holds)) {
        if (open) close(found_[*open], now);
        open.reset();
        streak = 0;
        continue;
      }
      if (streak++ == 0) first = now.period;
      if (!open && streak >= sight.by.snapshots) {
        open = found_.size();
        found_.push_back(opened(trigger, sight.by, unit, thing, now, first));
      }
      if (open) carry_on(found_[*open], sight, slots, at);
    }
  }

  static TriggeredIncident opened(const Trigger& trigger, const TriggerCase& by, model::UnitIndex unit,
                                  const std::string& thing, const Snapshot& now, const model::Period& first) {
    TriggeredIncident incident;
    incident.trigger = &trigger;
    incident.by = &by;
    incident.unit = unit;
    incident.thing = thing;
    incident.first = first;
    incident.opened = now.period;
    incident.found_on = now.told_on;
    return incident;
  }

  static void close(TriggeredIncident& incident, const Snapshot& now) {
    incident.closed = now.period;
    incident.closed_on = now.told_on;
  }

  static void carry_on(TriggeredIncident& incident, const Sight& sight, std::vector<Datum>& slots, std::size_t at) {
    incident.last = sight.series[at].period;
    incident.figures.clear();
    for (const std::uint32_t slot : sight.by.condition.used_slots()) {
      if (model::is_absent(slots[slot])) continue;
      incident.figures += fmt::format("{}{}={}", incident.figures.empty() ? "" : " ", sight.by.names[slot].name,
                                      model::to_text(slots[slot]));
    }
    for (const FilledColumn& column : sight.by.fill) {
      fill(slots, column.value, sight, at);
      incident.filled[column.column] = spec::datum_of(column.value.evaluate(slots));
    }
  }

  static void fill(std::vector<Datum>& slots, const spec::Expression& expression, const Sight& sight, std::size_t at) {
    for (const std::uint32_t slot : expression.used_slots()) slots[slot] = sight.of(sight.by.slots[slot], at);
  }

  /// Says on which days incidents were found and closed.
  void date() {
    for (const TriggeredIncident& one : found_) {
      if (!one.by->strand) continue;
      ask(one, one.opened);
      if (one.closed) ask(one, *one.closed);
    }
    days_.answer(inputs_.values, inputs_.tree, inputs_.received_on);
    for (TriggeredIncident& one : found_) {
      one.found_on = day_of(one, one.opened, one.found_on);
      const auto named = one.filled.find("found_on");
      if (named != one.filled.end() && std::holds_alternative<base::Date>(named->second))
        one.found_on = std::get<base::Date>(named->second);
      if (one.closed) one.closed_on = std::max(one.found_on, day_of(one, *one.closed, one.closed_on));
    }
  }

  void ask(const TriggeredIncident& one, const model::Period& period) {
    days_.ask(strands_.at(*one.by->strand), period, line_of(inputs_.tree.unit(one.unit)), one.unit);
  }

  /// The day on which the return came, no later than when it was due: who reports late wins no time by it.
  [[nodiscard]] std::optional<base::Date> day_of(const TriggeredIncident& one, const model::Period& period,
                                                 std::optional<base::Date> told) const {
    if (one.by->strand)
      told = days_.of(strands_.at(*one.by->strand), period, line_of(inputs_.tree.unit(one.unit)), one.unit);
    const auto due = inputs_.due_on(period);
    if (!told || !due) return told ? told : due;
    return std::min(*told, *due);
  }

  const TriggerInputs& inputs_;
  StrandIndex strands_;
  DaysTold days_;
  AllUnitFacts facts_;
  std::unordered_map<model::UnitIndex, StrandReadings> tops_;
  std::unordered_map<model::UnitIndex, StrandReadings> readings_;  ///< of units with rows of tables
  std::vector<TriggeredIncident> found_;
};
}  // namespace

std::string TriggeredIncident::code() const {
  std::string code = trigger->id;
  if (!by->id.empty()) code += "-" + by->id;
  code += "-" + model::to_code(opened);
  // The last sign of the text is a mark between parts of the key.
  return thing.size() > 1 ? code + "-" + base::base32_id_of(thing, 8) : code;
}

std::vector<TriggeredIncident> open_incidents(const TriggerInputs& inputs) {
  return Opening(inputs).run();
}

}  // namespace tidtam::transforms
