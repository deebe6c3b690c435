package io.shopguide.examples.jena;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SparqlExampleTest {
  @Test
  void run_quickstartCatalogue_answersEveryQuestion() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    SparqlExample.run(new PrintStream(printed, true, UTF_8));
    List<String> parts =
        Pattern.compile("\\R\\R").splitAsStream(printed.toString(UTF_8).stripTrailing()).toList();
    assertEquals(7, parts.size(), parts::toString);
    List<String> categories = parts.get(1).lines().toList();
    assertEquals(8, categories.size(), "title, heading and six categories");
    assertTrue(categories.get(1).matches("  category +products +from +rated"), categories.get(1));
    assertTrue(categories.get(2).matches("  Running Shoes +64 +29\\.99 +4\\.\\d+"));
    assertEquals(
        List.of("Boomley", "Pippalo"),
        parts.get(2).lines().skip(2).limit(2).map(SparqlExampleTest::firstWord).toList());
    assertTrue(parts.get(3).contains("Noise-Cancelling Wireless Over-Ear Headphones, Onyx Black"));
    assertTrue(parts.get(4).lines().skip(2).findFirst().orElseThrow().startsWith("  Speakers "));
    assertTrue(parts.get(5).matches("An update of a copy added [1-9]\\d* triples\\."));
    assertTrue(parts.get(6).lines().count() > 2, parts.get(6));
  }

  private static String firstWord(String line) {
    return line.strip().replaceFirst(" .*", "");
  }
}
