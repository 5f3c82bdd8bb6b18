#include "extractors/layouts/lexicon.hpp"

#include <algorithm>

#include "pipeline/thai/key.hpp"

namespace tidtam::layouts {

namespace {

/// Nobody heads a column with more; longer texts are data and are not keyed.
constexpr std::size_t kLongestHeader = 400;

bool same_place(const LexiconEntry& a, const LexiconEntry& b) {
  return a.layout == b.layout && a.field == b.field && a.role == b.role;
}

}  // namespace

bool fits(HeadUnit unit, model::FieldKind kind) {
  using model::FieldKind;
  switch (unit) {
    case HeadUnit::money:
      return kind == FieldKind::money;
    case HeadUnit::count:
      return kind != FieldKind::money && kind != FieldKind::percent;
    case HeadUnit::percent:
      return kind == FieldKind::percent || kind == FieldKind::score || kind == FieldKind::number;
    case HeadUnit::none:
    case HeadUnit::other:
      return true;
  }
  return true;
}

Lexicon::Lexicon(std::span<const LayoutSpec> layouts, const LayoutOptions& options)
    : layouts_(layouts), units_(options) {
  for (std::size_t l = 0; l < layouts.size(); ++l) {
    for (std::size_t f = 0; f < layouts[l].heads.size(); ++f) {
      const LexiconEntry entry{static_cast<std::uint16_t>(l), static_cast<std::uint16_t>(f), HeadRole::whole};
      const FieldHead& head = layouts[l].heads[f];
      for (const Variant& variant : head.headers) add(variant.key, entry);
      for (const Variant& group : head.groups) add(group.key, {entry.layout, entry.field, HeadRole::group});
      for (const Variant& leaf : head.leaves) add(leaf.key, {entry.layout, entry.field, HeadRole::leaf});
      for (const Variant& group : head.groups) {
        for (const Variant& leaf : head.leaves) {
          add(group.key + leaf.key, entry);
          add(leaf.key + group.key, entry);
        }
      }
    }
  }
  for (const std::string& word : options.row_numbers) row_numbers_.push_back(thai::header_key(word));
}

void Lexicon::add(std::string key, LexiconEntry entry) {
  std::vector<LexiconEntry>& list = entries_[std::move(key)];
  if (std::ranges::none_of(list, [&](const LexiconEntry& other) { return same_place(other, entry); }))
    list.push_back(entry);
}

std::span<const LexiconEntry> Lexicon::find(const std::string& key) const {
  const auto at = entries_.find(key);
  return at == entries_.end() ? std::span<const LexiconEntry>() : std::span<const LexiconEntry>(at->second);
}

bool Lexicon::is_row_number(const std::string& key) const {
  return std::ranges::find(row_numbers_, key) != row_numbers_.end();
}

HeaderWord WordBook::read(std::string_view text) const {
  HeaderWord word;
  word.text = text;
  if (text.size() > kLongestHeader) return word;
  word.header = read_header_text(text, lexicon_.units());
  for (const HeaderReading& reading : word.header.readings) {
    word.is_row_number = word.is_row_number || lexicon_.is_row_number(reading.key);
    for (const LexiconEntry& entry : lexicon_.find(reading.key)) {
      if (!fits(reading.unit, lexicon_.layouts()[entry.layout].record.fields[entry.field].kind)) continue;
      const bool is_known =
          std::ranges::any_of(word.hits, [&](const HeaderWord::Hit& hit) { return same_place(hit.entry, entry); });
      if (!is_known) word.hits.push_back({entry, reading.quality});
    }
  }
  return word;
}

const HeaderWord& WordBook::word_of(std::string_view text) {
  const auto at = by_text_.find(text);
  if (at != by_text_.end()) return *at->second;
  const HeaderWord& word = words_.emplace_back(read(text));
  by_text_.emplace(word.text, &word);
  return word;
}

const HeaderWord& WordBook::word_of(const model::Cell& cell) {
  return cell.type == model::CellType::text ? word_of(cell.text()) : word_of(model::shown_value(cell));
}

}  // namespace tidtam::layouts
