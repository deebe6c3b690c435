package io.shopguide.kg.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.Term.BlankNode;
import io.shopguide.kg.delta.ViewModel.Triple;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A view says what the changes said, whether they are beside the base or in it. */
class SnapshotModelTest {
  private static final int STEPS = 8;

  /** A view and what it should say. */
  private record Moment(SnapshotView view, ViewModel model) {}

  private static SnapshotView empty() {
    return SnapshotView.of(Image.build(new ImageBuilder()));
  }

  private static SnapshotView rebuilt(SnapshotView view) throws IOException {
    try (ImageBuilder builder = new ImageBuilder()) {
      Rebuild.copy(view, builder);
      Image image = Image.build(builder);
      image.verify();
      return SnapshotView.of(image);
    }
  }

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  void view_anyChangesAndMerges_saysWhatTheModelSays(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    TermPool pool = new TermPool(random, 1 + random.nextInt(4));
    ViewModel model = new ViewModel();
    SnapshotView view = empty();
    List<Moment> moments = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      DeltaEditor editor = new DeltaEditor(view);
      for (int i = random.nextInt(12); i >= 0; i--) {
        change(random, pool, model, editor);
      }
      view = editor.view();
      moments.add(new Moment(view, model.copy()));
      model.assertDescribes(view, random);
      SnapshotView merged = rebuilt(view);
      model.assertDescribes(merged, random);
      if (random.nextInt(4) == 0) {
        view = merged;
      }
    }
    for (Moment moment : moments) {
      moment.model().assertDescribes(moment.view(), random);
      model.triples().forEach(triple -> assertKnowsOnlyItsOwn(moment.view(), triple));
    }
  }

  /** A view finds no terms that came later. */
  private static void assertKnowsOnlyItsOwn(SnapshotView view, Triple triple) {
    for (Term term : List.of(triple.subject(), triple.object())) {
      int id = view.find(term);
      assertTrue(id == GraphView.NONE || view.term(id).equals(term), term::toString);
      if (term instanceof Term.Iri iri) {
        assertEquals(id, view.findIri(iri.value()));
      }
    }
    String predicate = triple.predicate().value();
    int id = view.findPredicate(predicate);
    assertTrue(id == GraphView.NONE || view.predicate(id).equals(predicate), predicate);
  }

  /** Long rows at both ends, so that their changes fill several chunks. */
  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void view_manyChangesOfFewTerms_saysWhatTheModelSays(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Term> hubs = List.of(Term.iri("urn:x:1"), Term.iri("urn:y:1"), new BlankNode("z"));
    List<Term> leaves = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      leaves.add(Term.iri("http://" + "abc".charAt(i % 3) + ".example/" + i));
    }
    ViewModel model = new ViewModel();
    SnapshotView view = empty();
    for (int step = 0; step < 3; step++) {
      DeltaEditor editor = new DeltaEditor(view);
      for (int i = 0; i < 2500; i++) {
        Term hub = hubs.get(random.nextInt(hubs.size()));
        Term leaf = leaves.get(random.nextInt(leaves.size()));
        boolean out = random.nextBoolean();
        Triple triple = new Triple(out ? hub : leaf, Term.iri("urn:p"), out ? leaf : hub);
        if (random.nextInt(3) == 0) {
          model.remove(triple);
          editor.remove(triple.subject(), "urn:p", triple.object());
        } else {
          Annotation annotation = Annotation.weight(1 + random.nextInt(2));
          model.add(triple, annotation);
          editor.add(triple.subject(), "urn:p", triple.object(), annotation);
        }
      }
      view = editor.view();
      model.assertDescribes(view, random);
      view = random.nextBoolean() ? rebuilt(view) : view;
    }
    model.assertDescribes(rebuilt(view), random);
  }

  private static void change(Random random, TermPool pool, ViewModel model, DeltaEditor editor) {
    List<Triple> there = model.triples();
    Triple triple =
        there.isEmpty() || random.nextInt(3) > 0
            ? new Triple(pool.subject(), pool.predicate(), pool.object())
            : there.get(random.nextInt(there.size()));
    String predicate = triple.predicate().value();
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        model.remove(triple);
        editor.remove(triple.subject(), predicate, triple.object());
      }
      case 2 -> {
        model.set(triple);
        editor.removeOthers(triple.subject(), predicate, triple.object());
        editor.add(triple.subject(), predicate, triple.object(), Annotation.NONE);
      }
      default -> {
        Annotation annotation = pool.annotation();
        model.add(triple, annotation);
        editor.add(triple.subject(), predicate, triple.object(), annotation);
      }
    }
  }
}
