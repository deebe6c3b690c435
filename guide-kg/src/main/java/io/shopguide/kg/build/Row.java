package io.shopguide.kg.build;

import java.util.ArrayList;
import java.util.List;

/** One line of a feed: its fields with their values, in order. Not thread-safe; one per thread. */
final class Row {
  /** What the format says a value is; CSV says only {@code TEXT}. */
  enum Type {
    TEXT,
    NUMBER,
    FLAG
  }

  /**
   * One value. A field with several values has several cells.
   *
   * @param field the field's name
   * @param type what the format says it is
   * @param text the value, not blank
   */
  record Cell(String field, Type type, String text) {}

  private final List<Cell> cells = new ArrayList<>();
  private final boolean typed;

  /**
   * Makes a row without values.
   *
   * @param typed whether the format tells numbers from texts
   */
  Row(boolean typed) {
    this.typed = typed;
  }

  /** Adds a value; a blank one counts as absent. */
  void add(String field, Type type, String text) {
    String stripped = text.strip();
    if (!stripped.isEmpty()) {
      cells.add(new Cell(field, type, stripped));
    }
  }

  List<Cell> cells() {
    return cells;
  }

  boolean isTyped() {
    return typed;
  }

  /** The only value of a field, {@code null} if it has none. */
  String only(String field) {
    String found = null;
    for (Cell cell : cells) {
      if (cell.field().equals(field)) {
        if (found != null) {
          throw RowException.severalValues(field);
        }
        found = cell.text();
      }
    }
    return found;
  }
}
