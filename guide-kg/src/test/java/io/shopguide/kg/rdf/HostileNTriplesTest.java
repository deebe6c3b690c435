package io.shopguide.kg.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.RdfSyntaxException;
import io.shopguide.kg.rdf.Triples.Outcome;
import io.shopguide.kg.rdf.Triples.Triple;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, reading them ends in triples and problems, whatever the buffer is. */
class HostileNTriplesTest {
  private static final String TEXT =
      """
      <http://ex.org/s> <http://ex.org/\\u00e9> "a \\"b\\" \\U0001F600"@en-US . # comment
      _:b1 <http://ex.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
      <http://ex.org/\u00e9> <http://ex.org/p> "\u624b\u673a\ud83d\ude00\\n\\\\" .\r
      _:\u00e9.1 <http://ex.org/p> _:hex-2062 .
      """;
  private static final byte[] SIGNS =
      "<>\"\\_:.@^# \t\n\rutxU0aF-{\0".getBytes(StandardCharsets.UTF_8);

  @Property(tries = 3000)
  void read_mutated_givesTriplesAndProblemsOnly(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) {
    Random random = new Random(seed);
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < changes; i++) {
      byte value =
          random.nextInt(4) > 0 ? SIGNS[random.nextInt(SIGNS.length)] : (byte) random.nextInt();
      bytes[random.nextInt(bytes.length)] = value;
    }
    check(bytes, 3 + random.nextInt(100));
  }

  @Property(tries = 2000)
  void read_randomSigns_givesTriplesAndProblemsOnly(
      @ForAll long seed, @ForAll @IntRange(max = 200) int length) {
    Random random = new Random(seed);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] =
          random.nextInt(8) > 0 ? SIGNS[random.nextInt(SIGNS.length)] : (byte) random.nextInt();
    }
    check(bytes, 3 + random.nextInt(20));
  }

  @Property(tries = 500)
  void read_randomBytes_givesTriplesAndProblemsOnly(@ForAll byte[] bytes) {
    check(bytes, 16);
  }

  @Test
  void read_cutAnywhere_givesTriplesAndProblemsOnly() {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length <= bytes.length; length++) {
      check(Arrays.copyOf(bytes, length), 7);
    }
  }

  /** Lines with a problem are no triples, the others are what is written of them. */
  private static void check(byte[] bytes, int chunk) {
    Outcome outcome = Triples.skim(bytes, chunk);
    Outcome whole = Triples.skim(bytes, Triples.CHUNK);
    assertEquals(whole.triples(), outcome.triples());
    assertEquals(messages(whole), messages(outcome));
    for (RdfSyntaxException problem : outcome.problems()) {
      assertEquals("t.nt", problem.file());
      assertTrue(problem.line() >= 1 && problem.column() >= 1, problem.getMessage());
      assertTrue(problem.column() <= bytes.length + 1, problem.getMessage());
      assertTrue(problem.getMessage().length() < 400, problem.getMessage());
    }
    List<Triple> copy = Triples.read(Triples.write(outcome.triples()));
    assertEquals(outcome.triples(), copy);
  }

  private static List<String> messages(Outcome outcome) {
    return outcome.problems().stream().map(RdfSyntaxException::getMessage).toList();
  }
}
