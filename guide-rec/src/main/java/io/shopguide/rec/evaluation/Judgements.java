package io.shopguide.rec.evaluation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Relevance ratings of products for queries. Immutable and thread-safe.
 *
 * @param ratings for each query, in order of first appearance, its products' ratings
 */
public record Judgements(Map<String, Map<String, Integer>> ratings) {
  /** Makes judgements with an unmodifiable view of the map, whose order is kept. */
  public Judgements {
    ratings = Collections.unmodifiableMap(ratings);
  }

  /**
   * Reads a CSV file with the columns {@code query}, {@code docid} and {@code rating}. A query all
   * of whose lines lack a product is kept without ratings.
   *
   * @param file the file
   * @return the judgements
   * @throws IOException if the file cannot be read, lacks a column, or holds a rating that is not a
   *     whole number of at least 0; the message names file and line
   */
  public static Judgements read(Path file) throws IOException {
    Map<String, Map<String, Integer>> ratings = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord line : reader) {
        String query = field(file, line, "query");
        String product = field(file, line, "docid");
        Map<String, Integer> ofQuery = ratings.computeIfAbsent(query, q -> new LinkedHashMap<>());
        if (!product.isEmpty()) {
          ofQuery.put(product, rating(file, line));
        }
      }
    } catch (CsvParseException e) {
      throw new IOException(file + " is not a CSV table: " + e.getMessage(), e);
    }
    return new Judgements(ratings);
  }

  /**
   * The queries.
   *
   * @return in order of first appearance
   */
  public List<String> queries() {
    return new ArrayList<>(ratings.keySet());
  }

  private static String field(Path file, NamedCsvRecord line, String name) throws IOException {
    return line.findField(name)
        .orElseThrow(
            () ->
                new IOException(
                    file
                        + ":"
                        + line.getStartingLineNumber()
                        + " has no column '"
                        + name
                        + "'; the header must be query,docid,rating"));
  }

  private static int rating(Path file, NamedCsvRecord line) throws IOException {
    String text = field(file, line, "rating");
    try {
      int rating = Integer.parseInt(text.strip());
      if (rating >= 0) {
        return rating;
      }
    } catch (NumberFormatException e) {
      // Reported below together with negative ratings.
    }
    throw new IOException(
        file
            + ":"
            + line.getStartingLineNumber()
            + ", field 'rating': '"
            + text
            + "' is not a whole number of at least 0");
  }
}
