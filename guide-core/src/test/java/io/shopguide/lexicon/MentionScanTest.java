package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MentionScanTest {
  private static final int MIN_INNER_LETTERS = 4;

  private final TokenBuffer tokens = new TokenBuffer();
  private final MentionBuffer found = new MentionBuffer();

  @Property(tries = 500)
  void scan_anyFormsAndText_equalsBruteForce(
      @ForAll("forms") Set<String> forms, @ForAll("text") String text) {
    Map<String, Concept> conceptOfKey = new TreeMap<>();
    LexiconBuilder builder = Lexicon.builder();
    for (String form : forms) {
      Concept concept = new Concept(ConceptKind.BRAND, "<" + FormKey.of(form) + ">");
      builder.add(concept, Language.ENGLISH, form, 1);
      conceptOfKey.put(FormKey.of(form), concept);
    }
    Lexicon lexicon = builder.build();
    tokens.read(text);
    lexicon.scan(tokens, found);
    List<String> actual = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      assertEquals(1, lexicon.senseCount(found.form(i)));
      Concept concept = lexicon.concept(found.form(i), 0);
      actual.add(found.first(i) + "-" + found.end(i) + concept);
    }
    assertEquals(bruteForce(conceptOfKey), actual);
  }

  private List<String> bruteForce(Map<String, Concept> conceptOfKey) {
    List<String> expected = new ArrayList<>();
    for (int first = 0; first < tokens.size(); first++) {
      for (int end = first + 1; end <= tokens.size(); end++) {
        StringBuilder key = new StringBuilder(tokens.text(first));
        for (int i = first + 1; i < end; i++) {
          key.append(tokens.isSkipped(i) ? "" : tokens.text(i));
        }
        boolean starts = !tokens.isMark(first) && isEdge(first, first);
        boolean ends = end == first + 1 || !tokens.isSkipped(end - 1);
        Concept concept = conceptOfKey.get(key.toString());
        if (concept != null && starts && ends && isEdge(end, end - 1)) {
          expected.add(first + "-" + end + concept);
        }
      }
    }
    return expected;
  }

  private boolean isEdge(int boundary, int inner) {
    return boundary == tokens.size()
        || !tokens.continues(boundary)
        || (tokens.type(inner) == Token.Type.WORD && tokens.length(inner) >= MIN_INNER_LETTERS);
  }

  @Provide
  Arbitrary<Set<String>> forms() {
    return Arbitraries.strings()
        .withChars("ab1 -.!手機")
        .ofMinLength(1)
        .ofMaxLength(9)
        .filter(form -> Tokenizer.tokens(form).stream().anyMatch(t -> t.type() != Token.Type.MARK))
        .set()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("aab1 -.!手机").ofMaxLength(40);
  }

  @Test
  void scan_manyForms_findsEachAndNothingElse() {
    Random random = new Random(11);
    LexiconBuilder builder = Lexicon.builder();
    List<String> forms = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      String form = "w" + random.nextInt(5_000) + " x" + random.nextInt(1 << 20);
      forms.add(form);
      builder.add(new Concept(ConceptKind.BRAND, form), Language.ENGLISH, form, 1 + i % 7);
    }
    Lexicon lexicon = builder.build();
    for (int i = 0; i < forms.size(); i++) {
      Sense sense = lexicon.senses(forms.get(i)).get(0);
      assertEquals(forms.get(i), sense.concept().key());
      assertTrue(lexicon.senses("y" + forms.get(i)).isEmpty());
    }
    assertTrue(lexicon.size().forms() < 16L * lexicon.formCount(), lexicon.size().toString());
  }

  @Test
  void scan_warmBuffers_allocatesNothing() {
    Lexicon lexicon = Lexicon.builder().vocabulary(Vocabulary.builtIn()).build();
    String[] queries = {"red wireless headphones for women", "無線藍牙耳機 黑色", "usb-c cable 2m"};
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    double sum = 0;
    for (int round = 0; round < 3; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 3_000; i++) {
        tokens.read(queries[i % queries.length]);
        lexicon.scan(tokens, found);
        for (int m = 0; m < found.size(); m++) {
          sum += lexicon.prior(found.form(m), 0);
          sum += lexicon.concept(found.form(m), 0).key().length();
        }
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(sum > 0);
    assertTrue(allocated < 1_000, allocated + " bytes in 3,000 scans");
  }

  @Test
  void scan_hostileText_takesLinearTime() {
    LexiconBuilder builder = Lexicon.builder();
    for (int length = 1; length <= FormKey.MAX_LENGTH; length++) {
      builder.add(
          new Concept(ConceptKind.BRAND, "a" + length), Language.ENGLISH, "a".repeat(length), 1);
    }
    Lexicon lexicon = builder.build();
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (String piece : List.of("a ", "a!", "a", "手", "a1")) {
            tokens.read(piece.repeat(100_000));
            lexicon.scan(tokens, found);
          }
        });
    tokens.read("a ".repeat(1_000));
    lexicon.scan(tokens, found);
    assertEquals(1_000 * FormKey.MAX_LENGTH - 120 * 119 / 2, found.size());
  }

  @Test
  void add_formsOfTheLongestKey_areFoundAndLongerOnesIgnored() {
    String longest = "ab".repeat(FormKey.MAX_LENGTH / 2);
    Concept concept = new Concept(ConceptKind.PRODUCT, "long");
    Lexicon lexicon =
        Lexicon.builder()
            .add(concept, Language.ENGLISH, longest, 1)
            .add(concept, Language.ENGLISH, longest + "c", 1)
            .build();
    assertEquals(1, lexicon.formCount());
    tokens.read("x " + longest + " " + longest + "c");
    lexicon.scan(tokens, found);
    assertEquals(1, found.size());
    assertEquals(1, found.first(0));
  }
}
