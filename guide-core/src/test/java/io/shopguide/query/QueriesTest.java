package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries of the query files; see the README beside them. */
class QueriesTest {
  @ParameterizedTest
  @CsvSource({
    "queries.jsonl, 0.99",
    "queries-more.jsonl, 0.995",
    "queries-blind.jsonl, 0.98",
    "queries-late.jsonl, 0.9"
  })
  void parse_handWrittenQueries_areUnderstood(String file, double share) throws IOException {
    QueryParser parser = new QueryParser(lexicon());
    List<String> misses = new ArrayList<>();
    List<String> lines = lines(file);
    Gson gson = new Gson();
    for (String line : lines) {
      Expectation expectation = gson.fromJson(line, Expectation.class);
      ParsedQuery parsed = parser.parse(expectation.q());
      List<String> differences = expectation.differences(parsed);
      if (!differences.isEmpty()) {
        misses.add(expectation.q() + "\n    " + String.join("\n    ", differences));
      }
    }
    int right = lines.size() - misses.size();
    System.out.println(right + " of " + lines.size() + " queries understood; misses:");
    misses.forEach(miss -> System.out.println("  " + miss));
    assertTrue(right >= share * lines.size(), right + " of " + lines.size() + " understood");
  }

  static Lexicon lexicon() throws IOException {
    LexiconBuilder builder = Lexicon.builder().vocabulary(Vocabulary.builtIn());
    for (String line : lines("brands.tsv")) {
      String[] columns = line.split("\t", -1);
      Concept brand = new Concept(ConceptKind.BRAND, columns[0]);
      addForms(builder, brand, Language.ENGLISH, columns[1]);
      addForms(builder, brand, Language.CHINESE, columns[2]);
    }
    return builder.build();
  }

  private static void addForms(
      LexiconBuilder builder, Concept brand, Language language, String forms) {
    for (String form : forms.split("\\|", -1)) {
      if (!form.isEmpty()) {
        builder.add(brand, language, form, 1);
      }
    }
  }

  static List<String> lines(String name) throws IOException {
    try (InputStream in = QueriesTest.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isEmpty()).toList();
    }
  }
}
