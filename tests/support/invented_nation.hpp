#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "pipeline/report/html.hpp"
#include "pipeline/report/inputs.hpp"
#include "pipeline/report/report_spec.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::testing {

using namespace std::string_literals;

/// A small country that exists nowhere: units on both lines, twelve indicators (at most 21), four rounds, projects,
/// files. Figures come from a fixed sequence, so that every call gives the same country. `school_count` schools lie in
/// two ESAOs: three of four in the first.
class InventedNation {
 public:
  explicit InventedNation(std::size_t school_count = 12, std::size_t indicator_count = 12)
      : recipes_(std::span(kRecipes).first(indicator_count)), phrases_(load_phrases()) {
    make_units(school_count);
    make_indicators();
    make_values();
    roll_up(model::Line::obec);
    roll_up(model::Line::moe);
    std::ranges::sort(scorecards, {}, [](const model::Scorecard& card) {
      return std::tie(card.line, card.unit, card.indicator, card.dimension, card.period);
    });
    make_round();
    make_projects();
  }

  [[nodiscard]] report::ReportInputs inputs() const {
    report::ReportInputs in;
    in.units = &units;
    in.indicators = indicators;
    in.scorecards = scorecards;
    in.values = values;
    in.projects = projects;
    in.submissions = submissions;
    in.statuses = statuses;
    in.rules = rules;
    in.period = *model::parse_period_code("FY2569Q2");
    in.data_as_of = 1774894200;  // 31 March 2569, 01.10 in Thailand
    in.run_date = *base::date_of(2026, 3, 31);
    in.phrases = &phrases_;
    return in;
  }

  static std::filesystem::path shipped(const std::string& path) {
    return std::filesystem::path(support::source_dir()) / "templates" / path;
  }
  static report::Phrases load_phrases() {
    return report::Phrases(spec::Node::load(shipped("messages/report.yaml")), "th");
  }
  static std::vector<report::ReportSpec> load_specs() {
    std::vector<report::ReportSpec> specs;
    for (const char* id : {"clu-1", "esa-1", "net-1", "obec-1", "ops-1", "peo-1", "reo-1", "sch-1"}) {
      specs.push_back(report::read_report_spec(spec::Node::load(shipped("reports/"s + id + ".yaml")), "th"));
    }
    return specs;
  }
  static report::HtmlTemplates html_templates() {
    return {shipped("html/report.tpl"), shipped("html/block.tpl"), shipped("html/sentence.tpl"),
            shipped("html/table.tpl"), shipped("html/report.css")};
  }
  [[nodiscard]] model::UnitIndex unit(std::string_view code) const { return units.find(code); }

  model::UnitTree units;
  std::vector<model::Indicator> indicators;
  std::vector<model::IndicatorValue> values;
  std::vector<model::Scorecard> scorecards;
  std::vector<report::Project> projects;
  std::vector<report::SubmissionEntry> submissions;
  std::vector<report::RoundStatus> statuses;
  std::vector<report::RuleCount> rules;

 private:
  static constexpr std::array<const char*, 12> kNames{"บ้านหนองไผ่ล้อม",
                                                      "อนุบาลเมืองสมมุติ",
                                                      "เกาะแก้วพิทยาสรรค์",
                                                      "บ้านโนนสูง (ประชาอุปถัมภ์ วิทยานุกูล)",
                                                      "วัดป่าเลไลยก์สมมุติ",
                                                      "ชุมชนบ้านทุ่งกว้าง",
                                                      "บ้านคลองสิบสองราษฎร์บำรุง",
                                                      "แม่น้ำใสวิทยา",
                                                      "บ้านดงยาง",
                                                      "โพธิ์งามศึกษาคาร",
                                                      "บ้านห้วยน้ำเย็น สาขาบ้านไร่บนดอย",
                                                      "ไทยรัฐร่วมใจสมมุติ ๙"};

  unsigned next(unsigned below) {
    seed_ = seed_ * 1664525U + 1013904223U;
    return (seed_ >> 8) % below;
  }

  void make_units(std::size_t school_count) {
    std::vector<model::Unit> list;
    std::vector<model::UnitTree::Parent> parents;
    const auto add = [&](std::string code, model::UnitKind kind, std::string name, std::string short_name) {
      model::Unit one;
      one.code = std::move(code);
      one.kind = kind;
      one.name = std::move(name);
      one.short_name = std::move(short_name);
      list.push_back(std::move(one));
    };
    using enum model::UnitKind;
    add("MOE", ministry, "กระทรวงศึกษาธิการ", "ศธ.");
    add("OPS", ops, "สำนักงานปลัดกระทรวงศึกษาธิการ", "สป.ศธ.");
    add("OBEC", obec, "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "สพฐ.");
    add("CLU99", cluster, "คณะกรรมการบริหารการศึกษาขั้นพื้นฐาน ประจำเขตตรวจราชการ (Cluster) ที่ 99", "Cluster 99");
    add("REO99", region, "สำนักงานศึกษาธิการภาค 99", "ศธภ.99");
    add("PEO99", province, "สำนักงานศึกษาธิการจังหวัดสมมุติ", "ศธจ.สมมุติ");
    add("00990001", esao, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมุติ เขต 1", "สพป.สมมุติ เขต 1");
    add("00990002", esao, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมุติ เขต 2", "สพป.สมมุติ เขต 2");
    for (std::size_t at = 0; at < school_count; ++at) {
      const std::string code = std::to_string(99010001 + at);
      std::string name = kNames[at % kNames.size()];
      if (at >= kNames.size()) name += " " + std::to_string(at / kNames.size() + 1);
      add(code, school, "โรงเรียน" + name, name);
      parents.push_back({model::Line::obec, code, at % 4 == 3 ? "00990002"s : "00990001"s});
      parents.push_back({model::Line::moe, code, "PEO99"});
    }
    parents.push_back({model::Line::obec, "00990001", "CLU99"});
    parents.push_back({model::Line::obec, "00990002", "CLU99"});
    parents.push_back({model::Line::obec, "CLU99", "OBEC"});
    parents.push_back({model::Line::obec, "OBEC", "MOE"});
    parents.push_back({model::Line::moe, "PEO99", "REO99"});
    parents.push_back({model::Line::moe, "REO99", "OPS"});
    parents.push_back({model::Line::moe, "OPS", "MOE"});
    units = model::UnitTree(std::move(list), parents);
  }

  struct Recipe {
    const char* id;
    const char* title;
    const char* short_title;
    model::Direction direction;
    double target;
    unsigned middle;     ///< typical value
    const char* period;  ///< without its part: `FY2569Q`
  };
  static constexpr std::array<Recipe, 21> kRecipes{{
      {"I07", "ผลการประเมิน NT ป.3 เฉลี่ย 2 ด้าน", "NT ป.3", model::Direction::higher_better, 55.5, 57, "AY256"},
      {"I08", "ร้อยละนักเรียน NT ระดับดีขึ้นไป", "NT ดีขึ้นไป", model::Direction::higher_better, 60, 52, "AY256"},
      {"I11", "ร้อยละนักเรียนอ่านไม่ออกเขียนไม่ได้ (ป.1–ป.6)", "อ่านเขียน", model::Direction::lower_better, 0, 3, "AY256"},
      {"I17", "อัตราการออกกลางคัน", "ออกกลางคัน", model::Direction::lower_better, 0.25, 1, "AY256"},
      {"I20", "อัตราการมาเรียนเฉลี่ย", "มาเรียน", model::Direction::higher_better, 95, 94, "AY256"},
      {"I24", "ร้อยละนักเรียนจบหลักสูตร", "จบหลักสูตร", model::Direction::higher_better, 98, 97, "AY256"},
      {"I33", "ร้อยละสถานศึกษาที่มีผลประกันคุณภาพภายในระดับดีขึ้นไป", "ประกันฯ", model::Direction::higher_better, 90, 91, "AY256"},
      {"I36", "ร้อยละนักเรียนสมส่วน", "สมส่วน", model::Direction::higher_better, 60, 63, "AY256"},
      {"I40", "ร้อยละการเบิกจ่ายงบประมาณ ภาพรวม", "เบิกจ่าย", model::Direction::higher_better, 52, 48, "FY256"},
      {"I43", "ร้อยละโครงการที่ดำเนินการแล้วเสร็จตามแผน", "โครงการ", model::Direction::higher_better, 80, 70, "AY256"},
      {"I48", "ร้อยละครูได้รับการพัฒนา/มี ID-Plan", "ID-Plan", model::Direction::higher_better, 80, 83, "AY256"},
      {"I50", "ร้อยละนักเรียนได้รับการคัดกรอง/เยี่ยมบ้าน", "เยี่ยมบ้าน", model::Direction::higher_better, 100, 92, "AY256"},
      {"I09", "ร้อยละโรงเรียนที่ O-NET ป.6 เฉลี่ยเพิ่มขึ้น", "O-NET ป.6", model::Direction::higher_better, 50, 46, "AY256"},
      {"I10", "ร้อยละโรงเรียนที่ O-NET ม.3 เฉลี่ยเพิ่มขึ้น", "O-NET ม.3", model::Direction::higher_better, 50, 43, "AY256"},
      {"I13", "ร้อยละนักเรียนประเมินสมรรถนะระดับดีขึ้นไป", "สมรรถนะ", model::Direction::higher_better, 75, 77, "AY256"},
      {"I19", "ร้อยละเด็กตกหล่นที่ได้กลับเข้าเรียน", "ตกหล่น", model::Direction::higher_better, 80, 74, "AY256"},
      {"I22", "อัตราการเรียนต่อ ม.1", "ต่อ ม.1", model::Direction::higher_better, 98, 97, "AY256"},
      {"I23", "อัตราการเรียนต่อ ม.4", "ต่อ ม.4", model::Direction::higher_better, 95, 91, "AY256"},
      {"I28", "ร้อยละนักเรียนที่ได้เรียนรู้อาชีพ", "อาชีพ", model::Direction::higher_better, 70, 72, "AY256"},
      {"I37", "ร้อยละสถานศึกษาที่ปลอดภัยตามเกณฑ์", "ปลอดภัย", model::Direction::higher_better, 85, 88, "AY256"},
      {"I41", "ร้อยละการเบิกจ่ายงบลงทุน", "งบลงทุน", model::Direction::higher_better, 46, 40, "FY256"},
  }};

  void make_indicators() {
    for (const Recipe& recipe : recipes_) {
      model::Indicator indicator;
      indicator.id = recipe.id;
      indicator.title = recipe.title;
      indicator.short_title = recipe.short_title;
      indicator.unit_of_measure = "ร้อยละ";
      indicator.direction = recipe.direction;
      indicator.formula = "จำนวนที่เข้าเกณฑ์ ÷ จำนวนทั้งหมด × 100";
      indicator.numerator_title = "จำนวนที่เข้าเกณฑ์";
      indicator.denominator_title = "จำนวนทั้งหมดที่มีข้อมูล";
      indicator.source = "แบบรายงานของสถานศึกษา";
      indicators.push_back(std::move(indicator));
    }
  }

  static std::vector<std::string> periods_of(const Recipe& recipe) {
    if (recipe.period[0] == 'F') return {"FY2568Q3", "FY2568Q4", "FY2569Q1", "FY2569Q2"};
    return {"AY2565", "AY2566", "AY2567", "AY2568"};
  }

  static model::Light light_of(const Recipe& recipe, double value) {
    double reached = 0;
    if (recipe.direction == model::Direction::higher_better) {
      reached = value / recipe.target * 100;
    } else {
      reached = value == 0 ? 100 : recipe.target / value * 100;
    }
    if (reached >= 100) return model::Light::green;
    if (reached >= 90) return model::Light::yellow;
    return reached >= 75 ? model::Light::orange : model::Light::red;
  }

  bool is_silent(const model::Unit& one) const { return one.code.ends_with("6") || one.code.ends_with("11"); }

  void make_values() {
    for (model::UnitIndex at = 0; at < units.size(); ++at) {
      const model::Unit& one = units.unit(at);
      if (one.kind != model::UnitKind::school) continue;
      const unsigned pupils = 60 + next(400);
      for (const Recipe& recipe : recipes_) {
        int round = 0;
        for (const std::string& period : periods_of(recipe)) {
          ++round;
          if (is_silent(one) && round == 4) continue;
          model::IndicatorValue value;
          value.unit = value.source_unit = at;
          value.indicator = recipe.id;
          value.period = period;
          const unsigned hundredths = std::min(100U, recipe.middle + next(17) - std::min(8U, recipe.middle));
          value.numerator = base::Decimal::of_integer(pupils * hundredths / 100);
          value.denominator = base::Decimal::of_integer(pupils);
          value.state = model::ValueState::value;
          value.layout = "school_table";
          value.file = "99010001/แบบรายงาน ไตรมาส 2 (แก้ไข).xlsx";
          value.sheet = "ข้อมูลสถานศึกษา";
          value.cell = "F" + std::to_string(8 + at);
          values.push_back(std::move(value));
        }
      }
    }
  }

  void finish(const Recipe& recipe, model::Scorecard& card) const {
    if (!card.denominator || card.denominator->is_zero()) return;
    card.value = 100.0 * card.numerator->to_double() / card.denominator->to_double();
    card.target = recipe.target;
    card.light = light_of(recipe, *card.value);
    card.state = model::ValueState::value;
  }

  void roll_up(model::Line line) {
    for (const Recipe& recipe : recipes_) {
      for (const std::string& period : periods_of(recipe)) {
        std::map<model::UnitIndex, model::Scorecard> cards;
        for (std::uint32_t at = 0; at < values.size(); ++at) {
          if (values[at].indicator != recipe.id || values[at].period != period) continue;
          model::Scorecard& card = cards[values[at].unit];
          card.numerator = values[at].numerator;
          card.denominator = values[at].denominator;
          card.own_values.push_back(at);
        }
        for (model::UnitIndex unit : units.bottom_up(line)) {
          model::Scorecard& card = cards[unit];
          const bool is_school = units.unit(unit).kind == model::UnitKind::school;
          if (is_school) {
            card.n_expected = 1;
            card.n_reporting = card.numerator ? 1U : 0U;
          }
          const model::UnitIndex parent = units.parent(line, unit);
          if (parent == model::kNoUnit) continue;
          model::Scorecard& above = cards[parent];
          above.n_expected += card.n_expected;
          above.n_reporting += card.n_reporting;
          if (!card.numerator) continue;
          above.numerator = above.numerator ? above.numerator->plus(*card.numerator) : card.numerator;
          above.denominator = above.denominator ? above.denominator->plus(*card.denominator) : card.denominator;
        }
        for (auto& [unit, card] : cards) {
          if (card.n_expected == 0) continue;
          card.line = line;
          card.unit = unit;
          card.indicator = recipe.id;
          card.period = period;
          finish(recipe, card);
          scorecards.push_back(std::move(card));
        }
      }
    }
  }

  void make_round() {
    for (model::UnitIndex at = 0; at < units.size(); ++at) {
      const model::Unit& one = units.unit(at);
      if (one.kind != model::UnitKind::school) continue;
      report::RoundStatus status{at, report::ReportingState::on_time, base::date_of(2026, 3, 20), 1773900000};
      if (is_silent(one)) status.state = report::ReportingState::missing;
      if (one.code.ends_with("3")) status.state = report::ReportingState::returned;
      if (one.code.ends_with("5")) status.state = report::ReportingState::late;
      if (status.state == report::ReportingState::missing) status.received = 0;
      statuses.push_back(status);
      if (status.received == 0) continue;
      const bool went_back = status.state == report::ReportingState::returned;
      submissions.push_back({at, "แบบรายงาน ไตรมาส 2.xlsx",
                             went_back ? model::SubmissionState::returned : model::SubmissionState::accepted,
                             status.received, went_back ? 3U : 0U, 1U});
      if (went_back) rules.push_back({at, "NUM-01", model::Severity::error, 3, "ช่องจำนวนมีข้อความแทนตัวเลข"});
      rules.push_back({at, "PCT-01", model::Severity::warning, 1, "ร้อยละที่พิมพ์ไม่ตรงกับที่คำนวณได้"});
    }
    std::ranges::sort(rules, {}, [](const auto& rule) { return std::tie(rule.unit, rule.rule); });
  }

  void make_projects() {
    struct Plan {
      const char* name;
      const char* strategy;
      const char* basis;
      int from_month;
      int to_month;
      report::ProjectStatus status;
      double percent;
      std::int64_t baht;
    };
    using enum report::ProjectStatus;
    const std::array<Plan, 5> plans{{
        {"ยกระดับการอ่านออกเขียนได้ของนักเรียนชั้นประถมศึกษาปีที่ 1–3 ทั้งระบบ", "กลยุทธ์ที่ 2", "Function Agenda", 11, 7, ongoing, 72,
         1'250'000},
        {"เครือข่ายเฝ้าระวังเด็กนอกระบบ", "กลยุทธ์ที่ 4", "Area", 10, 9, late, 45, 480'000},
        {"พัฒนาครูด้วย ID-Plan", "กลยุทธ์ที่ 3", "Function", 12, 5, not_started, 0, 312'500},
        {"ห้องเรียนสีเขียวทุกโรงเรียน", "กลยุทธ์ที่ 5", "Area Cluster", 1, 8, ongoing, 40, 96'000},
        {"ประกันคุณภาพภายใน", "กลยุทธ์ที่ 1", "Function", 10, 2, done, 100, 150'000},
    }};
    int number = 0;
    for (model::UnitIndex at = 0; at < units.size(); ++at) {
      const auto kind = units.unit(at).kind;
      const std::size_t count = kind == model::UnitKind::school                                      ? 2
                                : kind == model::UnitKind::esao || kind == model::UnitKind::province ? 5
                                                                                                     : 0;
      for (std::size_t which = 0; which < count; ++which) {
        const Plan& plan = plans[which];
        report::Project project;
        project.unit = at;
        project.code = "P-" + std::to_string(100 + ++number);
        project.name = plan.name;
        project.strategy = plan.strategy;
        project.basis = plan.basis;
        project.first_day = base::date_of(plan.from_month >= 10 ? 2025 : 2026, plan.from_month, 1);
        project.last_day = base::date_of(2026, plan.to_month, 28);
        project.status = plan.status;
        project.percent = plan.percent;
        const std::int64_t scale = kind == model::UnitKind::school ? 10 : 100;
        project.allocated = plan.baht * scale;
        project.disbursed = static_cast<std::int64_t>(static_cast<double>(plan.baht * scale) * plan.percent / 110.0);
        project.committed = plan.baht * scale / 20;
        if (plan.status == late) {
          project.problem = "ข้อมูลเด็กไม่มีที่อยู่ปัจจุบัน ติดตามไม่พบ";
          project.remedy = "ขอข้อมูลทะเบียนราษฎร์จากอำเภอ และแบ่งพื้นที่ติดตามกับกำนันผู้ใหญ่บ้าน";
        }
        projects.push_back(std::move(project));
      }
    }
  }

  std::span<const Recipe> recipes_;
  unsigned seed_ = 20260331;
  report::Phrases phrases_;
};

}  // namespace tidtam::testing
