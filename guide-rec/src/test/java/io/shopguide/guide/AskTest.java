package io.shopguide.guide;

import static io.shopguide.guide.SmallShop.ask;
import static io.shopguide.guide.SmallShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One question in a new conversation: what it may and may not find. */
class AskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          headphones under $100                       | h2 h5 h6 h8
          headphones over $200                        | h1 h3
          headphones between $40 and $100             | h2 h5 h6
          100美元以下的耳机                            | h2 h5 h6 h8
          kettles under 45 dollars                    | k1 k3 k6
          1000元以下的耳机                             | h2 h4 h5 h6 h7 h8
          headphones under 100 yuan                   |
          headphones under $100 not Sony              | h5 h6 h8
          headphones not black                        | h3 h4 h5 h6 h7
          不要黑色的跑步鞋                              | s2 s3 s4 s6 s7 s8
          耳机，不要索尼，不要红色                       | h3 h5 h7 h8
          headphones without noise cancelling         | h2 h4 h6 h8
          red running shoes                           | s2 s8
          红色的跑步鞋                                 | s2 s8
          Kestrion laptops                            | l4 l5 l6
          联想笔记本电脑                               | l1 l2 l3
          Bose or Sony headphones                     | h1 h2 h3 h4
          black Sony headphones                       | h1 h2
          wireless headphones                         | h1 h3 h5 h6 h7
          wireless headphones under $30               |
          noise cancelling headphones                 | h1 h3 h5 h7
          laptops with at least 512 GB                | l1 l2 l4 l5 l7
          laptop under 1.5 kg                         | l1 l4 l6 l7
          laptops between 14 and 16 inches            | l2 l3 l4 l6 l7 l8
          17.3 inch laptop                            | l5
          laptop with screen size 16 inches           | l2
          laptop with weight up to 1.3 kg             | l1 l4 l7
          kettle 1.7 l                                | k1 k2
          headphones with at least 30 hours battery life | h1 h5 h7
          续航30小时以上的耳机                          | h1 h5 h7
          Sony                                        | h1 h2
          under $30                                   | h8 k3
          """)
  void ask_boundsExclusionsAndWishes_findsExactlyThese(String text, String expected) {
    Set<String> products = expected == null ? Set.of() : Set.of(expected.split(" "));
    assertEquals(products, Set.copyOf(ids(ask(text).recommendations())), text);
  }

  @Test
  void ask_boundOnAnAttributeTheShopLacks_isNotCheckedOnAnother() {
    Answer answer = ask("laptop with a width of at most 30 cm");
    assertEquals(8, answer.recommendations().size());
    assertTrue(
        answer.notes().getFirst().english().contains("could not be checked"),
        answer.notes().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cheapest headphones       | h8 h6 h5 h2 h4 h7 h3 h1
          最便宜的耳机               | h8 h6 h5 h2 h4 h7 h3 h1
          most expensive kettle     | k4 k5 k2 k1 k6 k3
          newest headphones         | h6 h5 h7 h1 h3 h2 h4 h8
          best rated laptop         | l5 l2 l1 l4 l7 l3 l6 l8
          lightest laptop           | l4 l1 l7 l6 l3 l2 l8 l5
          最轻的笔记本电脑            | l4 l1 l7 l6 l3 l2 l8 l5
          cheapest red running shoes | s8 s2
          """)
  void ask_order_ranksByIt(String text, String expected) {
    assertEquals(List.of(expected.split(" ")), ids(ask(text).recommendations()), text);
  }

  @Test
  void ask_mostPopular_ranksByBuyers() {
    List<String> ranked = ids(ask("most popular running shoes").recommendations());
    assertEquals(List.of("s1", "s5", "s2"), ranked.subList(0, 3));
    assertEquals(8, ranked.size());
  }

  @Test
  void ask_orderByAValueSomeLack_putsThemLast() {
    List<String> ranked = ids(ask("lightest Philips").recommendations());
    assertEquals(List.of("h8", "k3", "k1", "k2"), ranked);
  }

  @Test
  void ask_yuan_isConvertedByTheRateAndWordedInYuan() {
    Answer answer = ask("headphones under 350 yuan");
    assertEquals(Set.of("h6", "h8"), Set.copyOf(ids(answer.recommendations())), "$49 is 350 yuan");
    assertEquals(Set.of("h8"), Set.copyOf(ids(ask("349元以下的耳机").recommendations())));
    assertTrue(sentence(answer).contains("up to ¥350"), sentence(answer));
    assertEquals(List.of(), answer.notes());
  }

  private static String sentence(Answer answer) {
    return answer.recommendations().getFirst().explanation().sentence(Locale.ENGLISH);
  }

  @Test
  void ask_currencyWithoutARate_isNotAppliedButNoted() {
    Answer answer = ask("headphones under 100 EUR");
    assertEquals(8, answer.recommendations().size());
    assertEquals(1, answer.notes().size());
    Phrase note = answer.notes().getFirst();
    assertTrue(note.english().contains("€100") && note.english().contains("could not be checked"));
    assertTrue(note.chinese().contains("€100以内") && note.chinese().contains("无法核对"));
    assertFalse(sentence(answer).contains("100"), "what was not checked is no reason");
  }

  @Test
  void ask_dimensionTheCatalogueLacks_isNotAppliedButNoted() {
    Answer answer = ask("kettle with at least 2000 watts");
    assertEquals(6, answer.recommendations().size());
    assertTrue(answer.notes().getFirst().english().contains("at least 2,000 W"));
  }

  @Test
  void ask_propertyFewProductsDeclare_ranksThoseFirstAndHidesNone() {
    Answer answer = ask("waterproof running shoes");
    List<String> found = new ArrayList<>(ids(answer.recommendations()));
    found.addAll(ids(answer.alternatives()));
    assertEquals(8, Set.copyOf(found).size());
    assertEquals(Set.of("s2", "s6"), Set.copyOf(found.subList(0, 2)));
  }

  @ParameterizedTest
  @CsvSource({
    "purple headphones",
    "headphones with usb",
    "紫色的耳机",
  })
  void ask_somethingTheCategoryLacks_isNotPretendedToBeFound(String text) {
    Answer answer = ask(text);
    assertEquals(List.of(), answer.recommendations(), text);
    assertFalse(answer.alternatives().isEmpty(), text);
    for (Recommendation each : answer.alternatives()) {
      assertEquals("headphones", SmallShop.item(each).category(), text);
    }
  }

  @Test
  void ask_broaderCategoryThanFiled_findsWhatIsOfIt() {
    assertEquals(8, ask("sneakers").recommendations().size());
    assertEquals(8, ask("运动鞋").recommendations().size());
  }

  @Test
  void ask_limit_boundsRecommendationsAndAlternativesTogether() {
    Session session = SmallShop.guide().newSession(Shopper.anonymous());
    Answer answer = SmallShop.guide().ask("red running shoes", session, AskOptions.limit(5));
    assertEquals(2, answer.recommendations().size());
    assertEquals(3, answer.alternatives().size());
    Answer one = SmallShop.guide().ask("running shoes", session, AskOptions.limit(1));
    assertEquals(1, one.recommendations().size());
    assertEquals(List.of(), one.alternatives());
    Answer all =
        SmallShop.guide().ask("running shoes", session, AskOptions.limit(Integer.MAX_VALUE));
    assertEquals(8, all.recommendations().size());
  }

  @Test
  void ask_withinSomeProducts_findsNoOthers() {
    Session session = SmallShop.guide().newSession(Shopper.anonymous());
    AskOptions among = AskOptions.limit(10).within(Set.of("h1", "h5", "s1", "no such product"));
    Answer answer = SmallShop.guide().ask("headphones", session, among);
    assertEquals(Set.of("h1", "h5"), Set.copyOf(ids(answer.recommendations())));
    assertEquals(List.of(), answer.alternatives());
    assertEquals(
        List.of(),
        SmallShop.guide()
            .ask("headphones", session, AskOptions.defaults().within(Set.of()))
            .recommendations());
  }

  @Test
  void options_limitNotPositive_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> AskOptions.limit(0));
    assertThrows(IllegalArgumentException.class, () -> AskOptions.limit(-1));
  }
}
