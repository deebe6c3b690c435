package io.shopguide.kg.image;

import io.shopguide.kg.Term;
import io.shopguide.kg.rdf.NodeBytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of a graph that does not change, by class and id. Finding one takes O(log terms).
 * Immutable and thread-safe.
 */
public final class ImageTerms {
  private static final ThreadLocal<Scratch> SCRATCH =
      new ThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
          return new Scratch();
        }
      };

  private final List<TermClass> classes;
  private final int[] firsts; // of each class
  private final int termCount;
  private final int entityCount;
  private final BytesTable namespaces = new BytesTable(); // in the order of their classes
  private final Map<ClassKey, TermClass> classByKey = new HashMap<>();

  ImageTerms(List<TermClass> classes) {
    this.classes = classes;
    this.firsts = new int[classes.size()];
    int terms = 0;
    int entities = 0;
    for (TermClass c : classes) {
      firsts[c.index()] = c.first();
      terms += c.count();
      entities += c.key().isEntity() ? c.count() : 0;
      classByKey.put(c.key(), c);
      if (c.key().kind() == ClassKey.Kind.IRI) {
        byte[] utf8 = c.key().name().getBytes(StandardCharsets.UTF_8);
        namespaces.add(0, utf8, 0, utf8.length);
      }
    }
    this.termCount = terms;
    this.entityCount = entities;
  }

  /**
   * All classes.
   *
   * @return entities first, in the order of their ids
   */
  public List<TermClass> classes() {
    return classes;
  }

  /**
   * Number of terms.
   *
   * @return the count
   */
  public int termCount() {
    return termCount;
  }

  /**
   * Number of terms that are entities: their ids come first.
   *
   * @return the count
   */
  public int entityCount() {
    return entityCount;
  }

  /**
   * A class by name.
   *
   * @param key its name
   * @return {@code null} if there is none
   */
  public TermClass classOf(ClassKey key) {
    return classByKey.get(key);
  }

  /**
   * The class of a term.
   *
   * @param id a term's id
   * @return its class
   */
  public TermClass classOf(int id) {
    return classes.get(classIndex(id));
  }

  private int classIndex(int id) {
    if (id < 0 || id >= termCount) {
      throw new IndexOutOfBoundsException("No term " + id + " among " + termCount);
    }
    int low = 0;
    int high = firsts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firsts[middle] <= id) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * Finds an IRI.
   *
   * @param iri the IRI
   * @return its id, -1 if there is none
   */
  public int findIri(String iri) {
    byte[] utf8 = iri.getBytes(StandardCharsets.UTF_8);
    int split = ClassRegistry.namespaceEnd(utf8, 0, utf8.length);
    int namespace = namespaces.find(0, utf8, 0, split);
    if (namespace >= 0) {
      int id = find(iriClass(namespace), utf8, split, utf8.length);
      if (id >= 0) {
        return id;
      }
    }
    int general = split == 0 ? -1 : namespaces.find(0, utf8, 0, 0);
    return general < 0 ? -1 : find(iriClass(general), utf8, 0, utf8.length);
  }

  /** The classes of IRIs come first and were numbered in their order. */
  private TermClass iriClass(int namespace) {
    return classes.get(namespace);
  }

  /**
   * Finds an entity by its class.
   *
   * @param key the class
   * @param localName its name within the class
   * @return its id, -1 if there is none
   */
  public int find(ClassKey key, String localName) {
    TermClass c = classByKey.get(key);
    byte[] utf8 = localName.getBytes(StandardCharsets.UTF_8);
    return c == null ? -1 : find(c, utf8, 0, utf8.length);
  }

  private static int find(TermClass c, byte[] bytes, int from, int to) {
    int local = c.dictionary().find(bytes, from, to);
    return local < 0 ? -1 : c.first() + local;
  }

  /**
   * Finds a term.
   *
   * @param term the term
   * @return its id, -1 if there is none
   */
  public int find(Term term) {
    return switch (term) {
      case Term.Iri iri -> findIri(iri.value());
      case Term.BlankNode blank -> {
        TermClass c = classByKey.get(ClassKey.BLANK);
        byte[] utf8 = blank.label().getBytes(StandardCharsets.UTF_8);
        yield c == null ? -1 : find(c, utf8, 0, utf8.length);
      }
      case Term.Literal literal -> findLiteral(literal);
    };
  }

  private int findLiteral(Term.Literal literal) {
    byte[] utf8 = literal.lexical().getBytes(StandardCharsets.UTF_8);
    if (!literal.language().isEmpty()) {
      TermClass c =
          classByKey.get(new ClassKey(ClassKey.Kind.LANGUAGE, literal.language(), Form.TEXT, 0));
      return c == null ? -1 : find(c, utf8, 0, utf8.length);
    }
    LiteralCoder coder = new LiteralCoder();
    coder.code(LiteralCoder.family(literal.datatype()), utf8, 0, utf8.length);
    TermClass c =
        classByKey.get(
            new ClassKey(ClassKey.Kind.DATATYPE, literal.datatype(), coder.form(), coder.scale()));
    if (c == null) {
      return -1;
    }
    if (c.numbers() == null) {
      return find(c, utf8, 0, utf8.length);
    }
    int local = c.numbers().find(coder.value());
    return local < 0 ? -1 : c.first() + local;
  }

  /**
   * An IRI, or another term's label or text.
   *
   * @param id a term's id
   * @return a new string
   */
  public String text(int id) {
    return text(classOf(id), id);
  }

  private static String text(TermClass c, int id) {
    Scratch scratch = SCRATCH.get();
    scratch.length = 0;
    c.append(id - c.first(), scratch);
    return scratch.text(0);
  }

  /**
   * An IRI.
   *
   * @param id a term's id
   * @return a new string, {@code null} if the term is not an IRI
   */
  public String iri(int id) {
    TermClass c = classOf(id);
    return c.isIris() ? text(c, id) : null;
  }

  /**
   * A term's name within its class: an IRI without its namespace.
   *
   * @param id a term's id
   * @return a new string
   */
  public String localName(int id) {
    TermClass c = classOf(id);
    Scratch scratch = SCRATCH.get();
    scratch.length = 0;
    c.dictionary().append(id - c.first(), scratch);
    return scratch.text(0);
  }

  /**
   * Points at a term's bytes.
   *
   * @param id a term's id
   * @param scratch where they are put
   * @param node what points at them
   */
  public void node(int id, Scratch scratch, NodeBytes node) {
    TermClass c = classOf(id);
    scratch.length = 0;
    c.append(id - c.first(), scratch);
    switch (c.key().kind()) {
      case IRI -> node.setIri(scratch.bytes, 0, scratch.length);
      case BLANK -> node.setBlank(scratch.bytes, 0, scratch.length);
      case DATATYPE -> {
        node.setText(scratch.bytes, 0, scratch.length);
        node.setDatatype(c.name(), 0, c.name().length);
      }
      case LANGUAGE -> {
        node.setText(scratch.bytes, 0, scratch.length);
        node.setLanguage(c.name(), 0, c.name().length);
      }
    }
  }

  /**
   * A term.
   *
   * @param id its id
   * @return the term
   */
  public Term term(int id) {
    ClassKey key = classOf(id).key();
    return switch (key.kind()) {
      case IRI -> new Term.Iri(text(id));
      case BLANK -> new Term.BlankNode(text(id));
      case DATATYPE -> new Term.Literal(text(id), key.name(), "");
      case LANGUAGE -> new Term.Literal(text(id), Term.LANG_STRING, key.name());
    };
  }

  /**
   * A literal's value as a number, however it is written.
   *
   * @param literal the literal
   * @return NaN if it has none
   */
  public static double number(Term.Literal literal) {
    return LiteralCoder.parse(literal.datatype(), literal.lexical());
  }
}
