#include "pipeline/report/figures.hpp"

#include <algorithm>

#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

bool is_wanted(std::string_view id, std::span<const std::string> only) {
  return only.empty() || std::ranges::find(only, id) != only.end();
}

/// The cards of one indicator: contiguous, because cards are sorted by indicator within the unit.
std::span<const model::Scorecard> cards_of(std::span<const model::Scorecard> cards, std::string_view indicator) {
  const auto [first, last] = std::equal_range(cards.begin(), cards.end(), indicator, [](const auto& a, const auto& b) {
    if constexpr (std::is_same_v<std::decay_t<decltype(a)>, model::Scorecard>) {
      return std::string_view(a.indicator) < b;
    } else {
      return a < std::string_view(b.indicator);
    }
  });
  return {first, last};
}

std::string title_of(const model::Indicator& indicator, const model::Scorecard& card, const Phrases& phrases) {
  if (card.dimension.empty()) return indicator.title;
  return std::string(phrases.or_else("dimension." + card.dimension, card.dimension));
}

const model::Scorecard* in_period(std::span<const model::Scorecard> cards, const model::Scorecard& like,
                                  std::string_view period) {
  for (const auto& card : cards) {
    if (card.dimension == like.dimension && card.period == period) return &card;
  }
  return nullptr;
}

}  // namespace

bool stands_on_like(const model::Scorecard& earlier, const model::Scorecard& later) {
  const std::uint32_t few = std::min(earlier.n_reporting, later.n_reporting);
  const std::uint32_t many = std::max(earlier.n_reporting, later.n_reporting);
  return few * 5 >= many * 4;
}

std::optional<double> Figure::change() const {
  if (previous == nullptr || !previous->value || !card->value || !stands_on_like(*previous, *card)) return std::nullopt;
  return *card->value - *previous->value;
}

std::vector<Figure> figures_of(const InputIndex& index, model::Line line, model::UnitIndex unit,
                               std::span<const std::string> only) {
  std::vector<Figure> figures;
  const auto all = index.cards(line, unit);
  const Phrases& phrases = *index.inputs().phrases;
  for (const auto& indicator : index.inputs().indicators) {
    if (!is_wanted(indicator.id, only)) continue;
    const auto cards = cards_of(all, indicator.id);
    const auto periods = index.periods(indicator.id);
    if (cards.empty() || periods.empty()) continue;
    bool has_total = false;
    for (const auto& card : cards) {
      if (card.period != periods.back()) continue;
      Figure figure{&indicator, &card, nullptr, title_of(indicator, card, phrases), false};
      if (card.dimension.empty()) has_total = true;
      figure.is_part = has_total && !card.dimension.empty();
      if (!has_total) figure.title = indicator.title + " · " + figure.title;
      if (periods.size() > 1) figure.previous = in_period(cards, card, periods[periods.size() - 2]);
      figures.push_back(std::move(figure));
    }
  }
  return figures;
}

std::string reference_of(const model::UnitTree& units, const model::Scorecard& card) {
  std::string reference = units.unit(card.unit).code + "/" + card.indicator;
  if (!card.dimension.empty()) reference += ";" + card.dimension;
  return reference + "/" + card.period + "@" + std::string(model::line_word(card.line));
}

std::string value_text(const model::Indicator& indicator, const model::Scorecard& card, const Phrases& phrases) {
  if (card.value) return number_text(*card.value, indicator.decimals);
  return phrases("state." + std::string(model::state_word(card.state)));
}

std::string value_text(const Figure& figure, const Phrases& phrases) {
  return value_text(*figure.indicator, *figure.card, phrases);
}

bool is_percentage(const model::Indicator& indicator) {
  return indicator.unit_of_measure.starts_with("ร้อยละ");
}

std::string unit_word(const model::Indicator& indicator, const Phrases& phrases) {
  return std::string(phrases.or_else("measure." + indicator.unit_of_measure, indicator.unit_of_measure));
}

std::string value_with_unit(const Figure& figure, const Phrases& phrases) {
  const std::string value = value_text(figure, phrases);
  const std::string unit = unit_word(*figure.indicator, phrases);
  if (!figure.card->value || unit.empty()) return value;
  const bool unit_first = phrases.language() == "th" && is_percentage(*figure.indicator);
  return unit_first ? unit + " " + value : value + " " + unit;
}

const std::string& light_text(model::Light light, const Phrases& phrases) {
  switch (light) {
    case model::Light::green:
      return phrases("light.green");
    case model::Light::yellow:
      return phrases("light.yellow");
    case model::Light::orange:
      return phrases("light.orange");
    case model::Light::red:
      return phrases("light.red");
    case model::Light::none:
      break;
  }
  return phrases("light.none");
}

int gravity_of(model::Light light) {
  switch (light) {
    case model::Light::red:
      return 4;
    case model::Light::orange:
      return 3;
    case model::Light::yellow:
      return 2;
    case model::Light::green:
      return 1;
    case model::Light::none:
      break;
  }
  return 0;
}

std::vector<const model::Scorecard*> history_of(const InputIndex& index, const Figure& figure, std::size_t count) {
  const auto periods = index.periods(figure.indicator->id);
  const auto cards = cards_of(index.cards(figure.card->line, figure.card->unit), figure.indicator->id);
  std::vector<const model::Scorecard*> history;
  for (std::size_t at = periods.size() > count ? periods.size() - count : 0; at < periods.size(); ++at) {
    const model::Scorecard* card = in_period(cards, *figure.card, periods[at]);
    history.push_back(card != nullptr && stands_on_like(*card, *figure.card) ? card : nullptr);
  }
  return history;
}

}  // namespace tidtam::report
