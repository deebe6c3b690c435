package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedSource.Opened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads feeds into records, one at a time. Memory does not grow with the feed, but for the ids of
 * the products: of two products with one id the earlier one is kept, also across the feeds that one
 * reader reads, events of products that the reader has not read are problems unless it has read
 * none at all, and so are prices in another currency than the first.
 *
 * <p>Not thread-safe; one per thread.
 */
public final class FeedReader {
  private final FeedOptions options;
  private final SeenProducts seen = new SeenProducts();

  /**
   * Makes a reader.
   *
   * @param options how to read
   */
  public FeedReader(FeedOptions options) {
    this.options = options;
  }

  /**
   * Reads a feed to its end.
   *
   * @param feed the feed
   * @param sink gets each record
   * @param <R> the record
   * @return what became of the feed
   * @throws FeedException if a line is bad and the policy is strict, or if the feed cannot be read
   *     to its end: missing, damaged, without header, or with a quote that never closes
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public <R> FeedReport read(Feed<R> feed, Consumer<? super R> sink) {
    long begin = options.nanoClock().getAsLong();
    ProblemLog log = new ProblemLog(feed.name(), options);
    ProgressMeter meter =
        new ProgressMeter("reading " + feed.name(), feed.source().size().getAsLong(), options);
    try (Opened opened = feed.source().open()) {
      RowReader rows =
          feed.format() == Feed.Format.JSON_LINES
              ? new JsonRows(opened.bytes(), options.maxLineLength(), log)
              : new CsvRows(feed, opened.bytes(), options.maxLineLength(), log);
      try {
        rows.forEach(
            row -> {
              meter.tick(opened.bytesDone());
              accept(feed, row, log, sink);
            });
      } catch (IOException e) {
        throw feed.source().unreadable(log.line(), e);
      } catch (UncheckedIOException e) {
        throw feed.source().unreadable(log.line(), e.getCause());
      }
      log.requireLines();
      meter.finish(opened.bytesDone());
    }
    return log.report(Duration.ofNanos(options.nanoClock().getAsLong() - begin));
  }

  private <R> void accept(Feed<R> feed, Row row, ProblemLog log, Consumer<? super R> sink) {
    R record;
    try {
      record = feed.mapper().map(row, seen);
    } catch (RowException e) {
      log.skip(e);
      return;
    }
    log.accept();
    sink.accept(record);
  }
}
