package io.shopguide.kg.delta;

/**
 * A map from ids to values as a tree of arrays of 64. A changed copy shares all nodes but those on
 * the way to the change; nodes that one editor made are changed in place by that editor. A search
 * takes one step for each 6 bits of the greatest id. Immutable and thread-safe, once its editor is
 * done.
 *
 * @param <V> the values' type
 */
final class IntTrie<V> {
  private static final int BITS = 6;
  private static final int MASK = (1 << BITS) - 1;

  private final Node root;
  private final int shift; // of the root's index

  /** A node with its maker, the only one who may change it. */
  private static final class Node {
    private final Object editor;
    private final Object[] slots = new Object[MASK + 1];

    Node(Object editor) {
      this.editor = editor;
    }

    Node(Object editor, Node source) {
      this(editor);
      System.arraycopy(source.slots, 0, slots, 0, slots.length);
    }
  }

  private IntTrie(Node root, int shift) {
    this.root = root;
    this.shift = shift;
  }

  static <V> IntTrie<V> empty() {
    return new IntTrie<>(new Node(new Object()), 0);
  }

  @SuppressWarnings("unchecked")
  V get(int id) {
    if (id >>> shift > MASK) {
      return null;
    }
    Node node = root;
    for (int level = shift; level > 0; level -= BITS) {
      node = (Node) node.slots[id >>> level & MASK];
      if (node == null) {
        return null;
      }
    }
    return (V) node.slots[id & MASK];
  }

  /**
   * With another value for an id.
   *
   * @param value {@code null} for none
   * @param editor who is changing, by identity
   */
  IntTrie<V> with(int id, V value, Object editor) {
    IntTrie<V> grown = this;
    while (id >>> grown.shift > MASK) {
      Node above = new Node(editor);
      above.slots[0] = grown.root;
      grown = new IntTrie<>(above, grown.shift + BITS);
    }
    Node changed = change(grown.root, grown.shift, id, value, editor);
    return grown.root.equals(changed) ? grown : new IntTrie<>(changed, grown.shift);
  }

  private static Node change(Node node, int level, int id, Object value, Object editor) {
    Node changed = node.editor.equals(editor) ? node : new Node(editor, node);
    int slot = id >>> level & MASK;
    if (level == 0) {
      changed.slots[slot] = value;
    } else {
      Node below = (Node) node.slots[slot];
      changed.slots[slot] =
          change(below == null ? new Node(editor) : below, level - BITS, id, value, editor);
    }
    return changed;
  }

  /** Gets entries. */
  @FunctionalInterface
  interface Visitor<V> {
    void visit(int id, V value);
  }

  /** Gives all entries in ascending order of their ids. */
  void forEach(Visitor<V> visitor) {
    visit(root, shift, 0, visitor);
  }

  @SuppressWarnings("unchecked")
  private static <V> void visit(Node node, int level, int prefix, Visitor<V> visitor) {
    for (int slot = 0; slot <= MASK; slot++) {
      Object entry = node.slots[slot];
      int id = prefix | slot << level;
      if (entry != null && level == 0) {
        visitor.visit(id, (V) entry);
      } else if (entry != null) {
        visit((Node) entry, level - BITS, id, visitor);
      }
    }
  }

  /**
   * The first id with a value from an id on.
   *
   * @return -1 if there is none
   */
  int next(int from) {
    return from >>> shift > MASK ? -1 : next(root, shift, 0, from);
  }

  private static int next(Node node, int level, int prefix, int from) {
    int first = prefix >= from ? 0 : from >>> level & MASK;
    for (int slot = first; slot <= MASK; slot++) {
      Object entry = node.slots[slot];
      int id = prefix | slot << level;
      if (entry != null) {
        int found = level == 0 ? id : next((Node) entry, level - BITS, id, from);
        if (found >= 0) {
          return found;
        }
      }
    }
    return -1;
  }
}
