#include "pipeline/report/html.hpp"

#include <cstring>  // ctemplate 2.4 calls strlen without including it

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <fmt/format.h>

#include <algorithm>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/report/html_blocks.hpp"
#include "pipeline/report/html_contributors.hpp"
#include "pipeline/report/svg.hpp"

namespace tidtam::report {
namespace {

using ctemplate::TemplateDictionary;

/// A string of CSS: everything but letters, digits, spaces and a few signs is written by its code point.
std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = base::decode_utf8(text, at);
    const bool is_plain = letter >= 0x80 || (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= 'a' && letter <= 'z') || letter == ' ' || letter == '.' || letter == '/';
    if (is_plain) {
      base::append_utf8(out, letter);
    } else {
      out += fmt::format("\\{:06x}", static_cast<std::uint32_t>(letter));
    }
  }
  return out + "\"";
}

std::string page_boxes(const model::Report& report) {
  constexpr std::string_view kFont = "font:9pt \"TH Sarabun New\",Sarabun,Laksaman,sans-serif;color:#566270";
  return fmt::format(
      "@page{{@bottom-left{{content:{};{}}}@bottom-right{{content:{} counter(page) {} counter(pages);{}}}}}",
      css_string(report.foot), kFont, css_string(report.page_word + " "), css_string(" " + report.of_word + " "),
      kFont);
}

void fill_trails(const model::Report& report, TemplateDictionary& page) {
  for (const model::Trail& trail : report.trails) {
    TemplateDictionary& entry = *page.AddSectionDictionary("TRAIL");
    entry.SetValueAndShowSection("LABEL", trail.label, "LABEL");
    for (std::size_t at = 0; at < trail.crumbs.size(); ++at) {
      const model::Crumb& crumb = trail.crumbs[at];
      TemplateDictionary& crumb_entry = *entry.AddSectionDictionary("CRUMB");
      const bool is_last = at + 1 == trail.crumbs.size();
      TemplateDictionary& shown = *crumb_entry.AddSectionDictionary(crumb.href.empty() ? "HERE" : "LINK");
      shown.SetValue("TEXT", crumb.text);
      shown.SetValue("HREF", crumb.href);
      if (!is_last) crumb_entry.ShowSection("MORE");
    }
  }
}

void fill_contents(const model::Report& report, TemplateDictionary& page) {
  if (report.sections.size() < 4) return;
  TemplateDictionary& contents = *page.AddSectionDictionary("CONTENTS");
  contents.SetValue("WORD", report.contents_word);
  for (const auto& section : report.sections) {
    if (section.id == "summary" || section.id == "signatures") continue;
    TemplateDictionary& item = *contents.AddSectionDictionary("ITEM");
    item.SetValue("ID", section.id);
    item.SetValue("TEXT", section.title);
  }
}

void fill_section(const model::ReportSection& section, TemplateDictionary& page) {
  TemplateDictionary& entry = *page.AddSectionDictionary("SECTION");
  entry.SetValue("ID", section.id);
  entry.SetValue("TITLE", section.title);
  if (!section.note.empty()) entry.AddSectionDictionary("NOTE")->SetValue("TEXT", section.note);
  TemplateDictionary& frame = *entry.AddSectionDictionary(section.aside.empty() ? "PLAIN" : "BESIDE");
  const auto tables = std::ranges::count_if(
      section.blocks, [](const model::Block& block) { return std::holds_alternative<model::ReportTable>(block); });
  const Captions captions = tables > 1 ? Captions::shown : Captions::spoken;
  for (const model::Block& block : section.blocks) fill_block(block, captions, *frame.AddIncludeDictionary("BLOCKS"));
  for (const model::Block& block : section.aside) fill_block(block, captions, *frame.AddIncludeDictionary("ASIDE"));
}

}  // namespace

HtmlTemplates html_templates_of(const spec::Catalogue& catalogue) {
  return {catalogue.file("html", kPageTemplate), catalogue.file("html", kBlockTemplate),
          catalogue.file("html", kSentenceTemplate), catalogue.file("html", kTableTemplate),
          catalogue.file("html", "report.css")};
}

HtmlRenderer::HtmlRenderer(const HtmlTemplates& templates)
    : cache_(std::make_unique<ctemplate::TemplateCache>()), style_(base::read_file(templates.style)) {
  const auto parse = [this](const char* name, const std::filesystem::path& path) {
    if (!cache_->StringToTemplateCache(name, base::read_file(path), ctemplate::STRIP_WHITESPACE)) {
      throw ConfigurationError(path.string() + ": not a well-formed template");
    }
  };
  parse(kPageTemplate, templates.page);
  parse(kBlockTemplate, templates.block);
  parse(kSentenceTemplate, templates.sentence);
  parse(kTableTemplate, templates.table);
  cache_->Freeze();
}

HtmlRenderer::~HtmlRenderer() = default;

std::string HtmlRenderer::render(const model::Report& report) const {
  TemplateDictionary page("page");
  page.SetValue("LANGUAGE", report.language);
  page.SetValue("TITLE", report.title);
  page.SetValue("UNIT", report.unit_name);
  page.SetValue("PERIOD", report.period_title);
  page.SetValue("AS_OF", report.data_as_of);
  page.SetValue("FORM", report.form_code);
  page.SetValue("STYLE", style_ + page_boxes(report));
  if (!report.watermark.empty()) page.AddSectionDictionary("WATERMARK")->SetValue("TEXT", report.watermark);
  fill_trails(report, page);
  fill_contents(report, page);
  for (const auto& section : report.sections) {
    if (has_many_contributors(section)) {
      fill_section(with_shared_contributors(section), page);
    } else {
      fill_section(section, page);
    }
  }

  std::string html;
  ctemplate::StringEmitter emitter(&html);
  const bool done = cache_->ExpandNoLoad(kPageTemplate, ctemplate::STRIP_WHITESPACE, &page, nullptr, &emitter);
  TIDTAM_ASSERT(done, "the templates were parsed when the renderer was made");
  return html;
}

}  // namespace tidtam::report
