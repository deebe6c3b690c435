package io.shopguide.lexicon;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Concepts by number, made when they are first asked for.
 *
 * <p>Immutable and thread-safe: two threads may both make a concept, and either serves.
 */
final class ConceptTable {
  private static final ConceptKind[] KINDS = ConceptKind.values();

  private final ByteBuffer kinds; // a byte each
  private final Packed ends; // of each key in the bytes of all keys
  private final ByteBuffer keys; // UTF-8
  private final Concept[] made;

  ConceptTable(Section kinds, Section ends, Section keys) {
    this.kinds = kinds.bytes();
    this.ends = new Packed(ends);
    this.keys = keys.bytes();
    if (this.kinds.limit() != this.ends.size()) {
      throw new IllegalArgumentException(
          "%d kinds of %d concepts".formatted(this.kinds.limit(), this.ends.size()));
    }
    made = new Concept[this.ends.size()];
  }

  static ConceptTable of(List<Concept> concepts) {
    byte[] kinds = new byte[concepts.size()];
    int[] ends = new int[concepts.size()];
    byte[][] keys = new byte[concepts.size()][];
    int length = 0;
    List<ConceptKind> order = List.of(KINDS);
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = (byte) order.indexOf(concepts.get(i).kind());
      keys[i] = concepts.get(i).key().getBytes(StandardCharsets.UTF_8);
      length = Math.addExact(length, keys[i].length);
      ends[i] = length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] key : keys) {
      all.put(key);
    }
    return new ConceptTable(
        new Section(ByteBuffer.wrap(kinds), kinds.length, 8),
        Packed.pack(ends.length, length, i -> ends[(int) i]),
        new Section(all.flip(), length, 8));
  }

  int size() {
    return made.length;
  }

  ConceptKind kind(int concept) {
    return KINDS[kinds.get(concept)];
  }

  Concept concept(int concept) {
    Concept found = made[concept];
    if (found == null) {
      int from = concept == 0 ? 0 : ends.getInt(concept - 1);
      byte[] key = new byte[ends.getInt(concept) - from];
      keys.get(from, key);
      found = new Concept(kind(concept), new String(key, StandardCharsets.UTF_8));
      made[concept] = found;
    }
    return found;
  }

  List<Section> sections() {
    return List.of(
        new Section(kinds, kinds.limit(), 8), ends.section(), new Section(keys, keys.limit(), 8));
  }

  long byteCount() {
    long bytes = 4L * made.length;
    for (Section section : sections()) {
      bytes += section.byteCount();
    }
    return bytes;
  }
}
