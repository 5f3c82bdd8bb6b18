#include <algorithm>

#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

using model::Sentence;
using model::TextRun;

TextRun strong(std::string text, std::string href = {}) {
  return {std::move(text), true, std::move(href)};
}
TextRun plain(std::string text, std::string href = {}) {
  return {std::move(text), false, std::move(href)};
}

std::string anchor_of(const BuildContext& context, const Figure& figure) {
  return "#" + reference_of(context.units(), *figure.card);
}

/// The gravest figures first; among equals in the order of the catalogue.
std::vector<const Figure*> worst_of(const BuildContext& context, std::size_t count) {
  std::vector<const Figure*> worst;
  for (const Figure& figure : context.figures) {
    if (!figure.is_part && gravity_of(figure.card->light) >= gravity_of(model::Light::orange)) worst.push_back(&figure);
  }
  std::ranges::stable_sort(worst, std::greater<>{},
                           [](const Figure* figure) { return gravity_of(figure->card->light); });
  if (worst.size() > count) worst.resize(count);
  return worst;
}

Sentence reached_sentence(const BuildContext& context) {
  const Phrases& phrases = context.phrases();
  std::size_t reached = 0;
  std::size_t judged = 0;
  for (const Figure& figure : context.figures) {
    if (figure.is_part || figure.card->light == model::Light::none) continue;
    ++judged;
    reached += figure.card->light == model::Light::green ? 1U : 0U;
  }
  const bool has_any =
      std::ranges::any_of(context.figures, [](const Figure& figure) { return figure.card->value.has_value(); });
  if (!has_any) return {plain(phrases("summary.nothing"))};
  if (judged == 0) return {plain(phrases("summary.none_judged"))};
  return {
      plain(phrases("summary.reached.before")),
      strong(phrases.fill("summary.reached.count", {{"reached", count_text(reached)}, {"judged", count_text(judged)}})),
      plain(phrases("summary.reached.after"))};
}

void append_worst(const BuildContext& context, Sentence& lead) {
  const auto worst = worst_of(context, 2);
  if (worst.empty()) return;
  const Phrases& phrases = context.phrases();
  lead.push_back(plain(phrases("summary.worst.before")));
  for (std::size_t at = 0; at < worst.size(); ++at) {
    if (at > 0) lead.push_back(plain(phrases("summary.and")));
    lead.push_back(plain(worst[at]->title + " "));
    lead.push_back(strong(value_with_unit(*worst[at], phrases), anchor_of(context, *worst[at])));
    if (worst[at]->card->target) {
      const std::string target = number_text(*worst[at]->card->target, worst[at]->indicator->decimals);
      lead.push_back(plain(phrases.fill("summary.target", {{"target", target}})));
    }
  }
}

void append_changes(const BuildContext& context, std::vector<Sentence>& items) {
  std::size_t up = 0;
  std::size_t down = 0;
  for (const Figure& figure : context.figures) {
    if (figure.is_part) continue;
    const auto change = figure.change();
    up += change && *change > 0 ? 1U : 0U;
    down += change && *change < 0 ? 1U : 0U;
  }
  if (up + down == 0) return;
  items.push_back(
      {plain(context.phrases().fill("summary.changes", {{"up", count_text(up)}, {"down", count_text(down)}}))});
}

/// Those whose light is another than in the round before, the gravest now first.
void append_turns(const BuildContext& context, std::vector<Sentence>& items) {
  constexpr std::size_t kMostTurns = 3;
  std::vector<const Figure*> turned;
  for (const Figure& figure : context.figures) {
    if (figure.is_part || !figure.change() || figure.card->light == figure.previous->light) continue;
    if (figure.card->light == model::Light::none || figure.previous->light == model::Light::none) continue;
    turned.push_back(&figure);
  }
  if (turned.empty()) return;
  std::ranges::stable_sort(turned, std::greater<>{},
                           [](const Figure* figure) { return gravity_of(figure->card->light); });
  const Phrases& phrases = context.phrases();
  Sentence sentence{plain(phrases.fill("summary.turns", {{"count", count_text(turned.size())}}))};
  for (std::size_t at = 0; at < std::min(kMostTurns, turned.size()); ++at) {
    if (at > 0) sentence.push_back(plain(", "));
    const Figure& figure = *turned[at];
    sentence.push_back(plain(figure.title, anchor_of(context, figure)));
    sentence.push_back(plain(phrases.fill("summary.turn", {{"before", light_text(figure.previous->light, phrases)},
                                                           {"after", light_text(figure.card->light, phrases)}})));
  }
  items.push_back(std::move(sentence));
}

/// Where a unit that has sent nothing itself has its figures from.
void append_lender(const BuildContext& context, std::vector<Sentence>& items) {
  if (context.has_children()) return;
  const auto values = context.index.inputs().values;
  model::UnitIndex lender = model::kNoUnit;
  for (const Figure& figure : context.figures) {
    for (std::uint32_t position : figure.card->own_values) {
      if (values[position].source_unit == context.unit_index) return;
      if (lender == model::kNoUnit) lender = values[position].source_unit;
    }
  }
  if (lender == model::kNoUnit) return;
  items.push_back(
      {plain(context.phrases()("summary.lender")), plain(context.name_of(lender), context.href_to(lender))});
}

/// Units below with most critical figures, as the comparison table orders them.
void append_help_first(const BuildContext& context, std::vector<Sentence>& items) {
  std::vector<std::pair<std::size_t, model::UnitIndex>> critical;
  for (model::UnitIndex unit : units_compared(context, context.line)) {
    std::size_t count = 0;
    for (const auto& card : context.index.cards(context.line, unit)) {
      const auto periods = context.index.periods(card.indicator);
      count += card.light == model::Light::red && card.dimension.empty() && card.period == periods.back() ? 1U : 0U;
    }
    if (count > 0) critical.emplace_back(count, unit);
  }
  std::ranges::stable_sort(critical, std::greater<>{}, [](const auto& entry) { return entry.first; });
  if (critical.empty()) return;
  Sentence sentence{plain(context.phrases()("summary.help_first"))};
  for (std::size_t at = 0; at < std::min<std::size_t>(3, critical.size()); ++at) {
    if (at > 0) sentence.push_back(plain(", "));
    const auto [count, unit] = critical[at];
    sentence.push_back(plain(context.name_of(unit), context.href_to(unit)));
    sentence.push_back(plain(context.phrases().fill("summary.critical_count", {{"count", count_text(count)}})));
  }
  items.push_back(std::move(sentence));
}

void append_money(const BuildContext& context, std::vector<Sentence>& items) {
  const Totals& totals = context.totals();
  if (totals.allocated == 0) return;
  const double percent = 100.0 * static_cast<double>(totals.disbursed) / static_cast<double>(totals.allocated);
  items.push_back({plain(context.phrases().fill("summary.money", {{"percent", number_text(percent, 2)},
                                                                  {"disbursed", money_text(totals.disbursed)},
                                                                  {"allocated", money_text(totals.allocated)}}))});
}

void append_own_status(const BuildContext& context, std::vector<Sentence>& items) {
  const RoundStatus* status = context.index.status(context.unit_index);
  if (status == nullptr || context.has_children()) return;
  const Phrases& phrases = context.phrases();
  Sentence sentence{plain(phrases("summary.own_status")), strong(reporting_word(status, phrases))};
  if (status->received != 0) {
    sentence.push_back(plain(
        phrases.fill("summary.received_on", {{"date", date_text(base::thai_date_of(status->received), phrases)}})));
  } else if (status->due) {
    sentence.push_back(plain(phrases.fill("summary.due_on", {{"date", date_text(*status->due, phrases)}})));
  }
  items.push_back(std::move(sentence));
}

model::SentenceList decisions_of(const BuildContext& context) {
  const Phrases& phrases = context.phrases();
  const Totals& totals = context.totals();
  model::SentenceList list{phrases("decide.title"), {}, model::ListStyle::decisions};
  if (totals.missing > 0) {
    list.items.push_back({plain(phrases.fill(context.has_children() ? "decide.missing" : "decide.missing_own",
                                             {{"count", count_text(totals.missing)}}),
                                context.has_children() ? "#late" : "")});
  }
  if (totals.returned > 0) {
    list.items.push_back(
        {plain(phrases.fill("decide.returned", {{"count", count_text(totals.returned)}}), "#quality")});
  }
  for (const Figure* figure : worst_of(context, 2)) {
    list.items.push_back({plain(phrases("decide.indicator")), plain(figure->title, "#indicators"), plain(" ("),
                          strong(value_with_unit(*figure, phrases)), plain(")")});
  }
  if (totals.projects_late > 0) {
    const auto own = context.index.projects(context.unit_index);
    Sentence sentence{plain(phrases.fill("decide.projects", {{"count", count_text(totals.projects_late)}}),
                            own.empty() ? "" : "#projects")};
    const auto late = std::ranges::find(own, ProjectStatus::late, &Project::status);
    if (late != own.end()) sentence.push_back(plain(phrases.fill("decide.project_name", {{"name", late->name}})));
    list.items.push_back(std::move(sentence));
  }
  if (list.items.empty()) list.items.push_back({plain(phrases("decide.nothing"))});
  return list;
}

}  // namespace

void build_summary(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  Sentence lead = reached_sentence(context);
  append_worst(context, lead);
  section.blocks.emplace_back(model::Paragraph{std::move(lead), model::ParagraphStyle::lead});
  model::SentenceList more;
  append_own_status(context, more.items);
  append_lender(context, more.items);
  append_turns(context, more.items);
  append_changes(context, more.items);
  append_money(context, more.items);
  append_help_first(context, more.items);
  if (!more.items.empty()) section.blocks.emplace_back(std::move(more));
  section.aside.emplace_back(decisions_of(context));
}

}  // namespace tidtam::report
