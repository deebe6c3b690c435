package io.shopguide.query.linking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductOverlapTest {
  private static final Concept TONER = new Concept(ConceptKind.CATEGORY, "toner");
  private static final Concept SHIRT = new Concept(ConceptKind.CATEGORY, "shirt");
  private static final Concept CYAN = new Concept(ConceptKind.VALUE, "printing_colour=cyan");
  private static final Concept UNKNOWN = new Concept(ConceptKind.COLOR, "octarine");

  private final List<Concept> asked = new ArrayList<>();
  private final ProductOverlap overlap =
      new ProductOverlap(
          1_000,
          concept -> {
            asked.add(concept);
            return Map.of(TONER, range(0, 100), SHIRT, range(100, 600), CYAN, range(50, 100))
                .getOrDefault(concept, new BitSet());
          });

  private static BitSet range(int from, int to) {
    BitSet products = new BitSet();
    products.set(from, to);
    return products;
  }

  @Test
  void of_whatIsOftenTogether_isAboveOne() {
    assertEquals((50 + 2.0) / (5 + 2), overlap.of(TONER, CYAN), 1e-9);
    assertEquals(overlap.of(CYAN, TONER), overlap.of(TONER, CYAN), 1e-9);
  }

  @Test
  void of_whatIsNeverTogether_isBelowOneAndPositive() {
    double ratio = overlap.of(SHIRT, CYAN);
    assertTrue(ratio > 0 && ratio < 0.2, "ratio " + ratio);
  }

  @Test
  void of_whatTheShopLacks_isOne() {
    assertEquals(1, overlap.of(UNKNOWN, TONER));
    assertEquals(1, new ProductOverlap(0, c -> new BitSet()).of(SHIRT, TONER));
  }

  @Test
  void of_askedAgain_isKept() {
    overlap.of(TONER, CYAN);
    overlap.of(TONER, CYAN);
    assertEquals(List.of(TONER, CYAN), asked);
  }
}
