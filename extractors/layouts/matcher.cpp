#include "extractors/layouts/matcher.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "extractors/layouts/header_search.hpp"
#include "extractors/layouts/near_miss.hpp"
#include "extractors/layouts/personal_columns.hpp"
#include "extractors/layouts/sheet_fates.hpp"
#include "extractors/layouts/table_rows.hpp"
#include "extractors/layouts/unit_note.hpp"
#include "pipeline/thai/key.hpp"
#include "pipeline/thai/personal_text.hpp"

namespace tidtam::layouts {

namespace {

using model::CellFate;
using model::Severity;

/// Takes one sheet apart and adds what it holds to the extraction.
class SheetReader {
 public:
  SheetReader(const model::Sheet& sheet, std::size_t index, const LayoutOptions& options, std::optional<base::Date> day,
              WordBook& words, Extraction& result)
      : rows_(sheet),
        index_(index),
        options_(options),
        day_(day),
        words_(words),
        result_(result),
        names_(name_scores(words.lexicon(), sheet.name)),
        fates_(fates_of(sheet, index)) {
    match_.sheet = sheet.name;
    match_.n_cells = fates_.n_cells();
  }

  void read(bool is_instruction) {
    read_tables();
    read_labels();
    settle_open_cells();
    report_hidden();
    report_personal_name();
    if (match_.layouts.empty() && !has_finding_ && match_.n_cells > 0 && !is_instruction) report_unknown();
    result_.sheets.push_back(std::move(match_));
    result_.fates.push_back(std::move(fates_));
  }

 private:
  [[nodiscard]] const LayoutSpec& layout(std::size_t index) const { return words_.lexicon().layouts()[index]; }

  model::Finding& report(std::string rule, Severity severity, std::optional<model::CellRef> cell = std::nullopt) {
    model::Finding& finding = result_.findings.emplace_back();
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.sheet = rows_.sheet().name;
    if (cell) finding.cell = model::to_a1(*cell);
    has_finding_ = true;
    return finding;
  }

  void read_tables() {
    std::size_t position = 0;
    std::size_t limit = rows_.position_of(options_.search_rows);
    while (position < rows_.size()) {
      const std::vector<HeaderFound> headers = find_headers(rows_, {position, limit, names_, day_}, words_);
      if (headers.empty()) break;
      const std::size_t first = rows_.position_of(headers.front().block.first_row);
      for (const HeaderFound& header : headers) settle_head(rows_, header, fates_);
      TableGroup group = read_table_rows(rows_, headers, names_, options_, words_, fates_);
      const RowSpan span{first, group.end_position};
      for (std::size_t i = 0; i < headers.size(); ++i)
        take_table(headers[i], std::move(group.tables[i]), position, span);
      settle_beside(rows_, headers, span, fates_);
      first_table_ = std::min(first_table_, first);
      titles_.push_back({position, first});
      position = std::max(span.end, position + 1);
      if (position < rows_.size()) limit = rows_.position_of(rows_[position].index + options_.search_rows);
    }
  }

  void take_table(const HeaderFound& header, TableRows table, std::size_t first_position, RowSpan span) {
    const LayoutSpec& spec = layout(header.layout);
    result_.is_by_day |= header.is_by_day;
    if (!header.rivals.empty()) {
      set_aside(rows_, header, span, fates_);
      report_rivals(header);
      return;
    }
    for (const auto& fields : header.missing) report_missing(header, fields);
    model::RecordBatch batch = batch_of(header, first_position);
    batch.records = std::move(table.records);
    std::vector<model::Finding> unit_findings;
    batch.unit_note = unit_note_of(header, spec.record, batch.titles, words_, unit_findings);
    for (const model::Finding& found : unit_findings) {
      model::Finding& finding = report(found.rule, found.severity);
      finding.cell = found.cell;
      finding.facts = found.facts;
    }
    report_unread(table.unread);
    report_extra_columns(header, report_personal(header));
    report_repeated_columns(header);
    note_evidence(header, batch);
    result_.batches.push_back(std::move(batch));
  }

  [[nodiscard]] model::RecordBatch batch_of(const HeaderFound& header, std::size_t first_position) const {
    const LayoutSpec& spec = layout(header.layout);
    model::RecordBatch batch;
    batch.spec = &spec.record;
    batch.sheet = rows_.sheet().name;
    batch.sheet_index = index_;
    batch.header_row = header.block.first_row;
    for (const auto& path : header.match.path_of_field) {
      const ColumnPath* column = path ? &header.paths[*path] : nullptr;
      batch.heads.push_back(column == nullptr
                                ? std::nullopt
                                : std::optional(model::CellRef{column->cells.back()->ref.row, column->column}));
      batch.head_texts.push_back(column == nullptr ? std::string() : head_text(*column));
    }
    for (std::size_t p = first_position; p < rows_.size() && rows_[p].index < header.block.first_row; ++p) {
      for (const model::Cell& cell : rows_[p].cells) {
        if (!is_blank(cell)) batch.titles.push_back(&cell);
      }
    }
    return batch;
  }

  /// Says of a sheet that is none of the forms what it lacks to be one.
  void report_unknown() {
    report_personal_sheet();
    const NearMiss miss = near_miss_of(rows_, {0, rows_.position_of(options_.search_rows), names_, day_}, words_);
    model::Finding& finding = report("HDR-01", Severity::warning);
    finding.facts["why"] = miss.head_row ? "unknown_heads" : "no_heads";
    if (miss.head_row) finding.facts["row"] = std::to_string(*miss.head_row + 1);
    for (const HeaderFound& header : miss.nearest) {
      match_.evidence.push_back("nearest: " + evidence_of(header));
      if (header.missing.empty()) continue;
      match_.evidence.back() += ", lacks " + heads_of(header, header.missing.front());
    }
    if (miss.nearest.empty()) return;
    const HeaderFound& nearest = miss.nearest.front();
    finding.cell = model::to_a1({nearest.block.first_row, nearest.paths.front().column});
    finding.facts["row"] = std::to_string(nearest.block.first_row + 1);
    finding.facts["nearest"] = layout(nearest.layout).record.title;
    finding.facts["known"] = known_heads(nearest);
    finding.facts["why"] = nearest.missing.empty() ? "few_heads" : "missing_heads";
    if (nearest.missing.empty()) {
      finding.facts["count"] = std::to_string(nearest.match.n_matched());
      finding.facts["columns"] = std::to_string(nearest.paths.size());
    } else {
      finding.facts["missing"] = heads_of(nearest, nearest.missing.front());
      finding.expected = finding.facts["missing"];
    }
  }

  /// The standard heads of the fields that the header has.
  [[nodiscard]] std::string known_heads(const HeaderFound& header) const {
    std::string heads;
    for (std::size_t f = 0; f < header.match.path_of_field.size(); ++f) {
      if (!header.match.path_of_field[f]) continue;
      heads += (heads.empty() ? "“" : ", “") + standard_head(layout(header.layout).heads[f]) + "”";
    }
    return heads;
  }

  /// The heads of fields of which one would do, the first few of them: “รหัสโครงการ” / “ชื่อโครงการ”.
  [[nodiscard]] std::string heads_of(const HeaderFound& header, const std::vector<std::size_t>& fields) const {
    constexpr std::size_t kNamed = 3;
    std::string heads;
    for (std::size_t i = 0; i < std::min(fields.size(), kNamed); ++i) {
      heads += (i == 0 ? "“" : " / “") + standard_head(layout(header.layout).heads[fields[i]]) + "”";
    }
    return heads;
  }

  [[nodiscard]] std::string evidence_of(const HeaderFound& header) const {
    const model::RecordSpec& record = layout(header.layout).record;
    return fmt::format(
        "rows {}-{}: {}{} {:.0f} (name {:.2f}, required {:.2f}, covered {:.2f}, filled {:.2f}), {} of {} fields",
        header.block.first_row + 1, header.block.last_row + 1, layout(header.layout).id,
        header.is_by_day ? " (by its day)" : "", header.score.total(), header.score.name, header.score.required,
        header.score.covered, header.score.filled, header.match.n_matched(), record.fields.size());
  }

  void report_rivals(const HeaderFound& header) {
    model::Finding& finding =
        report("HDR-02", Severity::warning, model::CellRef{header.block.first_row, header.paths.front().column});
    finding.facts["first"] = layout(header.layout).record.title;
    finding.facts["second"] = layout(header.rivals.front()).record.title;
    match_.evidence.push_back(fmt::format("row {}: about equally {} and {}", header.block.first_row + 1,
                                          layout(header.layout).id, layout(header.rivals.front()).id));
  }

  void report_missing(const HeaderFound& header, const std::vector<std::size_t>& fields) {
    const std::string heads = heads_of(header, fields);
    model::Finding& finding =
        report("HDR-03", Severity::error, model::CellRef{header.block.last_row, header.paths.front().column});
    finding.expected = heads;
    finding.facts["header"] = heads;
    finding.facts["layout"] = layout(header.layout).record.title;
  }

  void add(std::vector<model::Finding> findings) {
    for (model::Finding& finding : findings) {
      finding.sheet = rows_.sheet().name;
      result_.findings.push_back(std::move(finding));
    }
  }

  /// Says which columns beside the layout's hold personal data. A sheet with a row for each person is asked about none.
  std::vector<PersonalColumn> report_personal(const HeaderFound& header) {
    if (layout(header.layout).record.grain == model::RecordGrain::person) return {};
    const auto is_known = [&](std::uint16_t column) {
      const auto path = std::ranges::find(header.paths, column, &ColumnPath::column);
      if (path == header.paths.end())
        return column < header.paths.front().column || column > header.paths.back().column;
      return header.match.field_of_path[static_cast<std::size_t>(path - header.paths.begin())].has_value();
    };
    std::vector<PersonalColumn> columns = personal_columns(
        rows_, {header.block.first_row, last_row_of(rows_, header.block), is_known}, options_.personal_columns);
    add(personal_findings(columns));
    return columns;
  }

  /// A sheet that is none of the forms: its heads stand anywhere.
  void report_personal_sheet() {
    const auto is_known = [](std::uint16_t) { return false; };
    add(personal_findings(personal_columns(rows_, {0, options_.search_rows, is_known}, options_.personal_columns)));
  }

  void report_personal_name() {
    const std::string& name = rows_.sheet().name;
    const bool had_finding = has_finding_;
    if (thai::without_personal(name) != name) report("PII-03", Severity::warning);
    has_finding_ = had_finding;
  }

  void report_extra_columns(const HeaderFound& header, const std::vector<PersonalColumn>& personal) {
    // Forms of the desk show beside each question what is known of it.
    if (layout(header.layout).record.grain == model::RecordGrain::desk) return;
    std::string heads;
    const ColumnPath* first = nullptr;
    for (std::size_t p = 0; p < header.paths.size(); ++p) {
      const bool is_repeated =
          std::ranges::find(header.match.repeated, p, &ColumnHit::path) != header.match.repeated.end();
      if (header.match.field_of_path[p] || is_repeated || is_row_number(header.paths[p], words_)) continue;
      if (std::ranges::find(personal, header.paths[p].column, &PersonalColumn::column) != personal.end()) continue;
      if (unit_note_in(*header.paths[p].cells.back(), words_.lexicon().units())) continue;
      if (first == nullptr) first = &header.paths[p];
      heads += (heads.empty() ? "“" : ", “") + head_text(header.paths[p]) + "”";
    }
    if (first == nullptr) return;
    model::Finding& finding =
        report("HDR-04", Severity::note, model::CellRef{first->cells.back()->ref.row, first->column});
    finding.found = heads;
    finding.facts["header"] = heads;
  }

  void report_unread(const std::vector<const model::Cell*>& cells) {
    if (cells.empty()) return;
    model::Finding& finding = report("ROW-02", Severity::warning, cells.front()->ref);
    finding.facts["count"] = std::to_string(cells.size());
  }

  void report_repeated_columns(const HeaderFound& header) {
    for (const ColumnHit& hit : header.match.repeated) {
      const ColumnPath& column = header.paths[hit.path];
      const ColumnPath& taken = header.paths[*header.match.path_of_field[hit.field]];
      model::Finding& finding =
          report("HDR-05", Severity::warning, model::CellRef{column.cells.back()->ref.row, column.column});
      finding.found = head_text(column);
      finding.facts["header"] = head_text(column);
      finding.facts["other_cell"] = model::to_a1({taken.cells.back()->ref.row, taken.column});
    }
  }

  void note_evidence(const HeaderFound& header, const model::RecordBatch& batch) {
    const std::string& id = layout(header.layout).id;
    if (match_.layouts.empty()) match_.score = header.score.total();
    match_.layouts.push_back(id);
    match_.evidence.push_back(fmt::format("{}, {} by likeness, {} records", evidence_of(header),
                                          header.match.fuzzy.size(), batch.records.size()));
  }

  /// A cover is where its required labels stand, whatever else the sheet holds.
  void read_labels() {
    const std::size_t end = std::min(first_table_, rows_.position_of(options_.search_rows));
    for (std::size_t l = 0; l < names_.size(); ++l) {
      if (layout(l).form != LayoutForm::label_value) continue;
      auto block = find_labels(rows_, end, l, words_);
      if (!block) continue;
      const bool is_whole = block->unlabelled.empty() && block->unvalued.empty();
      if (!is_whole && names_[l] < 1) continue;
      for (const std::size_t f : block->unlabelled) report_unlabelled(l, f);
      keep_block(std::move(*block), is_whole);
    }
  }

  void report_unlabelled(std::size_t l, std::size_t field) {
    model::Finding& finding = report("HDR-07", Severity::error);
    finding.facts["header"] = "“" + standard_head(layout(l).heads[field]) + "”";
    finding.expected = finding.facts["header"];
    finding.facts["layout"] = layout(l).record.title;
  }

  void keep_block(LabelledBlock block, bool is_whole) {
    block.batch.sheet_index = index_;
    const model::RecordSpec& record = layout(block.layout).record;
    settle_block(block.batch);
    if (match_.layouts.empty()) match_.score = is_whole ? 100 : 50;
    match_.layouts.push_back(record.layout);
    match_.evidence.push_back(fmt::format("row {}: {} by its labels", block.batch.header_row + 1, record.layout));
    if (record.grain != model::RecordGrain::submission) {
      result_.batches.push_back(std::move(block.batch));
      return;
    }
    // The sheet called so is the cover, before one that merely has the labels above its table.
    const bool is_named = names_[block.layout] == 1;
    const bool is_taken = !result_.cover || (is_named && !cover_is_named());
    if (is_taken && result_.cover) leave_out(*result_.cover);
    if (!is_taken) leave_out(block.batch);
    if (is_taken) result_.cover = std::move(block.batch);
  }

  void settle_block(const model::RecordBatch& block) {
    for (const auto& head : block.heads) {
      if (head) fates_.settle(*rows_.sheet().at(*head), CellFate::head);
    }
    for (const model::Cell* cell : block.records.front().cells) {
      if (cell != nullptr) fates_.settle(*cell, CellFate::value);
    }
  }

  /// A workbook has one cover: what stands beside labels on another sheet is not read.
  void leave_out(const model::RecordBatch& block) {
    const auto earlier = std::ranges::find(result_.fates, block.sheet_index, &model::CellFates::sheet_index);
    model::CellFates& fates = earlier == result_.fates.end() ? fates_ : *earlier;
    for (const model::Cell* cell : block.records.front().cells) {
      if (cell != nullptr) fates.change(*cell, CellFate::unmapped);
    }
  }

  /// What stands above a header is its title; of a sheet without a table nothing more is asked.
  void settle_open_cells() {
    for (const RowSpan& span : titles_) settle_rest(rows_, span, CellFate::head, fates_);
    if (titles_.empty()) settle_rest(rows_, {0, rows_.size()}, CellFate::unmapped, fates_);
  }

  [[nodiscard]] bool cover_is_named() const {
    const std::string key = thai::header_key(result_.cover->sheet);
    return std::ranges::any_of(words_.lexicon().layouts(), [&](const LayoutSpec& spec) {
      return &spec.record == result_.cover->spec &&
             std::ranges::find(spec.sheets, key, &Variant::key) != spec.sheets.end();
    });
  }

  void report_hidden() {
    const model::Sheet& sheet = rows_.sheet();
    if (match_.n_cells == 0) return;
    const bool had_finding = has_finding_;
    if (sheet.visibility != model::SheetVisibility::visible) report("HID-01", Severity::warning);
    std::vector<std::uint32_t> hidden_rows;
    for (const std::uint32_t row : sheet.hidden_rows) {
      const std::size_t p = rows_.position_of(row);
      if (p < rows_.size() && rows_[p].index == row) hidden_rows.push_back(row);
    }
    std::vector<std::uint16_t> hidden_columns;
    for (const std::uint16_t column : sheet.hidden_columns) {
      const bool has_cells = std::ranges::any_of(
          sheet.cells, [&](const model::Cell& cell) { return cell.ref.column == column && !is_blank(cell); });
      if (has_cells) hidden_columns.push_back(column);
    }
    if (!hidden_rows.empty()) {
      model::Finding& finding = report("HID-02", Severity::warning, model::CellRef{hidden_rows.front(), 0});
      finding.facts["rows"] = rows_text(hidden_rows);
    }
    if (!hidden_columns.empty()) {
      model::Finding& finding = report("HID-03", Severity::warning, model::CellRef{0, hidden_columns.front()});
      for (const std::uint16_t column : hidden_columns) {
        std::string& columns = finding.facts["columns"];
        columns += (columns.empty() ? "" : ", ") + model::column_letters(column);
      }
    }
    has_finding_ = had_finding;
  }

  /// `5, 7–9`.
  static std::string rows_text(std::span<const std::uint32_t> rows) {
    std::string text;
    for (std::size_t i = 0; i < rows.size();) {
      std::size_t end = i;
      while (end + 1 < rows.size() && rows[end + 1] == rows[end] + 1) ++end;
      if (!text.empty()) text += ", ";
      text += end == i ? fmt::format("{}", rows[i] + 1) : fmt::format("{}–{}", rows[i] + 1, rows[end] + 1);
      i = end + 1;
    }
    return text;
  }

  SheetRows rows_;
  std::size_t index_;
  const LayoutOptions& options_;
  std::optional<base::Date> day_;
  WordBook& words_;
  Extraction& result_;
  std::vector<double> names_;
  model::CellFates fates_;
  std::vector<RowSpan> titles_;
  SheetMatch match_;
  std::size_t first_table_ = static_cast<std::size_t>(-1);
  bool has_finding_ = false;
};

}  // namespace

Matcher::Matcher(std::span<const LayoutSpec> layouts, LayoutOptions options)
    : options_(std::move(options)), lexicon_(layouts, options_) {
  for (const std::string& name : options_.instruction_sheets) instruction_keys_.push_back(thai::header_key(name));
}

Extraction Matcher::extract(const model::Workbook& workbook, std::optional<base::Date> day) const {
  Extraction result;
  WordBook words(lexicon_);
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    const model::Sheet& sheet = workbook.sheets[i];
    if (sheet.name == kMarksSheet) {
      result.marks = read_form_marks(sheet);
      continue;
    }
    const std::string key = thai::header_key(sheet.name);
    const bool is_instruction =
        std::ranges::any_of(instruction_keys_, [&](const std::string& word) { return key.starts_with(word); });
    SheetReader(sheet, i, options_, day, words, result).read(is_instruction);
  }
  return result;
}

Extraction extract(const model::Workbook& workbook, std::span<const LayoutSpec> layouts, const LayoutOptions& options) {
  return Matcher(layouts, options).extract(workbook);
}

}  // namespace tidtam::layouts
