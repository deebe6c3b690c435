package io.shopguide.benchmarks.quantities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.shopguide.benchmarks.Arguments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityEvaluationTest {
  private static final double REQUIRED_SHARE = 0.95;

  private final QuantityEvaluation evaluation = new QuantityEvaluation();

  @TempDir Path folder;

  private JsonObject run(Path cases) throws IOException {
    try (PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      return evaluation.run(
          Arguments.parse(List.of("cases=" + cases, "out=" + folder.resolve("out.jsonl"))), quiet);
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void run_recognizersCases_tellsRightFromWrong() throws IOException {
    Path cases =
        file(
            "cases-English-DimensionModel.json",
            """
            [
              {"Input": "a 9 km walk", "Results": [{"Text": "9 km", "Start": 2, "End": 5,
                "Resolution": {"value": "9", "unit": "Kilometer", "subtype": "Length"}}]},
              {"Input": "a 9 km run", "Results": [{"Text": "9 km", "Start": 2, "End": 5,
                "Resolution": {"value": "9", "unit": "Mile"}}]},
              {"Input": "a 9 km ride", "Results": [{"Text": "9", "Start": 2, "End": 2,
                "Resolution": {"value": "9", "unit": "Kilometer"}}]},
              {"Input": "nothing", "Results": []}
            ]
            """);
    JsonObject figures = run(cases);
    assertEquals(4, figures.get("cases").getAsInt());
    assertEquals(2, figures.get("right").getAsInt());
    List<String> lines = Files.readAllLines(folder.resolve("out.jsonl"));
    JsonObject first = JsonParser.parseString(lines.get(0)).getAsJsonObject();
    assertTrue(first.get("right").getAsBoolean());
    assertEquals("cases-English-DimensionModel.json", first.get("file").getAsString());
    assertFalse(JsonParser.parseString(lines.get(1)).getAsJsonObject().get("right").getAsBoolean());
    assertTrue(evaluation.summary(figures).contains("recognizers english dimension"));
  }

  @Test
  void run_phrases_comparesCanonicalValues() throws IOException {
    Path cases =
        file(
            "phrases.tsv",
            """
            language\tdimension\tvalue\tphrase
            en\tQuantity\tbetween Gram (3,8) (Just "rice"\tfrom 3 to 8 grams of rice
            en\tQuantity\tsimple Gram 3 (Just "rice"\t3 grams of flour
            zh\tAmountOfMoney\tunder Dollar 60\t60元以下
            en\tNumeral\tNumeralValue (-4\tminus four
            """);
    JsonObject figures = run(cases);
    assertEquals(4, figures.get("cases").getAsInt());
    assertEquals(3, figures.get("right").getAsInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-English-NumberModel.json|{}|no JSON array",
        "x-English-NumberModel.json|[{\"Results\": []}]|case 1",
        "x-English-ColourModel.json|[]|no model 'Colour'",
        "phrases.tsv|a\\tb|2: 2 columns",
        "phrases.tsv|en\\tVolume\\tmuch\\t3 l|2: 'much' is no label",
        "phrases.tsv|en\\tVolume\\tsimple Thimble 3\\t3 l|'Thimble' is no known unit"
      })
  void run_malformedCases_areRefusedWithTheirPlace(String name, String text, String message)
      throws IOException {
    String content = name.endsWith(".tsv") ? "head\n" + text.replace("\\t", "\t") : text;
    Path cases = file(name, content);
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> run(cases));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void run_folderWithoutCases_isRefused() {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> run(folder));
    assertTrue(e.getMessage().contains("neither"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,0.5",
    "1e-12,1E-12",
    "1.232e15,1.232E+15",
    "351000000000000,351000000000000",
    "0.000623,0.000623",
    "103.66666666666667,103.666666666667",
    "-0.00001,-1E-05",
    "0,0"
  })
  void number_valuesOfAllSizes_areWrittenAsInTheCases(double value, String written) {
    assertEquals(written, Values.number(value));
  }

  @Test
  @Tag("real-data")
  void run_realCases_areMostlyRight() throws IOException {
    Path real = Path.of(System.getProperty("shopguide.data"), "quantities");
    if (!Files.isDirectory(real)) {
      if (Boolean.getBoolean("shopguide.data.required")) {
        Assertions.fail(real + " is required here and absent");
      }
      Assumptions.abort(real + " is absent");
    }
    JsonObject figures = run(real);
    double share = figures.get("right").getAsDouble() / figures.get("cases").getAsDouble();
    assertTrue(share >= REQUIRED_SHARE, evaluation.summary(figures));
  }
}
