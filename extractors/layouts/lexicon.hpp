#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/layouts/header_text.hpp"
#include "extractors/layouts/layout_spec.hpp"
#include "pipeline/model/cell.hpp"

namespace tidtam::layouts {

/// What a header's text is to a field: its whole head, the group above it or the leaf below the group.
enum class HeadRole : std::uint8_t { whole, group, leaf };

struct LexiconEntry {
  std::uint16_t layout = 0;
  std::uint16_t field = 0;
  HeadRole role = HeadRole::whole;
};

/// Whether a head with this unit in brackets may be a field's of this kind: `เบิกจ่าย (ร้อยละ)` is not the amount.
[[nodiscard]] bool fits(HeadUnit unit, model::FieldKind kind);

/// Every variant of every layout by its key. Made once, then only read.
class Lexicon {
 public:
  Lexicon(std::span<const LayoutSpec> layouts, const LayoutOptions& options);

  [[nodiscard]] std::span<const LexiconEntry> find(const std::string& key) const;
  [[nodiscard]] bool is_row_number(const std::string& key) const;
  [[nodiscard]] const UnitWords& units() const { return units_; }
  [[nodiscard]] std::span<const LayoutSpec> layouts() const { return layouts_; }

 private:
  void add(std::string key, LexiconEntry entry);

  std::span<const LayoutSpec> layouts_;
  UnitWords units_;
  std::unordered_map<std::string, std::vector<LexiconEntry>> entries_;
  std::vector<std::string> row_numbers_;
};

/// A text met in a header, taken apart once however often it stands on the sheets of a workbook.
struct HeaderWord {
  struct Hit {
    LexiconEntry entry;
    double quality = 1;
  };
  std::string text;
  HeaderText header;
  std::vector<Hit> hits;  ///< at most one for each entry, the best
  bool is_row_number = false;
};

/// The words of one workbook. References stay valid as long as it lives.
class WordBook {
 public:
  explicit WordBook(const Lexicon& lexicon) : lexicon_(lexicon) {}
  const HeaderWord& word_of(std::string_view text);
  const HeaderWord& word_of(const model::Cell& cell);
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

 private:
  [[nodiscard]] HeaderWord read(std::string_view text) const;

  const Lexicon& lexicon_;
  std::deque<HeaderWord> words_;
  std::unordered_map<std::string_view, const HeaderWord*> by_text_;
};

}  // namespace tidtam::layouts
