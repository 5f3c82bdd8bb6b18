#include "jobs/run/intake.hpp"

#include <memory>
#include <optional>

#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include "jobs/run/merge_writer.hpp"
#include "jobs/run/return_reader.hpp"
#include "jobs/workspace/archive.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"

namespace tidtam::jobs {

namespace {
/// The archive cannot be written: unlike a fault of one file, this ends the run.
class NoArchive : public Error {
 public:
  using Error::Error;
};

void keep(const Archive& archive, const std::string& sha256, std::string_view bytes) {
  try {
    archive.keep(sha256, bytes);
  } catch (const Error& failure) {
    throw NoArchive(failure.what());
  }
}

struct Passage {
  const ClaimedFile* file = nullptr;
  std::optional<model::Submission> submission;  ///< nothing: it failed for a reason of ours
};

model::SourceFile source_of(const ClaimedFile& file, std::string_view bytes) {
  return {file.inbox_path, base::sha256_of(bytes), file.received, file.scope_unit, bytes.size()};
}

}  // namespace

std::uint64_t IntakeCounts::of(model::SubmissionState state) const {
  const auto found = by_state.find(state);
  return found == by_state.end() ? 0 : found->second;
}

IntakeCounts take_in(const std::vector<ClaimedFile>& files, const Workspace& workspace, const Knowledge& knowledge,
                     const ReadingTerms& terms, store::Store& store, base::Log& log, ProgressLine& progress) {
  IntakeCounts counts;
  if (files.empty()) {
    remove_empty_folders(workspace.claimed());  // made for files that then had to stay in the inbox
    return counts;
  }
  MergeWriter writer(store, knowledge, counts);
  const Archive archive(workspace.archive());
  std::size_t next = 0;
  progress.begin("read", files.size());

  const auto pick = [&](tbb::flow_control& control) -> std::size_t {
    if (next == files.size()) {
      control.stop();
      return 0;
    }
    return next++;
  };
  const auto read = [&](std::size_t position) -> std::shared_ptr<Passage> {  // shared: the pipeline copies its tokens
    const ClaimedFile* file = &files[position];
    auto passage = std::make_shared<Passage>();
    passage->file = file;
    if (file->size > workspace.settings().limits.file_bytes) {
      // It is kept like any other original, and goes back unread.
      passage->submission =
          too_large({file->inbox_path, archive.keep_file(file->path), file->received, file->scope_unit, file->size},
                    knowledge, workspace.settings().limits.file_bytes);
      return passage;
    }
    try {
      const std::string bytes = base::read_file(file->path);
      model::SourceFile source = source_of(*file, bytes);
      keep(archive, source.sha256, bytes);
      passage->submission = read_return(std::move(source), bytes, knowledge, terms).submission;
    } catch (const NoArchive&) {
      throw;
    } catch (const std::bad_alloc&) {
      log.error("{}: too little memory to read it; it waits for the next run", file->inbox_path);
    } catch (const std::exception& failure) {
      // One file that we cannot read for a reason of ours must not keep the others from being read, tonight and ever
      // after.
      log.error("{}: {}; it waits for the next run", file->inbox_path, printable_path(failure.what()));
    }
    return passage;
  };
  const auto write = [&](const std::shared_ptr<Passage>& passage) {
    if (!passage->submission) {
      ++counts.failed;
      return;
    }
    const model::Submission& submission = *passage->submission;
    log.debug("{} {} {} rows {} facts {} findings {}", submission.source.path,
              model::submission_state_word(submission.state), submission.rows, submission.facts.size(),
              submission.findings.size(), submission.source.sha256.substr(0, 8));
    for (const model::FateCounts& sheet : submission.cells) {
      if (!sheet.is_balanced())
        log.error("{}: not every cell of a sheet has one fate (FATE-01)", passage->file->inbox_path);
    }
    try {
      writer.add(std::move(*passage->submission), *passage->file);
    } catch (const Error& failure) {
      log.error("{}: {}; it waits for the next run", passage->file->inbox_path, printable_path(failure.what()));
      ++counts.failed;
    }
    writer.commit_when_full();
    progress.advance(counts.files);
  };
  const std::size_t in_flight = static_cast<std::size_t>(tbb::info::default_concurrency()) * 4;
  tbb::parallel_pipeline(
      in_flight, tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, pick) &
                     tbb::make_filter<std::size_t, std::shared_ptr<Passage>>(tbb::filter_mode::parallel, read) &
                     tbb::make_filter<std::shared_ptr<Passage>, void>(tbb::filter_mode::serial_in_order, write));
  writer.finish();
  archive.clear_unfinished();
  remove_empty_folders(workspace.claimed());
  progress.end();
  return counts;
}

}  // namespace tidtam::jobs
