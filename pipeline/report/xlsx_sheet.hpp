#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/model/report.hpp"
#include "pipeline/report/xlsx_formats.hpp"

namespace tidtam::report {

constexpr std::uint32_t kMutedInk = 0x566270;

/// On which sheet and row (from 0) each reference stands.
struct EvidencePlaces {
  std::string sheet;
  std::map<std::string, std::uint32_t, std::less<>> rows;
};

/// Writes one sheet from top to bottom, then sets widths, frozen panes, filter and printing by what it wrote.
class SheetWriter {
 public:
  /// Below title and heads of the sheet of sources.
  static constexpr std::uint32_t kFirstEvidenceRow = 3;

  SheetWriter(lxw_workbook* workbook, Formats& formats, const std::string& name, const model::Report& report,
              const EvidencePlaces& places);

  void write_line(const std::string& text, CellLook look);
  void skip_row() { ++row_; }
  void write_section(const model::ReportSection& section);
  void finish();
  void finish_cover();

 private:
  struct TablePlace {
    std::uint32_t head = 0;
    std::uint32_t last = 0;
    std::uint16_t columns = 0;
  };

  /// A text, how wide it is when it wraps (0: it does not), and its size in points.
  struct TextPlace {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
    double width = 0;
    int size = 16;
  };

  void write_prose(const std::string& text);
  void write_block(const model::Block& block);
  void write_sentences(const model::SentenceList& list);
  void write_share(const model::ShareBar& bar);
  void write_table(const model::ReportTable& table);
  void write_line_chart(const model::LineChart& chart);
  void write_definition(const model::Definition& definition);
  void write_signatures(const model::Signatures& signatures);
  void write_evidence(const std::vector<model::Block>& blocks);
  void write_heads(const std::vector<std::string>& heads, const std::vector<Place>& places);
  void write_cell(std::uint16_t column, const model::ReportColumn& kind, const model::ReportCell& cell,
                  model::RowRole role);
  void write_text(std::uint32_t row, std::uint16_t column, const std::string& text, const CellLook& look);
  void link_to_evidence(std::uint16_t column, const model::ReportCell& cell, lxw_format* format);
  void insert_bars(const model::ReportTable& table, std::uint32_t head, std::uint32_t last);
  void widen(std::uint16_t column, const std::string& text);
  void set_heights();
  void set_printing();

  lxw_workbook* workbook_;  // not owned
  lxw_worksheet* sheet_;    // owned by the workbook
  Formats& formats_;
  const model::Report& report_;
  const EvidencePlaces& places_;
  std::string name_;
  std::uint32_t row_ = 0;
  std::vector<double> widths_;
  std::vector<TablePlace> tables_;
  std::vector<TextPlace> texts_;
};

}  // namespace tidtam::report
