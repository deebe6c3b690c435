package io.shopguide.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.query.Dimension;
import io.shopguide.query.OrderFinding.Order;
import io.shopguide.query.QueryParser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueTest {
  private static final Concept ACME = new Concept(ConceptKind.BRAND, "acme");
  private static final Concept SHOES = new Concept(ConceptKind.CATEGORY, "shoes");
  private static final Concept BAG = new Concept(ConceptKind.CATEGORY, "bag");
  private static final Concept RED = new Concept(ConceptKind.COLOR, "red");
  private static final Concept BLUE = new Concept(ConceptKind.COLOR, "blue");
  private static final Concept DRY = new Concept(ConceptKind.ATTRIBUTE, "waterproof");
  private static final Concept WIRELESS = new Concept(ConceptKind.ATTRIBUTE, "wireless");
  private static final QueryParser PARSER =
      new QueryParser(
          Lexicon.builder()
              .add(ACME, Language.ENGLISH, "Acme", 1)
              .add(SHOES, Language.ENGLISH, "shoes", 1)
              .add(BAG, Language.ENGLISH, "bag", 1)
              .add(RED, Language.ENGLISH, "red", 1)
              .add(DRY, Language.ENGLISH, "waterproof", 1)
              .add(WIRELESS, Language.ENGLISH, "wireless", 1)
              .add(BLUE, Language.ENGLISH, "blue", 1)
              .build());
  private static final List<ShownProduct> SHOWN =
      List.of(
          new ShownProduct("a", 80, "USD", Optional.of(ACME), List.of(RED), 900),
          new ShownProduct("b", 60, "USD", Optional.empty(), List.of(), Double.NaN),
          new ShownProduct("c", Double.NaN, "", Optional.empty(), List.of(), Double.NaN),
          new ShownProduct("d", 20, "USD", Optional.empty(), List.of(), Double.NaN));

  private final Dialogue dialogue = new Dialogue();

  private Need after(String... turns) {
    Need need = Need.empty();
    for (String turn : turns) {
      need = dialogue.next(need, PARSER.parse(turn), SHOWN);
    }
    return need;
  }

  @Test
  void next_constraintAlone_keepsTheNeed() {
    Need need = after("red shoes", "under $50");
    assertEquals(List.of(SHOES), need.wishes(ConceptKind.CATEGORY));
    assertEquals(List.of(RED), need.wishes(ConceptKind.COLOR));
    assertEquals(Optional.of(new PriceBounds(0, 50, "USD")), need.price());
  }

  @Test
  void next_newCategory_startsANewNeed() {
    Need need = after("red shoes under $50", "a bag");
    assertEquals(List.of(BAG), need.wishes(ConceptKind.CATEGORY));
    assertTrue(need.wishes(ConceptKind.COLOR).isEmpty() && need.price().isEmpty());
  }

  @Test
  void next_newWords_startANewNeed() {
    assertEquals(List.of("zorb"), after("red shoes", "zorb").words());
    assertTrue(after("red shoes", "zorb").wishes().isEmpty());
  }

  @Test
  void next_sameKind_replacesTheWish() {
    assertEquals(List.of(BLUE), after("red shoes", "in blue instead").wishes(ConceptKind.COLOR));
    assertEquals(List.of(RED, BLUE), after("shoes", "red or blue").wishes(ConceptKind.COLOR));
  }

  @Test
  void next_attributes_addUp() {
    assertEquals(
        List.of(WIRELESS, DRY),
        after("wireless shoes", "also waterproof").wishes(ConceptKind.ATTRIBUTE));
  }

  @Test
  void areAlternatives_valuesOfOneAttribute_areButAttributesAreNot() {
    Concept small = new Concept(ConceptKind.VALUE, "fit=small");
    Concept large = new Concept(ConceptKind.VALUE, "fit=large");
    assertTrue(Need.areAlternatives(small, large) && Need.areAlternatives(RED, BLUE));
    assertFalse(Need.areAlternatives(DRY, WIRELESS) || Need.areAlternatives(RED, SHOES));
  }

  @Test
  void next_exclusions_addUp() {
    Need need = after("shoes", "not red", "not blue");
    assertEquals(Set.of(RED, BLUE), Set.copyOf(need.excluded()));
  }

  @Test
  void next_exclusionAndWishOfTheSame_endEachOther() {
    assertTrue(after("red shoes", "not red").wishes(ConceptKind.COLOR).isEmpty());
    assertTrue(after("shoes not red", "in red instead").excluded().isEmpty());
    assertTrue(after("shoes without zorbs", "also zorbs").excludedWords().isEmpty());
  }

  @Test
  void next_cheaper_isBelowTheCheapestOfTheFirstThree() {
    assertEquals(59.99, after("shoes", "cheaper").price().orElseThrow().high(), 1e-9);
    assertEquals(List.of(SHOES), after("shoes", "cheaper").wishes(ConceptKind.CATEGORY));
  }

  @Test
  void next_moreExpensive_dropsAnUpperBoundBelow() {
    PriceBounds price = after("shoes under $70", "more expensive").price().orElseThrow();
    assertEquals(80.01, price.low(), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, price.high());
  }

  @ParameterizedTest
  @CsvSource({
    "shoes under 700 yuan, more expensive, 80.01, Infinity",
    "shoes under $700, more expensive, 80.01, 700",
    "shoes under 700, more expensive, 80.01, 700",
    "shoes over 10 euros, cheaper, 0, 59.99",
    "shoes over $10, cheaper, 10, 59.99"
  })
  void next_priceStep_keepsTheOtherBoundOnlyInTheSameCurrency(
      String wish, String step, double low, double high) {
    assertEquals(Optional.of(new PriceBounds(low, high, "USD")), after(wish, step).price());
  }

  @Test
  void next_manyTurns_keepTheNeedSmall() {
    Need need = after("shoes");
    for (int turn = 0; turn < 50; turn++) {
      StringBuilder text = new StringBuilder("also");
      for (int i = 0; i < 60; i++) {
        int n = 60 * turn + i;
        text.append(" zorb%d; %d kg; not quux%d;".formatted(n, n + 1, n));
      }
      List<ShownProduct> shown =
          List.of(
              new ShownProduct(
                  "p" + turn, 1, "USD", Optional.of(brand(turn)), List.of(), Double.NaN));
      need = dialogue.next(need, PARSER.parse(text.toString()), shown);
      need = dialogue.next(need, PARSER.parse("another brand"), shown);
    }
    assertEquals(32, need.words().size());
    assertEquals(32, need.excludedWords().size());
    assertEquals(32, need.quantities().size());
    assertEquals(32, need.excluded().size());
    assertEquals("zorb2999", need.words().getLast());
    assertEquals(brand(49), need.excluded().getLast());
  }

  @Test
  void need_ofLargeCollections_keepsTheirEnds() {
    List<Concept> brands = IntStream.range(0, 100).mapToObj(DialogueTest::brand).toList();
    List<String> ids = IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();
    Need need =
        new Need(
            Map.of(ConceptKind.BRAND, brands),
            new LinkedHashSet<>(brands),
            Optional.empty(),
            List.of(),
            ids,
            new LinkedHashSet<>(ids),
            Optional.empty(),
            ids,
            new LinkedHashSet<>(ids));
    assertEquals(brands.subList(68, 100), need.wishes(ConceptKind.BRAND));
    assertEquals(brands.subList(68, 100), List.copyOf(need.excluded()));
    assertEquals(ids.subList(1_968, 2_000), need.words());
    assertEquals(ids.subList(1_968, 2_000), List.copyOf(need.excludedWords()));
    assertEquals(ids.subList(1_992, 2_000), need.anchors());
    assertEquals(ids.subList(1_000, 2_000), List.copyOf(need.seen()));
  }

  private static Concept brand(int number) {
    return new Concept(ConceptKind.BRAND, "brand-" + number);
  }

  @Test
  void next_otherBrandAndColor_excludeThoseOfTheFirst() {
    assertEquals(Set.of(ACME), Set.copyOf(after("shoes", "another brand").excluded()));
    assertEquals(Set.of(RED), Set.copyOf(after("shoes", "another color").excluded()));
  }

  @Test
  void next_lighter_boundsTheMass() {
    QuantityBounds mass = after("shoes", "lighter").quantities().get(0);
    assertEquals(Dimension.MASS, mass.dimension());
    assertTrue(mass.high() < 900);
  }

  @Test
  void next_boundsOnDifferentAttributes_standBesideEachOther() {
    QueryParser parser =
        new QueryParser(Lexicon.builder().vocabulary(Vocabulary.builtIn()).build());
    Need need = Need.empty();
    for (String turn : List.of("laptop with 16 GB memory", "512 GB storage")) {
      need = dialogue.next(need, parser.parse(turn), SHOWN);
    }
    assertEquals(List.of("memory 16.0", "storage 512.0"), named(need));
    Need renewed = dialogue.next(need, parser.parse("32 GB memory"), SHOWN);
    assertEquals(List.of("storage 512.0", "memory 32.0"), named(renewed));
    Need unsaid = dialogue.next(need, parser.parse("at least 64 GB"), SHOWN);
    assertEquals(List.of(" 64.0"), named(unsaid));
  }

  private static List<String> named(Need need) {
    return need.quantities().stream().map(q -> q.attribute() + " " + q.low()).toList();
  }

  @Test
  void next_moreResults_remembersWhatWasSeen() {
    assertEquals(List.of("a", "b", "c", "d"), List.copyOf(after("shoes", "show me more").seen()));
  }

  @Test
  void next_nothingShown_adjustmentChangesNothing() {
    Need need = dialogue.next(after("shoes"), PARSER.parse("cheaper"), List.of());
    assertEquals(after("shoes"), need);
  }

  @Test
  void next_reset_empties() {
    assertTrue(after("red shoes", "start over").isEmpty());
  }

  @Test
  void next_factAndGreeting_keepTheNeed() {
    Need need = after("red shoes");
    assertSame(need, dialogue.next(need, PARSER.parse("how heavy is it"), SHOWN));
    assertSame(need, dialogue.next(need, PARSER.parse("thanks"), SHOWN));
  }

  @Test
  void next_similar_anchorsTheProduct() {
    assertEquals(List.of("b"), after("shoes", "similar to the second one").anchors());
  }

  @Test
  void next_order_isKeptUntilReplaced() {
    assertEquals(Optional.of(Order.CHEAPEST), after("cheapest shoes", "in red").order());
  }

  @Test
  void next_sizeInLetters_isWishedForByItsWords() {
    Need need = after("Acme shoes", "in size XL");
    assertEquals(List.of("xl"), need.words());
    assertEquals(List.of(SHOES), need.wishes(ConceptKind.CATEGORY));
    assertEquals(List.of(), need.quantities());
  }

  @Test
  void next_quantityOfTheSameDimension_isReplaced() {
    assertEquals(1, after("shoes size 9", "size 10").quantities().size());
  }
}
