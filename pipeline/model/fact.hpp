#pragma once

#include <string>
#include <vector>

#include "pipeline/model/cell.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/model/value.hpp"

namespace tidtam::model {

/// One row of a unified table: data by the ordinals of its table's columns, and the cell of the row's key.
/// The unit and the layout that the submission is effective by are kept beside it (DECISIONS 7).
struct Fact {
  const TableSpec* table = nullptr;
  std::vector<Datum> data;
  std::string layout;
  std::string sheet;
  CellRef cell;
};

}  // namespace tidtam::model
