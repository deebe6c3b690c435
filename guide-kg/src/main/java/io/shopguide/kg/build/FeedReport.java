package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of a feed. Immutable and thread-safe.
 *
 * @param feed the feed's name
 * @param lines lines read, for CSV and TSV those with the header and line breaks within quotes
 * @param accepted records made
 * @param skipped lines left out because of a problem
 * @param problemCounts how often each sort of problem was met
 * @param problems the first problems in order, as many as the options ask for
 * @param elapsed how long it took
 */
public record FeedReport(
    String feed,
    long lines,
    long accepted,
    long skipped,
    Map<Reason, Long> problemCounts,
    List<FeedProblem> problems,
    Duration elapsed) {
  /** Makes a report with unmodifiable copies of its collections. */
  public FeedReport {
    problemCounts = Map.copyOf(problemCounts);
    problems = List.copyOf(problems);
  }

  /**
   * Says it in one line, and one more for each kept problem.
   *
   * @return for people to read
   */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            "%s: %,d records from %,d lines in %.1f s, %,d skipped"
                .formatted(feed, accepted, lines, elapsed.toMillis() / 1000.0, skipped));
    String separator = " (";
    for (Reason reason : Reason.values()) {
      Long count = problemCounts.get(reason);
      if (count != null) {
        String name = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        text.append(separator).append("%,d %s".formatted(count, name));
        separator = ", ";
      }
    }
    text.append(problemCounts.isEmpty() ? "" : ")");
    problems.forEach(problem -> text.append(System.lineSeparator()).append("  ").append(problem));
    return text.toString();
  }
}
