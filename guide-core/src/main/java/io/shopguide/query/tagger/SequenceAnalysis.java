package io.shopguide.query.tagger;

import java.util.Arrays;
import java.util.List;

/**
 * A sequence seen in the light of what is known: for each word the longest names and entities that
 * cover it, and the word's own code.
 *
 * <p>Linear in the words times the longest name. Not thread-safe; one per thread.
 */
final class SequenceAnalysis {
  static final int SINGLE = 4;

  private static final int FIRST = 1;
  private static final int INNER = 2;
  private static final int LAST = 3;
  private static final int MAX_LENGTH = 5; // as told apart by features

  private final Knowledge knowledge;
  private final WordText text = new WordText();
  private final Segmentation segmentation;
  private int[] names = {}; // list by list: position, and length above 3 bits
  private int[] nameLengths = {};
  private int[] entities = {};
  private int[] entityPositions = {};
  private int[] entityLengths = {};
  private int[] words = {};
  private int capacity;

  SequenceAnalysis(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.segmentation = new Segmentation(knowledge);
  }

  void set(List<String> sequence) {
    text.set(sequence);
    int length = text.length();
    reserve(length);
    findNames(length);
    findEntities(length);
    segmentation.set(text);
    for (int i = 0; i < length; i++) {
      words[i] = knowledge.words().code(text.stem(i));
    }
  }

  private void reserve(int length) {
    if (capacity < length) {
      capacity = Math.max(length, Math.max(16, capacity * 2));
      names = new int[capacity * knowledge.lists()];
      nameLengths = new int[capacity * knowledge.lists()];
      entities = new int[capacity];
      entityPositions = new int[capacity];
      entityLengths = new int[capacity];
      words = new int[capacity];
    }
  }

  private void findNames(int length) {
    int lists = knowledge.lists();
    Arrays.fill(names, 0, length * lists, 0);
    Arrays.fill(nameLengths, 0, length * lists, 0);
    for (int i = 0; i < length && lists > 0; i++) {
      long hash = WordText.EMPTY_RUN;
      for (int last = i; last < Math.min(length, i + knowledge.longest()); last++) {
        hash = text.extend(hash, last);
        int found = knowledge.names().code(hash);
        for (; found != 0; found &= found - 1) {
          mark(Integer.numberOfTrailingZeros(found), i, last);
        }
      }
    }
  }

  /** Marks a name where it is longer than what was found before. */
  private void mark(int list, int first, int last) {
    int length = last + 1 - first;
    for (int i = first; i <= last; i++) {
      int at = i * knowledge.lists() + list;
      if (length > nameLengths[at]) {
        nameLengths[at] = length;
        names[at] = (Math.min(length, MAX_LENGTH) << 3) | position(first, i, last);
      }
    }
  }

  private void findEntities(int length) {
    Arrays.fill(entities, 0, length, Codes.NONE);
    Arrays.fill(entityLengths, 0, length, 0);
    for (int i = 0; i < length; i++) {
      long hash = WordText.EMPTY_RUN;
      for (int last = i; last < Math.min(length, i + EntityCounts.LONGEST); last++) {
        hash = text.extend(hash, last);
        int code = knowledge.entities().code(hash);
        for (int at = i; at <= last && code != Codes.NONE; at++) {
          if (last + 1 - i > entityLengths[at]) {
            entityLengths[at] = last + 1 - i;
            entities[at] = code;
            entityPositions[at] = position(i, at, last);
          }
        }
      }
    }
  }

  private static int position(int first, int i, int last) {
    if (first == last) {
      return SINGLE;
    }
    if (i == first) {
      return FIRST;
    }
    return i == last ? LAST : INNER;
  }

  WordText text() {
    return text;
  }

  Segmentation segmentation() {
    return segmentation;
  }

  int lists() {
    return knowledge.lists();
  }

  /** The position in the longest name of a list and its length; 0 if there is none. */
  int name(int list, int i) {
    return i < 0 || i >= text.length() ? 0 : names[i * knowledge.lists() + list];
  }

  static int position(int name) {
    return name & 7;
  }

  /** The positions in the longest names of all lists; differs beyond the edges. */
  long positions(int i) {
    if (i < 0 || i >= text.length()) {
      return -1;
    }
    long all = 0;
    for (int list = 0; list < knowledge.lists(); list++) {
      all = Hashes.add(all, position(name(list, i)));
    }
    return all;
  }

  /** Type and position in the longest entity of the training text; 0 if there is none. */
  int entity(int i) {
    if (i < 0 || i >= text.length()) {
      return -1;
    }
    int type = EntityCounts.type(entities[i]); // 0 without an entity
    return type == 0 ? 0 : (type << 3) | entityPositions[i];
  }

  /** All that is known of the longest entity; 0 if there is none. */
  int entityDetail(int i) {
    if (i < 0 || i >= text.length() || entities[i] == Codes.NONE) {
      return 0;
    }
    int placed = (entities[i] << 3) | entityPositions[i];
    return (placed << 3) | Math.min(entityLengths[i], MAX_LENGTH);
  }

  /** A word's code; differs beyond the edges. */
  int word(int i) {
    return i < 0 || i >= text.length() ? -1 : words[i];
  }
}
