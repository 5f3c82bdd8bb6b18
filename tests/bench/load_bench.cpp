// Loading into the store. The ratio counters say what matters: our path against the raw prepared statement on the same
// table, measured in turns within one run. Read the ratios; the seconds belong to the machine.
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "pipeline/base/hash.hpp"
#include "pipeline/spec/schema.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/sqlite_database.hpp"
#include "pipeline/store/sqlite_store.hpp"

namespace tidtam::store {
namespace {

constexpr int kSubmissions = 300;
constexpr int kFactsOfEach = 1'000;

const model::Schema& schema() {
  static const model::Schema loaded = spec::load_schema(spec::Catalogue(spec::find_shipped_root()));
  return loaded;
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::filesystem::path fresh_file(const char* name) {
  const auto path = std::filesystem::temp_directory_path() / name;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path.string() + suffix);
  return path;
}

/// District tables: an ESAO's submission with a thousand indicator values of its schools.
std::vector<model::Submission> district_tables() {
  std::vector<model::Submission> submissions(kSubmissions);
  const auto& table = schema().get("indicator_value");
  for (int s = 0; s < kSubmissions; ++s) {
    auto& submission = submissions[static_cast<std::size_t>(s)];
    submission.source.path = fmt::format("{}/table.xlsx", 30'000'000 + s);
    submission.source.sha256 = base::sha256_of(submission.source.path);
    submission.unit_code = fmt::format("{}", 30'000'000 + s);
    submission.period = "FY2569Q1";
    submission.layouts = {"school_table"};
    for (int f = 0; f < kFactsOfEach; ++f) {
      const std::int64_t pupils = 40 + f % 300;
      submission.facts.push_back(
          {&table,
           {fmt::format("{}", 31'000'000 + s * 100 + f / 10), fmt::format("I{:02}", f % 10 + 1), model::Datum{},
            std::string("AY2568"), *base::Decimal::of_integer(f % 40), *base::Decimal::of_integer(pupils),
            100.0 * (f % 40) / static_cast<double>(pupils), std::string("VALUE"), model::Datum{}, submission.unit_code},
           "school_table",
           "ข้อมูลรายโรงเรียน",
           {static_cast<std::uint32_t>(f / 10 + 5), static_cast<std::uint16_t>(f % 10 + 3)}});
    }
  }
  return submissions;
}

double load_by_store(std::span<const model::Submission> submissions) {
  const auto store = open_sqlite_store(fresh_file("tidtam-bench-store.db"), schema());
  const double before = cpu_seconds();
  GroupScope group(*store);
  for (const auto& submission : submissions) {
    SubmissionScope scope(*store);
    const auto stored = store->add_submission(submission, {});
    const EffectiveChange change{submission.unit_code, "school_table", submission.period, stored.id, 0, {}};
    store->apply_effective({&change, 1});
    scope.keep();
  }
  group.commit();
  return cpu_seconds() - before;
}

void bind_text(sqlite3_stmt* statement, int parameter, std::string_view text) {
  sqlite3_bind_text(statement, parameter, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void insert_raw(sqlite3_stmt* insert, std::int64_t fact_id, std::int64_t submission, const model::Fact& fact,
                std::string_view cell) {
  sqlite3_bind_int64(insert, 1, fact_id);
  sqlite3_bind_int64(insert, 2, submission);
  bind_text(insert, 3, fact.layout);
  bind_text(insert, 4, fact.sheet);
  bind_text(insert, 5, cell);
  for (const int text : {0, 1, 3, 7, 9}) {
    bind_text(insert, text + 6, *std::get_if<std::string>(&fact.data[static_cast<std::size_t>(text)]));
  }
  sqlite3_bind_null(insert, 8);
  sqlite3_bind_int64(insert, 10, std::get_if<base::Decimal>(&fact.data[4])->millionths());
  sqlite3_bind_int64(insert, 11, std::get_if<base::Decimal>(&fact.data[5])->millionths());
  sqlite3_bind_double(insert, 12, *std::get_if<double>(&fact.data[6]));
  sqlite3_bind_null(insert, 14);
  sqlite3_step(insert);
  sqlite3_reset(insert);
}

/// What there is no going below: the same rows into the same table by one prepared statement, its cells ready as text.
double load_raw(std::span<const model::Submission> submissions, const std::vector<std::string>& cells) {
  sqlite3* database = nullptr;
  sqlite3_open(fresh_file("tidtam-bench-raw.db").c_str(), &database);
  sqlite3_exec(database, "PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536", nullptr, nullptr, nullptr);
  for (const auto& statement : create_statements(sqlite_dialect(), schema().get("submission"))) {
    sqlite3_exec(database, statement.c_str(), nullptr, nullptr, nullptr);
  }
  for (const auto& statement : create_statements(sqlite_dialect(), schema().get("indicator_value"))) {
    sqlite3_exec(database, statement.c_str(), nullptr, nullptr, nullptr);
  }
  sqlite3_stmt* insert = nullptr;
  const auto& columns = schema().get("indicator_value").columns;
  std::string values = "?, ?, ?, ?, ?";
  for (std::size_t i = 0; i < columns.size(); ++i) values += ", ?";
  const auto sql = fmt::format(
      "INSERT INTO indicator_value (fact_id, submission_id, from_layout, from_sheet, from_cell, {}) VALUES ({})",
      column_list(columns), values);
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &insert, nullptr) != SQLITE_OK) {
    fmt::print(stderr, "load_bench: {}\n", sqlite3_errmsg(database));
    std::abort();  // a statement that does nothing would be very fast
  }
  const double before = cpu_seconds();
  sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
  std::int64_t fact_id = 0;
  for (std::size_t s = 0; s < submissions.size(); ++s) {
    for (std::size_t f = 0; f < submissions[s].facts.size(); ++f) {
      insert_raw(insert, ++fact_id, static_cast<std::int64_t>(s) + 1, submissions[s].facts[f], cells[f]);
    }
  }
  sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
  const double seconds = cpu_seconds() - before;
  sqlite3_finalize(insert);
  sqlite3_close(database);
  return seconds;
}

void LoadFacts(benchmark::State& state) {
  const auto submissions = district_tables();
  std::vector<std::string> cells;
  for (const auto& fact : submissions[0].facts) cells.push_back(model::to_a1(fact.cell));
  double ours = 0;
  double raw = 0;
  for (auto _ : state) {
    raw += load_raw(submissions, cells);
    const double seconds = load_by_store(submissions);
    ours += seconds;
    state.SetIterationTime(seconds);
  }
  state.counters["ratio_to_raw"] = ours / raw;
  state.SetItemsProcessed(state.iterations() * kSubmissions * kFactsOfEach);
}
BENCHMARK(LoadFacts)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);

void LoadTheRegister(benchmark::State& state) {
  std::vector<std::vector<model::Datum>> units;
  std::vector<std::vector<model::Datum>> parents;
  for (int i = 0; i < 24'000; ++i) {
    const std::string code = fmt::format("{}", 10'000'000 + i);
    const std::string name = fmt::format("โรงเรียนบ้านตัวอย่าง {}", i);
    units.push_back({code,
                     std::string("school"),
                     name,
                     name,
                     std::string("33"),
                     std::string("เมือง"),
                     std::string("obec"),
                     std::string("2021-01-01"),
                     {},
                     std::string("register")});
    for (const char* line : {"obec", "moe"}) {
      parents.push_back({std::string(line), code, std::string("30000001"), std::string("2021-01-01"), {}});
    }
  }
  const auto store = open_sqlite_store(fresh_file("tidtam-bench-register.db"), schema());
  int version = 0;
  for (auto _ : state) {
    const std::string hash = fmt::format("{}", ++version);
    store->load_dimension("unit", units, hash);
    store->load_dimension("unit_parent", parents, hash);
  }
}
BENCHMARK(LoadTheRegister)->Unit(benchmark::kMillisecond);

void ReadCurrentIndicatorValues(benchmark::State& state) {
  load_by_store(district_tables());
  const auto store = open_sqlite_store(std::filesystem::temp_directory_path() / "tidtam-bench-store.db", schema());
  for (auto _ : state) {
    std::int64_t rows = 0;
    store->for_each_indicator_value({}, [&](const IndicatorRow&) { ++rows; });
    benchmark::DoNotOptimize(rows);
  }
  state.SetItemsProcessed(state.iterations() * kSubmissions * kFactsOfEach);
}
BENCHMARK(ReadCurrentIndicatorValues)->Unit(benchmark::kMillisecond);

void ExportIndicatorValues(benchmark::State& state) {
  load_by_store(district_tables());
  const auto store = open_sqlite_store(std::filesystem::temp_directory_path() / "tidtam-bench-store.db", schema());
  for (auto _ : state) {
    std::size_t bytes = 0;
    store->export_table("indicator_value", {}, [&](std::string_view piece) { bytes += piece.size(); });
    benchmark::DoNotOptimize(bytes);
  }
  state.SetItemsProcessed(state.iterations() * kSubmissions * kFactsOfEach);
}
BENCHMARK(ExportIndicatorValues)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidtam::store
