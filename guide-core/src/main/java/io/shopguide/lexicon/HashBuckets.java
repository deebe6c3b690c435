package io.shopguide.lexicon;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongArrayList;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * From 64-bit hashes to the numbers filed under them, several under one hash and one under several.
 *
 * <p>Takes about 4.4 bytes an entry. A number comes with as many bits of the hash as an int has
 * left, so that a few wrong ones are given, too. Immutable and thread-safe.
 */
final class HashBuckets {
  private static final int MEAN = 6; // entries a bucket

  private final Packed starts; // of each bucket among the entries, and the end
  private final ByteBuffer entries; // ints: bits of the hash, then the number
  private final int buckets;
  private final int idBits;

  HashBuckets(Section starts, Section entries) {
    this.starts = new Packed(starts);
    this.entries = entries.bytes();
    this.buckets = this.starts.size() - 1;
    this.idBits = entries.width();
    if (buckets < 1 || idBits < 0 || idBits >= Integer.SIZE) {
      throw new IllegalArgumentException(buckets + " buckets, numbers of " + idBits + " bits");
    }
  }

  /**
   * The place of the first entry under a {@linkplain Hash#mix mixed} hash, or -1. The other ones
   * are found by {@link #next}.
   */
  int first(long mixed) {
    int bucket = bucket(mixed, buckets);
    return from(starts.getInt(bucket), starts.getInt(bucket + 1L), mixed);
  }

  /** The place of the entry after one under the same hash, or -1. */
  int next(int place, long mixed) {
    return from(place + 1, starts.getInt(bucket(mixed, buckets) + 1L), mixed);
  }

  private int from(int place, int end, long mixed) {
    int wanted = (int) mixed << idBits;
    for (int i = place; i < end; i++) {
      if ((LittleEndian.getInt(entries, i << 2) ^ wanted) >>> idBits == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The number at a place. */
  int id(int place) {
    return LittleEndian.getInt(entries, place << 2) & ((1 << idBits) - 1);
  }

  private static int bucket(long mixed, int buckets) {
    return (int) (((mixed >>> 32) * buckets) >>> 32);
  }

  List<Section> sections() {
    return List.of(starts.section(), new Section(entries, entries.limit() >> 2, idBits));
  }

  long byteCount() {
    return starts.section().byteCount() + entries.limit();
  }

  /** Collects entries. Not thread-safe; one per thread. */
  static final class Builder {
    private static final int MAX_ENTRIES = 1 << 28;

    private final LongArrayList hashes = new LongArrayList(); // mixed
    private final IntArrayList ids = new IntArrayList();

    void add(long hash, int id) {
      if (ids.size() == MAX_ENTRIES) {
        throw new IllegalArgumentException(
            "Too many words to correct spelling; leave out rare ones");
      }
      hashes.add(Hash.mix(hash));
      ids.add(id);
    }

    /** The buckets of numbers below a limit. */
    HashBuckets build(int limit) {
      int idBits = Packed.widthFor(Math.max(0, limit - 1));
      int buckets = Math.max(1, ids.size() / MEAN);
      int[] ends = new int[buckets + 1];
      for (int i = 0; i < hashes.size(); i++) {
        ends[bucket(hashes.get(i), buckets) + 1]++;
      }
      for (int i = 0; i < buckets; i++) {
        ends[i + 1] += ends[i];
      }
      Section starts = Packed.pack(buckets + 1, ids.size(), i -> ends[(int) i]);
      ByteBuffer entries = ByteBuffer.allocate(ids.size() << 2);
      for (int i = 0; i < hashes.size(); i++) {
        int at = ends[bucket(hashes.get(i), buckets)]++;
        LittleEndian.putInt(entries, at << 2, (int) hashes.get(i) << idBits | ids.get(i));
      }
      return new HashBuckets(starts, new Section(entries, ids.size(), idBits));
    }
  }
}
