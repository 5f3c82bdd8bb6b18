#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

void add(model::Definition& card, const std::string& name, const std::string& value) {
  if (!value.empty()) card.entries.emplace_back(name, value);
}

model::Definition definition_of(const Figure& figure, const Phrases& phrases) {
  const model::Indicator& indicator = *figure.indicator;
  model::Definition card{indicator.id, indicator.title + " (" + indicator.id + ")", {}};
  add(card, phrases("definition.formula"), indicator.formula);
  add(card, phrases("definition.numerator"), indicator.numerator_title);
  add(card, phrases("definition.denominator"), indicator.denominator_title);
  add(card, phrases("definition.unit"), unit_word(indicator, phrases));
  add(card, phrases("definition.direction"),
      phrases("direction." + std::string(model::direction_word(indicator.direction))));
  if (figure.card->target) {
    std::string target = number_text(*figure.card->target, indicator.decimals);
    if (figure.card->target_upper) target += "–" + number_text(*figure.card->target_upper, indicator.decimals);
    add(card, phrases("definition.target"), target);
  }
  add(card, phrases("definition.aggregation"),
      phrases("aggregation." + std::string(model::aggregation_word(indicator.aggregation))));
  add(card, phrases("definition.source"), indicator.source);
  return card;
}

}  // namespace

void build_definitions(const BuildContext& context, const SectionSpec&, model::ReportSection& section) {
  const model::Indicator* last = nullptr;
  for (const Figure& figure : context.figures) {
    if (figure.indicator == last) continue;
    last = figure.indicator;
    section.blocks.emplace_back(definition_of(figure, context.phrases()));
  }
}

void build_signatures(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section) {
  const Phrases& phrases = context.phrases();
  model::Signatures signatures;
  signatures.sign_word = phrases("signature.sign");
  signatures.position_word = phrases("signature.position");
  signatures.date_word = phrases("signature.date");
  for (const std::string& signer : spec.signers) {
    signatures.people.push_back(
        {phrases("signer." + signer), std::string(phrases.or_else("signer.position." + signer, ""))});
  }
  if (!signatures.people.empty()) section.blocks.emplace_back(std::move(signatures));
}

}  // namespace tidtam::report
