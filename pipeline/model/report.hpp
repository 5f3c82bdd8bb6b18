#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/unit.hpp"

namespace tidtam::model {

/// Which rendering shows a column or section: a drawing means nothing in a sheet, a column of raw numbers little on a
/// page.
enum class Medium : std::uint8_t { both, page, sheet };

/// A piece of a sentence. `href` is empty, `#anchor`, or a path relative to the report's own file.
struct TextRun {
  std::string text;
  bool strong = false;
  std::string href;
};
using Sentence = std::vector<TextRun>;

enum class ParagraphStyle : std::uint8_t { plain, lead, muted };
struct Paragraph {
  Sentence text;
  ParagraphStyle style = ParagraphStyle::plain;
};

enum class ListStyle : std::uint8_t { plain, decisions };
struct SentenceList {
  std::string title;
  std::vector<Sentence> items;
  ListStyle style = ListStyle::plain;
};

/// How a part of a whole looks; the word beside it says the same.
enum class PartTone : std::uint8_t { done, half, returned, missing };
struct SharePart {
  std::string label;
  std::uint64_t count = 0;
  PartTone tone = PartTone::done;
  std::string href;
};
/// A whole and its parts as one bar.
struct ShareBar {
  Sentence headline;
  std::vector<SharePart> parts;
  std::string text_alternative;
};

/// A value on a scale that begins at `low`, with the target as a tick.
struct Bullet {
  double low = 0;
  double high = 1;
  double value = 0;
  std::optional<double> target;
  Light light = Light::none;
};
/// Up to eight rounds, oldest first; a round without a value is a gap.
struct Trend {
  std::vector<std::optional<double>> values;
};
/// A stretch of the year: all positions as parts of it, 0 … 1.
struct Timeline {
  double begin = 0;
  double end = 0;
  double done = 0;  ///< part of begin … end that is finished
  std::optional<double> today;
  Light light = Light::none;
};
using Drawing = std::variant<std::monostate, Bullet, Trend, Timeline>;

/// One cell of a report's table. `text` is what is read aloud and printed; `number` and `date` are what a sheet stores.
struct ReportCell {
  std::string text = {};
  std::string note = {};  ///< a smaller second line
  std::string href = {};
  std::optional<double> number = {};
  std::optional<base::Date> date = {};
  std::optional<Light> light = {};
  Drawing drawing = {};
};

enum class ReportColumnKind : std::uint8_t { name, text, number, light, status_number, drawing, timeline, date };
struct ReportColumn {
  std::string title;
  ReportColumnKind kind = ReportColumnKind::text;
  int decimals = 0;
  Medium medium = Medium::both;
  std::string full_title = {};          ///< said where the title is short; empty: the title
  std::vector<std::string> ticks = {};  ///< of a timeline, at even distances
  std::string anchor = {};              ///< of its head, where figures elsewhere on the page lead
};

enum class RowRole : std::uint8_t { plain, part, total };
struct ReportRow {
  std::vector<ReportCell> cells;  ///< as many as columns
  RowRole role = RowRole::plain;
};

enum class TableLook : std::uint8_t { plain, indicators, heat, sources };
/// A table whose first column names its rows.
struct ReportTable {
  std::string caption;
  TableLook look = TableLook::plain;
  std::vector<ReportColumn> columns;
  std::vector<ReportRow> rows;
  std::string chart_title;  ///< where not empty, a sheet draws two number columns as bars below the table
  std::vector<std::size_t> chart_columns;  ///< ordinals of those two; empty: the first two
};

struct ChartSeries {
  std::string name;
  std::vector<std::optional<double>> values;
  int decimals = 2;
};
/// Result against target over the rounds; zero-based, the target dashed.
struct LineChart {
  std::string unit;
  std::vector<std::string> labels;
  ChartSeries result;
  ChartSeries target;
  std::string text_alternative;
};

/// Where one printed figure comes from. `anchors` are its references; other reports link to them.
struct Evidence {
  std::vector<std::string> anchors;
  std::string title;
  std::string value;  ///< as printed
  std::vector<Sentence> sentences;
  ReportTable sources;  ///< cells of files, or units below with numerator and denominator
};

/// A card of names and what they mean.
struct Definition {
  std::string anchor;
  std::string title;
  std::vector<std::pair<std::string, std::string>> entries;
};

struct Signature {
  std::string role;
  std::string position;
};
struct Signatures {
  std::vector<Signature> people;
  std::string sign_word;
  std::string position_word;
  std::string date_word;
};

using Block = std::variant<Paragraph, SentenceList, ShareBar, ReportTable, LineChart, Evidence, Definition, Signatures>;

struct ReportSection {
  std::string id;  ///< anchor, and the kind of section it is
  std::string title;
  std::string note;  ///< right of the title: the unit of measure, the order
  std::string
      sheet;  ///< of the workbook; sections of the same sheet follow one another there; empty: not in the workbook
  std::vector<Block> blocks;
  std::vector<Block> aside;  ///< beside the blocks where there is room
};

struct Crumb {
  std::string text;
  std::string href;  ///< empty for the unit itself and for units without a report
};
/// The way up one line.
struct Trail {
  std::string label;
  std::vector<Crumb> crumbs;
};

/// A report for one unit and period, as data: every renderer prints the same words, figures and links.
struct Report {
  std::string language = "th";
  std::string title;
  std::string unit_name;
  std::string period_title;
  std::string form_code;
  std::string data_as_of;  ///< a finished phrase
  std::string watermark;   ///< `ข้อมูลเบื้องต้น …`, or empty
  std::string foot;        ///< unit and round, at the foot of each page
  std::string page_word;   ///< `หน้า`
  std::string of_word;     ///< `จาก`
  std::string contents_word;
  std::string cover_sheet;                  ///< name of the workbook's first sheet
  std::vector<std::string> evidence_heads;  ///< of its sheet of sources: indicator, reference
  base::Date run_date;
  std::vector<Trail> trails;
  std::vector<ReportSection> sections;
};

/// A finished file and where it belongs, relative to the workspace.
struct Artifact {
  std::string path;
  std::string media_type;
  std::string bytes;
  std::string sha256;
};
[[nodiscard]] Artifact artifact_of(std::string path, std::string media_type, std::string bytes);

/// The folder of a level under `reports/`: OPS and the ministry share `ministry`.
[[nodiscard]] std::string_view report_folder(UnitKind kind);

}  // namespace tidtam::model
