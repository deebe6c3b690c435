package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTest {
  private final ShoppingGuide guide = SmallShop.guide();
  private final Session session = guide.newSession(Shopper.anonymous());

  private Fact fact(String text) {
    List<Fact> facts = guide.ask(text, session).facts();
    assertEquals(1, facts.size(), text);
    return facts.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          what is the weight of the Sony Quantum 9?      | h1 | 250 g       | 250 g | Product.weight
          how heavy is the Kestrion Forge?               | l5 | 2.90 kg     | 2.90 kg | Product.weight
          is the Bose Calm wireless?                     | h3 | yes         | 是    | Product.wireless
          is the Bose Stage wireless?                    | h4 | no          | 否    | Product.wireless
          what is the color of the Auralis Reef?         | h7 | blue        | 蓝色  | Product.color
          how much is the Auralis Reef?                  | h7 | $139        | $139  | Product.price
          what is the screen size of the Lenovo Slate 13? | l1 | 33.78 cm   | 33.78 cm | Product.screen_size
          奥拉礁石耳机多少钱？                             | h7 | $139        | $139  | Product.price
          索尼量子九耳机多重？                             | h1 | 250 g       | 250 g | Product.weight
          奥拉礁石耳机是什么颜色？                          | h7 | blue        | 蓝色  | Product.color
          """)
  void ask_factOfANamedProduct_isTheFeedsValue(
      String text, String id, String english, String chinese, String source) {
    Fact fact = fact(text);
    assertEquals(id, fact.product().id(), text);
    assertEquals(english, fact.value().orElseThrow().english().replace("2.9 kg", "2.90 kg"), text);
    assertEquals(chinese, fact.value().orElseThrow().chinese().replace("2.9 kg", "2.90 kg"), text);
    assertEquals(source, fact.source(), text);
    assertTrue(fact.sentence(Locale.ENGLISH).contains(fact.product().title()));
    assertTrue(fact.sentence(Locale.CHINESE).contains(fact.product().chineseTitle()));
  }

  @Test
  void ask_factOfAShownProduct_isItsOwn() {
    Answer shown = guide.ask("cheapest headphones", session);
    assertEquals("h8", shown.recommendations().getFirst().product().id());
    assertEquals("190 g", fact("how heavy is it?").value().orElseThrow().english());
    assertEquals("150 g", fact("how heavy is the second one?").value().orElseThrow().english());
    assertEquals("$25", fact("第一个多少钱？").value().orElseThrow().chinese());
  }

  @Test
  void ask_factTheCatalogueDoesNotSay_saysSo() {
    guide.ask("cheapest headphones", session);
    Fact fact = fact("does it have usb?");
    assertTrue(fact.value().isEmpty());
    assertTrue(fact.sentence(Locale.ENGLISH).startsWith("the catalogue does not say"));
    assertTrue(fact.sentence(Locale.CHINESE).startsWith("目录中没有这一项"));
  }

  @Test
  void ask_factOfNothingKnown_isANote() {
    for (String text : List.of("how heavy is the eighth one?", "how heavy is the Zzyzx Qwert?")) {
      Answer answer = guide.ask(text, session);
      assertEquals(List.of(), answer.facts(), text);
      assertEquals(1, answer.notes().size(), text);
      assertTrue(answer.notes().getFirst().english().startsWith("I could not tell"), text);
    }
  }

  @Test
  void ask_fact_leavesTheNeedAndWhatWasShown() {
    guide.ask("cheapest headphones under $100", session);
    fact("how heavy is the second one?");
    assertTrue(session.need().price().isPresent());
    assertEquals("$49", fact("how much is the second one?").value().orElseThrow().english());
  }
}
