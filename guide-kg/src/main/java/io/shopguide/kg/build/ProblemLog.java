package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of a feed's lines, by the policy. Not thread-safe; one per thread. */
final class ProblemLog {
  private final String feed;
  private final FeedOptions options;
  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private final List<FeedProblem> first = new ArrayList<>();
  private long line;
  private long accepted;
  private long skipped;
  private long lastLine;

  ProblemLog(String feed, FeedOptions options) {
    this.feed = feed;
    this.options = options;
  }

  /** Problems from now on are in this line. */
  void at(long number) {
    line = number;
    lastLine = Math.max(lastLine, number);
  }

  long line() {
    return line;
  }

  void accept() {
    accepted++;
  }

  /** The line makes no record. */
  void skip(RowException problem) {
    skipped++;
    warn(problem);
  }

  /** Something is wrong, but no line is lost. */
  void warn(RowException problem) {
    FeedProblem located = problem.at(feed, line);
    if (options.policy() == ErrorPolicy.STRICT) {
      throw new FeedException(located, null);
    }
    counts.merge(located.reason(), 1L, Long::sum);
    if (first.size() < options.maxProblems()) {
      first.add(located);
    }
  }

  /** The rest of the feed is out of reach, whatever the policy. */
  FeedException fatal(RowException problem, Throwable cause) {
    return new FeedException(problem.at(feed, line), cause);
  }

  void requireLines() {
    if (lastLine == 0) {
      warn(
          new RowException(
              Reason.EMPTY_FEED, "", "the feed is empty", "check the path and the export"));
    }
  }

  FeedReport report(Duration elapsed) {
    return new FeedReport(feed, lastLine, accepted, skipped, counts, first, elapsed);
  }
}
