#pragma once

#include <cstdint>

#include "pipeline/model/report.hpp"

namespace ctemplate {
class TemplateDictionary;
}

namespace tidtam::report {

constexpr const char* kPageTemplate = "report.tpl";
constexpr const char* kBlockTemplate = "block.tpl";
constexpr const char* kSentenceTemplate = "sentence.tpl";
constexpr const char* kTableTemplate = "table.tpl";

/// A table alone in its section needs no caption: the section's title is above it. It is read aloud all the same.
enum class Captions : std::uint8_t { spoken, shown };

/// Fills one include of `block.tpl`.
void fill_block(const model::Block& block, Captions captions, ctemplate::TemplateDictionary& dictionary);
/// Fills the includes of `sentence.tpl` and `table.tpl` below this dictionary.
void fill_sentence(const model::Sentence& sentence, ctemplate::TemplateDictionary& dictionary);
void fill_table(const model::ReportTable& table, Captions captions, ctemplate::TemplateDictionary& dictionary);

}  // namespace tidtam::report
