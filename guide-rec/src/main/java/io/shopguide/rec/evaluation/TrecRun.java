package io.shopguide.rec.evaluation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes rankings as a TREC run: {@code query-id Q0 product rank score tag}, one line a product.
 *
 * <p>Not thread-safe; one per file.
 */
public final class TrecRun implements AutoCloseable {
  private final BufferedWriter out;
  private final String tag;

  /**
   * Creates a run file.
   *
   * @param file the file to create or replace
   * @param tag name of the system, without white space
   * @throws IOException if the file cannot be created
   */
  public TrecRun(Path file, String tag) throws IOException {
    if (tag.isEmpty() || tag.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("The tag '" + tag + "' is empty or holds white space");
    }
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    this.tag = tag;
  }

  /**
   * Writes one query's ranking. Evaluation tools sort by score and not by rank, so the scores must
   * never rise.
   *
   * @param queryId the query
   * @param products product ids, the best first
   * @param scores their scores, in the same order
   * @throws IOException if it cannot be written
   */
  public void add(String queryId, List<String> products, double[] scores) throws IOException {
    for (int i = 0; i < products.size(); i++) {
      String score = String.format(Locale.ROOT, "%.6f", scores[i]);
      out.write(
          queryId + " Q0 " + products.get(i) + " " + (i + 1) + " " + score + " " + tag + "\n");
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
