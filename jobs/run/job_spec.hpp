#pragma once

#include <string>
#include <vector>

#include "pipeline/spec/catalogue.hpp"

namespace tidtam::jobs {

/// What a job does of the whole path; each step needs those before it to have been done at some time.
enum class JobStep { collect, compare, measure, report, deliver };

/// A named run (`jobs/definitions/<id>.yaml`): its steps and when cron starts it.
struct JobSpec {
  std::string id;
  std::string title;
  std::string schedule;  ///< five cron fields
  std::vector<JobStep> steps;

  [[nodiscard]] bool does(JobStep step) const;
};

/// All jobs by id. Throws ConfigurationError with file and line.
[[nodiscard]] std::vector<JobSpec> load_jobs(const spec::Catalogue& catalogue);
/// Throws ConfigurationError, naming those that there are.
[[nodiscard]] JobSpec find_job(const spec::Catalogue& catalogue, const std::string& id);

}  // namespace tidtam::jobs
