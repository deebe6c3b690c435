package io.shopguide.rec.train;

import java.io.IOException;

/** Where the events of a training come from: a file, a data base, a journal. */
@FunctionalInterface
public interface EventSource {
  /**
   * Gives all events, in any order, on the calling thread.
   *
   * @param sink receives them
   * @throws IOException if they cannot be read
   */
  void sendTo(EventSink sink) throws IOException;
}
