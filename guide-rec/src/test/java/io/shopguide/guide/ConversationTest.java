package io.shopguide.guide;

import static io.shopguide.guide.SmallShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several turns of one conversation, in English and in Chinese. */
class ConversationTest {
  private final ShoppingGuide guide = SmallShop.guide();
  private final Session session = guide.newSession(Shopper.anonymous());

  private Answer say(String text) {
    return guide.ask(text, session);
  }

  private List<String> found(String text) {
    return ids(say(text).recommendations());
  }

  @ParameterizedTest
  @CsvSource({
    "running shoes, cheaper, in red instead, not that brand",
    "跑步鞋, 便宜点, 换成红色, 换个牌子",
  })
  void turns_narrowAndChange_keepTheNeed(String find, String cheaper, String red, String brand) {
    assertEquals(8, found(find).size());
    assertEquals(Set.of("s6", "s8"), Set.copyOf(found(cheaper)), "below the first three");
    Answer inRed = say(red);
    assertEquals(List.of("s8"), ids(inRed.recommendations()));
    assertEquals(List.of("s6"), ids(inRed.alternatives()));
    Answer otherBrand = say(brand);
    assertEquals(List.of(), otherBrand.recommendations());
    assertEquals(List.of("s6"), ids(otherBrand.alternatives()), "green, but not Adidas");
    assertEquals(3, otherBrand.relaxations().size());
  }

  @Test
  void turns_moreExpensiveLighterAndOtherColor_compareWithWhatWasShown() {
    assertEquals("l8", found("cheapest laptop").getFirst());
    assertEquals(List.of("l7", "l1", "l4", "l2", "l5"), found("more expensive"));
    assertEquals(List.of("l1", "l4"), found("lighter"));
    assertEquals("l8", found("cheapest laptop").getFirst());
    assertEquals(List.of("l6", "l7", "l1", "l4", "l2"), found("another color"));
  }

  @ParameterizedTest
  @CsvSource({"show me more", "还有吗"})
  void turns_more_showsWhatWasNotShown(String more) {
    Answer first = guide.ask("laptop", session, AskOptions.limit(3));
    Answer second = guide.ask(more, session, AskOptions.limit(3));
    Answer third = guide.ask(more, session, AskOptions.limit(3));
    Set<String> all = Set.of("l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8");
    List<String> shown = new ArrayList<>(ids(first.recommendations()));
    shown.addAll(ids(second.recommendations()));
    shown.addAll(ids(third.recommendations()));
    assertEquals(all, Set.copyOf(shown));
    assertEquals(8, shown.size(), "nothing twice");
    Answer last = say(more);
    assertEquals(List.of(), last.recommendations());
    assertEquals(8, last.relaxations().getFirst().products());
  }

  @Test
  void turns_newCategory_forgetsTheOldNeed() {
    found("red headphones under $50");
    assertEquals(6, found("kettle").size());
    assertTrue(session.need().price().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"start over", "重新开始"})
  void turns_reset_emptiesTheNeed(String reset) {
    found("red headphones under $50");
    Answer answer = say(reset);
    assertTrue(session.need().isEmpty());
    assertEquals(List.of(), answer.recommendations());
  }

  @ParameterizedTest
  @CsvSource({"hello", "谢谢"})
  void turns_greeting_changesNothing(String greeting) {
    found("red headphones");
    Answer answer = say(greeting);
    assertEquals(List.of(), answer.recommendations());
    assertEquals(List.of("h6"), found("under $50"));
  }

  @ParameterizedTest
  @CsvSource({"where is my order?", "tell me a joke", "我的快递到哪了"})
  void turns_whatNoProductAnswers_getsAReplyAndChangesNothing(String text) {
    found("red headphones");
    Answer answer = say(text);
    assertEquals(List.of(), answer.recommendations());
    assertEquals(1, answer.notes().size());
    assertEquals(List.of("h6"), found("under $50"));
  }

  @Test
  void turns_comparison_givesTheSameFactsOfBoth() {
    List<String> shown = found("headphones");
    Answer answer = say("compare the first one and the second one");
    List<String> first =
        answer.facts().stream()
            .filter(fact -> fact.product().id().equals(shown.get(0)))
            .map(fact -> fact.attribute().toString())
            .toList();
    List<String> second =
        answer.facts().stream()
            .filter(fact -> fact.product().id().equals(shown.get(1)))
            .map(fact -> fact.attribute().toString())
            .toList();
    assertTrue(!first.isEmpty(), answer.notes().toString());
    assertEquals(first, second);
    assertEquals(answer.facts().size(), first.size() + second.size());
  }

  @Test
  void turns_rankOfTheFirstAnswer_canBeAskedAfterAGreeting() {
    List<String> shown = found("headphones");
    say("thanks");
    Answer fact = say("how heavy is the second one?");
    assertEquals(shown.get(1), fact.facts().getFirst().product().id());
  }

  @Test
  void sessions_twoOfOneShopper_areApart() {
    Session other = guide.newSession(Shopper.anonymous());
    found("red headphones");
    assertEquals(6, guide.ask("kettle", other).recommendations().size());
    assertEquals(List.of("h6"), found("under $50"));
    assertFalse(other.need().equals(session.need()));
  }

  @ParameterizedTest
  @CsvSource({"headphones, something like the first one", "耳机, 类似第一款的"})
  void similar_theOneShownFirst_isLikeTheProductItself(String find, String like) {
    String first = found(find).getFirst();
    List<String> similar = found(like);
    List<String> expected = ids(guide.similar(first, 10));
    assertFalse(similar.contains(first));
    assertEquals(expected.subList(0, 3), similar.subList(0, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "'something like the Bose Calm Headphones but under $150, not red'",
    "'类似博士静听耳机的，150美元以下，不要红色'"
  })
  void similar_withABoundAndAnExclusion_keepsThem(String text) {
    Answer answer = say(text);
    assertTrue(answer.recommendations().size() >= 3, ids(answer.recommendations()).toString());
    for (Recommendation each : answer.recommendations()) {
      assertTrue(each.product().price() <= 150, each.product().toString());
      assertFalse(SmallShop.item(each).color().equals("red"), each.product().toString());
    }
    Answer cheaper = say("cheaper");
    double least =
        answer.recommendations().stream()
            .limit(3)
            .mapToDouble(r -> r.product().price())
            .min()
            .orElseThrow();
    assertTrue(cheaper.recommendations().stream().allMatch(r -> r.product().price() < least));
    for (Recommendation each : cheaper.recommendations()) {
      String sentence = each.explanation().sentence(Locale.ENGLISH);
      assertFalse(sentence.contains("you bought"), sentence);
    }
  }

  @Test
  void explain_anyProduct_isTheScoreOfTheAnswer() {
    for (String text : List.of("red headphones under $100", "wireless headphones not Bose")) {
      Answer answer = say(text);
      for (Recommendation each : answer.recommendations()) {
        assertEquals(each, guide.explain(session, each.product().id()), text);
      }
      for (Recommendation each : answer.alternatives()) {
        assertEquals(each, guide.explain(session, each.product().id()), text);
      }
    }
    Recommendation kettle = guide.explain(session, "k1");
    assertTrue(kettle.score() >= 0 && kettle.score() <= 1, "score " + kettle.score());
  }
}
