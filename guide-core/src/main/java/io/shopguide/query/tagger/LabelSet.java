package io.shopguide.query.tagger;

import io.shopguide.query.tagger.internal.LinearChain;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a chain: 0 for a word outside of entities, then the positions of each type in turn.
 *
 * <p>Immutable and thread-safe.
 */
final class LabelSet implements LinearChain.Scheme {
  static final int OUTSIDE = 0;

  /** A label has 8 bits in a file. */
  static final int MAX_TYPES = 60;

  private final TagScheme scheme;
  private final List<String> types;
  private final int positions; // labels of one type

  LabelSet(TagScheme scheme, List<String> types) {
    if (types.size() > MAX_TYPES) {
      throw new IllegalArgumentException(
          types.size() + " types of entities; a tagger has at most " + MAX_TYPES);
    }
    this.scheme = scheme;
    this.types = List.copyOf(types);
    this.positions = scheme.letters().length();
  }

  TagScheme scheme() {
    return scheme;
  }

  List<String> types() {
    return types;
  }

  @Override
  public int size() {
    return 1 + types.size() * positions;
  }

  /** The labels as tags, in their order. */
  List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (int label = 0; label < size(); label++) {
      int type = type(label);
      tags.add(type < 0 ? Tags.OUTSIDE : letter(label) + "-" + types.get(type));
    }
    return tags;
  }

  /** The number of a label's type, -1 outside of entities. */
  int type(int label) {
    return label == OUTSIDE ? -1 : (label - 1) / positions;
  }

  char letter(int label) {
    return label == OUTSIDE ? 'O' : scheme.letters().charAt((label - 1) % positions);
  }

  boolean begins(int label) {
    return letter(label) == 'B' || letter(label) == 'S';
  }

  @Override
  public boolean mayStart(int label) {
    return label == OUTSIDE || begins(label);
  }

  @Override
  public boolean mayEnd(int label) {
    return scheme == TagScheme.BIO || (letter(label) != 'B' && letter(label) != 'I');
  }

  @Override
  public boolean mayFollow(int label, int next) {
    boolean inside = !mayStart(next);
    boolean sameType = label != OUTSIDE && type(label) == type(next);
    boolean open = label != OUTSIDE && (scheme == TagScheme.BIO || !mayEnd(label));
    if (inside) {
      return sameType && open;
    }
    return mayEnd(label);
  }

  /** The label with which an entity of a label's type would go on after its end; -1 for none. */
  int goesOn(int label) {
    return scheme == TagScheme.BIO ? label(type(label), 'I') : -1;
  }

  int label(int type, char letter) {
    return 1 + type * positions + scheme.letters().indexOf(letter);
  }

  /** The labels of annotated entities. */
  int[] encode(List<TagSpan> spans, int length) {
    int[] labels = new int[length];
    for (TagSpan span : spans) {
      int type = types.indexOf(span.type());
      for (int i = span.start(); i < span.end(); i++) {
        labels[i] = label(type, Tags.letter(i - span.start(), span.end() - 1 - i, scheme));
      }
    }
    return labels;
  }

  /** The end of the entity that begins at {@code start} in valid labels. */
  int end(int[] labels, int start, int length) {
    int end = start + 1;
    while (end < length && !mayStart(labels[end])) {
      end++;
    }
    return end;
  }

  /** The entities of valid labels, without doubt about them. */
  List<TagSpan> decode(int[] labels, int length) {
    List<TagSpan> spans = new ArrayList<>();
    for (int start = 0; start < length; start++) {
      if (begins(labels[start])) {
        String type = types.get(type(labels[start]));
        spans.add(new TagSpan(start, end(labels, start, length), type, 1));
      }
    }
    return spans;
  }
}
