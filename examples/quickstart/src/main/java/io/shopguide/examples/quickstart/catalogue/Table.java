package io.shopguide.examples.quickstart.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One file of the vocabulary: tab-separated cells under a header, {@code #} for comments and {@code
 * -} for an empty cell.
 */
final class Table {
  private static final String FOLDER = "/io/shopguide/examples/quickstart/vocabulary/";

  private Table() {}

  /** The rows of {@code name}.tsv in file order. */
  static List<Row> read(String name) {
    List<Row> rows = new ArrayList<>();
    Map<String, Integer> columns = new HashMap<>();
    int number = 0;
    for (String line : text(name + ".tsv").lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = List.of(line.split("\t", -1));
      if (columns.isEmpty()) {
        for (String cell : cells) {
          columns.put(cell, columns.size());
        }
        continue;
      }
      if (cells.size() != columns.size()) {
        throw new IllegalStateException(
            name + ".tsv:" + number + " should have " + columns.size() + " cells: " + line);
      }
      rows.add(new Row(columns, cells));
    }
    return rows;
  }

  private static String text(String file) {
    try (InputStream in = Table.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("no vocabulary file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One row, its cells reached by column name. */
  record Row(Map<String, Integer> columns, List<String> cells) {

    /** The cell, or the empty string where the file has {@code -}. */
    String get(String column) {
      Integer at = columns.get(column);
      if (at == null) {
        throw new IllegalArgumentException("no column " + column);
      }
      String cell = cells.get(at);
      return cell.equals("-") ? "" : cell;
    }

    /** The cell as a whole number. */
    int number(String column) {
      return Integer.parseInt(get(column));
    }

    /** The cell as a number. */
    double decimal(String column) {
      return Double.parseDouble(get(column));
    }

    /** The cell's words, separated by single spaces. */
    List<String> words(String column) {
      String cell = get(column);
      return cell.isEmpty() ? List.of() : List.of(cell.split(" ", -1));
    }
  }
}
