// Text repair beside ICU's own check, dates and numbers beside ICU's parsers given the right pattern.
#include <benchmark/benchmark.h>
#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/normalizer2.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
/// A form of writing, and how ICU is told of it.
struct Written {
  std::string_view text;
  const char* pattern;
  const char* locale;
};

constexpr const char* kThai = "th_TH@calendar=buddhist";
constexpr const char* kThaiDigits = "th_TH@calendar=buddhist;numbers=thai";
constexpr const char* kCommonEra = "th_TH@calendar=gregorian";

/// Days as offices write them: months in full and short, digits alone, ISO, Thai digits, a word before the day.
constexpr std::array<Written, 12> kDates{{{"18 สิงหาคม 2504", "d MMMM y", kThai},
                                          {"9 กุมภาพันธ์ 2566", "d MMMM y", kThai},
                                          {"1 ตุลาคม 2564", "d MMMM y", kThai},
                                          {"30 พฤศจิกายน 2560", "d MMMM y", kThai},
                                          {"29 พ.ค. 2560", "d MMM y", kThai},
                                          {"31 ส.ค. 2565", "d MMM y", kThai},
                                          {"15/3/2561", "d/M/y", kThai},
                                          {"02/04/2525", "d/M/y", kThai},
                                          {"2021-10-01", "y-M-d", kCommonEra},
                                          {"๒๗ พฤษภาคม ๒๕๖๐", "d MMMM y", kThaiDigits},
                                          {"๑๐ มิ.ย. ๒๕๖๕", "d MMM y", kThaiDigits},
                                          {"วันที่ 15 มีนาคม 2561", "'วันที่' d MMMM y", kThai}}};

/// Numbers as offices write them: counts, money with separators and satang, per cent, a unit behind, Thai digits.
constexpr std::array<Written, 14> kNumbers{{{"1,234,567.89", "#,##0.##", kThai},
                                            {"98,765.43", "#,##0.##", kThai},
                                            {"12,000", "#,##0.##", kThai},
                                            {"35,344", "#,##0.##", kThai},
                                            {"120", "#,##0.##", kThai},
                                            {"7", "#,##0.##", kThai},
                                            {"-1,250.50", "#,##0.##", kThai},
                                            {"๑,๒๓๔.๕๐", "#,##0.##", kThaiDigits},
                                            {"๔๕", "#,##0.##", kThaiDigits},
                                            {"12.5%", "#0.##%", kThai},
                                            {"ร้อยละ 85.25", "'ร้อยละ' #0.##", kThai},
                                            {"5,000 บาท", "#,##0.## 'บาท'", kThai},
                                            {"1,500.75 บาท", "#,##0.## 'บาท'", kThai},
                                            {"45 คน", "#,##0.## 'คน'", kThai}}};

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

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
    for (const Written& date : kDates) benchmark::DoNotOptimize(tidtam::transforms::read_date(date.text, context).last);
  }
}
BENCHMARK(read_date);

void icu_date(benchmark::State& state) {
  std::vector<std::pair<icu::SimpleDateFormat, icu::UnicodeString>> dates;
  for (const Written& date : kDates) {
    UErrorCode failure = U_ZERO_ERROR;
    icu::SimpleDateFormat format(utf16(date.pattern), icu::Locale(date.locale), failure);
    format.parse(utf16(date.text), failure);
    if (U_FAILURE(failure)) return state.SkipWithError("ICU does not read a date of the mix");
    dates.emplace_back(format, utf16(date.text));
  }
  UErrorCode failure = U_ZERO_ERROR;
  for (auto _ : state) {
    for (const auto& [format, text] : dates) benchmark::DoNotOptimize(format.parse(text, failure));
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
    for (const Written& number : kNumbers) benchmark::DoNotOptimize(tidtam::transforms::read_number(number.text).value);
  }
}
BENCHMARK(read_number);

void icu_number(benchmark::State& state) {
  std::vector<std::pair<icu::DecimalFormat, icu::UnicodeString>> numbers;
  icu::Formattable parsed;
  for (const Written& number : kNumbers) {
    UErrorCode failure = U_ZERO_ERROR;
    icu::DecimalFormat format(utf16(number.pattern), icu::DecimalFormatSymbols(icu::Locale(number.locale), failure),
                              failure);
    format.parse(utf16(number.text), parsed, failure);
    if (U_FAILURE(failure)) return state.SkipWithError("ICU does not read a number of the mix");
    numbers.emplace_back(format, utf16(number.text));
  }
  UErrorCode failure = U_ZERO_ERROR;
  for (auto _ : state) {
    for (const auto& [format, text] : numbers) {
      format.parse(text, parsed, failure);
      benchmark::DoNotOptimize(parsed.getDouble(failure));
    }
  }
}
BENCHMARK(icu_number);

}  // namespace
