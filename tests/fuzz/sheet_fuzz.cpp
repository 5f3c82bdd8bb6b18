#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/support/sheet_outcome.hpp"

namespace {

using namespace tidtam::formats;
using tidtam::support::outcome_of;
using tidtam::support::SheetOutcome;
using tidtam::support::SmallWindow;

const Limits kLimits{.cells = 50'000, .merged_ranges = 1000};

SheetOutcome scanned_through(std::string_view xml, std::size_t room) {
  SmallWindow small(xml, room);
  return outcome_of(
      [&](const Limits&, SheetBuilder& builder) { return scan_sheet(small.window(), builder) == Scan::done; }, kLimits);
}

SheetOutcome walked_through(std::string_view xml, std::size_t room) {
  SmallWindow small(xml, room);
  return outcome_of(
      [&](const Limits& limits, SheetBuilder& builder) {
        return walk_sheet(small.window(), limits, builder) == XmlFault::none;
      },
      kLimits);
}

void hold_equal(const SheetOutcome& one, const SheetOutcome& other, const char* which) {
  if (one.is_done == other.is_done && (!one.is_done || one.said == other.said)) return;
  std::fprintf(stderr, "%s\n%d:\n%s\n%d:\n%s\n", which, one.is_done, one.said.c_str(), other.is_done,
               other.said.c_str());
  std::abort();
}

}  // namespace

/// Where the XML library and the scanner both read a sheet, they read the same of it; and each reads the same through a
/// window, wherever that cuts the XML.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string xml(reinterpret_cast<const char*>(bytes), size);
  const SheetOutcome scanned =
      outcome_of([&](const Limits&, SheetBuilder& builder) { return scan_sheet(xml, builder) == Scan::done; }, kLimits);
  const SheetOutcome walked = outcome_of(
      [&](const Limits& limits, SheetBuilder& builder) { return walk_sheet(xml, limits, builder) == XmlFault::none; },
      kLimits);
  // Where it is cut depends on the bytes alone, so that a find can be repeated.
  const std::size_t room = 1 + std::hash<std::string_view>()(xml) % (size + 1);
  hold_equal(walked, walked_through(xml, room), "library, whole and through a window");
  if (!walked.is_done) return 0;  // no XML; then the scanner may give up or not
  if (scanned.is_done) hold_equal(scanned, walked, "scanner and library");
  hold_equal(scanned, scanned_through(xml, room), "scanner, whole and through a window");
  hold_equal(scanned, scanned_through(xml, 1), "scanner, whole and through the smallest window");
  return 0;
}
