#pragma once

#include "pipeline/model/report.hpp"

namespace ctemplate {
class TemplateDictionary;
}

namespace tidtam::report {

constexpr const char* kPageTemplate = "report.tpl";
constexpr const char* kBlockTemplate = "block.tpl";
constexpr const char* kSentenceTemplate = "sentence.tpl";
constexpr const char* kTableTemplate = "table.tpl";

/// Fills one include of `block.tpl`.
void fill_block(const model::Block& block, ctemplate::TemplateDictionary& dictionary);
/// Fills the includes of `sentence.tpl` and `table.tpl` below this dictionary.
void fill_sentence(const model::Sentence& sentence, ctemplate::TemplateDictionary& dictionary);
void fill_table(const model::ReportTable& table, ctemplate::TemplateDictionary& dictionary);

}  // namespace tidtam::report
