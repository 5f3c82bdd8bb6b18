#include "jobs/run/receipt_step.hpp"

#include <set>
#include <string>
#include <vector>

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

  void write(const store::StoredSubmission& submission, const std::string& folder) {
    const std::vector<store::FindingRow> rows = store_.findings_of(submission.id);
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
/// sender is there, and the other unit has nothing to do with it.
std::string receiver_of(const store::StoredSubmission& submission, const model::UnitTree& units) {
  const model::UnitIndex sender = units.find(submission.source.scope_unit);
  const model::UnitIndex named = units.find(submission.unit_code);
  if (sender != model::kNoUnit && named != model::kNoUnit && !units.is_within(named, sender))
    return submission.source.scope_unit;
  return submission.unit_code.empty() ? "unknown" : submission.unit_code;
}

/// `returned/33010012/ab12cd34`: the sender's own file name stands inside, never in a path.
std::string folder_of(const store::StoredSubmission& submission, const model::UnitTree& units) {
  const std::string unit = receiver_of(submission, units);
  return "returned/" + unit + "/" + submission.source.sha256.substr(0, 8);
}
}  // namespace

void take_back_receipt(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                       const store::StoredSubmission& submission) {
  const std::string folder = folder_of(submission, knowledge.units.tree);
  fs::remove_all(workspace.root() / folder);
  for (const char* name : {"/receipt.html", "/receipt.xlsx"}) store.forget_artifact(folder + name);
}

std::uint64_t write_receipts(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                             base::Date run_date) {
  std::set<std::string> written;
  for (const store::ArtifactRow& artifact : store.artifacts()) written.insert(artifact.path);
  std::vector<store::StoredSubmission> owed;
  store.for_each_submission([&](const store::StoredSubmission& submission) {
    const bool goes_back =
        submission.state == model::SubmissionState::returned || submission.state == model::SubmissionState::partly;
    if (goes_back && !written.contains(folder_of(submission, knowledge.units.tree) + "/receipt.xlsx"))
      owed.push_back(submission);
  });
  if (owed.empty()) return 0;
  ReceiptWriter writer(workspace, knowledge, store, run_date);
  for (const store::StoredSubmission& submission : owed)
    writer.write(submission, folder_of(submission, knowledge.units.tree));
  return owed.size();
}

}  // namespace tidtam::jobs
