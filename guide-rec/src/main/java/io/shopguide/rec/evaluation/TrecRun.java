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
   * Writes one query's ranking. Scores that do not fall strictly are written as given: evaluation
   * tools that sort by score keep the order only if they fall, so the rank is written, too.
   *
   * @param queryId the query
   * @param products product ids, the best first
   * @param scores their scores, in the same order
   * @throws IOException if it cannot be written
   */
  public void add(String queryId, List<String> products, double[] scores) throws IOException {
    for (int i = 0; i < products.size(); i++) {
      out.write(
          String.format(
                  Locale.ROOT,
                  "%s Q0 %s %d %.6f %s%n",
                  queryId,
                  products.get(i),
                  i + 1,
                  scores[i],
                  tag)
              .replace("\r\n", "\n"));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
