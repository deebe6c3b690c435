package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.SmallShop.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random needs over the small shop, answered as the feed's own values say. */
class NeedPropertyTest {
  /** A need that can be said in words and checked against the feed. */
  record Wanted(
      String category,
      Optional<String> color,
      Optional<String> brand,
      Optional<Integer> high,
      Optional<String> notBrand,
      Optional<String> notColor) {

    String text() {
      List<String> words = new ArrayList<>();
      color.ifPresent(words::add);
      brand.ifPresent(words::add);
      words.add(category);
      high.ifPresent(price -> words.add("under $" + price));
      notBrand.ifPresent(name -> words.add("not " + name));
      notColor.ifPresent(name -> words.add("not " + name));
      return String.join(" ", words);
    }

    boolean isFirm(Item item) {
      return item.category().equals(category)
          && high.map(price -> item.price() <= price).orElse(true)
          && notBrand.map(name -> !item.brand().equals(name)).orElse(true)
          && notColor.map(name -> !item.color().equals(name)).orElse(true);
    }

    boolean meets(Item item) {
      return isFirm(item)
          && color.map(item.color()::equals).orElse(true)
          && brand.map(item.brand()::equals).orElse(true);
    }

    /** The same need without one of its wishes, for each by the words that the guide uses. */
    Map<String, Wanted> relaxed() {
      Optional<String> none = Optional.empty();
      Map<String, Wanted> relaxed = new TreeMap<>();
      color.ifPresent(
          c -> relaxed.put(c, new Wanted(category, none, brand, high, notBrand, notColor)));
      brand.ifPresent(
          b -> relaxed.put(b, new Wanted(category, color, none, high, notBrand, notColor)));
      high.ifPresent(
          h ->
              relaxed.put(
                  BoundPhrases.between("", false, Money.format(h, "USD"), true).english(),
                  new Wanted(category, color, brand, Optional.empty(), notBrand, notColor)));
      notBrand.ifPresent(
          b -> relaxed.put("not " + b, new Wanted(category, color, brand, high, none, notColor)));
      notColor.ifPresent(
          c -> relaxed.put("not " + c, new Wanted(category, color, brand, high, notBrand, none)));
      return relaxed;
    }

    /** What an alternative should say that it misses. */
    Set<String> missed(Item item) {
      Set<String> missed =
          color.filter(c -> !c.equals(item.color())).stream().collect(Collectors.toSet());
      brand.filter(b -> !b.equals(item.brand())).ifPresent(missed::add);
      return missed;
    }
  }

  private static Set<String> ids(Predicate<Item> condition) {
    return SmallShop.ITEMS.stream().filter(condition).map(Item::id).collect(Collectors.toSet());
  }

  private static Set<String> ids(List<Recommendation> recommendations) {
    return Set.copyOf(SmallShop.ids(recommendations));
  }

  @Property(tries = 300)
  void ask_anyNeed_recommendsExactlyWhatMeetsIt(@ForAll("needs") Wanted need) {
    Answer answer = SmallShop.ask(need.text());
    assertEquals(ids(need::meets), ids(answer.recommendations()), need.text());
    answer.recommendations().forEach(r -> assertEquals(List.of(), r.unmet(), need.text()));
  }

  @Property(tries = 300)
  void ask_anyNeed_alternativesKeepWhatIsFirmAndSayWhatTheyMiss(@ForAll("needs") Wanted need) {
    Answer answer = SmallShop.ask(need.text());
    assertEquals(
        ids(item -> need.isFirm(item) && !need.meets(item)),
        ids(answer.alternatives()),
        need.text());
    for (Recommendation alternative : answer.alternatives()) {
      Set<String> unmet =
          alternative.unmet().stream().map(Phrase::english).collect(Collectors.toSet());
      assertEquals(need.missed(SmallShop.item(alternative)), unmet, need.text());
      assertFalse(unmet.isEmpty(), need.text());
      assertTrue(alternative.unmet().stream().noneMatch(p -> p.chinese().isBlank()));
    }
  }

  @Property(tries = 300)
  void ask_anyNeed_alternativesThatMissFewerWishesComeFirst(@ForAll("needs") Wanted need) {
    List<Integer> missed =
        SmallShop.ask(need.text()).alternatives().stream().map(r -> r.unmet().size()).toList();
    assertEquals(missed.stream().sorted().toList(), missed, need.text());
  }

  @Property(tries = 300)
  void ask_nothingMeetsTheNeed_relaxationsAreTrue(@ForAll("needs") Wanted need) {
    Answer answer = SmallShop.ask(need.text());
    if (!answer.recommendations().isEmpty()) {
      assertEquals(List.of(), answer.relaxations(), need.text());
      return;
    }
    Map<String, Integer> expected = new TreeMap<>();
    need.relaxed()
        .forEach(
            (wish, relaxed) -> {
              int found = SmallShop.ask(relaxed.text()).recommendations().size();
              if (found > 0) {
                expected.put(wish, found);
              }
            });
    Map<String, Integer> offered = new TreeMap<>();
    answer.relaxations().forEach(r -> offered.put(r.wish().english(), r.products()));
    assertEquals(expected, offered, need.text());
    for (Relaxation relaxation : answer.relaxations()) {
      Wanted relaxed = need.relaxed().get(relaxation.wish().english());
      double cheapest =
          SmallShop.ask(relaxed.text()).recommendations().stream()
              .mapToDouble(r -> r.product().price())
              .min()
              .orElse(-1);
      assertEquals(cheapest, relaxation.cheapest(), relaxed.text());
    }
    List<Integer> counts = answer.relaxations().stream().map(r -> -r.products()).toList();
    assertEquals(counts.stream().sorted().toList(), counts, need.text());
  }

  @Provide
  Arbitrary<Wanted> needs() {
    Arbitrary<String> categories =
        Arbitraries.of("headphones", "laptop", "running shoes", "kettle");
    Arbitrary<Optional<String>> colors = maybe(0.5, "black", "white", "red", "blue", "silver");
    Arbitrary<Optional<String>> brands = maybe(0.6, "Sony", "Kestrion", "Philips", "Nike", "Bose");
    Arbitrary<Optional<Integer>> prices =
        Arbitraries.of(20, 45, 90, 130, 300, 800, 1_500).optional(0.6);
    return Combinators.combine(
            categories,
            colors,
            brands,
            prices,
            maybe(0.3, "Sony", "Lenovo", "Asics"),
            maybe(0.2, "black", "red"))
        .as(Wanted::new)
        .filter(need -> need.color().isEmpty() || !need.color().equals(need.notColor()))
        .filter(need -> need.brand().isEmpty() || !need.brand().equals(need.notBrand()));
  }

  private static Arbitrary<Optional<String>> maybe(double present, String... values) {
    return Arbitraries.of(values).optional(present);
  }
}
