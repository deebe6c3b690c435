package io.shopguide.benchmarks.quantities;

import com.google.gson.JsonObject;
import io.shopguide.query.Quantity;
import io.shopguide.query.QuantityKind;
import io.shopguide.query.QuantityLevel;
import io.shopguide.query.QuantityOptions;
import io.shopguide.query.QuantityReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phrase that is one quantity, with a label such as {@code between Gram (2,7) Nothing}: what is
 * said (simple, between, above, under), the unit, the values and what is measured out. Brackets of
 * the labels are not always closed.
 */
record PhraseCase(String language, String kind, String label, String input)
    implements QuantityCase {
  private static final Pattern LABEL =
      Pattern.compile(
          "(?<side>simple|between|above|under) (?<unit>\\w+) \\(?(?<low>[-0-9.e]+)\\)?"
              + "(?:, ?(?<high>[-0-9.e]+)\\)?)?(?: Nothing| \\(Just \"(?<product>[^\"]*)\"\\)?)?");
  private static final Pattern NUMERAL =
      Pattern.compile("NumeralValue \\(?(?<value>[-0-9.e]+)\\)?");
  private static final double TOLERANCE = 1e-9;
  private static final int COLUMNS = 4;

  private static final QuantityReader NUMERALS = reader(QuantityLevel.NUMERAL, QuantityKind.NUMBER);
  private static final QuantityReader MONEY =
      reader(
          QuantityLevel.QUANTITY, QuantityKind.CURRENCY, QuantityKind.NUMBER, QuantityKind.RANGE);
  private static final QuantityReader MEASURES =
      reader(
          QuantityLevel.QUANTITY, QuantityKind.DIMENSION, QuantityKind.NUMBER, QuantityKind.RANGE);

  private static QuantityReader reader(
      QuantityLevel level, QuantityKind first, QuantityKind... others) {
    return new QuantityReader(
        QuantityOptions.DEFAULT.at(level).only(first, others).withCollectives());
  }

  /**
   * The cases of a tab-separated file: language, kind, label, phrase.
   *
   * @throws IllegalArgumentException if a line is none
   */
  static List<QuantityCase> read(Path file) throws IOException {
    List<QuantityCase> cases = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      if (columns.length != COLUMNS) {
        throw new IllegalArgumentException(
            "%s, line %d: %d columns instead of language, dimension, value and phrase"
                .formatted(file, i + 1, columns.length));
      }
      try {
        PhraseCase phrase = new PhraseCase(columns[0], columns[1], columns[2], columns[3]);
        phrase.expected();
        cases.add(phrase);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s".formatted(file, i + 1, e.getMessage()), e);
      }
    }
    return cases;
  }

  /** What a label says: values in its unit, infinite where it leaves an end open. */
  private record Expected(PhraseUnit unit, double low, double high, String product) {}

  private Expected expected() {
    if (kind.equals("Numeral")) {
      Matcher numeral = matcher(NUMERAL);
      double value = Double.parseDouble(numeral.group("value"));
      return new Expected(PhraseUnit.of(PhraseUnit.NONE, false), value, value, null);
    }
    Matcher matcher = matcher(LABEL);
    PhraseUnit unit = PhraseUnit.of(matcher.group("unit"), kind.equals("AmountOfMoney"));
    double low = Double.parseDouble(matcher.group("low"));
    String product = kind.equals("Quantity") ? matcher.group("product") : null;
    return switch (matcher.group("side")) {
      case "between" -> new Expected(unit, low, Double.parseDouble(matcher.group("high")), product);
      case "above" -> new Expected(unit, low, Double.POSITIVE_INFINITY, product);
      case "under" -> new Expected(unit, Double.NEGATIVE_INFINITY, low, product);
      default -> new Expected(unit, low, low, product);
    };
  }

  private Matcher matcher(Pattern pattern) {
    Matcher matcher = pattern.matcher(label);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + label + "' is no label");
    }
    return matcher;
  }

  @Override
  public JsonObject run() {
    QuantityReader reader =
        switch (kind) {
          case "Numeral" -> NUMERALS;
          case "AmountOfMoney" -> MONEY;
          default -> MEASURES;
        };
    List<Quantity> found = reader.read(input);
    JsonObject line = new JsonObject();
    line.addProperty("input", input);
    line.addProperty("found", found.toString());
    line.addProperty("expected", label);
    line.addProperty("right", found.size() == 1 && matches(expected(), found.get(0)));
    return line;
  }

  private boolean matches(Expected expected, Quantity quantity) {
    double factor = expected.unit().factor();
    return expected.unit().isOf(quantity)
        && isNear(expected.low() * factor, quantity.canonicalLow())
        && isNear(expected.high() * factor, quantity.canonicalHigh())
        && (expected.product() == null || expected.product().equalsIgnoreCase(product(quantity)));
  }

  /** What follows a quantity, without a joining "of" or 的. */
  private String product(Quantity quantity) {
    String rest = input.substring(quantity.span().end()).strip();
    return rest.replaceFirst("^(of\\s+|的)", "");
  }

  private static boolean isNear(double one, double other) {
    return one == other || Math.abs(one - other) <= TOLERANCE * Math.abs(one);
  }
}
