package io.shopguide.kg.query;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import io.shopguide.kg.delta.DeltaEditor;
import io.shopguide.kg.delta.Rebuild;
import io.shopguide.kg.delta.SnapshotView;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.store.GraphChanges;
import io.shopguide.kg.store.MemoryGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A graph with base and delta, and as the model the plain set of its triples, both by the ids of
 * the view.
 */
final class ModelGraph {
  private static final int ENTITIES = 9;
  private static final int NUMBERS = 6;
  private static final int FIRST_FURTHER = 100;
  private static final int PREDICATES = 3;

  final GraphView view;
  final Set<Triple> triples = new LinkedHashSet<>();
  private final String description;

  /** A triple of ids. */
  record Triple(int subject, int predicate, int object) {}

  /** Adds or removes a triple of small numbers. */
  record Edit(boolean add, int subject, int predicate, int object) {}

  private ModelGraph(List<Edit> edits, int cut) {
    Set<Edit> model = new LinkedHashSet<>();
    for (Edit edit : edits) {
      Edit added = new Edit(true, edit.subject(), edit.predicate(), edit.object());
      if (edit.add()) {
        model.add(added);
      } else {
        model.remove(added);
      }
    }
    view = build(edits, cut);
    for (Edit edit : model) {
      triples.add(
          new Triple(entity(edit.subject()), predicate(edit.predicate()), object(edit.object())));
    }
    description = edits + " cut at " + cut;
    if (view.tripleCount() != triples.size()) {
      throw new AssertionError("The view has not the triples of the model: " + this);
    }
  }

  static ModelGraph of(Edit... edits) {
    return new ModelGraph(List.of(edits), edits.length / 2);
  }

  static Edit edge(int subject, int predicate, int object) {
    return new Edit(true, subject, predicate, object);
  }

  /** A graph of so many random edges, most of them of few entities. */
  static ModelGraph random(long seed, int entities, int edges) {
    Random random = new Random(seed);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      int subject = FIRST_FURTHER + (int) (entities * Math.pow(random.nextDouble(), 2));
      int object = FIRST_FURTHER + random.nextInt(entities);
      edits.add(edge(subject, random.nextInt(PREDICATES), object));
    }
    return new ModelGraph(edits, edges / 2);
  }

  /** Graphs of up to so many edits. */
  static Arbitrary<ModelGraph> arbitrary(int edits) {
    Arbitrary<Edit> edit =
        Combinators.combine(
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, ENTITIES - 1),
                Arbitraries.integers().between(0, PREDICATES - 1),
                Arbitraries.integers().between(0, ENTITIES + NUMBERS - 1))
            .as((kind, s, p, o) -> new Edit(kind > 0, s, p, o));
    return Combinators.combine(
            edit.list().ofMaxSize(edits), Arbitraries.integers().between(0, edits))
        .as((list, cut) -> new ModelGraph(list, Math.min(cut, list.size())));
  }

  private static GraphView build(List<Edit> edits, int cut) {
    try (MemoryGraph graph = MemoryGraph.create();
        ImageBuilder builder = new ImageBuilder()) {
      GraphChanges changes = new GraphChanges();
      for (Edit edit : edits.subList(0, cut)) {
        Term.Iri predicate = new Term.Iri(predicateIri(edit.predicate()));
        if (edit.add()) {
          changes.add(term(edit.subject()), predicate, term(edit.object()));
        } else {
          changes.remove(term(edit.subject()), predicate, term(edit.object()));
        }
      }
      graph.apply(changes);
      Rebuild.copy((SnapshotView) graph.view(), builder);
      DeltaEditor editor = new DeltaEditor(SnapshotView.of(Image.build(builder)));
      for (Edit edit : edits.subList(cut, edits.size())) {
        String predicate = predicateIri(edit.predicate());
        if (edit.add()) {
          editor.add(term(edit.subject()), predicate, term(edit.object()), Annotation.NONE);
        } else {
          editor.remove(term(edit.subject()), predicate, term(edit.object()));
        }
      }
      return editor.view();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String predicateIri(int predicate) {
    return "http://p/" + predicate;
  }

  /** Entities of two classes and a blank node; then numbers; then further entities. */
  private static Term term(int number) {
    if (number >= FIRST_FURTHER) {
      return Term.iri("http://f/" + number);
    }
    if (number >= ENTITIES) {
      return number(number - ENTITIES);
    }
    if (number == 0) {
      return new Term.BlankNode("b");
    }
    return Term.iri((number % 3 == 0 ? "http://a/" : "http://e/") + number);
  }

  private static Term number(int value) {
    return new Term.Literal(
        Integer.toString(value), "http://www.w3.org/2001/XMLSchema#integer", "");
  }

  int entity(int number) {
    return view.find(term(number));
  }

  int object(int number) {
    return view.find(term(number));
  }

  int predicate(int number) {
    return view.findPredicate(predicateIri(number));
  }

  boolean has(int subject, int predicate, int object) {
    return triples.contains(new Triple(subject, predicate, object));
  }

  /** All terms that are a subject. */
  BitSet subjects() {
    BitSet subjects = new BitSet();
    triples.forEach(triple -> subjects.set(triple.subject()));
    return subjects;
  }

  /** All terms that are a subject or object. */
  BitSet terms() {
    BitSet terms = subjects();
    triples.forEach(triple -> terms.set(triple.object()));
    return terms;
  }

  List<Integer> objects(int subject, int predicate) {
    List<Integer> found = new ArrayList<>();
    for (Triple triple : triples) {
      if (triple.subject() == subject && triple.predicate() == predicate) {
        found.add(triple.object());
      }
    }
    return found;
  }

  List<Integer> subjects(int predicate, int object) {
    List<Integer> found = new ArrayList<>();
    for (Triple triple : triples) {
      if (triple.object() == object && triple.predicate() == predicate) {
        found.add(triple.subject());
      }
    }
    return found;
  }

  /** Where a step of a relation leads, a place for each triple and way. */
  List<Integer> next(WalkRelation relation, int term) {
    List<Integer> found = new ArrayList<>();
    if (relation.direction() != Direction.INVERSE) {
      found.addAll(objects(term, relation.predicate()));
    }
    if (relation.direction() != Direction.FORWARD) {
      found.addAll(subjects(relation.predicate(), term));
    }
    return found;
  }

  /** Relations over distinct predicates, none of them missing in the view. */
  Arbitrary<List<WalkRelation>> relations() {
    List<WalkRelation> all = new ArrayList<>();
    for (int p = 0; p < view.predicateCount(); p++) {
      for (Direction direction : Direction.values()) {
        all.add(new WalkRelation(p, direction, 1.0 / (p + 1)));
      }
    }
    return all.isEmpty()
        ? Arbitraries.just(List.of())
        : Arbitraries.of(all)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .uniqueElements(WalkRelation::predicate);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(description).append(": ");
    TripleCursor cursor = view.cursor().match(GraphView.ANY, GraphView.ANY, GraphView.ANY);
    while (cursor.next()) {
      text.append(cursor.subject())
          .append(' ')
          .append(cursor.predicate())
          .append(' ')
          .append(cursor.object())
          .append("; ");
    }
    return text.toString();
  }
}
