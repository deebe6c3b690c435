package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red shoes|FIND",
        "do you have red shoes|FIND",
        "有红色的鞋吗|FIND",
        "cheaper|REFINE",
        "in red instead|REFINE",
        "what about acme|REFINE",
        "and in white|REFINE",
        "换成红色|REFINE",
        "便宜一点的|REFINE",
        "换个牌子|REFINE",
        "还有吗|REFINE",
        "what is the weight of the acme z9|FACT",
        "how heavy is it|FACT",
        "does it have bluetooth|FACT",
        "is the second one waterproof|FACT",
        "它有蓝牙吗|FACT",
        "第二个防水吗|FACT",
        "something like the acme z9|SIMILAR",
        "similar to the first one|SIMILAR",
        "和第一个差不多的|SIMILAR",
        "who is zorg|OUT_OF_SCOPE",
        "who invented the wheel|OUT_OF_SCOPE",
        "when was the civil war|OUT_OF_SCOPE",
        "明朝有几个皇帝|OUT_OF_SCOPE",
        "地球有多大|OUT_OF_SCOPE",
        "who makes the acme z9|FIND",
        "history of the civil war|FIND",
        "what headphones did the president wear|FIND",
        "how do i return a kettle|ORDER_HELP",
        "start over|RESET",
        "重新开始|RESET",
        "hello|GREETING",
        "谢谢|GREETING",
        "what is the best laptop for students|FIND",
        "acme z9 vs zenit q1|COMPARE",
        "which is better, the acme z9 or the zenit q1|COMPARE",
        "compare the first one and the second one|COMPARE",
        "acme z9和zenit q1哪个好|COMPARE",
        "比较便宜的手机|FIND",
        "accessories for my acme z9|ACCESSORIES",
        "相机配件|ACCESSORIES",
        "where is my order|ORDER_HELP",
        "i want to return these shoes|ORDER_HELP",
        "我的快递到哪了|ORDER_HELP",
        "track pants|FIND",
        "tell me a joke|OUT_OF_SCOPE",
        "明天天气怎么样|OUT_OF_SCOPE",
        "never mind, start over|RESET"
      })
  void parse_utterance_hasItsIntent(String text, Intent intent) {
    assertEquals(intent, Parsing.parse(text).intent());
  }

  @Test
  void parse_comparison_refersToAllProducts() {
    assertEquals(
        List.of("acme z9", "zenit q1"),
        Parsing.parse("acme z9 vs zenit q1").references().stream()
            .map(ProductReference::words)
            .toList());
    assertEquals(
        List.of(1, 2),
        Parsing.parse("compare the first one and the second one").references().stream()
            .map(ProductReference::rank)
            .toList());
  }

  @ParameterizedTest
  @CsvSource({"how heavy is it,1", "is the second one waterproof,2", "第三款防水吗,3", "#2 similar,2"})
  void parse_productShown_isReferredToByRank(String text, int rank) {
    assertEquals(rank, Parsing.parse(text).reference().orElseThrow().rank());
  }

  @ParameterizedTest
  @CsvSource({
    "how much does it cost?, price",
    "how much does it weigh?, weight",
    "how much do the second one and its box weigh, weight",
    "how much does the acme z9 weigh, weight",
    "how much do kettles cost, price",
    "how much is it, price",
    "how heavy is it, weight",
    "它多少钱, price",
    "第二款多少钱, price",
    "这个多重, weight"
  })
  void parse_question_asksForOneAttribute(String text, String key) {
    ParsedQuery query = Parsing.parse(text);
    assertEquals(Intent.FACT, query.intent());
    assertEquals(
        List.of(key),
        query.findings(ConceptFinding.class).stream()
            .filter(finding -> finding.concept().kind() == ConceptKind.ATTRIBUTE)
            .map(finding -> finding.concept().key())
            .toList());
  }

  @Test
  void parse_questionWithAVerb_namesTheProductWithoutIt() {
    ProductReference reference =
        Parsing.parse("how much does the zorb 5 weigh").reference().orElseThrow();
    assertEquals("zorb 5", reference.words());
  }

  @Test
  void parse_productNamed_isReferredToByWords() {
    ProductReference reference =
        Parsing.parse("what is the weight of the acme wh-1000").reference().orElseThrow();
    assertEquals(0, reference.rank());
    assertEquals("acme wh-1000", reference.words());
  }

  @ParameterizedTest
  @CsvSource({
    "cheapest shoes,CHEAPEST", "newest phone,NEWEST", "best rated kettle,BEST_RATED",
    "最便宜的鞋,CHEAPEST", "销量最高的手机,MOST_POPULAR", "最轻的帐篷,LIGHTEST"
  })
  void parse_superlative_isAnOrder(String text, OrderFinding.Order order) {
    assertEquals(order, Parsing.parse(text).findings(OrderFinding.class).get(0).order());
  }

  @ParameterizedTest
  @CsvSource({
    "cheaper please,CHEAPER",
    "not that brand,OTHER_BRAND",
    "another colour,OTHER_COLOR",
    "show me more,MORE_RESULTS",
    "贵一点,MORE_EXPENSIVE",
    "轻一点,LIGHTER",
    "换个颜色,OTHER_COLOR"
  })
  void parse_comparative_isAnAdjustment(String text, AdjustFinding.Adjustment adjustment) {
    assertEquals(
        List.of(adjustment),
        Parsing.parse(text).findings(AdjustFinding.class).stream()
            .map(AdjustFinding::adjustment)
            .toList());
  }

  @Test
  void parse_comparativeWithPrice_isABound() {
    assertEquals(List.of(), Parsing.parse("cheaper than $9").findings(AdjustFinding.class));
  }

  @Test
  void parse_mixedText_hasItsMainLanguage() {
    assertEquals(Language.CHINESE, Parsing.parse("usb-c 数据线").language());
    assertEquals(Language.ENGLISH, Parsing.parse("red shoes").language());
  }
}
