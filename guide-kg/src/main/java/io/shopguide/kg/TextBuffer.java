package io.shopguide.kg;

import com.carrotsearch.hppc.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/** One column of texts while it grows, in ids of arrival. */
final class TextBuffer {
  private final IntArrayList owners = new IntArrayList();
  private final List<String> texts = new ArrayList<>();
  private final boolean lastWins;

  TextBuffer(boolean lastWins) {
    this.lastWins = lastWins;
  }

  void add(int owner, String text) {
    owners.add(owner);
    texts.add(text);
  }

  boolean lastWins() {
    return lastWins;
  }

  int size() {
    return owners.size();
  }

  int[] winners() {
    return Winners.choose(owners, lastWins);
  }

  int owner(int index) {
    return owners.get(index);
  }

  String text(int index) {
    return texts.get(index);
  }
}
