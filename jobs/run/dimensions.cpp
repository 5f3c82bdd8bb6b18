#include "jobs/run/dimensions.hpp"

#include <functional>

namespace tidtam::jobs {

namespace {
using model::Datum;
using Row = std::vector<Datum>;
using Rows = std::vector<Row>;

Datum text(std::string value) {
  return value.empty() ? Datum() : Datum(std::move(value));
}
Datum iso(std::string_view value) {
  const auto date = base::parse_iso_date(value);
  return date ? Datum(*date) : Datum();
}
Datum day(const std::optional<base::Date>& date) {
  return date ? Datum(*date) : Datum();
}

Rows unit_rows(const Knowledge& knowledge) {
  Rows rows;
  const model::UnitTree& tree = knowledge.units.tree;
  for (model::UnitIndex i = 0; i < tree.size(); ++i) {
    const model::Unit& unit = tree.unit(i);
    rows.push_back({unit.code, std::string(model::unit_kind_word(unit.kind)), unit.name, text(unit.short_name),
                    text(unit.province_code), text(unit.amphoe), text(unit.affiliation), iso(unit.valid_from),
                    iso(unit.valid_to), text(unit.source), text(unit.levels), std::int64_t{knowledge.in_scope[i]}});
  }
  return rows;
}

Rows parent_rows(const Knowledge& knowledge) {
  Rows rows;
  for (const transforms::UnitParent& link : knowledge.units.parents) {
    rows.push_back({std::string(model::line_word(link.line)), link.unit_code, link.parent_code, iso(link.valid_from),
                    iso(link.valid_to)});
  }
  return rows;
}

Rows plan_node_rows(const Knowledge& knowledge) {
  Rows rows;
  for (const transforms::PlanNode& node : transforms::load_plan_nodes(knowledge.catalogue)) {
    rows.push_back({node.plan, node.code, text(node.parent_code), text(node.level), node.title, iso(node.valid_from),
                    iso(node.valid_to)});
  }
  return rows;
}

Rows plan_map_rows(const Knowledge& knowledge) {
  Rows rows;
  for (const transforms::PlanLink& link :
       transforms::load_plan_map(knowledge.catalogue, transforms::load_plan_nodes(knowledge.catalogue))) {
    rows.push_back({link.from_plan, link.from_code, link.to_plan, link.to_code, text(link.relation)});
  }
  return rows;
}

Rows indicator_rows(const Knowledge& knowledge) {
  Rows rows;
  for (const model::Indicator& indicator : knowledge.indicators.indicators()) {
    rows.push_back({indicator.id, indicator.title, text(indicator.unit_of_measure),
                    std::string(model::direction_word(indicator.direction)),
                    std::string(model::aggregation_word(indicator.aggregation)),
                    std::string(model::time_aggregation_word(indicator.time_aggregation)),
                    std::string(model::period_kind_word(indicator.period_kind)), std::int64_t{indicator.version},
                    text(indicator.group)});
  }
  return rows;
}

Rows word_rows(const Knowledge& knowledge) {
  Rows rows;
  for (const auto& [id, list] : transforms::load_vocabularies(knowledge.catalogue)) {
    std::int64_t place = 0;
    for (const transforms::WordList::Word& word : list.words) {
      ++place;
      for (const std::string& variant : word.variants) rows.push_back({id, word.code, variant, place});
    }
  }
  return rows;
}

Rows disbursement_target_rows(const Knowledge& knowledge) {
  Rows rows;
  for (const transforms::DisbursementTarget& target : transforms::load_disbursement_targets(knowledge.catalogue)) {
    rows.push_back({std::int64_t{target.fiscal_year}, target.category, std::int64_t{target.quarter},
                    target.cumulative_percent, text(target.source)});
  }
  return rows;
}

Rows round_rows(const Knowledge& knowledge) {
  Rows rows;
  for (const transforms::Round& round : knowledge.rounds) {
    rows.push_back({round.id, model::to_code(round.period), round.opens, day(round.closes), day(round.due_on)});
  }
  return rows;
}

Rows due_rows(const Knowledge& knowledge) {
  Rows rows;
  for (const transforms::Due& due : knowledge.due) {
    rows.push_back({due.round, text(due.layout), text(due.indicator), std::string(model::unit_kind_word(due.unit_kind)),
                    text(due.levels)});
  }
  return rows;
}
}  // namespace

void load_dimensions(const Knowledge& knowledge, store::Store& store) {
  struct Dimension {
    const char* table;
    Rows (*rows)(const Knowledge&);
  };
  constexpr Dimension kDimensions[] = {{"unit", unit_rows},
                                       {"unit_parent", parent_rows},
                                       {"plan_node", plan_node_rows},
                                       {"plan_map", plan_map_rows},
                                       {"indicator", indicator_rows},
                                       {"word", word_rows},
                                       {"disbursement_target", disbursement_target_rows},
                                       {"round", round_rows},
                                       {"due", due_rows}};
  const std::string loaded = store.meta("dimensions").value_or("");
  if (loaded == knowledge.hash()) return;
  for (const Dimension& dimension : kDimensions) {
    store.load_dimension(dimension.table, dimension.rows(knowledge), knowledge.hash());
  }
  store.set_meta("dimensions", knowledge.hash());
}

}  // namespace tidtam::jobs
