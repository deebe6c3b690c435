package io.shopguide.benchmarks.kg;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/** The figures for people. */
final class Table {
  private static final int NAME_WIDTH = 14;
  private static final int WIDTH = 14;

  private Table() {}

  /**
   * Lays out a table: a row for each store, a column for each figure, a dash where there is none.
   *
   * @param figures the stores' figures by name
   * @return lines, each with its end
   */
  static String of(JsonObject figures) {
    StringBuilder table = new StringBuilder();
    table.append(padded("store"));
    for (Column column : Column.values()) {
      table.append(aligned(column.heading()));
    }
    for (Map.Entry<String, JsonElement> store : figures.entrySet()) {
      table.append('\n').append(padded(store.getKey()));
      for (Column column : Column.values()) {
        JsonElement figure = store.getValue().getAsJsonObject().get(column.figure());
        table.append(aligned(figure.isJsonNull() ? "-" : column.cell(figure.getAsDouble())));
      }
    }
    return table.append('\n').toString();
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
  }

  private static String aligned(String cell) {
    return " ".repeat(Math.max(1, WIDTH - cell.length())) + cell;
  }
}
