#include "jobs/run/job_spec.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::jobs {

namespace {
JobStep step_of(const spec::Node& node) {
  constexpr std::array<std::string_view, 5> kWords{"collect", "compare", "measure", "report", "deliver"};
  const std::string word = node.text();
  const auto found = std::ranges::find(kWords, word);
  if (found == kWords.end())
    node.fail(fmt::format("'{}' is no step; steps are collect, compare, measure, report, deliver", word));
  return static_cast<JobStep>(found - kWords.begin());
}

void check_schedule(const spec::Node& node) {
  const std::string text = node.text();
  std::size_t fields = 0;
  bool inside = false;
  for (const char c : text) {
    if (std::string_view("0123456789*/,- ").find(c) == std::string_view::npos) {
      node.fail("five cron fields of digits, * / , - are expected here, such as '10 1 * * *'");
    }
    if (c != ' ' && !inside) ++fields;
    inside = c != ' ';
  }
  if (fields != 5) node.fail("five cron fields are expected here: minute hour day month weekday");
}
}  // namespace

bool JobSpec::does(JobStep step) const {
  return std::ranges::find(steps, step) != steps.end();
}

std::vector<JobSpec> load_jobs(const spec::Catalogue& catalogue) {
  std::vector<JobSpec> jobs;
  for (const auto& path : catalogue.files("jobs", ".yaml")) {
    const spec::Node file = spec::Node::load(path);
    file.allow_only({"id", "title", "schedule", "steps"});
    JobSpec job{file.at("id").text(), file.at("title").text(), file.at("schedule").text(), {}};
    if (job.id != path.stem().string()) file.at("id").fail("the id has to be the file's name");
    check_schedule(file.at("schedule"));
    for (const spec::Node& step : file.at("steps").items()) job.steps.push_back(step_of(step));
    jobs.push_back(std::move(job));
  }
  return jobs;
}

JobSpec find_job(const spec::Catalogue& catalogue, const std::string& id) {
  std::string known;
  for (JobSpec& job : load_jobs(catalogue)) {
    if (job.id == id) return std::move(job);
    known += (known.empty() ? "" : ", ") + job.id;
  }
  throw ConfigurationError(fmt::format("there is no job '{}'; there are: {}", id, known));
}

}  // namespace tidtam::jobs
