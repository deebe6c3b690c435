package io.shopguide.guide.watch;

import io.shopguide.monitoring.diagnosis.FrequentText;
import io.shopguide.monitoring.diagnosis.SpaceSaving;
import io.shopguide.query.ParsedQuery;
import java.util.List;

/** The most frequent queries of a window without a result, and with a failure. Thread-safe. */
final class QueryLists {
  private static final int CAPACITY = 128;
  private static final int SHOWN = 20;

  /** A text that fewer requests had could tell who asked. */
  private static final int LEAST_REQUESTS = 3;

  private final boolean kept;
  private final SpaceSaving withoutResult = new SpaceSaving(CAPACITY);
  private final SpaceSaving failed = new SpaceSaving(CAPACITY);

  /**
   * Makes empty lists.
   *
   * @param kept whether they are kept at all
   */
  QueryLists(boolean kept) {
    this.kept = kept;
  }

  void withoutResult(ParsedQuery query) {
    if (kept) {
      withoutResult.add(QueryTexts.of(query));
    }
  }

  void failed(String query) {
    if (kept) {
      failed.add(QueryTexts.of(query));
    }
  }

  List<FrequentText> withoutResult() {
    return withoutResult.top(LEAST_REQUESTS, SHOWN);
  }

  List<FrequentText> failed() {
    return failed.top(LEAST_REQUESTS, SHOWN);
  }

  void clear() {
    withoutResult.clear();
    failed.clear();
  }
}
