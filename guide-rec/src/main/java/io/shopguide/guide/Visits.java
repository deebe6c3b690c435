package io.shopguide.guide;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/**
 * The visits of a rollout, one a shopper. They come to an end in the order in which they began,
 * whatever happened in them: which visits count must not depend on their outcome.
 *
 * <p>Thread-safe.
 */
final class Visits {
  /** What more shoppers than this do does not count; it bounds the memory. */
  private static final int MAX_VISITORS = 500_000;

  /** Stands for a visit that is over. */
  private static final Visit OVER = new Visit(false, 0, 0, 0, 0);

  private final long lengthMillis;
  private final ConcurrentMap<Long, Visit> visits = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Visitor> inOrder = new ConcurrentLinkedQueue<>();

  private record Visitor(long id, Visit visit) {}

  /**
   * Makes an empty collection.
   *
   * @param lengthMillis how long a visit lasts
   */
  Visits(long lengthMillis) {
    this.lengthMillis = lengthMillis;
  }

  /** The visit of a visitor that goes on, if there is one. */
  Optional<Visit> of(long visitor) {
    return Optional.ofNullable(visits.get(visitor)).filter(visit -> visit != OVER);
  }

  /** The visit that a question counts in, begun unless the visitor was here before. */
  Optional<Visit> begin(long visitor, Course.Position position, long nowMillis) {
    Visit known = visits.get(visitor);
    if (known == null && position.step() >= 0 && visits.size() < MAX_VISITORS) {
      Visit begun =
          new Visit(
              isBelow(position.share(), visitor),
              position.step(),
              position.share(),
              position.slowNanos(),
              nowMillis);
      known = visits.putIfAbsent(visitor, begun);
      if (known == null) {
        inOrder.add(new Visitor(visitor, begun));
        known = begun;
      }
    }
    return Optional.ofNullable(known).filter(visit -> visit != OVER);
  }

  /** Whether a visitor belongs to a share; whoever does belongs to each greater one. */
  static boolean isBelow(double share, long visitor) {
    return (visitor >>> 11) * 0x1p-53 < share;
  }

  /** Whether the time of the oldest visit is over. */
  boolean isOneOver(long nowMillis) {
    Visitor first = inOrder.peek();
    return first != null && nowMillis - first.visit().startMillis() >= lengthMillis;
  }

  /** Ends the oldest visit if its time is over; for one thread at a time. */
  Optional<Visit> endOne(long nowMillis) {
    if (!isOneOver(nowMillis)) {
      return Optional.empty();
    }
    Visitor first = inOrder.remove();
    first.visit().end();
    visits.put(first.id(), OVER);
    return Optional.of(first.visit());
  }

  void clear() {
    visits.clear();
    inOrder.clear();
  }
}
