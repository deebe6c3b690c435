package io.shopguide.kg.image;

import io.shopguide.kg.Term;
import io.shopguide.kg.image.LiteralCoder.Family;
import io.shopguide.kg.rdf.NodeBytes;
import io.shopguide.kg.rdf.NodeBytes.Kind;
import io.shopguide.kg.rdf.NodeBytes.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the class of terms while a graph is built, and makes classes as they turn up. An IRI is of
 * the class of its namespace, which ends with its last slash or number sign, or else colon; where
 * there are too many namespaces, the smaller ones become one class without a name, {@link #freeze}.
 * Not thread-safe; one per thread.
 */
final class ClassRegistry {
  /** More classes of IRIs than this are not worth their relations. */
  static final int MAX_NAMESPACES = 256;

  /** Namespaces that are never put together: they are the classes of a product graph. */
  static final String OWN = "urn:shopguide:";

  private static final int MAX_OPEN_NAMESPACES = 1 << 16;
  private static final int NONE = -1;
  private static final int DECIMAL_SLOTS = Form.values().length;
  private static final byte[] STRING = Term.STRING.getBytes(StandardCharsets.UTF_8);

  private final List<ClassKey> keys = new ArrayList<>();
  private final BytesTable namespaces = new BytesTable();
  private final List<Integer> classOfNamespace = new ArrayList<>();
  private final BytesTable types = new BytesTable(); // tag 0: datatypes, 1: languages
  private final List<LiteralType> literalTypes = new ArrayList<>();
  private final LiteralCoder coder = new LiteralCoder();
  private final byte[] number = new byte[Long.BYTES];
  private int generalClass = NONE;
  private int blankClass = NONE;
  private int openNamespaces;
  private boolean frozen;

  private int termClass;
  private byte[] termBytes = number;
  private int termStart;
  private int termEnd;

  /** Classes of a datatype or language. */
  private static final class LiteralType {
    private final String name;
    private final Family family;
    private final int[] classes = new int[2 * DECIMAL_SLOTS + LiteralCoder.MAX_SCALE];

    LiteralType(String name, boolean language) {
      this.name = name;
      this.family = language ? Family.TEXT : LiteralCoder.family(name);
      Arrays.fill(classes, NONE);
    }
  }

  ClassRegistry() {}

  int size() {
    return keys.size();
  }

  ClassKey key(int index) {
    return keys.get(index);
  }

  /** The class of the term looked at last. */
  int termClass() {
    return termClass;
  }

  /** The array that holds the term's name within its class. */
  byte[] termBytes() {
    return termBytes;
  }

  int termStart() {
    return termStart;
  }

  int termEnd() {
    return termEnd;
  }

  /** Looks at a term, so that the other methods tell its class and its name within. */
  void look(NodeBytes node) {
    termBytes = node.bytes();
    termStart = node.start();
    termEnd = node.end();
    if (node.kind() == Kind.IRI) {
      lookAtIri();
    } else if (node.kind() == Kind.BLANK) {
      if (blankClass == NONE) {
        blankClass = newClass(ClassKey.BLANK);
      }
      termClass = blankClass;
    } else {
      lookAtLiteral(node);
    }
  }

  private void lookAtIri() {
    int split = namespaceEnd(termBytes, termStart, termEnd);
    if (split == termStart) {
      termClass = generalClass();
      return;
    }
    int namespace = namespaces.find(0, termBytes, termStart, split);
    if (namespace < 0) {
      boolean own = isOwn(termBytes, termStart, split);
      if (!own && openNamespaces >= (frozen ? MAX_NAMESPACES : MAX_OPEN_NAMESPACES)) {
        termClass = generalClass();
        return;
      }
      openNamespaces += own ? 0 : 1;
      namespace = namespaces.add(0, termBytes, termStart, split);
      classOfNamespace.add(
          newClass(
              ClassKey.iri(
                  new String(termBytes, termStart, split - termStart, StandardCharsets.UTF_8))));
    }
    termClass = classOfNamespace.get(namespace);
    if (termClass != generalClass) {
      termStart = split;
    }
  }

  /** Where the part of an IRI ends that is its namespace; the start if there is none. */
  static int namespaceEnd(byte[] iri, int from, int to) {
    int colon = from;
    for (int i = to - 1; i >= from; i--) {
      if (iri[i] == '/' || iri[i] == '#') {
        return i + 1;
      }
      if (iri[i] == ':' && colon == from) {
        colon = i + 1;
      }
    }
    return colon;
  }

  private static boolean isOwn(byte[] bytes, int from, int to) {
    if (to - from < OWN.length()) {
      return false;
    }
    for (int i = 0; i < OWN.length(); i++) {
      if (bytes[from + i] != OWN.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void lookAtLiteral(NodeBytes node) {
    boolean language = node.typeKind() == TypeKind.LANGUAGE;
    LiteralType type =
        node.typeKind() == TypeKind.NONE
            ? literalType(false, STRING, 0, STRING.length)
            : literalType(language, node.typeBytes(), node.typeStart(), node.typeEnd());
    coder.code(type.family, termBytes, termStart, termEnd);
    int slot =
        coder.form().code() + (coder.form() == Form.DECIMAL ? DECIMAL_SLOTS + coder.scale() : 0);
    if (type.classes[slot] == NONE) {
      ClassKey.Kind kind = language ? ClassKey.Kind.LANGUAGE : ClassKey.Kind.DATATYPE;
      type.classes[slot] = newClass(new ClassKey(kind, type.name, coder.form(), coder.scale()));
    }
    termClass = type.classes[slot];
    if (coder.form().isNumber()) {
      NumberDictionary.encode(coder.value(), number);
      termBytes = number;
      termStart = 0;
      termEnd = number.length;
    }
  }

  private LiteralType literalType(boolean language, byte[] bytes, int from, int to) {
    int index = types.add(language ? 1 : 0, bytes, from, to);
    if (index == literalTypes.size()) {
      String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      literalTypes.add(new LiteralType(name, language));
    }
    return literalTypes.get(index);
  }

  /** The class of IRIs without a namespace of their own. */
  int generalClass() {
    if (generalClass == NONE) {
      generalClass = newClass(ClassKey.iri(""));
    }
    return generalClass;
  }

  private int newClass(ClassKey key) {
    keys.add(key);
    return keys.size() - 1;
  }

  /**
   * Puts small namespaces together if there are too many, once.
   *
   * @param termsOf number of terms of each class so far
   * @return for each class whether its terms now belong to the general class, under their full
   *     names; {@code null} if nothing changed
   */
  boolean[] freeze(int[] termsOf) {
    if (frozen) {
      return null;
    }
    frozen = true;
    if (openNamespaces <= MAX_NAMESPACES) {
      return null;
    }
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      ClassKey key = keys.get(i);
      if (key.kind() == ClassKey.Kind.IRI && !key.name().isEmpty() && !key.name().startsWith(OWN)) {
        open.add(i);
      }
    }
    open.sort(
        (left, right) -> {
          int order = Integer.compare(termsOf[right], termsOf[left]);
          return order != 0 ? order : keys.get(left).compareTo(keys.get(right));
        });
    boolean[] folded = new boolean[keys.size()];
    open.subList(MAX_NAMESPACES - 1, open.size()).forEach(i -> folded[i] = true);
    int general = generalClass();
    for (int n = 0; n < classOfNamespace.size(); n++) {
      if (folded[classOfNamespace.get(n)]) {
        classOfNamespace.set(n, general);
      }
    }
    return folded;
  }
}
