package io.shopguide.kg;

import com.carrotsearch.hppc.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One column of texts while it grows, in ids of arrival. */
final class TextBuffer {
  private static final byte[] ABSENT = {};

  private final IntArrayList owners = new IntArrayList();
  private final List<byte[]> texts = new ArrayList<>();
  private final boolean lastWins;

  TextBuffer(boolean lastWins) {
    this.lastWins = lastWins;
  }

  void add(int owner, String text) {
    owners.add(owner);
    texts.add(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean lastWins() {
    return lastWins;
  }

  int size() {
    return owners.size();
  }

  TextColumn build(EntityClass range, String attribute, int[] localIds) {
    Winners winners = Winners.choose(owners, localIds, lastWins);
    boolean dense = 2L * winners.count() >= range.count();
    Utf8Pool.Builder pool = new Utf8Pool.Builder();
    int next = 0;
    for (int i = 0; i < winners.count(); i++) {
      int local = winners.local(i);
      while (dense && next < local) {
        pool.add(ABSENT);
        next++;
      }
      pool.add(texts.get(winners.index(i)));
      next++;
    }
    while (dense && next++ < range.count()) {
      pool.add(ABSENT);
    }
    Rows rows = dense ? Rows.dense(range.count()) : winners.sparseRows(range.count());
    return new TextColumn(range, attribute, rows, pool.build());
  }
}
