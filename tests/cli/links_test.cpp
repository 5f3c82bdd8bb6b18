#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/base/files.hpp"
#include "tests/cli/tool.hpp"

namespace {

namespace fs = std::filesystem;
using tidtam::testing::TemporaryWorkspace;

/// A page as a reader with a browser meets it: what its links lead to and where links may lead in it.
struct Page {
  std::string html;
  std::vector<std::string> hrefs;
  std::set<std::string> ids;
};

/// `&amp;` and its like back into the letters that a browser sees.
std::string unescaped(std::string text) {
  const std::vector<std::pair<std::string, std::string>> names{
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [name, letter] : names) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + letter.size())) {
      text.replace(at, name.size(), letter);
    }
  }
  return text;
}

std::string percent_decoded(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_code =
        text[at] == '%' && at + 2 < text.size() && std::isxdigit(static_cast<unsigned char>(text[at + 1])) != 0;
    out += is_code ? static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16)) : text[at];
    if (is_code) at += 2;
  }
  return out;
}

/// Values of an attribute over all tags; text between tags is passed over.
std::vector<std::string> attribute_values(const std::string& html, const std::string& name) {
  std::vector<std::string> values;
  const std::string begin = " " + name + "=\"";
  for (std::size_t open = html.find('<'); open != std::string::npos; open = html.find('<', open + 1)) {
    const std::size_t close = html.find('>', open);
    const std::string tag = html.substr(open, close - open);
    const std::size_t at = tag.find(begin);
    if (at == std::string::npos) continue;
    const std::size_t from = at + begin.size();
    values.push_back(unescaped(tag.substr(from, tag.find('"', from) - from)));
  }
  return values;
}

/// What stands between a tag with this id and the next one that has a figure's id.
std::string evidence_at(const Page& page, const std::string& id) {
  const std::size_t at = page.html.find("id=\"" + id + "\"");
  if (at == std::string::npos) return {};
  const std::size_t next = page.html.find("<div class=\"ev\"", at + 1);
  return page.html.substr(at, next - at);
}

/// All pages that the samples give, published once for all tests of this file.
class SamplePages : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    workspace_ = new TemporaryWorkspace();  // gtest wants static fixtures by pointer; deleted below
    workspace_->fill_with_samples();
    (void)workspace_->run({"run", "--date", "2026-11-21"});
    const fs::path reports = workspace_->root() / "reports";
    for (const auto& entry : fs::recursive_directory_iterator(reports)) {
      if (entry.path().extension() != ".html") continue;
      Page& page = pages_[entry.path().lexically_relative(reports).generic_string()];
      page.html = tidtam::base::read_file(entry.path());
      page.hrefs = attribute_values(page.html, "href");
      const auto ids = attribute_values(page.html, "id");
      page.ids = {ids.begin(), ids.end()};
    }
  }
  static void TearDownTestSuite() {
    delete workspace_;
    pages_.clear();
  }

  /// The page and the fragment to which a link on a page leads.
  static std::pair<std::string, std::string> target_of(const std::string& page, const std::string& href) {
    const std::size_t hash = href.find('#');
    const std::string path = percent_decoded(href.substr(0, hash));
    const std::string target =
        path.empty() ? page : (fs::path(page).parent_path() / path).lexically_normal().generic_string();
    return {target, hash == std::string::npos ? "" : percent_decoded(href.substr(hash + 1))};
  }

  /// Follows a figure from one office's page down the line, by links alone, until a page names the cell it came from.
  /// Returns the names of the units passed.
  static std::vector<std::string> follow(const std::string& first, const std::string& figure, const std::string& line) {
    std::vector<std::string> passed;
    std::string page = first;
    std::string id = fs::path(first).parent_path().filename().string() + "/" + figure + "@" + line;
    while (passed.size() < 10) {
      passed.push_back(fs::path(page).parent_path().filename().string());
      const Page& here = pages_.at(page);
      EXPECT_TRUE(here.ids.contains(id)) << page << " has no " << id;
      Page evidence;
      evidence.html = evidence_at(here, id);
      const auto down = attribute_values(evidence.html, "href");
      if (down.empty()) {
        EXPECT_NE(evidence.html.find(" › "), std::string::npos) << page << " names no cell for " << id;
        return passed;
      }
      std::tie(page, id) = target_of(page, down.front());
      EXPECT_TRUE(pages_.contains(page)) << "there is no " << page;
      if (!pages_.contains(page)) return passed;
    }
    return passed;
  }

  static TemporaryWorkspace* workspace_;
  static std::map<std::string, Page> pages_;
};

TemporaryWorkspace* SamplePages::workspace_ = nullptr;
std::map<std::string, Page> SamplePages::pages_;

TEST_F(SamplePages, LeadOnlyToPagesAndPlacesThatExist) {
  ASSERT_EQ(pages_.size(), 31U) << "30 units and the index";
  std::size_t links = 0;
  for (const auto& [path, page] : pages_) {
    for (const std::string& href : page.hrefs) {
      const auto [target, fragment] = target_of(path, href);
      ASSERT_TRUE(pages_.contains(target)) << path << " leads to " << href;
      EXPECT_TRUE(fragment.empty() || pages_.at(target).ids.contains(fragment)) << path << " leads to " << href;
      ++links;
    }
  }
  EXPECT_GT(links, 2'000U);
}

TEST_F(SamplePages, LeadFromTheMinistryToASchoolsCellOnBothLines) {
  for (const std::string figure : {"I17/AY2569", "I13/AY2569S1"}) {
    const auto moe = follow("ministry/MOE/report.html", figure, "moe");
    ASSERT_EQ(moe.size(), 5U) << figure;
    EXPECT_EQ(moe[1], "OPS");
    EXPECT_TRUE(moe[2].starts_with("REO"));
    EXPECT_TRUE(moe[3].starts_with("PEO"));
    const auto obec = follow("ministry/MOE/report.html", figure, "obec");
    ASSERT_EQ(obec.size(), 6U) << figure;
    EXPECT_EQ(obec[1], "OBEC");
    EXPECT_TRUE(obec[2].starts_with("CLU"));
    EXPECT_EQ(obec[3], "33010000") << "a service area stands between Cluster and school";
    EXPECT_TRUE(obec[4].starts_with("33010000-N")) << "and in this one a network of schools";
  }
}

TEST_F(SamplePages, NameFileSheetAndCellOfMoneyAndProgress) {
  const Page& page = pages_.at("esao/33010000/report.html");
  for (int number = 1; number <= 3; ++number) {
    const std::string id = "33010000/project/" + std::to_string(number);
    EXPECT_GE(std::ranges::count(page.hrefs, "#" + id), 3) << "name, money and progress lead to " << id;
    const std::string evidence = evidence_at(page, id);
    EXPECT_NE(evidence.find(".xlsx › "), std::string::npos) << id;
  }
}

TEST_F(SamplePages, GiveEveryLinkedFigureAnEvidenceOfItsOwn) {
  for (const auto& [path, page] : pages_) {
    if (path == "index.html") continue;
    std::size_t figures = 0;
    for (const std::string& href : page.hrefs) {
      if (!href.starts_with("#") || href.find('@') == std::string::npos) continue;
      ++figures;
      const std::string evidence = evidence_at(page, percent_decoded(href.substr(1)));
      const bool has_rows = evidence.find("<tbody>") != std::string::npos && evidence.find("<td") != std::string::npos;
      EXPECT_TRUE(has_rows || evidence.find("class=\"mu\"") != std::string::npos) << path << " " << href;
    }
    EXPECT_GT(figures, 0U) << path;
  }
}

TEST_F(SamplePages, AskTheNetworkForNothingAndStayLight) {
  for (const auto& [path, page] : pages_) {
    EXPECT_EQ(page.html.find("http://"), std::string::npos) << path;
    EXPECT_EQ(page.html.find("https://"), std::string::npos) << path;
    EXPECT_EQ(page.html.find("<script"), std::string::npos) << path;
    EXPECT_EQ(page.html.find("url("), std::string::npos) << path;
    EXPECT_NE(page.html.find("default-src 'none'"), std::string::npos) << path;
    EXPECT_LT(page.html.size(), 300'000U) << path;
  }
}

TEST_F(SamplePages, SayNeverZeroOfZeroNorNoDataBesideAValue) {
  for (const auto& [path, page] : pages_) {
    EXPECT_EQ(page.html.find(">0/0<"), std::string::npos) << path;
    EXPECT_EQ(page.html.find("0 จาก 0"), std::string::npos) << path;
  }
}

}  // namespace
