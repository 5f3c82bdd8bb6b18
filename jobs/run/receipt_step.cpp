#include "jobs/run/receipt_step.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "jobs/run/open_submissions.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "pipeline/deliver/publication.hpp"
#include "pipeline/report/html.hpp"
#include "pipeline/report/receipt.hpp"
#include "pipeline/report/unit_names.hpp"
#include "pipeline/report/wording.hpp"
#include "pipeline/report/xlsx.hpp"

namespace tidtam::jobs {

namespace {
namespace fs = std::filesystem;

/// A message ends with how to mend it; a receipt shows the two apart.
std::string without_fix(const std::string& message, const std::string& fix) {
  if (fix.empty() || !message.ends_with(fix)) return message;
  std::string what = message.substr(0, message.size() - fix.size());
  while (what.ends_with(' ')) what.pop_back();
  return what;
}

/// Renders receipts in the workspace's language.
class ReceiptWriter {
 public:
  ReceiptWriter(const Workspace& workspace, const Knowledge& knowledge, store::Store& store, base::Date run_date)
      : workspace_(workspace),
        knowledge_(knowledge),
        store_(store),
        run_date_(run_date),
        phrases_(spec::Node::load(knowledge.catalogue.file("messages", "report.yaml")), workspace.settings().language),
        renderer_(report::html_templates_of(knowledge.catalogue)) {}

  void write(const store::StoredSubmission& submission, const std::vector<store::FindingRow>& rows,
             const std::string& folder) {
    const model::Report receipt = receipt_of(submission, rows);
    const fs::path aside = workspace_.run_folder() / "receipt";
    fs::remove_all(aside);
    base::make_folders(aside);
    const std::string html = renderer_.render(receipt);
    const std::string xlsx = report::xlsx_bytes(receipt, aside);
    base::write_file_atomically(aside / "receipt.html", html);
    base::write_file_atomically(aside / "receipt.xlsx", xlsx);
    deliver::place_folder(workspace_.root() / folder, aside);
    const std::vector<store::ArtifactRow> artifacts{
        {folder + "/receipt.html", "text/html", base::sha256_of(html), submission.unit_code},
        {folder + "/receipt.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         base::sha256_of(xlsx), submission.unit_code}};
    store_.put_artifacts(artifacts);
  }

 private:
  [[nodiscard]] model::Report receipt_of(const store::StoredSubmission& submission,
                                         const std::vector<store::FindingRow>& rows) const {
    std::vector<model::Finding> findings;
    findings.reserve(rows.size());
    for (const store::FindingRow& row : rows) {
      findings.push_back(
          {row.rule, row.severity, submission.source.path, row.sheet, row.cell, row.found, row.expected, {}});
    }
    report::ReceiptInputs inputs;
    inputs.source = &submission.source;
    inputs.state = submission.state;
    if (const auto unit = knowledge_.units.tree.find(submission.unit_code); unit != model::kNoUnit) {
      inputs.unit_name = report::formal_name(knowledge_.units.tree.unit(unit), phrases_);
    }
    if (const auto period = model::parse_period_code(submission.period))
      inputs.period_title = report::period_text(*period, phrases_);
    inputs.findings = findings;
    const bool thai = phrases_.language() == "th";
    inputs.text_of = [&](const model::Finding& finding) -> report::FindingText {
      const store::FindingRow& row = rows[static_cast<std::size_t>(&finding - findings.data())];
      report::FindingText text =
          thai ? report::FindingText{without_fix(row.message_th, row.fix_th), row.fix_th, row.expected}
               : report::FindingText{without_fix(row.message_en, row.fix_en), row.fix_en, row.expected};
      if (row.acknowledged.empty()) return text;
      const auto language = thai ? spec::Language::th : spec::Language::en;
      text.what += " " + knowledge_.messages.phrase("desk_acknowledged", language, {{"why", row.acknowledged}});
      text.fix.clear();
      return text;
    };
    inputs.run_date = run_date_;
    inputs.phrases = &phrases_;
    return report::build_receipt(inputs);
  }

  const Workspace& workspace_;
  const Knowledge& knowledge_;
  store::Store& store_;
  base::Date run_date_;
  report::Phrases phrases_;
  report::HtmlRenderer renderer_;
};

/// The unit that a file goes back to. One that speaks for a unit outside the folder it lay in goes to the folder's: its
/// sender is there, and the other unit has nothing to do with it; so does one that speaks for no unit.
std::string receiver_of(const store::StoredSubmission& submission, const model::UnitTree& units) {
  const model::UnitIndex sender = units.find(submission.source.scope_unit);
  const model::UnitIndex named = units.find(submission.unit_code);
  const bool is_named_by_sender =
      named != model::kNoUnit && (sender == model::kNoUnit || units.is_within(named, sender));
  if (is_named_by_sender) return submission.unit_code;
  if (sender != model::kNoUnit) return submission.source.scope_unit;
  return submission.unit_code.empty() ? "unknown" : submission.unit_code;
}

/// `returned/33010012/ab12cd34`: the sender's own file name stands inside, never in a path. The same bytes under
/// another name have a receipt of their own, `ab12cd34-2`.
std::string folder_of(const store::StoredSubmission& submission, const model::UnitTree& units, store::Store& store) {
  const std::string unit = receiver_of(submission, units);
  std::vector<std::string> names;
  for (const store::StoredSubmission& same : store.find_by_sha256(submission.source.sha256)) {
    const std::string& name = same.source.path;
    if (receiver_of(same, units) == unit && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  const auto rank = std::ranges::find(names, submission.source.path) - names.begin() + 1;
  const std::string folder = "returned/" + unit + "/" + submission.source.sha256.substr(0, 8);
  return rank > 1 ? folder + "-" + std::to_string(rank) : folder;
}

/// In `meta`: of what a receipt was made.
std::string made_of_key(const std::string& folder) {
  return "receipt " + folder;
}

std::string digest_of(const store::StoredSubmission& submission, const std::vector<store::FindingRow>& rows) {
  std::string parts = submission.unit_code + '\n' + submission.period + '\n' + submission.source.path;
  for (const store::FindingRow& row : rows) {
    for (const std::string* text : {&row.sheet, &row.cell, &row.rule, &row.found, &row.expected, &row.message_th,
                                    &row.message_en, &row.acknowledged})
      parts += '\n' + *text;
    parts += '\n' + std::string(model::severity_word(row.severity));
  }
  return base::sha256_of(parts);
}

/// A file that goes back, and the submission that holds what was found in it: its own, or, where the same bytes came
/// under another name before, theirs.
struct GoingBack {
  store::StoredSubmission submission;
  store::SubmissionId found_in = 0;
};

bool goes_back(const store::StoredSubmission& submission) {
  return submission.state == model::SubmissionState::returned || submission.state == model::SubmissionState::partly;
}

std::vector<GoingBack> files_going_back(store::Store& store) {
  std::vector<GoingBack> files;
  std::map<std::pair<std::string, std::string>, store::StoredSubmission> partly;  // by bytes and name
  std::vector<store::StoredSubmission> copies;
  store.for_each_submission([&](const store::StoredSubmission& submission) {
    if (goes_back(submission)) files.push_back({submission, submission.id});
    if (submission.state == model::SubmissionState::partly)
      partly.emplace(std::pair(submission.source.sha256, submission.source.path), submission);
    if (submission.state == model::SubmissionState::duplicate) copies.push_back(submission);
  });
  for (store::StoredSubmission& copy : copies) {
    const auto first = partly.find({copy.source.sha256, copy.same_as});
    if (first == partly.end() || copy.source.path == copy.same_as) continue;
    copy.state = first->second.state;
    files.push_back({std::move(copy), first->second.id});
  }
  return files;
}

bool is_there(const Workspace& workspace, const std::string& folder) {
  std::error_code missing;
  return fs::exists(workspace.root() / folder / "receipt.html", missing) &&
         fs::exists(workspace.root() / folder / "receipt.xlsx", missing);
}
}  // namespace

void take_back_receipt(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                       const store::StoredSubmission& submission) {
  for (const store::StoredSubmission& same : store.find_by_sha256(submission.source.sha256)) {
    const bool is_copy = same.state == model::SubmissionState::duplicate && same.same_as == submission.source.path;
    if (same.id != submission.id && !is_copy) continue;
    const std::string folder = folder_of(same, knowledge.units.tree, store);
    fs::remove_all(workspace.root() / folder);
    for (const char* name : {"/receipt.html", "/receipt.xlsx"}) store.forget_artifact(folder + name);
    if (store.meta(made_of_key(folder))) store.set_meta(made_of_key(folder), "");
  }
}

std::uint64_t write_receipts(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                             base::Date run_date) {
  const std::vector<GoingBack> going_back = files_going_back(store);
  const auto open = open_submissions(store);
  std::optional<ReceiptWriter> writer;
  std::set<std::string> seen;
  std::uint64_t written = 0;
  // The latest of the same name and bytes first: it stands for the others.
  for (const GoingBack& file : going_back | std::views::reverse) {
    const std::string folder = folder_of(file.submission, knowledge.units.tree, store);
    if (!seen.insert(folder).second) continue;
    const std::vector<store::FindingRow> rows = store.findings_of(file.found_in);
    const std::string made_of = digest_of(file.submission, rows);
    const std::string before = store.meta(made_of_key(folder)).value_or("");
    const bool is_owed =
        before.empty() || (open.contains(file.found_in) && (before != made_of || !is_there(workspace, folder)));
    if (!is_owed) continue;
    if (!writer) writer.emplace(workspace, knowledge, store, run_date);
    writer->write(file.submission, rows, folder);
    store.set_meta(made_of_key(folder), made_of);
    ++written;
  }
  return written;
}

}  // namespace tidtam::jobs
