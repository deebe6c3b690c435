package io.shopguide.kg.build;

import java.util.Set;

/**
 * Makes records of rows.
 *
 * @param <R> the record
 */
interface RowMapper<R> {
  /**
   * Makes a record.
   *
   * @param row the row
   * @param seen the products so far
   * @throws RowException if the row cannot be used
   */
  R map(Row row, SeenProducts seen);

  /** The fields that the mapping names; a table's header must have them. */
  Set<String> fields();
}
