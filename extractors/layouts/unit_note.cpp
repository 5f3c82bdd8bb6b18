#include "extractors/layouts/unit_note.hpp"

#include "pipeline/thai/key.hpp"

namespace tidtam::layouts {

std::optional<model::UnitNote> unit_note_in(const model::Cell& cell, const UnitWords& units) {
  constexpr std::string_view kUnit = "หน่วย";
  constexpr std::size_t kLongest = 200;
  if (cell.type != model::CellType::text || cell.text().size() > kLongest) return std::nullopt;
  std::string key = thai::header_key(cell.text());
  std::erase(key, ':');
  std::erase(key, '*');
  std::erase(key, '[');
  std::erase(key, ']');
  auto baht = units.baht_of(key);
  const std::size_t at = key.find(thai::header_key(kUnit));
  if (!baht && at != std::string::npos) baht = units.baht_at_end_of(std::string_view(key).substr(at));
  return baht ? std::optional(model::UnitNote{*baht, cell.ref}) : std::nullopt;
}

std::optional<model::UnitNote> unit_note_of(const HeaderFound& header, const model::RecordSpec& record,
                                            std::span<const model::Cell* const> titles, WordBook& words,
                                            std::vector<model::Finding>& findings) {
  std::vector<model::UnitNote> notes;
  for (std::size_t p = 0; p < header.paths.size(); ++p) {
    const auto field = header.match.field_of_path[p];
    const bool is_money = field && record.fields[*field].kind == model::FieldKind::money;
    for (const model::Cell* cell : header.paths[p].cells) {
      const auto& baht = words.word_of(*cell).header.baht;
      if (is_money && baht)
        notes.push_back({*baht, cell->ref});
      else if (!field) {
        if (const auto note = unit_note_in(*cell, words.lexicon().units())) notes.push_back(*note);
      }
    }
  }
  for (const model::Cell* cell : titles) {
    if (const auto note = unit_note_in(*cell, words.lexicon().units())) notes.push_back(*note);
  }
  if (notes.empty()) return std::nullopt;
  for (const model::UnitNote& note : notes) {
    if (note.baht == notes.front().baht) continue;
    model::Finding finding;
    finding.rule = "HDR-06";
    finding.cell = model::to_a1(note.cell);
    finding.facts["other_cell"] = model::to_a1(notes.front().cell);
    findings.push_back(std::move(finding));
    break;
  }
  return notes.front();
}

}  // namespace tidtam::layouts
