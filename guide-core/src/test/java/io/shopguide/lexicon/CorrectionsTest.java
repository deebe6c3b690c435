package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  private static final Concept HEADSET = new Concept(ConceptKind.CATEGORY, "headset");

  private final Lexicon lexicon =
      Lexicon.builder()
          .word("headphones", 500)
          .word("headphone", 100)
          .word("keyboard", 400)
          .word("gaming", 50)
          .word("mouse", 60)
          .word("gam", 1)
          .word("ingmouse", 1)
          .word("coffee", 10)
          .word("covfee", 9)
          .word("batteries", 9)
          .add(HEADSET, Language.CHINESE, "蓝牙耳机", 1)
          .add(HEADSET, Language.CHINESE, "手机", 1)
          .add(HEADSET, Language.CHINESE, "首级", 1)
          .build();
  private final TokenBuffer tokens = new TokenBuffer();
  private final SpellingBuffer found = new SpellingBuffer();

  private List<String> words() {
    return IntStream.range(0, found.size()).mapToObj(found::word).toList();
  }

  private List<String> corrections(String typed, int edits) {
    tokens.read(typed);
    lexicon.corrections(tokens, 0, edits, found);
    return words();
  }

  @Test
  void corrections_twoEdits_onlyOnRequestAndInLongWords() {
    assertEquals(List.of(), corrections("haedphnoes", 1));
    assertEquals(List.of("headphones"), corrections("haedphnoes", 2));
    assertEquals(List.of("keyboard"), corrections("keybaordd", 2));
    assertEquals(List.of(), corrections("cofeef", 2), "under eight letters");
  }

  @Test
  void corrections_otherLetter_mustBeALikelySlip() {
    assertEquals(List.of("batteries"), corrections("battwries", 1), "neighbours on the keyboard");
    assertEquals(List.of(), corrections("batqeries", 1));
    assertEquals(List.of(), corrections("batpeqies", 2));
  }

  @Test
  void corrections_severalWords_areRankedByEditThenFrequency() {
    assertEquals("headphones", corrections("headphonse", 2).get(0));
    assertTrue(found.confidence(0) > 0.5 && found.confidence(0) < 1);
    assertEquals(List.of("coffee"), corrections("cofffee", 1), "a doubled letter");
  }

  @Test
  void corrections_knownWordOrDigits_areNone() {
    assertEquals(List.of(), corrections("keyboard", 2));
    assertEquals(List.of(), corrections("键", 1));
    assertEquals(List.of(), corrections("1234", 1));
  }

  @Test
  void replace_aCorrection_changesTheToken() {
    corrections("keybord", 1);
    found.replace(0, tokens, 0);
    assertEquals("keyboard", tokens.text(0));
    assertTrue(lexicon.knows(tokens, 0));
    assertEquals(7, tokens.end(0));
  }

  @Test
  void corrections_warmBuffer_allocateNothing() {
    String[] typed = {"keybord", "haedphnoes", "unknown", "keyboard"};
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int round = 0; round < 3; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1_000; i++) {
        tokens.read(typed[i % typed.length]);
        lexicon.corrections(tokens, 0, 2, found);
        if (found.size() > 0) {
          found.replace(0, tokens, 0);
        }
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(allocated < 1_000, allocated + " bytes in 1,000 corrections");
  }

  @Test
  void homophones_otherCharactersOfTheSameSound_findTheWord() {
    tokens.read("買藍亞耳機");
    lexicon.homophones(tokens, 1, 5, found);
    assertEquals(List.of("蓝牙耳机"), words());
    tokens.read("受机");
    lexicon.homophones(tokens, 0, 2, found);
    assertEquals(List.of("手机", "首级"), words(), "fewer other characters first");
    tokens.read("手机");
    lexicon.homophones(tokens, 0, 2, found);
    assertEquals(List.of("首级"), words(), "not the word itself");
    tokens.read("ab c");
    lexicon.homophones(tokens, 0, 2, found);
    assertEquals(List.of(), words());
  }

  @Test
  void splitPoint_twoKnownWords_isBetweenTheMoreFrequent() {
    tokens.read("a gamingmouse pad");
    assertEquals("gaming".length(), lexicon.splitPoint(tokens, 1));
    tokens.split(1, 6);
    assertEquals(
        List.of("a", "gaming", "mouse", "pad"),
        IntStream.range(0, tokens.size()).mapToObj(tokens::text).toList());
    assertEquals(8, tokens.end(1));
    assertEquals(8, tokens.start(2));
    assertEquals(13, tokens.end(2));
    assertEquals(TokenBuffer.hash("mouse"), tokens.hash(2));
    assertEquals(Token.Joint.GAP, tokens.joint(2));
    assertEquals(14, tokens.start(3));
    assertEquals(0, lexicon.splitPoint(tokens, 1), "known");
    assertEquals(0, lexicon.splitPoint(tokens, 3), "too short");
    assertThrows(IllegalArgumentException.class, () -> tokens.split(3, 3));
  }
}
