#include <benchmark/benchmark.h>
#include <libdeflate.h>

#include <string>
#include <vector>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/zip_archive.hpp"
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

void read_small_workbook(benchmark::State& state) {
  const std::string bytes = small_workbook();
  std::size_t cells = 0;
  for (auto _ : state) {
    const auto reading = tidtam::formats::read_workbook(bytes, "bench.xlsx", Limits{});
    cells = 0;
    for (const auto& sheet : reading.value().workbook.sheets) cells += sheet.cells.size();
    benchmark::DoNotOptimize(cells);
  }
  state.counters["cells"] = static_cast<double>(cells);
}
BENCHMARK(read_small_workbook);

/// The floor that reading is held against: the same entries inflated into one buffer, nothing looked at.
void inflate_small_workbook(benchmark::State& state) {
  const std::string bytes = small_workbook();
  const Limits limits;
  const auto archive = tidtam::formats::ZipArchive::open(bytes, limits);
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  std::vector<char> buffer(1 << 20);
  for (auto _ : state) {
    for (const auto& entry : archive.value().entries()) {
      const char* packed = bytes.data() + entry.offset + 30 + entry.name.size();
      libdeflate_deflate_decompress(decompressor, packed, entry.packed_bytes, buffer.data(), entry.bytes, nullptr);
      benchmark::DoNotOptimize(buffer.data());
    }
  }
  libdeflate_free_decompressor(decompressor);
}
BENCHMARK(inflate_small_workbook);

void read_large_sheet(benchmark::State& state) {
  tidtam::support::XlsxParts parts;
  parts.strings = tidtam::support::strings_xml("<si><t>ก</t></si><si><t>ข</t></si>");
  parts.styles = tidtam::support::styles_xml({{0, ""}, {14, ""}, {2, ""}, {4, ""}});
  parts.sheets.emplace_back("แผ่น", bench_sheet(50'000, 2));
  const std::string bytes = parts.bytes();
  for (auto _ : state) {
    const auto reading = tidtam::formats::read_workbook(bytes, "bench.xlsx", Limits{});
    benchmark::DoNotOptimize(reading.has_value());
  }
}
BENCHMARK(read_large_sheet)->Unit(benchmark::kMillisecond);

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

}  // namespace
