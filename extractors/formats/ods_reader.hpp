#pragma once

#include "extractors/formats/reader.hpp"
#include "extractors/formats/refusal.hpp"
#include "extractors/formats/zip_archive.hpp"

namespace tidtam::formats {

/// Whether a zip of an OpenDocument file is behind a password: its parts are enciphered one by one, or all in one.
[[nodiscard]] bool is_encrypted_ods(ZipArchive& archive, const Limits& limits);

/// Reads an OpenDocument spreadsheet (ODF 1.0 to 1.3): the values that its cells declare, not the texts that they show,
/// but for texts and errors. Repeated rows and columns cost what they hold.
[[nodiscard]] Read<Reading> read_ods(ZipArchive& archive, const Limits& limits);

}  // namespace tidtam::formats
