#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "pipeline/model/report.hpp"
#include "pipeline/report/phrases.hpp"
#include "pipeline/spec/catalogue.hpp"

namespace ctemplate {
class TemplateCache;
}

namespace tidtam::report {

/// Where the files of `templates/html/` lie.
struct HtmlTemplates {
  std::filesystem::path page;
  std::filesystem::path block;
  std::filesystem::path sentence;
  std::filesystem::path table;
  std::filesystem::path style;
};
[[nodiscard]] HtmlTemplates html_templates_of(const spec::Catalogue& catalogue);

/// Reports as pages: one file each, that asks the network for nothing, needs no script and prints on A4.
/// Made once; rendering is const and may run on many threads.
class HtmlRenderer {
 public:
  /// Throws ConfigurationError where a template is missing or ill-formed.
  explicit HtmlRenderer(const HtmlTemplates& templates);
  ~HtmlRenderer();
  HtmlRenderer(const HtmlRenderer&) = delete;
  HtmlRenderer& operator=(const HtmlRenderer&) = delete;

  [[nodiscard]] std::string render(const model::Report& report) const;

 private:
  std::unique_ptr<ctemplate::TemplateCache> cache_;
  std::string style_;
};

[[nodiscard]] inline std::string render_html(const HtmlRenderer& renderer, const model::Report& report) {
  return renderer.render(report);
}

}  // namespace tidtam::report
