#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/table.hpp"
#include "pipeline/model/value.hpp"

namespace tidtam::store {

/// Takes the values of one row or of one statement's parameters, which count from 1. Texts are not copied: they must
/// live until the statement was stepped or the row added.
class Binder {
 public:
  virtual ~Binder() = default;
  virtual void bind(int parameter, std::int64_t integer) = 0;
  virtual void bind_real(int parameter, double real) = 0;
  virtual void bind_null(int parameter) = 0;
  /// An empty text is absent, so that one kind of nothing is stored.
  virtual void bind(int parameter, std::string_view text) = 0;
  /// The text as it is, even where it is empty; copied, so that it need not live on.
  virtual void bind_exact(int parameter, std::string_view text) = 0;
  /// By the type of the column. False when the datum is of a kind that the column cannot hold.
  [[nodiscard]] bool bind(int parameter, const model::Datum& datum, model::ColumnType type);
};

/// A statement that was prepared once and may run many times. Columns count from 0.
class Statement : public Binder {
 public:
  using Binder::bind;
  /// Binds all of `values` in order, from parameter 1.
  template <typename... Values>
  Statement& with(const Values&... values) {
    int parameter = 0;
    (bind(++parameter, values), ...);
    return *this;
  }

  /// The next row; false at the end, after which the statement may be bound again.
  virtual bool step() = 0;
  /// Leaves a result before its end.
  virtual void reset() noexcept = 0;
  /// Runs to the end of the rows.
  void run();

  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual double real(int column) const = 0;
  /// Valid until the next step; empty where nothing stands.
  [[nodiscard]] virtual std::string_view text(int column) const = 0;
  [[nodiscard]] model::Datum datum(int column, model::ColumnType type) const;
};

/// Puts many rows into one table, by the fastest way that the database has. Nothing is sure to be in the table before
/// `finish`.
class BulkInsert : public Binder {
 public:
  using Binder::bind;
  template <typename... Values>
  BulkInsert& with(const Values&... values) {
    int parameter = 0;
    (bind(++parameter, values), ...);
    return *this;
  }

  /// Forgets rows that were added and never finished.
  virtual void start() noexcept = 0;
  /// Takes the row bound; every column is bound anew for each.
  virtual void add() = 0;
  virtual void finish() = 0;
};

}  // namespace tidtam::store
