package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.lexicon.ConceptKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Texts of any kind are parsed without an exception, and what is found stands in the text, in
 * order. A hundred thousand, or as many as the system property {@code shopguide.fuzz.inputs} says.
 */
class ParserFuzzTest {
  private static final int INPUTS = Integer.getInteger("shopguide.fuzz.inputs", 100_000);
  private static final long SEED = Long.getLong("shopguide.fuzz.seed", 1);
  private static final List<String> PIECES =
      List.of(
          "not ",
          "no ",
          "without ",
          "except ",
          "或",
          "和",
          "不要",
          "除了",
          "以外",
          "not not ",
          "or ",
          "and ",
          "under ",
          "over ",
          "between ",
          "至",
          "-",
          "–",
          "to ",
          "about ",
          "左右",
          "以下",
          "以上",
          "$",
          "€",
          "¥",
          "£",
          "元",
          "块",
          "usd ",
          "1",
          "12",
          "3,000",
          "1.5",
          "1/3",
          "0",
          "999999999999999999999",
          "一",
          "两",
          "三百",
          "万",
          "亿",
          "半",
          "几",
          "多",
          "点",
          "half a ",
          "dozen ",
          "two hundred and ",
          "k ",
          "gb ",
          "inch ",
          "\"",
          "'",
          "cm ",
          "x ",
          "斤",
          "寸",
          "size ",
          "pack of ",
          "years old ",
          "岁",
          "red ",
          "black ",
          "蓝色",
          "shoes ",
          "手机",
          "laptop ",
          "dog food ",
          "女鞋",
          "apple ",
          "orange ",
          "acme ",
          "for my son ",
          "cheapest ",
          "最便宜",
          "compare ",
          "vs ",
          "accessories for ",
          "配件",
          "where is my order ",
          "hello ",
          "is the ",
          "what ",
          "多少钱",
          "吗",
          "?",
          "。",
          "，",
          ",",
          ".",
          "!",
          "(",
          ")",
          "[",
          "{",
          "<",
          "%",
          "#",
          "@",
          "/",
          "\\",
          "\t",
          "\n",
          "\u0000",
          "\u200b",
          "\u0301",
          "\u0301\u0302\u0303",
          "\ud83d\ude00",
          "\ud83d",
          "\ude00",
          "㍿",
          "℃",
          "ﬁ",
          "Ａ",
          "１",
          "\u202e",
          "Ω",
          "ß",
          "İ",
          "ı",
          "ǆ",
          "龘",
          "體",
          "門",
          "é",
          "e\u0301",
          "כ",
          "ع",
          "ไ",
          "wh-1000xm4 ",
          "a4 ",
          "4k ",
          "i7 ",
          "dvd ",
          "the ",
          "of ",
          "《",
          "》",
          "绘本",
          "、",
          "都行",
          "is fine ",
          "sort by price ",
          "lowest first ",
          "按销量排序",
          "who is ",
          "world war ",
          "皇帝",
          "兰色",
          "kids ",
          "month ",
          "把块",
          "来万",
          "5w-30 ",
          "never ");

  @Test
  void parse_anyText_findsOrderlyThingsInIt() {
    Random random = new Random(SEED);
    for (int i = 0; i < INPUTS; i++) {
      String text = text(random);
      try {
        check(text, Parsing.parse(text));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + SEED + ", input " + i + ": " + escaped(text), e);
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(12);
    for (int p = 0; p < pieces; p++) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.append((char) (0x4E00 + random.nextInt(0x5200)));
        case 2 -> text.append((char) (' ' + random.nextInt(95)));
        default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (random.nextInt(4) == 0) {
        text.append(' ');
      }
      if (random.nextInt(200) == 0) {
        text.append(PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(300)));
      }
    }
    return text.toString();
  }

  private static void check(String text, ParsedQuery parsed) {
    int end = 0;
    for (Finding finding : parsed.findings()) {
      Span span = finding.span();
      boolean inside =
          finding instanceof ConceptFinding concept
              && concept.concept().kind() == ConceptKind.AUDIENCE
              && span.end() <= end;
      assertTrue(inside || span.start() >= end, () -> finding + " overlaps another one");
      assertTrue(span.start() < span.end() && span.end() <= text.length(), finding::toString);
      assertTrue(finding.confidence() >= 0 && finding.confidence() <= 1, finding::toString);
      end = Math.max(end, span.end());
    }
    int wordStart = 0; // one sign may stand for several words
    for (Word word : parsed.unresolved()) {
      int least = wordStart;
      assertTrue(word.span().start() >= least, () -> word + " is not in order");
      assertTrue(word.span().end() <= text.length(), word::toString);
      wordStart = word.span().start();
    }
    for (Alternatives alternatives : parsed.alternatives()) {
      for (Span span : alternatives.spans()) {
        boolean found =
            parsed.findings().stream().anyMatch(finding -> finding.span().equals(span))
                || parsed.unresolved().stream().anyMatch(word -> word.span().equals(span));
        assertTrue(found, () -> span + " is neither a finding nor a word");
      }
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(c >= ' ' && c < 0x7F ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return escaped.toString();
  }
}
