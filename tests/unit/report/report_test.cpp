#include "pipeline/report/build.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "pipeline/base/error.hpp"
#include "pipeline/report/figures.hpp"
#include "pipeline/report/html.hpp"
#include "pipeline/report/index_page.hpp"
#include "pipeline/report/paths.hpp"
#include "pipeline/report/sections.hpp"
#include "pipeline/report/wording.hpp"
#include "tests/support/invented_nation.hpp"

namespace tidtam::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tidtam::testing::InventedNation;

/// All values of this attribute, in order: `values_of(html, " id=\"")`.
std::vector<std::string> values_of(const std::string& html, const std::string& begin) {
  std::vector<std::string> found;
  for (std::size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at + 1)) {
    const std::size_t from = at + begin.size();
    found.push_back(html.substr(from, html.find('"', from) - from));
  }
  return found;
}

/// Empty where every tag is closed in order, else the first that is not.
std::string first_unclosed_tag(const std::string& html) {
  static const std::set<std::string> kVoid{"meta", "br", "!doctype"};
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return "cut off";
    const bool closes = html[at + 1] == '/';
    const std::size_t from = at + (closes ? 2 : 1);
    const std::string name = html.substr(from, html.find_first_of(" >/", from) - from);
    if (kVoid.contains(name) || html[end - 1] == '/') continue;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return name;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back();
}

class Reports : public ::testing::Test {
 protected:
  Reports() : inputs_(nation_.inputs()), index_(inputs_) {}

  [[nodiscard]] model::Report report_of(std::string_view code) const {
    const model::UnitIndex unit = nation_.unit(code);
    return build_report(index_, unit, *spec_for(specs_, nation_.units.unit(unit).kind));
  }
  [[nodiscard]] std::string page_of(std::string_view code) const { return renderer_.render(report_of(code)); }

  InventedNation nation_;
  ReportInputs inputs_;
  InputIndex index_;
  std::vector<ReportSpec> specs_ = InventedNation::load_specs();
  HtmlRenderer renderer_{InventedNation::html_templates()};
};

TEST_F(Reports, SayInTheirFirstSentenceHowManyIndicatorsTheScorecardsShowGreen) {
  int green = 0;
  int judged = 0;
  for (const auto& card : nation_.scorecards) {
    if (card.unit != nation_.unit("00990001") || card.line != model::Line::obec) continue;
    if (card.period != "AY2568" && card.period != "FY2569Q2") continue;
    judged += card.light != model::Light::none ? 1 : 0;
    green += card.light == model::Light::green ? 1 : 0;
  }
  ASSERT_GT(judged, 0);
  const std::string expected = "<b>" + std::to_string(green) + " จาก " + std::to_string(judged) + " รายการ</b>";
  EXPECT_THAT(page_of("00990001"), HasSubstr(expected));
}

TEST_F(Reports, CountWhoHasReportedFromTheStatusesOfTheUnitsBelow) {
  // Of the schools of ESAO 1 (all but every fourth) number 6 and 11 are silent and number 3 was returned.
  const model::Report report = report_of("00990001");
  const auto section = std::ranges::find(report.sections, "reporting", &model::ReportSection::id);
  ASSERT_NE(section, report.sections.end());
  const auto& bar = std::get<model::ShareBar>(section->blocks.front());
  EXPECT_EQ(bar.headline.front().text, "6");
  EXPECT_EQ(bar.parts[2].count, 1U);
  EXPECT_EQ(bar.parts[3].count, 2U);
  EXPECT_FALSE(report.watermark.empty());
}

TEST_F(Reports, LinkOnlyToAnchorsThatExistInThisReportOrInTheReportLinkedTo) {
  std::map<std::string, std::string> pages;
  for (model::UnitIndex unit = 0; unit < nation_.units.size(); ++unit) {
    const model::Unit& one = nation_.units.unit(unit);
    pages.emplace(folder_of(one) + "/report.html", page_of(one.code));
  }
  std::map<std::string, std::set<std::string>> anchors;
  for (const auto& [path, page] : pages) {
    const auto ids = values_of(page, " id=\"");
    anchors[path].insert(ids.begin(), ids.end());
    EXPECT_EQ(anchors[path].size(), ids.size()) << path << " uses an id twice";
  }
  for (const auto& [path, page] : pages) {
    for (const std::string& href : values_of(page, "<a href=\"")) {
      if (href == "../../index.html") continue;
      const std::size_t hash = href.find('#');
      const auto base = std::filesystem::path(path).parent_path();
      const std::string target = hash == 0 ? path : (base / href.substr(0, hash)).lexically_normal().generic_string();
      ASSERT_TRUE(pages.contains(target)) << path << " leads to " << href;
      if (hash == std::string::npos) continue;
      EXPECT_TRUE(anchors[target].contains(href.substr(hash + 1))) << path << " leads to " << href;
    }
  }
}

TEST_F(Reports, LeadFromTheMinistryToTheCellOfASchoolOnBothLines) {
  EXPECT_THAT(page_of("MOE"), HasSubstr("href=\"../OPS/report.html#OPS/I36/AY2568@moe\""));
  EXPECT_THAT(page_of("MOE"), HasSubstr("href=\"../../obec/OBEC/report.html#OBEC/I36/AY2568@obec\""));
  EXPECT_THAT(page_of("PEO99"), HasSubstr("href=\"../../school/99010001/report.html#99010001/I36/AY2568@moe\""));
  const std::string school = page_of("99010001");
  EXPECT_THAT(school, HasSubstr("id=\"99010001/I36/AY2568@moe\""));
  EXPECT_THAT(school, HasSubstr("id=\"99010001/I36/AY2568@obec\""));
  EXPECT_THAT(school, HasSubstr("แบบรายงาน ไตรมาส 2 (แก้ไข).xlsx › ข้อมูลสถานศึกษา › F"));
}

TEST_F(Reports, ShowTheWayUpBothLines) {
  const std::string page = page_of("99010001");
  EXPECT_THAT(page, HasSubstr("<a href=\"../../esao/00990001/report.html\">สพป.สมมุติ เขต 1</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"../../province/PEO99/report.html\">ศธจ.สมมุติ</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"../../ministry/MOE/report.html\">ศธ.</a>"));
}

TEST_F(Reports, LeaveOutLinksToUnitsThatGetNoReport) {
  ReportInputs scoped = nation_.inputs();
  scoped.printed.assign(nation_.units.size(), true);
  scoped.printed[nation_.unit("CLU99")] = false;
  const InputIndex index(scoped);
  const model::UnitIndex esao = nation_.unit("00990001");
  const std::string page = renderer_.render(build_report(index, esao, *spec_for(specs_, model::UnitKind::esao)));
  EXPECT_THAT(page, Not(HasSubstr("href=\"../../cluster/")));
  EXPECT_THAT(page, HasSubstr("Cluster 99"));
}

TEST_F(Reports, AreWellFormedAskTheNetworkForNothingAndRunNoScript) {
  for (const char* code : {"MOE", "OBEC", "CLU99", "PEO99", "00990001", "99010001", "99010006"}) {
    const std::string page = page_of(code);
    EXPECT_EQ(first_unclosed_tag(page), "") << code;
    EXPECT_THAT(page, Not(HasSubstr("http://")));
    EXPECT_THAT(page, Not(HasSubstr("https://")));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("url(")));
    EXPECT_THAT(page, HasSubstr("Content-Security-Policy"));
    EXPECT_THAT(page, HasSubstr("<html lang=\"th\">"));
    EXPECT_LT(page.size(), 300'000U);
  }
}

/// The largest service areas have about 250 schools and report 21 figures of each. Of provinces that are larger yet it
/// holds that a further school costs less than 4 KB.
TEST(LargeReports, StayUnderAMegabyteForAServiceAreaOfTwoHundredAndFiftySchoolsAndNameEveryContributorOfEveryFigure) {
  const InventedNation nation(333, 21);
  const ReportInputs inputs = nation.inputs();
  const InputIndex index(inputs);
  const auto specs = InventedNation::load_specs();
  const HtmlRenderer renderer(InventedNation::html_templates());
  const auto page_of = [&](std::string_view code) {
    const model::UnitIndex unit = nation.unit(code);
    return renderer.render(build_report(index, unit, *spec_for(specs, nation.units.unit(unit).kind)));
  };
  const auto schools = nation.units.children(model::Line::obec, nation.unit("00990001"));
  ASSERT_EQ(schools.size(), 250U);
  const std::string page = page_of("00990001");
  EXPECT_LE(page.size(), 1'000'000U);
  EXPECT_EQ(first_unclosed_tag(page), "");
  EXPECT_LE(page_of("99010001").size(), 300'000U);
  EXPECT_LE(page_of("PEO99").size(), 333U * 4'000U);

  const auto hrefs = values_of(page, "<a href=\"");
  const std::set<std::string> leads(hrefs.begin(), hrefs.end());
  const auto listed = values_of(page, " id=\"");
  const std::set<std::string> ids(listed.begin(), listed.end());
  EXPECT_EQ(ids.size(), listed.size());
  const auto figures = figures_of(index, model::Line::obec, nation.unit("00990001"));
  ASSERT_EQ(figures.size(), 21U);
  for (const Figure& figure : figures) {
    const std::string reference = reference_of(nation.units, *figure.card);
    EXPECT_TRUE(ids.contains(reference)) << reference;
    EXPECT_TRUE(leads.contains("#from/" + reference) && ids.contains("from/" + reference)) << reference;
    for (model::UnitIndex school : schools) {
      const auto* part = index.card(model::Line::obec, school, figure.card->indicator, "", figure.card->period);
      ASSERT_NE(part, nullptr);
      const std::string link =
          "../../school/" + nation.units.unit(school).code + "/report.html#" + reference_of(nation.units, *part);
      EXPECT_TRUE(leads.contains(link)) << link;
      if (!part->numerator) continue;
      const std::string sum = "\">" + count_text(static_cast<std::size_t>(part->numerator->to_double())) + "/" +
                              count_text(static_cast<std::size_t>(part->denominator->to_double())) + "</a>";
      EXPECT_THAT(page.substr(page.find("href=\"" + link + "\"") + 6 + link.size(), sum.size()), sum);
    }
  }
}

TEST_F(Reports, AreTheSameBytesForTheSameInputs) {
  EXPECT_EQ(page_of("00990001"), page_of("00990001"));
}

TEST_F(Reports, EscapeHostileNames) {
  nation_.projects.front().name = "<script>alert('x')</script>\"&";
  nation_.projects.front().strategy = "<img src=x onerror=y>";
  const ReportInputs hostile = nation_.inputs();
  const InputIndex index(hostile);
  const model::UnitIndex unit = nation_.projects.front().unit;
  const auto kind = nation_.units.unit(unit).kind;
  const std::string page = renderer_.render(build_report(index, unit, *spec_for(specs_, kind)));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
}

TEST_F(Reports, OrderTheirSectionsAsTheEditionSays) {
  ReportSpec spec = *spec_for(specs_, model::UnitKind::esao);
  spec.sections.resize(2);
  spec.sections[0] = SectionSpec();
  spec.sections[0].kind = "quality";
  spec.sections[1] = SectionSpec();
  spec.sections[1].kind = "indicators";
  spec.sections[1].indicators = {"I36"};
  const model::Report report = build_report(index_, nation_.unit("00990001"), spec);
  ASSERT_EQ(report.sections.size(), 2U);
  EXPECT_EQ(report.sections[0].id, "quality");
  EXPECT_EQ(std::get<model::ReportTable>(report.sections[1].blocks[0]).rows.size(), 1U);
}

TEST_F(Reports, ShowEachSeverityByItsShapeBesideItsWord) {
  const model::Report report = report_of("00990001");
  const auto section = std::ranges::find(report.sections, "quality", &model::ReportSection::id);
  std::map<std::string, model::Light> light_of_rule;
  for (const auto& row : std::get<model::ReportTable>(section->blocks.front()).rows)
    light_of_rule[row.cells[0].note] = row.cells[1].light.value();
  EXPECT_EQ(light_of_rule.at("NUM-01"), model::Light::red) << "an error";
  EXPECT_EQ(light_of_rule.at("PCT-01"), model::Light::yellow) << "a warning";
}

TEST_F(Reports, CompareChildrenWithMostCriticalFirstAndThenByThaiName) {
  const model::Report report = report_of("00990001");
  const auto section = std::ranges::find(report.sections, "children", &model::ReportSection::id);
  const auto& table = std::get<model::ReportTable>(section->blocks.front());
  double before = 99;
  for (const auto& row : table.rows) {
    if (row.role == model::RowRole::total) continue;
    EXPECT_LE(*row.cells[2].number, before);
    before = *row.cells[2].number;
  }
}

TEST_F(Reports, AreReachedFromTheIndexPageWithoutAScript) {
  const std::string page = renderer_.render(build_index_page(index_));
  EXPECT_EQ(first_unclosed_tag(page), "");
  for (model::UnitIndex unit = 0; unit < nation_.units.size(); ++unit) {
    EXPECT_THAT(page, HasSubstr("href=\"" + folder_of(nation_.units.unit(unit)) + "/report.html\""));
  }
}

TEST_F(Reports, CallSchoolsByTheirKind) {
  EXPECT_EQ(called(nation_.units.unit(nation_.unit("99010009")), *inputs_.phrases), "โรงเรียนบ้านดงยาง");
  EXPECT_EQ(called(nation_.units.unit(nation_.unit("00990001")), *inputs_.phrases), "สพป.สมมุติ เขต 1");
  model::Unit college;
  college.kind = model::UnitKind::school;
  college.name = "วิทยาลัยสมมุติ";
  EXPECT_EQ(called(college, *inputs_.phrases), "วิทยาลัยสมมุติ");
  EXPECT_THAT(page_of("99010009"), HasSubstr("โรงเรียนบ้านดงยาง สังกัด สพป.สมมุติ เขต 1"));
}

/// The row of an indicator in a report's table of indicators.
const model::ReportRow& indicator_row(const model::Report& report, std::string_view id) {
  const auto section = std::ranges::find(report.sections, "indicators", &model::ReportSection::id);
  const auto& table = std::get<model::ReportTable>(section->blocks.front());
  return *std::ranges::find_if(table.rows,
                               [&](const model::ReportRow& row) { return row.cells[0].href == "#" + std::string(id); });
}

TEST_F(Reports, DoNotCallAValueWithoutATargetMissing) {
  for (auto& card : nation_.scorecards) {
    if (card.indicator != "I36") continue;
    card.target.reset();
    card.light = model::Light::none;
  }
  const model::Report report = report_of("99010001");
  const model::ReportCell& status = indicator_row(report, "I36").cells[5];
  EXPECT_EQ(status.text, "ไม่กำหนดเป้า");
  EXPECT_FALSE(status.light.has_value());
}

TEST_F(Reports, CompareWithTheRoundBeforeOnlyWhereAboutAsManyReported) {
  ASSERT_TRUE(indicator_row(report_of("OBEC"), "I36").cells[6].number.has_value());
  for (auto& card : nation_.scorecards) {
    if (card.unit == nation_.unit("OBEC") && card.period == "AY2567") card.n_reporting = 3;
  }
  const model::Report report = report_of("OBEC");
  const model::ReportCell& change = indicator_row(report, "I36").cells[6];
  EXPECT_EQ(change.text, "–");
  EXPECT_FALSE(change.number.has_value());
}

TEST_F(Reports, SetAUnitsFiguresBesideThoseOfTheOfficeAbove) {
  const model::Report report = report_of("99010001");
  const auto& cells = indicator_row(report, "I36").cells;
  const auto* above = index_.card(model::Line::obec, nation_.unit("00990001"), "I36", "", "AY2568");
  ASSERT_NE(above, nullptr);
  EXPECT_EQ(cells.back().number, above->value);
  EXPECT_EQ(cells.back().href, "../../esao/00990001/report.html#00990001/I36/AY2568@obec");
}

TEST_F(Reports, CountEveryoneOnceForTheMinistryWhereBothLinesBegin) {
  // All twelve schools hang on both lines; the projects of two service areas only on one, those of the province on the
  // other.
  const Totals& all = index_.whole_totals(model::Line::moe, nation_.unit("MOE"));
  EXPECT_EQ(all.expected, nation_.statuses.size());
  EXPECT_EQ(all.projects, nation_.projects.size());
  EXPECT_LT(index_.totals(model::Line::moe, nation_.unit("MOE")).projects, nation_.projects.size());
}

TEST_F(Reports, LeadFromAProjectsMoneyAndProgressToItsCells) {
  Project& project = nation_.projects.front();
  project.plan = {"แผน.xlsx", "โครงการ", "F7"};
  project.progress = {"ผล.xlsx", "ความก้าวหน้า", "H9"};
  const model::Unit& unit = nation_.units.unit(project.unit);
  const std::string page = page_of(unit.code);
  EXPECT_THAT(page, HasSubstr("id=\"" + unit.code + "/project/1\""));
  EXPECT_THAT(page, HasSubstr("href=\"#" + unit.code + "/project/1\""));
  EXPECT_THAT(page, HasSubstr("แผน.xlsx › โครงการ › F7"));
  EXPECT_THAT(page, HasSubstr("ผล.xlsx › ความก้าวหน้า › H9"));
}

TEST_F(Reports, AddUpTheirContributorsToTheParentsNumeratorAndDenominator) {
  for (const char* code : {"00990001", "PEO99", "CLU99", "OBEC", "OPS", "MOE"}) {
    const model::Report report = report_of(code);
    const auto section = std::ranges::find(report.sections, "lineage", &model::ReportSection::id);
    ASSERT_NE(section, report.sections.end());
    std::size_t checked = 0;
    for (const auto& figure : figures_of(index_, main_line_of(nation_.units, nation_.unit(code)), nation_.unit(code))) {
      const std::string reference = reference_of(nation_.units, *figure.card);
      for (const auto& block : section->blocks) {
        const auto& evidence = std::get<model::Evidence>(block);
        if (evidence.anchors.front() != reference) continue;
        double numerator = 0;
        double denominator = 0;
        for (const auto& row : evidence.sources.rows) {
          numerator += row.cells[1].number.value_or(0);
          denominator += row.cells[2].number.value_or(0);
        }
        EXPECT_EQ(numerator, figure.card->numerator->to_double()) << reference;
        EXPECT_EQ(denominator, figure.card->denominator->to_double()) << reference;
        ++checked;
      }
    }
    EXPECT_EQ(checked, 12U) << code;
  }
}

TEST(ReportSpecs, NameFileAndLineOfAnUnknownSection) {
  const auto node = spec::Node::parse(
      "id: x\nform_code: X\ntitle: {th: ก, en: a}\nunits: [school]\nsections:\n  - nonsense\n", "x.yaml");
  EXPECT_THROW(
      {
        try {
          (void)read_report_spec(node, "th");
        } catch (const ConfigurationError& error) {
          EXPECT_THAT(error.what(), HasSubstr("x.yaml:6"));
          throw;
        }
      },
      ConfigurationError);
}

}  // namespace
}  // namespace tidtam::report
