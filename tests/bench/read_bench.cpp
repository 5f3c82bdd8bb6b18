#include <benchmark/benchmark.h>
#include <libdeflate.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/zip_archive.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/memory.hpp"
#include "tests/support/xlsx_parts.hpp"

namespace {

using tidtam::formats::Limits;

std::string letters_of(int column) {
  return std::string(1, static_cast<char>('A' + column));
}

/// One sheet of rows of fourteen cells: strings, whole and broken numbers, dates; merged headers above.
std::string bench_sheet(int rows, int strings) {
  std::string xml;
  unsigned seed = 12345;
  const auto next = [&seed](unsigned below) {
    return static_cast<int>((seed = seed * 1664525U + 1013904223U) >> 8U) % static_cast<int>(below);
  };
  for (int row = 1; row <= rows; ++row) {
    const std::string number = std::to_string(row);
    xml += "<row r=\"" + number + "\" spans=\"1:14\" x14ac:dyDescent=\"0.25\">";
    for (int column = 0; column < 14; ++column) {
      xml += "<c r=\"" + letters_of(column) + number + "\"";
      switch (column % 5) {
        case 0:
          xml += " s=\"2\" t=\"s\"><v>" + std::to_string(next(static_cast<unsigned>(strings))) + "</v></c>";
          break;
        case 1:
          xml += " s=\"1\"><v>" + std::to_string(44000 + next(2000)) + "</v></c>";
          break;
        case 2:
          xml += " s=\"3\"><v>" + std::to_string(next(100000)) + "." + std::to_string(next(90) + 10) + "</v></c>";
          break;
        case 3:
          xml += "><v>" + std::to_string(next(1000)) + "</v></c>";
          break;
        default:
          xml += " t=\"s\"><v>" + std::to_string(next(static_cast<unsigned>(strings))) + "</v></c>";
          break;
      }
    }
    xml += "</row>";
  }
  return tidtam::support::sheet_xml(
      xml, "<dimension ref=\"A1:N70\"/><cols><col min=\"1\" max=\"1\" width=\"30\" customWidth=\"1\"/></cols>",
      "<mergeCells count=\"3\"><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"E1:H1\"/><mergeCell "
      "ref=\"A2:A3\"/></mergeCells>"
      "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>");
}

/// Five sheets, about 4,900 cells, Thai shared strings, dates: a return as a school sends it.
std::string small_workbook() {
  constexpr int kStrings = 900;
  tidtam::support::XlsxParts parts;
  std::string items;
  for (int i = 0; i < kStrings; ++i) {
    items += "<si><t>โรงเรียนบ้านหนองตัวอย่าง " + std::to_string(i * 7919 % 99991) + " ตำบลสมมุติ</t></si>";
  }
  parts.strings = tidtam::support::strings_xml(items);
  parts.styles = tidtam::support::styles_xml({{0, ""}, {14, ""}, {165, "[$-107041E]d mmmm yyyy"}, {4, ""}, {10, ""}});
  for (int sheet = 1; sheet <= 5; ++sheet)
    parts.sheets.emplace_back("แผ่น" + std::to_string(sheet), bench_sheet(70, kStrings));
  return parts.bytes();
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

/// The floor that reading is held against: all entries of a zip inflated into one buffer, nothing looked at.
class Inflating {
 public:
  explicit Inflating(const std::string& bytes) : bytes_(bytes), archive_(tidtam::formats::ZipArchive::open(bytes, {})) {
    std::uint64_t longest = 0;
    for (const auto& entry : archive_.value().entries()) longest = std::max(longest, entry.bytes);
    buffer_.resize(longest + 1);
  }
  ~Inflating() { libdeflate_free_decompressor(decompressor_); }
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;

  void run() {
    for (const auto& entry : archive_.value().entries()) {
      const char* packed = bytes_.data() + entry.offset + 30 + entry.name.size();
      libdeflate_deflate_decompress(decompressor_, packed, entry.packed_bytes, buffer_.data(), entry.bytes, nullptr);
      benchmark::DoNotOptimize(buffer_.data());
    }
  }

 private:
  const std::string& bytes_;
  tidtam::formats::Read<tidtam::formats::ZipArchive> archive_;
  libdeflate_decompressor* decompressor_ = libdeflate_alloc_decompressor();
  std::vector<char> buffer_;
};

/// Reads and inflates in turns, `times` each a turn; `ratio_to_inflating` is the median of the turns' ratios.
void read_in_turns(benchmark::State& state, const std::string& bytes, int times) {
  tidtam::base::keep_freed_memory();
  Inflating floor(bytes);
  std::size_t cells = 0;
  std::vector<double> ratios;
  for (auto _ : state) {
    const double begin = cpu_seconds();
    for (int i = 0; i < times; ++i) floor.run();
    const double inflated = cpu_seconds();
    for (int i = 0; i < times; ++i) {
      const auto reading = tidtam::formats::read_workbook(bytes, "bench.xlsx", Limits{});
      cells = 0;
      for (const auto& sheet : reading.value().workbook.sheets) cells += sheet.cells.size();
      benchmark::DoNotOptimize(cells);
    }
    const double seconds = cpu_seconds() - inflated;
    ratios.push_back(seconds / (inflated - begin));
    state.SetIterationTime(seconds / times);
  }
  state.counters["cells"] = static_cast<double>(cells);
  state.counters["ratio_to_inflating"] = median_of(ratios);
}

void read_small_workbook(benchmark::State& state) {
  read_in_turns(state, small_workbook(), 100);
}
BENCHMARK(read_small_workbook)->UseManualTime()->Iterations(15)->Unit(benchmark::kMicrosecond);

void read_large_sheet(benchmark::State& state) {
  tidtam::support::XlsxParts parts;
  parts.strings = tidtam::support::strings_xml("<si><t>ก</t></si><si><t>ข</t></si>");
  parts.styles = tidtam::support::styles_xml({{0, ""}, {14, ""}, {2, ""}, {4, ""}});
  parts.sheets.emplace_back("แผ่น", bench_sheet(200'000, 2));
  const std::string bytes = parts.bytes();
  read_in_turns(state, bytes, 1);
}
BENCHMARK(read_large_sheet)->UseManualTime()->Iterations(7)->Unit(benchmark::kMillisecond);

void read_csv(benchmark::State& state) {
  std::string text = "รหัส,โรงเรียน,ตำบล,นักเรียน,ครู,งบประมาณ\n";
  for (int row = 0; row < 100'000; ++row) {
    text += std::to_string(30010001 + row) + ",โรงเรียนบ้านตัวอย่าง,\"ตำบลสมมุติ\"," + std::to_string(row % 900) + "," +
            std::to_string(row % 40) + "," + std::to_string(row * 17 % 999983) + ".50\n";
  }
  for (auto _ : state) {
    const auto reading = tidtam::formats::read_workbook(text, "bench.csv", Limits{});
    benchmark::DoNotOptimize(reading.has_value());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_csv)->Unit(benchmark::kMillisecond);

/// A file of somebody else's making, named by TIDTAM_BENCH_FILE (against_openpyxl.py).
void read_named_file(benchmark::State& state) {
  const char* name = std::getenv("TIDTAM_BENCH_FILE");
  if (name == nullptr) return state.SkipWithError("TIDTAM_BENCH_FILE names no file");
  tidtam::base::keep_freed_memory();
  const std::string bytes = tidtam::base::read_file(name);
  for (auto _ : state) {
    const auto reading = tidtam::formats::read_workbook(bytes, name, Limits{});
    benchmark::DoNotOptimize(reading.has_value());
  }
}
BENCHMARK(read_named_file)->Unit(benchmark::kMillisecond);

/// One cell in the millionth row: the rows above it cost nothing.
void read_far_cell(benchmark::State& state) {
  tidtam::support::XlsxParts parts;
  parts.sheets.emplace_back("S", tidtam::support::sheet_xml("<row r=\"1000000\"><c r=\"A1000000\"><v>1</v></c></row>"));
  const std::string bytes = parts.bytes();
  for (auto _ : state) {
    const auto reading = tidtam::formats::read_workbook(bytes, "far.xlsx", Limits{});
    benchmark::DoNotOptimize(reading.has_value());
  }
}
BENCHMARK(read_far_cell)->Unit(benchmark::kMicrosecond);

}  // namespace
