#include "pipeline/report/html_blocks.hpp"

#include <cstring>  // ctemplate 2.4 calls strlen without including it

#include <ctemplate/template_dictionary.h>
#include <fmt/format.h>

#include <array>
#include <optional>

#include "pipeline/report/svg.hpp"
#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

using ctemplate::TemplateDictionary;

/// Evidence with more rows than this is folded away: found by its anchor, out of the way of who prints.
constexpr std::size_t kOpenRows = 4;

struct BlockFiller {
  TemplateDictionary& dictionary;
  Captions captions;

  void operator()(const model::Paragraph& paragraph) const {
    constexpr std::array<const char*, 3> kClasses{"text", "lead", "muted"};
    TemplateDictionary& entry = *dictionary.AddSectionDictionary("PARAGRAPH");
    entry.SetValue("CLASS", kClasses[static_cast<std::size_t>(paragraph.style)]);
    fill_sentence(paragraph.text, entry);
  }

  void operator()(const model::SentenceList& list) const {
    TemplateDictionary& entry = *dictionary.AddSectionDictionary("LIST");
    entry.SetValue("CLASS", list.style == model::ListStyle::decisions ? "decisions" : "plain");
    if (!list.title.empty()) entry.AddSectionDictionary("HEAD")->SetValue("TEXT", list.title);
    for (const auto& item : list.items) fill_sentence(item, *entry.AddSectionDictionary("ITEM"));
  }

  void operator()(const model::ShareBar& bar) const {
    constexpr std::array<const char*, 4> kClasses{"pd", "ph", "pr", "pm"};
    TemplateDictionary& entry = *dictionary.AddSectionDictionary("SHARE");
    fill_sentence(bar.headline, entry);
    entry.SetValue("BAR", share_svg(bar));
    for (const auto& part : bar.parts) {
      TemplateDictionary& item = *entry.AddSectionDictionary("PART");
      item.SetValue("CLASS", kClasses[static_cast<std::size_t>(part.tone)]);
      item.SetValue("LABEL", part.label);
      item.SetValue("COUNT", count_text(part.count));
      item.SetValue("HREF", part.href);
      item.ShowSection(part.href.empty() ? "BARE" : "LINK");
    }
  }

  void operator()(const model::ReportTable& table) const {
    fill_table(table, captions, *dictionary.AddSectionDictionary("TABLE"));
  }

  void operator()(const model::LineChart& chart) const {
    dictionary.AddSectionDictionary("CHART")->SetValue("DRAWING", line_chart_svg(chart));
  }

  void operator()(const model::Evidence& evidence) const {
    TemplateDictionary& entry = *dictionary.AddSectionDictionary("EVIDENCE");
    if (!evidence.anchors.empty()) entry.SetValue("ANCHOR", evidence.anchors.front());
    for (std::size_t at = 1; at < evidence.anchors.size(); ++at) {
      entry.AddSectionDictionary("ALSO")->SetValue("ANCHOR", evidence.anchors[at]);
    }
    entry.SetValue("TITLE", evidence.title);
    if (!evidence.value.empty()) entry.SetValueAndShowSection("VALUE", evidence.value, "WORTH");
    if (!evidence.sentences.empty()) entry.ShowSection("SAYS");
    for (std::size_t at = 0; at < evidence.sentences.size(); ++at) {
      TemplateDictionary& said = *entry.AddSectionDictionary("SAID");
      fill_sentence(evidence.sentences[at], said);
      if (at + 1 < evidence.sentences.size()) said.ShowSection("MORE");
    }
    const std::size_t rows = evidence.sources.rows.size();
    if (rows == 0 && evidence.sources.caption.empty()) return;
    const char* frame = rows == 0 ? "EMPTY" : rows <= kOpenRows ? "OPEN" : "FOLDED";
    TemplateDictionary& place = *entry.AddSectionDictionary(frame);
    place.SetValue("TEXT", evidence.sources.caption);
    if (rows > 0) fill_table(evidence.sources, Captions::spoken, place);
  }

  void operator()(const model::Definition& definition) const {
    TemplateDictionary& entry = *dictionary.AddSectionDictionary("DEFINITION");
    entry.SetValue("ANCHOR", definition.anchor);
    entry.SetValue("TITLE", definition.title);
    for (const auto& [name, value] : definition.entries) {
      TemplateDictionary& item = *entry.AddSectionDictionary("ENTRY");
      item.SetValue("NAME", name);
      item.SetValue("VALUE", value);
    }
  }

  void operator()(const model::Signatures& signatures) const {
    TemplateDictionary& entry = *dictionary.AddSectionDictionary("SIGNATURES");
    for (const auto& person : signatures.people) {
      TemplateDictionary& item = *entry.AddSectionDictionary("PERSON");
      item.SetValue("SIGN", signatures.sign_word);
      item.SetValue("DATE", signatures.date_word);
      item.SetValue("ROLE", person.role);
      TemplateDictionary& position = *item.AddSectionDictionary(person.position.empty() ? "BLANK" : "POSITION");
      position.SetValue("TEXT", person.position);
      position.SetValue("WORD", signatures.position_word);
    }
  }
};

const char* class_of(model::ReportColumnKind kind) {
  switch (kind) {
    case model::ReportColumnKind::number:
      return "num";
    case model::ReportColumnKind::light:
      return "lt";
    case model::ReportColumnKind::status_number:
      return "num";
    case model::ReportColumnKind::timeline:
      return "gantt";
    case model::ReportColumnKind::date:
      return "nw";
    case model::ReportColumnKind::text:
      return "tx";
    case model::ReportColumnKind::drawing:
      return "dw";
    case model::ReportColumnKind::name:
      break;
  }
  return nullptr;
}

void fill_head(const model::ReportColumn& column, TemplateDictionary& table) {
  TemplateDictionary& head = *table.AddSectionDictionary("HEAD");
  head.SetValue("TEXT", column.title);
  if (const char* css_class = class_of(column.kind)) head.AddSectionDictionary("K")->SetValue("CLASS", css_class);
  if (!column.anchor.empty()) head.AddSectionDictionary("I")->SetValue("ID", column.anchor);
  if (!column.full_title.empty()) head.AddSectionDictionary("F")->SetValue("FULL", column.full_title);
  if (column.ticks.empty()) return;
  TemplateDictionary& ticks = *head.AddSectionDictionary("TICKS");
  for (const std::string& tick : column.ticks) ticks.AddSectionDictionary("TICK")->SetValue("TEXT", tick);
}

std::string drawing_of(const model::ReportCell& cell) {
  if (const auto* bullet = std::get_if<model::Bullet>(&cell.drawing)) return bullet_svg(*bullet, cell.text);
  if (const auto* trend = std::get_if<model::Trend>(&cell.drawing)) return trend_svg(*trend, cell.text);
  if (const auto* line = std::get_if<model::Timeline>(&cell.drawing)) return timeline_svg(*line, cell.text);
  return {};
}

void fill_text(const model::ReportCell& cell, TemplateDictionary& place) {
  if (!cell.text.empty()) {
    TemplateDictionary& text = *place.AddSectionDictionary(cell.href.empty() ? "X" : "A");
    text.SetValue("T", cell.text);
    if (!cell.href.empty()) text.SetValue("H", cell.href);
  }
  if (!cell.note.empty()) place.AddSectionDictionary("M")->SetValue("T", cell.note);
}

/// Digits behind the point of a figure; nothing where the text ends in no digit.
std::optional<std::size_t> decimals_of(const std::string& text) {
  if (text.empty() || text.back() < '0' || text.back() > '9') return std::nullopt;
  const std::size_t last = text.find_last_not_of("0123456789");
  return last != std::string::npos && text[last] == '.' ? text.size() - last - 1 : 0;
}

/// The most decimals in each column of figures.
std::vector<std::size_t> decimals_by_column(const model::ReportTable& table) {
  std::vector<std::size_t> most(table.columns.size(), 0);
  for (const auto& row : table.rows) {
    for (std::size_t at = 0; at < row.cells.size() && at < most.size(); ++at) {
      if (table.columns[at].kind != model::ReportColumnKind::number) continue;
      most[at] = std::max(most[at], decimals_of(row.cells[at].text).value_or(0));
    }
  }
  return most;
}

/// The class that gives a figure with fewer decimals than its column has the room of the missing ones, so that points
/// stand below one another: `q2` for `.00`, `p1` for `0`.
std::string room_class(const std::string& text, std::size_t column_decimals) {
  const auto own = decimals_of(text);
  if (!own || *own >= column_decimals) return {};
  return *own == 0 ? fmt::format("q{}", column_decimals) : fmt::format("p{}", column_decimals - *own);
}

struct CellPlace {
  model::TableLook look;
  std::size_t column_decimals;
};

void fill_cell(const model::ReportColumn& column, const model::ReportCell& cell, CellPlace place,
               TemplateDictionary& row) {
  TemplateDictionary& entry = *row.AddSectionDictionary("C");
  if (column.kind == model::ReportColumnKind::name) {
    TemplateDictionary& name = *entry.AddSectionDictionary("N");
    // The only heading of a row is taken for the row's by itself; tables of sources are too long to say so.
    if (place.look != model::TableLook::sources) name.ShowSection("W");
    fill_text(cell, name);
    return;
  }
  TemplateDictionary& data = *entry.AddSectionDictionary("D");
  const bool is_heat = column.kind == model::ReportColumnKind::status_number;
  if (is_heat && cell.light) {
    data.AddSectionDictionary("K")->SetValue("CLASS", std::string("h ") + light_class(*cell.light));
  } else if (is_heat) {
    data.AddSectionDictionary("K")->SetValue("CLASS", "h");
  } else {
    const char* of_kind = place.look == model::TableLook::sources ? nullptr : class_of(column.kind);
    std::string css_class = of_kind == nullptr ? "" : of_kind;
    if (column.kind == model::ReportColumnKind::number) {
      const bool is_word = place.look == model::TableLook::indicators && !decimals_of(cell.text);
      const std::string room = is_word ? "wd" : room_class(cell.text, place.column_decimals);
      if (!room.empty()) css_class += (css_class.empty() ? "" : " ") + room;
    }
    if (!css_class.empty()) data.AddSectionDictionary("K")->SetValue("CLASS", css_class);
  }
  if (cell.light) {
    TemplateDictionary& glyph = *data.AddSectionDictionary(is_heat ? "G" : "Q");
    glyph.SetValue("L", light_class(*cell.light));
    if (is_heat) glyph.SetValue("W", cell.note);
  }
  const std::string drawing = drawing_of(cell);
  data.SetValue("S", drawing);
  if (drawing.empty() && !is_heat) fill_text(cell, data);
  if (is_heat) {
    model::ReportCell bare = cell;
    bare.note.clear();
    fill_text(bare, data);
  }
}

}  // namespace

void fill_block(const model::Block& block, Captions captions, TemplateDictionary& dictionary) {
  dictionary.SetFilename(kBlockTemplate);
  std::visit(BlockFiller{dictionary, captions}, block);
}

void fill_sentence(const model::Sentence& sentence, TemplateDictionary& dictionary) {
  TemplateDictionary& include = *dictionary.AddIncludeDictionary("SENTENCE");
  include.SetFilename(kSentenceTemplate);
  for (const model::TextRun& run : sentence) {
    TemplateDictionary& entry = *include.AddSectionDictionary("RUN");
    const char* shape = run.href.empty() ? (run.strong ? "S" : "P") : (run.strong ? "K" : "L");
    TemplateDictionary& text = *entry.AddSectionDictionary(shape);
    text.SetValue("T", run.text);
    text.SetValue("H", run.href);
  }
}

void fill_table(const model::ReportTable& table, Captions captions, TemplateDictionary& dictionary) {
  constexpr std::array<const char*, 4> kLooks{"plain", "indicators", "heat", "src"};
  TemplateDictionary& include = *dictionary.AddIncludeDictionary("TABLE");
  include.SetFilename(kTableTemplate);
  include.SetValue("LOOK", kLooks[static_cast<std::size_t>(table.look)]);
  include.SetValue("CAPTION", table.caption);
  if (captions == Captions::shown) include.ShowSection("SHOWN");
  const std::vector<std::size_t> decimals = decimals_by_column(table);
  for (const auto& column : table.columns) {
    if (column.medium != model::Medium::sheet) fill_head(column, include);
  }
  for (const auto& row : table.rows) {
    TemplateDictionary& entry = *include.AddSectionDictionary("R");
    if (row.role != model::RowRole::plain) {
      entry.AddSectionDictionary("RC")->SetValue("CLASS", row.role == model::RowRole::total ? "total" : "part");
    }
    for (std::size_t at = 0; at < row.cells.size() && at < table.columns.size(); ++at) {
      if (table.columns[at].medium != model::Medium::sheet)
        fill_cell(table.columns[at], row.cells[at], {table.look, decimals[at]}, entry);
    }
  }
}

}  // namespace tidtam::report
