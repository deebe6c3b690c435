package io.shopguide.guide;

import static io.shopguide.guide.SmallShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that no shopper means well with. */
class HostileTextTest {
  private static final int LONG = 100_000;

  private final ShoppingGuide guide = SmallShop.guide();

  @Test
  void ask_null_isRefused() {
    Session session = guide.newSession(Shopper.anonymous());
    assertThrows(NullPointerException.class, () -> guide.ask(null, session));
    assertThrows(NullPointerException.class, () -> guide.ask("x", null));
    assertThrows(NullPointerException.class, () -> guide.ask("x", session, null));
    assertThrows(NullPointerException.class, () -> guide.newSession(null));
    assertThrows(NullPointerException.class, () -> guide.recommend((Shopper) null, 1));
    assertEquals(8, guide.ask("headphones", session).recommendations().size(), "still usable");
  }

  @ParameterizedTest
  @MethodSource("nothings")
  void ask_nothing_isAnEmptyAnswerThatKeepsTheNeed(String text) {
    Session session = guide.newSession(Shopper.anonymous());
    assertEquals(List.of(), guide.ask(text, session).recommendations());
    guide.ask("red headphones", session);
    guide.ask(text, session);
    assertEquals(List.of("h6"), ids(guide.ask("under $50", session).recommendations()));
  }

  static List<String> nothings() {
    return List.of("", " ", "\t\n\r", "\u3000", "\u200b", "…", "!!!???", "。，");
  }

  static List<String> longTexts() {
    return List.of(
        "a".repeat(LONG),
        "headphones ".repeat(LONG / 11),
        "not ".repeat(LONG / 4),
        "not sony ".repeat(LONG / 9),
        distinct("w", " ", LONG / 8),
        distinct("not w", " ", LONG / 12),
        distinct("under $", " ", LONG / 12),
        distinct("w", "-", LONG / 8),
        "耳机".repeat(LONG / 2),
        "不要".repeat(LONG / 2),
        run(0x4e00, 20_000).repeat(5),
        "不要" + run(0x4e00, 20_000),
        "\uD83D\uDE00".repeat(LONG / 2),
        "\uD83D".repeat(LONG),
        "1".repeat(LONG),
        "(".repeat(LONG),
        "\"".repeat(LONG),
        "\n".repeat(LONG),
        "e\u0301\u0302".repeat(LONG / 3));
  }

  private static String distinct(String prefix, String separator, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> prefix + i)
        .collect(Collectors.joining(separator));
  }

  private static String run(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void ask_longText_isAnsweredInTimeAndTheSessionUsable(String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Session session = guide.newSession(Shopper.anonymous());
          assertNotNull(guide.ask(text, session));
          assertEquals(8, guide.ask("start over headphones", session).recommendations().size());
        });
  }

  @Test
  void ask_surrogatesAndEmojiAmongWords_stillFindsTheWords() {
    for (String text :
        List.of(
            "\uD83C\uDFA7 headphones \uD83D\uDE00",
            "headphones \uD83D",
            "\uDE00 headphones",
            "耳机\uD83C\uDFA7\u200d")) {
      assertEquals(8, SmallShop.ask(text).recommendations().size(), text);
    }
  }

  @Property(tries = 500)
  void ask_anyTurns_areAnsweredWithTrueSentences(@ForAll("turns") List<String> turns) {
    Session session = guide.newSession(Shopper.of("dan"));
    for (String turn : turns) {
      Answer answer = guide.ask(turn, session);
      assertEquals(turn, answer.query().text());
      for (Recommendation each : answer.recommendations()) {
        assertTrue(
            each.unmet().stream().allMatch(p -> p.english().startsWith("\"")),
            () -> turns + " misses more than words: " + each.unmet());
        assertTrue(!each.explanation().sentence(Locale.CHINESE).isEmpty());
      }
    }
  }

  @Provide
  Arbitrary<List<String>> turns() {
    Arbitrary<String> word =
        Arbitraries.oneOf(
            Arbitraries.of(
                "headphones",
                "耳机",
                "not",
                "不要",
                "under",
                "$",
                "100",
                "以下",
                "元",
                "red",
                "红色",
                "cheaper",
                "more",
                "sony",
                "索尼",
                "first one",
                "what is the",
                "weight",
                "like",
                "的",
                "start over",
                ",",
                "between",
                "and",
                "inch",
                "-",
                "%",
                "\"",
                "without",
                "more than"),
            Arbitraries.strings().ofMaxLength(6));
    return word.list().ofMaxSize(7).map(words -> String.join(" ", words)).list().ofMaxSize(4);
  }

  @Test
  void build_titlesOfEmojiAndOneLongWord_areShownWhole(@TempDir Path folder) {
    String emoji = "\uD83C\uDFA7";
    String header =
        "id,title,title_zh,brand,brand_zh,category,category_zh,color,price,released,rating\n";
    String row = ",Sony,索尼,headphones,耳机,black,9,2025-01-01,4\n";
    GuideBuilder.create(folder)
        .products(
            SmallShop.products(
                header
                    + ("a," + emoji.repeat(60) + "," + "x" + emoji.repeat(60) + row)
                    + ("b,x" + emoji.repeat(60) + "," + emoji.repeat(60) + row)))
        .build();
    try (ShoppingGuide own = ShoppingGuide.open(folder, GuideMonitor.none())) {
      own.bought(Shopper.of("u"), "a");
      String sentence =
          own.recommend(Shopper.of("u"), 1).getFirst().explanation().sentence(Locale.ENGLISH)
              + own.similar("b", 1).getFirst().explanation().sentence(Locale.ENGLISH)
              + own.similar("b", 1).getFirst().explanation().sentence(Locale.CHINESE);
      assertTrue(sentence.contains(emoji + "…"), sentence);
      assertTrue(
          sentence.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff),
          "no character is cut in half");
    }
  }
}
