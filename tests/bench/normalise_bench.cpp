// Text repair beside ICU's own check, dates and numbers beside ICU's parsers given the right pattern.
#include <benchmark/benchmark.h>
#include <unicode/normalizer2.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/thai/repair.hpp"
#include "transforms/values/dates.hpp"
#include "transforms/values/numbers.hpp"

namespace {

constexpr std::array<std::string_view, 8> kTexts{"โรงเรียนบ้านหนองบัว",
                                                 "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา ศรีสะเกษ เขต ๑",
                                                 "ร้อยละของนักเรียนที่อ่านออกเขียนได้",
                                                 "1,234,567.89",
                                                 "กลุ่มนโยบายและแผน",
                                                 "ดำเนินการแล้วเสร็จ",
                                                 "นิคม ๔ (กรมประชาสงเคราะห์)",
                                                 "Cluster 14"};
constexpr std::array<std::string_view, 4> kDates{"18 สิงหาคม 2504", "9 กุมภาพันธ์ 2566", "1 ตุลาคม 2564",
                                                 "30 พฤศจิกายน 2560"};
constexpr std::array<std::string_view, 4> kNumbers{"1,234,567.89", "12,000", "35,344", "98,765.43"};

void repair_clean_text(benchmark::State& state) {
  std::string buffer;
  for (auto _ : state) {
    for (const std::string_view text : kTexts) benchmark::DoNotOptimize(tidtam::thai::repaired(text, buffer).data());
  }
}
BENCHMARK(repair_clean_text);

void icu_is_normalized(benchmark::State& state) {
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(failure);
  for (auto _ : state) {
    for (const std::string_view text : kTexts) {
      benchmark::DoNotOptimize(
          composer->isNormalizedUTF8({text.data(), static_cast<std::int32_t>(text.size())}, failure));
    }
  }
}
BENCHMARK(icu_is_normalized);

void repair_damaged_text(benchmark::State& state) {
  std::string buffer;
  for (auto _ : state) benchmark::DoNotOptimize(tidtam::thai::repaired("สํานักงานเขตพื้้นที่การศึกษา  เเผน", buffer).data());
}
BENCHMARK(repair_damaged_text);

void read_date(benchmark::State& state) {
  const tidtam::transforms::DateContext context{2565, std::nullopt};
  for (auto _ : state) {
    for (const std::string_view text : kDates)
      benchmark::DoNotOptimize(tidtam::transforms::read_date(text, context).last);
  }
}
BENCHMARK(read_date);

void icu_date(benchmark::State& state) {
  UErrorCode failure = U_ZERO_ERROR;
  icu::SimpleDateFormat format(icu::UnicodeString("d MMMM y"), icu::Locale("th_TH@calendar=buddhist"), failure);
  std::array<icu::UnicodeString, kDates.size()> texts;
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = icu::UnicodeString::fromUTF8(std::string(kDates[i]));
  for (auto _ : state) {
    for (const auto& text : texts) benchmark::DoNotOptimize(format.parse(text, failure));
  }
}
BENCHMARK(icu_date);

void read_date_of_many_words(benchmark::State& state) {
  const tidtam::transforms::DateContext context{2565, std::nullopt};
  for (auto _ : state) benchmark::DoNotOptimize(tidtam::transforms::read_date("16 พ.ค. – 10 มิ.ย.2565", context).last);
}
BENCHMARK(read_date_of_many_words);

void read_number(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string_view text : kNumbers) benchmark::DoNotOptimize(tidtam::transforms::read_number(text).value);
  }
}
BENCHMARK(read_number);

void icu_number(benchmark::State& state) {
  UErrorCode failure = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> format(icu::NumberFormat::createInstance(icu::Locale("th_TH"), failure));
  std::array<icu::UnicodeString, kNumbers.size()> texts;
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = icu::UnicodeString::fromUTF8(std::string(kNumbers[i]));
  icu::Formattable parsed;
  for (auto _ : state) {
    for (const auto& text : texts) {
      format->parse(text, parsed, failure);
      benchmark::DoNotOptimize(parsed.getDouble(failure));
    }
  }
}
BENCHMARK(icu_number);

}  // namespace
