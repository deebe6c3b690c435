package io.shopguide.kg.delta;

import static io.shopguide.kg.GraphView.ANY;
import static io.shopguide.kg.GraphView.NONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pattern with a term and no predicate looks only at predicates that the term may have. */
class SnapshotPredicatesTest {
  private static final Term BRAND = Term.iri("http://brand.example/1");
  private static final Term PRODUCT = Term.iri("http://product.example/1");
  private static final Term OTHER = Term.iri("http://product.example/2");
  private static final Term NEW = Term.iri("http://new.example/1");

  private final SnapshotView base = base();

  /** Brands have the predicates 0 to 4, products 5 to 9, of which the last one leads to brands. */
  private static SnapshotView base() {
    DeltaEditor editor = new DeltaEditor(SnapshotView.of(Image.build(new ImageBuilder())));
    for (int p = 0; p < 5; p++) {
      editor.add(BRAND, "urn:p" + p, Term.text("x" + p), Annotation.NONE);
      editor.add(OTHER, "urn:p" + (p + 5), p == 4 ? BRAND : Term.text("x" + p), Annotation.NONE);
    }
    editor.add(PRODUCT, "urn:p6", Term.text("x1"), Annotation.NONE);
    try (ImageBuilder builder = new ImageBuilder()) {
      Rebuild.copy(editor.view(), builder);
      return SnapshotView.of(Image.build(builder));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** With changes of predicates around and among those of the base. */
  private SnapshotView changed() {
    DeltaEditor editor = new DeltaEditor(base);
    editor.add(PRODUCT, "urn:new", Term.text("y"), Annotation.NONE);
    editor.add(PRODUCT, "urn:p2", NEW, Annotation.NONE);
    editor.remove(PRODUCT, "urn:p6", Term.text("x1"));
    editor.add(PRODUCT, "urn:p7", Term.text("y"), Annotation.NONE);
    return editor.view();
  }

  @Test
  void predicatesInBase_boundTerm_areThoseOfItsClass() {
    int product = base.find(PRODUCT);
    int brand = base.find(BRAND);
    assertArrayEquals(new int[] {5, 6, 7, 8, 9}, base.predicatesInBase(product, ANY));
    assertArrayEquals(new int[] {5, 6, 7, 8, 9}, base.predicatesInBase(product, brand));
    assertArrayEquals(new int[] {9}, base.predicatesInBase(ANY, brand));
    assertArrayEquals(new int[] {}, base.predicatesInBase(ANY, product));
    assertArrayEquals(new int[] {}, base.predicatesInBase(NONE, ANY));
    SnapshotView changed = changed();
    assertArrayEquals(new int[] {}, changed.predicatesInBase(ANY, changed.find(NEW)));
    assertArrayEquals(new int[] {2, 6, 7, 10}, changed.delta().changedPredicates());
  }

  @Test
  void match_termInBaseAndChanges_givesPredicatesInOrder() {
    SnapshotView view = changed();
    int product = view.find(PRODUCT);
    assertEquals(List.of(2, 7, 10), predicates(view, product, ANY));
    assertEquals(3, view.count(product, ANY, ANY));
    assertEquals(List.of(5, 6, 7, 8, 9), predicates(view, view.find(OTHER), ANY));
    assertEquals(5, view.count(view.find(OTHER), ANY, ANY));
    assertEquals(List.of(2), predicates(view, ANY, view.find(NEW)));
    assertEquals(List.of(2), predicates(view, product, view.find(NEW)));
    assertEquals(List.of(9), predicates(view, ANY, view.find(BRAND)));
    assertEquals(List.of(1, 6), predicates(view, ANY, view.find(Term.text("x1"))));
    assertEquals(List.of(1, 6, 6), predicates(base, ANY, base.find(Term.text("x1"))));
  }

  private static List<Integer> predicates(GraphView view, int subject, int object) {
    List<Integer> predicates = new ArrayList<>();
    TripleCursor cursor = view.cursor().match(subject, ANY, object);
    while (cursor.next()) {
      predicates.add(cursor.predicate());
    }
    return predicates;
  }
}
