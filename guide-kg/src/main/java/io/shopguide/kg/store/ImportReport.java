package io.shopguide.kg.store;

import io.shopguide.kg.RdfSyntaxException;
import java.time.Duration;
import java.util.List;

/**
 * What an import did. Immutable and thread-safe.
 *
 * @param read number of triples and statements read, repeated ones among them
 * @param skipped number of lines that were not N-Triples
 * @param problems the first of these
 * @param triples number of triples in the graph
 * @param terms number of entities and literals in the graph
 * @param bytes length of the file
 * @param time how long it took
 */
public record ImportReport(
    long read,
    long skipped,
    List<RdfSyntaxException> problems,
    long triples,
    long terms,
    long bytes,
    Duration time) {
  /**
   * Makes a report.
   *
   * @throws NullPointerException if a part is missing
   */
  public ImportReport {
    problems = List.copyOf(problems);
  }

  /**
   * Bytes of the file per triple.
   *
   * @return NaN for an empty graph
   */
  public double bytesPerTriple() {
    return triples == 0 ? Double.NaN : (double) bytes / triples;
  }
}
