package io.shopguide.rec.train;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The histories of one bucket: sorts its events by shopper and time, keeps one event of a shopper
 * and product (the greatest weight, the latest time) and the last products of each shopper. The
 * result does not depend on the order of the events. Not thread-safe; one per bucket.
 */
final class BucketHistories {
  /** Bytes that sorting takes an event, the record included. */
  static final int BYTES_EACH = 64;

  private final int maxHistory;
  private final int[] events; // as in Histories, shopper by shopper
  private final long[] times;
  private final int[] starts;

  BucketHistories(ByteBuffer records, int maxHistory) {
    this.maxHistory = maxHistory;
    int count = records.remaining() / EventBuckets.RECORD_BYTES;
    long[] hashes = new long[count];
    for (int i = 0; i < count; i++) {
      hashes[i] = records.getLong(i * EventBuckets.RECORD_BYTES);
    }
    Arrays.sort(hashes);
    int shoppers = distinct(hashes);
    starts = new int[shoppers + 1];
    int[] shopperOf = new int[count];
    for (int i = 0; i < count; i++) {
      long hash = records.getLong(i * EventBuckets.RECORD_BYTES);
      shopperOf[i] = Arrays.binarySearch(hashes, 0, shoppers, hash);
      starts[shopperOf[i] + 1]++;
    }
    for (int shopper = 0; shopper < shoppers; shopper++) {
      starts[shopper + 1] += starts[shopper];
    }
    events = new int[count];
    times = new long[count];
    int[] at = starts.clone();
    for (int i = 0; i < count; i++) {
      int place = at[shopperOf[i]]++;
      times[place] = records.getLong(i * EventBuckets.RECORD_BYTES + Long.BYTES);
      events[place] = records.getInt(i * EventBuckets.RECORD_BYTES + 2 * Long.BYTES);
    }
  }

  /** Moves the distinct ones of sorted numbers to the front and counts them. */
  private static int distinct(long[] sorted) {
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return size;
  }

  int shoppers() {
    return starts.length - 1;
  }

  /** The history of a shopper, the oldest event first. */
  int[] history(int shopper) {
    int from = starts[shopper];
    int count = starts[shopper + 1] - from;
    long[] byProduct = new long[count];
    for (int i = 0; i < count; i++) {
      byProduct[i] = (long) Histories.product(events[from + i]) << Integer.SIZE | i;
    }
    Arrays.sort(byProduct);
    int[] kept = new int[count];
    long[] latest = new long[count];
    int size = 0;
    for (long key : byProduct) {
      int event = events[from + (int) key];
      long time = times[from + (int) key];
      boolean again = size > 0 && Histories.product(kept[size - 1]) == Histories.product(event);
      if (again) {
        int weight = Math.max(Histories.weight(kept[size - 1]), Histories.weight(event));
        kept[size - 1] = Histories.event(Histories.product(event), weight);
        latest[size - 1] = Math.max(latest[size - 1], time);
      } else {
        kept[size] = event;
        latest[size++] = time;
      }
    }
    return inOrderOfTime(kept, latest, size);
  }

  /** Sorts events, which are in order of their products, by time, and keeps the last ones. */
  private int[] inOrderOfTime(int[] kept, long[] latest, int size) {
    long[] moments = Arrays.copyOf(latest, size);
    Arrays.sort(moments);
    int distinct = distinct(moments);
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      int rank = Arrays.binarySearch(moments, 0, distinct, latest[i]);
      order[i] = (long) rank << Integer.SIZE | i;
    }
    Arrays.sort(order);
    int first = Math.max(0, size - maxHistory);
    int[] history = new int[size - first];
    for (int i = first; i < size; i++) {
      history[i - first] = kept[(int) order[i]];
    }
    return history;
  }
}
