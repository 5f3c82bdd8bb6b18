#include "pipeline/model/report.hpp"

#include "pipeline/base/hash.hpp"

namespace tidtam::model {

Artifact artifact_of(std::string path, std::string media_type, std::string bytes) {
  std::string sha256 = base::sha256_of(bytes);
  return {std::move(path), std::move(media_type), std::move(bytes), std::move(sha256)};
}

std::string_view report_folder(UnitKind kind) {
  switch (kind) {
    case UnitKind::ops:
    case UnitKind::ministry:
      return "ministry";
    default:
      return unit_kind_word(kind);
  }
}

}  // namespace tidtam::model
