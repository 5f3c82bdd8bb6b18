#include "extractors/formats/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "extractors/formats/signature.hpp"
#include "pipeline/thai/charset.hpp"

namespace tidtam::formats {

namespace {
constexpr std::size_t kSampleBytes = 64 * 1024;
constexpr std::size_t kSampleRows = 100;
constexpr std::size_t kMostCounted = 256;

/// How evenly one delimiter parts the rows of a sample.
struct Evenness {
  std::size_t rows = 0;        ///< that have the most usual number of delimiters (which is not 0)
  std::size_t delimiters = 0;  ///< that number
  auto operator<=>(const Evenness&) const = default;
};

Evenness evenness_of(std::string_view sample, char delimiter) {
  std::array<std::size_t, kMostCounted> rows_with{};
  std::size_t count = 0;
  std::size_t rows = 0;
  bool in_quotes = false;
  bool at_field = true;
  for (std::size_t at = 0; at < sample.size() && rows < kSampleRows; ++at) {
    const char c = sample[at];
    if (in_quotes) {
      if (c == '"') in_quotes = false;
      continue;
    }
    if (c == '"' && at_field) in_quotes = true;
    at_field = false;
    if (c == delimiter) ++count;
    if (c == delimiter || c == '\n') at_field = true;
    if (c != '\n') continue;
    ++rows_with[std::min(count, kMostCounted - 1)];
    ++rows;
    count = 0;
  }
  if (rows < kSampleRows && count > 0) ++rows_with[std::min(count, kMostCounted - 1)];
  Evenness best;
  for (std::size_t i = 1; i < rows_with.size(); ++i)
    best = std::max(best, Evenness{rows_with[i], rows_with[i] > 0 ? i : 0});
  return best;
}

/// Takes fields one by one out of a text that it may write to: quoted fields are unescaped where they stand.
class FieldReader {
 public:
  FieldReader(char* begin, char* end, char delimiter) : at_(begin), end_(end), delimiter_(delimiter) {
    ends_field_[static_cast<unsigned char>(delimiter)] = true;
    ends_field_[static_cast<unsigned char>('\n')] = true;
    ends_field_[static_cast<unsigned char>('\r')] = true;
  }
  [[nodiscard]] bool is_at_end() const { return at_ == end_; }
  [[nodiscard]] const char* at() const { return at_; }

  std::string_view take_field() {
    if (at_ != end_ && *at_ == '"' && !quotes_are_stray_) {
      if (const std::optional<std::string_view> quoted = take_quoted()) return *quoted;
    }
    const char* begin = at_;
    skip_plain();
    return {begin, static_cast<std::size_t>(at_ - begin)};
  }

  /// Passes over what ends the field; true where the row goes on.
  bool take_delimiter() {
    if (at_ == end_) return false;
    if (*at_ == delimiter_) {
      ++at_;
      return true;
    }
    if (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n') ++at_;
    ++at_;
    return false;
  }

 private:
  void skip_plain() {
    while (at_ != end_ && !ends_field_[static_cast<unsigned char>(*at_)]) ++at_;
  }

  std::optional<std::string_view> take_quoted() {
    char* begin = at_ + 1;
    char* out = begin;
    char* from = begin;
    for (;;) {
      auto* quote = static_cast<char*>(std::memchr(from, '"', static_cast<std::size_t>(end_ - from)));
      if (quote == nullptr) {
        // No quote closes this one, so none later does: from here on quotes are letters.
        quotes_are_stray_ = true;
        if (out == begin) return std::nullopt;
        quote = end_;
      }
      if (out != from) std::memmove(out, from, static_cast<std::size_t>(quote - from));
      out += quote - from;
      from = quote == end_ ? end_ : quote + 1;
      if (from == end_ || *from != '"') break;
      *out++ = '"';
      ++from;
    }
    // What stands between the closing quote and the delimiter belongs to the field.
    at_ = from;
    skip_plain();
    if (at_ != from) {
      std::memmove(out, from, static_cast<std::size_t>(at_ - from));
      out += at_ - from;
    }
    return std::string_view(begin, static_cast<std::size_t>(out - begin));
  }

  char* at_;
  char* end_;
  char delimiter_;
  bool quotes_are_stray_ = false;
  std::array<bool, 256> ends_field_{};
};

std::optional<model::Finding> fill_sheet(char* text, std::size_t size, char delimiter, const Limits& limits,
                                         model::Sheet& sheet) {
  FieldReader fields(text, text + size, delimiter);
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  while (!fields.is_at_end()) {
    const std::string_view field = fields.take_field();
    if (!field.empty()) {
      const model::CellRef ref{row, static_cast<std::uint16_t>(column)};
      if (row >= limits.rows) return beyond_limit("rows", row + 1, limits.rows);
      if (column >= limits.columns) return beyond_limit("columns", column + 1, limits.columns);
      if (field.size() > limits.string_bytes) {
        return of_cell(beyond_limit("cell_text", field.size(), limits.string_bytes), ref);
      }
      if (sheet.cells.size() == sheet.cells.capacity()) {
        if (sheet.cells.size() >= limits.cells) return beyond_limit("cells", sheet.cells.size() + 1, limits.cells);
        const std::size_t read = static_cast<std::size_t>(fields.at() - text) + 1;
        const double share = static_cast<double>(size) / static_cast<double>(read);
        const auto wanted =
            static_cast<std::size_t>(static_cast<double>(sheet.cells.size() + 1) * std::min(share, 2048.0) * 1.03);
        sheet.cells.reserve(std::min(std::max(wanted, sheet.cells.size() + sheet.cells.size() / 8 + 64), limits.cells));
      }
      sheet.cells.push_back(model::Cell(ref, model::CellType::text, model::kNoFlags, field));
    }
    if (fields.take_delimiter()) {
      ++column;
    } else {
      column = 0;
      ++row;
    }
  }
  return std::nullopt;
}

/// Letters below the blank, apart from tab, line ends, form feed and the old end-of-file mark, are in no text.
bool is_text(std::string_view text) {
  const std::string_view sample = text.substr(0, kSampleBytes);
  return std::ranges::none_of(sample, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1A' &&
           c != '\v' && c != '\x1F' && c != '\x1E' && c != '\x1D' && c != '\x0B' && c != '\x1C';
  });
}

/// The text as UTF-8 in a buffer that the workbook may keep.
struct Decoded {
  std::unique_ptr<char[]> buffer;
  std::size_t size = 0;
};

Decoded decoded(std::string_view bytes, thai::Encoding encoding) {
  std::string text;
  if (encoding == thai::Encoding::utf8_bom) bytes.remove_prefix(3);
  const bool as_it_is =
      (encoding == thai::Encoding::utf8 || encoding == thai::Encoding::utf8_bom) && thai::is_clean_utf8(bytes);
  if (!as_it_is) {
    text = thai::to_utf8(bytes, encoding);
    bytes = text;
  }
  Decoded result{std::make_unique_for_overwrite<char[]>(bytes.size() + 1), bytes.size()};
  std::memcpy(result.buffer.get(), bytes.data(), bytes.size());
  result.buffer[bytes.size()] = '\0';
  return result;
}
}  // namespace

Dialect dialect_of(std::string_view text) {
  if (text.size() > 5 && (text.starts_with("sep=") || text.starts_with("SEP=")) &&
      (text[5] == '\n' || text[5] == '\r')) {
    return {text[4], text.substr(5).starts_with("\r\n") ? std::size_t{7} : std::size_t{6}};
  }
  const std::string_view sample = text.substr(0, kSampleBytes);
  Dialect best;
  Evenness most;
  for (const char delimiter : {',', '\t', ';', '|'}) {
    const Evenness evenness = evenness_of(sample, delimiter);
    if (evenness <= most) continue;
    most = evenness;
    best.delimiter = delimiter;
  }
  return best;
}

Read<Reading> read_csv(std::string_view bytes, std::string_view sheet_name, const Limits& limits) {
  if (bytes.size() > limits.entry_bytes) {
    return Read<Reading>::failure(beyond_size("text_file", bytes.size(), limits.entry_bytes));
  }
  const thai::Encoding encoding = thai::encoding_of(bytes);
  Decoded text = decoded(bytes, encoding);
  const std::string_view view(text.buffer.get(), text.size);
  if (is_html(view)) return Read<Reading>::failure(refusal("FILE-HTML"));
  if (view.substr(0, view.find_first_of(" \r\n")).ends_with("<?xml"))
    return Read<Reading>::failure(refusal("FILE-XML"));
  if (!is_text(view)) return Read<Reading>::failure(refusal("FILE-UNKNOWN"));
  if (view.find_first_not_of(" \t\r\n\x1A") == std::string_view::npos)
    return Read<Reading>::failure(refusal("FILE-EMPTY"));
  Reading reading;
  reading.format = Format::csv;
  reading.encoding = thai::encoding_word(encoding);
  if (view.find("\xEF\xBF\xBD") != std::string_view::npos) {
    model::Finding finding = refusal("FILE-CHARS");
    finding.severity = model::Severity::warning;
    reading.findings.push_back(std::move(finding));
  }
  const Dialect dialect = dialect_of(view);
  model::Sheet& sheet = reading.workbook.sheets.emplace_back();
  sheet.name = sheet_name;
  char* begin = text.buffer.get() + dialect.skip_bytes;
  const std::size_t size = text.size - dialect.skip_bytes;
  reading.workbook.keep(std::move(text.buffer), text.size);
  if (auto refused = fill_sheet(begin, size, dialect.delimiter, limits, sheet))
    return Read<Reading>::failure(std::move(*refused));
  return reading;
}

}  // namespace tidtam::formats
