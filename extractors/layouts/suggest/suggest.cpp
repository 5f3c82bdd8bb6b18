#include "extractors/layouts/suggest/suggest.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>

#include "extractors/layouts/header_text.hpp"
#include "extractors/layouts/suggest/field_names.hpp"
#include "extractors/layouts/suggest/label_form.hpp"
#include "extractors/layouts/suggest/table_areas.hpp"
#include "extractors/layouts/suggest/table_suggester.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts::suggest {

namespace {

/// Whether the name is one of these words with digits behind it, or digits alone.
bool is_numbered(std::string_view sheet_name, std::initializer_list<std::string_view> words) {
  std::string key = thai::header_key(sheet_name);
  while (!key.empty() && key.back() >= '0' && key.back() <= '9') key.pop_back();
  return key.empty() ||
         std::ranges::any_of(words, [&](std::string_view word) { return thai::header_key(word) == key; });
}

/// Names that programs give.
bool is_generic_name(std::string_view sheet_name) {
  return is_numbered(sheet_name, {"Sheet", "แผ่น", "แผ่นงาน", "ตาราง", "Table", "Worksheet"});
}

/// A sheet of the same form has another such name.
bool says_only_when(std::string_view sheet_name) {
  return is_numbered(sheet_name, {"ปี", "ปีการศึกษา", "ปีงบประมาณ", "ไตรมาส", "ไตรมาสที่", "ภาคเรียน", "ภาคเรียนที่", "ครั้งที่"});
}

/// The longest text above this row: most likely the table's title. Empty where there is none.
std::string title_above(const model::Sheet& sheet, std::uint32_t row) {
  constexpr std::size_t kLongestTitle = 300;
  std::string title;
  for (const model::Cell& cell : sheet.cells) {
    if (cell.ref.row >= row) break;
    const std::string_view text = trimmed(cell.text());
    if (cell.type == model::CellType::text && text.size() > title.size() && text.size() <= kLongestTitle) title = text;
  }
  return title;
}

std::string unique_id(const std::string& wished, std::set<std::string>& taken) {
  std::string id = wished;
  for (int n = 2; !taken.insert(id).second; ++n) id = wished + "_" + std::to_string(n);
  return id;
}

/// Whether a table has its sheet to itself.
enum class Alone : std::uint8_t { no, yes };

/// What the trial says, behind the first remark, which says where the table stands.
void add_trial(Suggestion& suggestion, const Trial& trial) {
  std::vector<Remark> remarks;
  if (suggestion.form == LayoutForm::label_value) {
    remarks.push_back({trial.n_values == 0 ? "suggest_tried_form_empty" : "suggest_tried_form", {}});
  } else if (trial.n_records == 0) {
    remarks.push_back({"suggest_tried_empty", {}});
  } else {
    remarks.push_back({"suggest_tried",
                       {{"n", std::to_string(trial.n_records)},
                        {"first", std::to_string(trial.first_row + 1)},
                        {"last", std::to_string(trial.last_row + 1)},
                        {"totals", std::to_string(trial.n_totals)}}});
  }
  remarks.push_back({"suggest_how", {{"id", suggestion.id}}});
  for (const std::string& other : trial.others) remarks.push_back({"suggest_other", {{"layout", other}}});
  suggestion.remarks.insert(suggestion.remarks.begin() + 1, remarks.begin(), remarks.end());
}

/// Goes through the sheets one by one; what is suggested for one is known to the next.
class FileSuggester {
 public:
  FileSuggester(const Quest& quest, const Surroundings& surroundings, const Words& words)
      : quest_(quest), surroundings_(surroundings), words_(words) {
    layouts_.assign(surroundings.layouts.begin(), surroundings.layouts.end());
    for (const LayoutSpec& layout : layouts_) taken_.insert(layout.id);
  }

  Answer answer() {
    for (const model::Sheet* sheet : quest_.sheets) {
      if (!is_of_earlier_form(*sheet)) suggest_for(*sheet);
    }
    return std::move(answer_);
  }

 private:
  /// A sheet of the form of an earlier one: its name goes into that one's layout. What told the rows of one sheet apart
  /// may stand on the other too (77 provinces, a sheet for each year), so there is no key any more.
  bool is_of_earlier_form(const model::Sheet& sheet) {
    if (answer_.suggestions.empty()) return false;
    const std::set<std::string> reading = layouts_reading(sheet, layouts_, surroundings_.options);
    bool is_taken = false;
    for (Suggestion& suggestion : answer_.suggestions) {
      if (!reading.contains(suggestion.id)) continue;
      is_taken = true;
      suggestion.key.clear();
      suggestion.remarks.push_back({"suggest_same_form", {{"sheet", sheet.name}}});
      if (!is_generic_name(sheet.name)) suggestion.sheets.push_back(sheet.name);
    }
    return is_taken;
  }

  void suggest_for(const model::Sheet& sheet) {
    std::vector<Suggestion> suggestions = tables_of(sheet);
    if (suggestions.empty()) {
      refuse(sheet.cells.empty() ? "suggest_no_cells" : "suggest_no_table", {{"sheet", sheet.name}});
      return;
    }
    std::vector<Trial> trials =
        try_suggestions(suggestions, sheet, {layouts_, surroundings_.options, surroundings_.schema});
    for (std::size_t i = 0; i < trials.size(); ++i) {
      if (!trials[i].layout) {
        refuse("suggest_complaint", {{"sheet", sheet.name}, {"complaint", trials[i].complaint}});
        continue;
      }
      add_trial(suggestions[i], trials[i]);
      answer_.suggestions.push_back(std::move(suggestions[i]));
      layouts_.push_back(std::move(*trials[i].layout));
    }
  }

  std::vector<Suggestion> tables_of(const model::Sheet& sheet) {
    const Lexicon lexicon(layouts_, surroundings_.options);
    WordBook word_book(lexicon);
    const SheetRows rows(sheet);
    std::vector<Suggestion> suggestions;
    if (const auto form = sample_form(rows, surroundings_.options.search_rows, words_)) {
      if (auto suggestion = suggest_table(*form, word_book, words_)) {
        name(*suggestion, sheet, title_above(sheet, form->records.front().row), Alone::yes);
        suggestions.push_back(std::move(*suggestion));
      }
      return suggestions;
    }
    const std::vector<TableArea> areas = table_areas(sheet, surroundings_.options.search_rows, word_book);
    for (const TableArea& area : areas) {
      const SheetRows area_rows(area.sheet);
      const TableSample sample = sample_table(area_rows, area.block, word_book, surroundings_.options, words_);
      auto suggestion = suggest_table(sample, word_book, words_);
      if (!suggestion) continue;
      name(*suggestion, sheet, title_above(area.sheet, area.block.first_row),
           areas.size() == 1 ? Alone::yes : Alone::no);
      suggestions.push_back(std::move(*suggestion));
    }
    return suggestions;
  }

  /// A table that has its sheet to itself is called as the sheet, else as the title above it says.
  void name(Suggestion& suggestion, const model::Sheet& sheet, const std::string& above, Alone alone) {
    const bool is_generic = is_generic_name(sheet.name);
    const bool by_sheet = !is_generic && (alone == Alone::yes || above.empty());
    suggestion.title = by_sheet ? sheet.name : !above.empty() ? above : quest_.file_stem;
    suggestion.sheets = {is_generic ? quest_.file_stem : sheet.name};
    const bool names_nothing = is_generic || says_only_when(sheet.name);
    suggestion.id = unique_id(quest_.id.empty() ? id_of(names_nothing ? "" : sheet.name) : quest_.id, taken_);
  }

  [[nodiscard]] std::string id_of(const std::string& sheet_name) const {
    for (const std::string& name : {sheet_name, quest_.file_stem}) {
      if (std::string id = latin_name(name); !id.empty()) return id;
      if (std::string id = translated_name(name, "", words_); !id.empty()) return id;
    }
    return "new_layout";
  }

  void refuse(std::string phrase, spec::Blanks blanks) {
    answer_.refusals.push_back({std::move(phrase), std::move(blanks)});
  }

  const Quest& quest_;
  const Surroundings& surroundings_;
  const Words& words_;
  std::vector<LayoutSpec> layouts_;
  std::set<std::string> taken_;
  Answer answer_;
};

}  // namespace

Answer suggest_layouts(const Quest& quest, const Surroundings& surroundings, const Words& words) {
  return FileSuggester(quest, surroundings, words).answer();
}

}  // namespace tidtam::layouts::suggest
